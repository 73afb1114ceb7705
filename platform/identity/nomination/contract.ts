import { Checks, Nomination, standings, Step, Wording } from "#platform/identity/nomination/nomination.ts"
import type { DecideRefusal, ProposeRefusal } from "#platform/identity/nomination/nomination.ts"
import { Letter } from "#platform/identity/nomination/letter.ts"
import { Invitation } from "#platform/identity/invitation/invitation.ts"
import { Party } from "#platform/identity/party.ts"
import { endpoint, type RefusalStatus } from "#platform/kernel/endpoint.ts"
import { languages } from "#platform/kernel/language.ts"
import { page, Paging } from "#platform/kernel/page.ts"
import { Text } from "#platform/kernel/text.ts"
import { z } from "zod"

const params = z.object({ id: z.uuid() })

/** A nomination with what was done with it, what it takes over from, and what whoever asks may do with it. */
export const NominationRecord = Nomination.extend({
  roleNames: Text.nullable(),
  steps: z.array(Step),
  /** Whoever would be replaced: the holder of the appointment it takes over from. */
  predecessor: z.object({ person: z.string(), name: z.string(), until: z.iso.date().nullable() }).nullable(),
  /** Whom it made, for those who may know. */
  person: z.string().nullable(),
  /** The appointment it made is there; where it takes over from somebody, once that was handed over. */
  appointed: z.boolean(),
  invitation: Invitation.nullable(),
  /** The acts on this very nomination that are the reader's to do now. */
  acts: z.array(z.string()),
})
export type NominationRecord = z.infer<typeof NominationRecord>

/** A nomination in a list. */
export const ListedNomination = Nomination.omit({ letter: true, checks: true, basis: true, replaces: true }).extend({
  roleNames: Text.nullable(),
  /** It waits for the reader: to be checked by them, or to be said anew. */
  mine: z.boolean(),
})
export type ListedNomination = z.infer<typeof ListedNomination>

const proposing = {
  "letter-not-found": 422,
  "party-not-found": 422,
  "role-not-found": 422,
  "role-retired": 422,
  "role-not-for-party": 422,
  "role-is-for-administrators": 403,
  "ends-before-it-begins": 422,
  "not-yours": 403,
  "already-nominated": 409,
  "replaced-not-found": 422,
} as const satisfies Record<ProposeRefusal, RefusalStatus> & Record<string, RefusalStatus>

const deciding = {
  "nomination-not-found": 404,
  "nomination-not-open": 409,
  "own-nomination": 403,
  "own-proposal": 403,
  "role-is-for-administrators": 403,
} as const satisfies Record<DecideRefusal, RefusalStatus> & Record<string, RefusalStatus>

/** Lists those for whom the asker may propose somebody: their own State or organization, or all. */
export const listParties = endpoint({
  act: "party.list",
  method: "get",
  path: "/parties",
  summary: "List States and organizations for which I may propose somebody",
  query: z.object({
    q: z.string().max(200).optional(),
    kind: z.enum(["state", "organization"]).optional(),
    language: z.enum(languages).default("en"),
    limit: z.coerce.number().int().min(1).max(500).default(500),
  }),
  output: z.object({ total: z.number().int(), items: z.array(Party) }),
  refusals: {},
})

/** Brings the letter a nomination will rest on. What it is is told by its content, whatever it is called. */
export const bringLetter = endpoint({
  act: "nomination.bring-letter",
  method: "post",
  path: "/nominations/letters",
  summary: "Bring an authority letter",
  upload: true,
  output: Letter,
  refusals: { "no-letter": 422, "one-letter-at-a-time": 422, "letter-not-of-a-kind": 415, "letter-too-large": 413 },
})

/** Proposes somebody for a role, on the basis of a letter that was brought. */
export const proposeNomination = endpoint({
  act: "nomination.propose",
  method: "post",
  path: "/nominations",
  summary: "Propose somebody for a role on the basis of an authority letter",
  body: Wording.extend({ party: z.string().max(100).nullable() }),
  output: z.object({ id: z.uuid() }),
  refusals: proposing,
})

/** Says a nomination anew, before it is decided; who does so is among its authors from then on. */
export const correctNomination = endpoint({
  act: "nomination.correct",
  method: "put",
  path: "/nominations/{id}",
  summary: "Correct a nomination that is not decided yet",
  params,
  body: Wording.extend({ letter: z.uuid().nullable() }),
  output: z.object({ id: z.uuid() }),
  refusals: { ...proposing, "nomination-not-found": 404, "nomination-not-open": 409 },
})

/** Lists nominations, latest first, as far as they are the asker's to see. */
export const listNominations = endpoint({
  act: "nomination.list",
  method: "get",
  path: "/nominations",
  summary: "List nominations",
  query: Paging.extend({
    status: z.enum(standings).optional(),
    party: z.string().max(100).optional(),
    role: z.string().max(64).optional(),
    q: z.string().trim().max(200).optional(),
  }),
  output: page(ListedNomination),
  refusals: {},
})

export const getNomination = endpoint({
  act: "nomination.read",
  method: "get",
  path: "/nominations/{id}",
  summary: "Read a nomination with what was done with it",
  params,
  output: NominationRecord,
  refusals: { "nomination-not-found": 404 },
})

/** The letter as it was brought. Whoever may read the nomination may read it, and nobody else. */
export const readLetter = endpoint({
  act: "nomination.read-letter",
  method: "get",
  path: "/nominations/{id}/letter",
  summary: "Read the authority letter of a nomination",
  params,
  output: Letter,
  formats: { file: "application/octet-stream" },
  refusals: { "nomination-not-found": 404 },
})

export const withdrawNomination = endpoint({
  act: "nomination.withdraw",
  method: "post",
  path: "/nominations/{id}/withdraw",
  summary: "Take a nomination back",
  params,
  body: z.object({ comment: z.string().trim().max(2000).default("") }),
  output: z.object({ id: z.uuid() }),
  refusals: { "nomination-not-found": 404, "nomination-not-open": 409 },
})

/** What is answered where somebody is invited: until when, and the link, told here once where no mail carries it. */
export const Sent = z.object({ id: z.uuid(), link: z.string().nullable(), expires: z.iso.datetime().nullable() })
export type Sent = z.infer<typeof Sent>

/**
 * Accepts a nomination that was held against its letter in every field. It makes
 * the person, where they are not here yet, and invites them; it makes the
 * appointment, unless somebody is replaced: then the hand-over does.
 */
export const checkNomination = endpoint({
  act: "nomination.check",
  method: "post",
  path: "/nominations/{id}/check",
  summary: "Hold a nomination against its letter and accept it",
  params,
  body: z.object({ checks: Checks, comment: z.string().trim().max(2000).default("") }),
  output: Sent,
  refusals: { ...deciding, "field-questioned": 422, "person-not-let-in": 409, "seat-taken": 409, "role-retired": 409 },
})

const explained = z.object({ checks: Checks, comment: z.string().trim().min(1).max(2000) })

export const returnNomination = endpoint({
  act: "nomination.return",
  method: "post",
  path: "/nominations/{id}/return",
  summary: "Return a nomination to whoever proposed it, with the reason",
  params,
  body: explained,
  output: z.object({ id: z.uuid() }),
  refusals: deciding,
})

export const refuseNomination = endpoint({
  act: "nomination.refuse",
  method: "post",
  path: "/nominations/{id}/refuse",
  summary: "Refuse a nomination, with the reason",
  params,
  body: explained,
  output: z.object({ id: z.uuid() }),
  refusals: deciding,
})
