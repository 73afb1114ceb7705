import { Rule } from "#platform/identity/right/rule.ts"
import { PartyInPlace } from "#platform/identity/party.ts"
import { Condition } from "#platform/kernel/appointment.ts"
import { endpoint } from "#platform/kernel/endpoint.ts"
import { Text } from "#platform/kernel/text.ts"
import { z } from "zod"

/** The one table of acts, roles and conditions, for anybody to read. */
export const listRights = endpoint({
  act: "right.list",
  method: "get",
  path: "/rights",
  summary: "Who may do what: acts, roles and conditions",
  output: z.object({ items: z.array(Rule) }),
  refusals: {},
})

/** Whether whoever asks may do one act on one thing: by which role of theirs, or what stands in the way. */
export const Own = z.object({
  act: z.string(),
  may: z.boolean(),
  /** The role by which they may; nothing where it is anybody's to do. */
  role: z.string().nullable(),
  names: Text.nullable(),
  why: z.union([z.enum(["no-right", "key"]), Condition]).nullable(),
})
export type Own = z.infer<typeof Own>

/** Who may read and who may change one thing, and why; the reader themselves besides. */
export const Explained = z.object({
  party: PartyInPlace.nullable(),
  reads: z.array(Rule),
  changes: z.array(Rule),
  own: z.array(Own),
})
export type Explained = z.infer<typeof Explained>

/** The records that modules keep and of which one can ask who may see them. */
export const recordNouns = [
  "document",
  "session",
  "mandate",
  "import",
  "treaty",
  "treaty-act",
  "actor",
  "call",
  "question",
  "report",
  ...(["submission", "answer", "dataset", "snapshot", "release"] as const),
] as const

/** Those of them that are somebody's, and are shown to others only as far as these release them. */
export const ownNouns = ["submission", "answer", "dataset", "snapshot", "release"] as const

/** The things whose rights can be asked for one by one. */
export const explained = [...recordNouns, "role", "person", "nomination"] as const

/** Says who can see and change one thing, and why. Of what is not there, or what one may not know exists, nothing is said. */
export const explainRight = endpoint({
  act: "right.explain",
  method: "get",
  path: "/rights/explain",
  summary: "Who can see and change this, and why",
  query: z.object({ noun: z.enum(explained), id: z.string().min(1).max(200) }),
  output: Explained,
  refusals: { "record-not-found": 404 },
})
