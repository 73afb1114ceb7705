import { day } from "#platform/kernel/day.ts"
import { endpoint } from "#platform/kernel/endpoint.ts"
import { page, Paging } from "#platform/kernel/page.ts"
import { z } from "zod"

const number = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER)
const size = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
const act = z.string().regex(/^[a-z]+(-[a-z]+)*\.([a-z]+(-[a-z]+)*|\*)$/)
// What is asked for is told to the ledger, in which nobody's address stands.
const subject = z.string().regex(/^[a-z]+(-[a-z]+)*:[^\s@]{1,255}$/)
const person = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/)

/** What became of each field: its before and after; of what is personal only that it changed. */
const changes = z.record(z.string(), z.union([z.literal("personal"), z.object({ before: z.json(), after: z.json() })]))

/** By whom something was done and for whom they acted, as far as whoever asks may know. */
const who = {
  person: z.string().nullable(),
  /** Empty where the person was erased. */
  name: z.string().nullable(),
  role: z.string().nullable(),
  party: z.string().nullable(),
}

/** A line of the ledger as auditors see it. */
export const AuditLine = z.object({
  number: z.number(),
  at: z.iso.datetime(),
  ...who,
  person: z.string(),
  appointment: z.string().nullable(),
  act: z.string(),
  subjects: z.array(z.string()),
  params: z.record(z.string(), z.json()),
  changes: changes.nullable(),
})
export type AuditLine = z.infer<typeof AuditLine>

/** Which lines: of whom, of which act (or of all on a noun: `mandate.*`), by which appointment, on what, from which day to which. */
export const AuditFilter = z.object({
  person: person.optional(),
  act: act.optional(),
  appointment: z.uuid().optional(),
  subject: subject.optional(),
  since: day.optional(),
  until: day.optional(),
})
export type AuditFilter = z.infer<typeof AuditFilter>

export const listLines = endpoint({
  act: "ledger.list",
  method: "get",
  path: "/ledger/lines",
  summary: "Lines of the ledger, latest first",
  recorded: true,
  query: AuditFilter.extend(Paging.shape),
  output: page(AuditLine),
  refusals: {},
})

export const readLine = endpoint({
  act: "ledger.read",
  method: "get",
  path: "/ledger/lines/{number}",
  summary: "One line, with what it is sealed by",
  recorded: true,
  params: z.object({ number }),
  output: AuditLine.extend({ formula: z.number(), seal: z.string(), text: z.string() }),
  refusals: { "line-not-found": 404 },
})

/** More lines than this are not written into one file, which memory holds whole; whoever wants them asks by period. */
export const longestExport = 50_000

export const exportLines = endpoint({
  act: "ledger.export",
  method: "get",
  path: "/ledger/export",
  summary: "All lines that are asked for, as a file",
  recorded: true,
  query: AuditFilter,
  output: z.object({ items: z.array(AuditLine) }),
  formats: {
    csv: "text/csv",
    xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  },
  refusals: { "export-too-long": 422 },
})

/** How the ledger was found: the first line that is wrong, and how; or none. */
export const Verification = z.object({
  lines: z.number(),
  root: z.string(),
  broken: z
    .object({ line: z.number(), how: z.enum(["changed", "missing", "not-in-the-tree", "cut-off", "rewritten"]) })
    .nullable(),
})

export const verifyLedger = endpoint({
  act: "ledger.verify",
  method: "post",
  path: "/ledger/verification",
  summary: "Make every seal and the tree anew, and hold them against a checkpoint",
  body: z.object({ checkpoint: z.string().max(100_000).optional() }),
  output: Verification,
  refusals: { "not-a-checkpoint": 422 },
})

/** How the ledger stands, signed; and the keys by which it ever was. */
export const SignedCheckpoint = z.object({
  size: z.number(),
  root: z.string(),
  /** The note itself, to be kept (c2sp.org/tlog-checkpoint). */
  checkpoint: z.string(),
  verifiers: z.array(z.object({ key: z.string(), since: z.iso.datetime() })),
  /** The proof that the ledger goes on from the size that `since` names (RFC 6962, 2.1.2), in base64. */
  path: z.array(z.string()).nullable(),
})

export type SignedCheckpoint = z.infer<typeof SignedCheckpoint>

export const getCheckpoint = endpoint({
  act: "checkpoint.read",
  method: "get",
  path: "/ledger/checkpoint",
  summary: "How the ledger stands, signed, and the proof that it goes on from an earlier state",
  query: z.object({ size: size.optional(), since: size.optional() }),
  output: SignedCheckpoint,
  formats: { note: "text/plain" },
  refusals: { "ledger-is-shorter": 422, "ledger-does-not-go-on": 409, "no-notary": 404 },
})

export const getReceipt = endpoint({
  act: "receipt.read",
  method: "get",
  path: "/ledger/lines/{number}/receipt",
  summary: "The proof that a line stands in the ledger, for whom it is of",
  params: z.object({ number }),
  output: z.object({ number: z.number(), receipt: z.string() }),
  formats: { proof: "text/plain" },
  refusals: { "line-not-found": 404, "ledger-does-not-go-on": 409, "no-notary": 404 },
})

/** What is read by everybody, and so may everybody know what was done with it. The database has the same list. */
export const openNouns: readonly string[] = [
  "mandate",
  "document",
  "session",
  "treaty",
  "treaty-act",
  "actor",
  "role",
  "question",
]

/** What those who may read it may also know the history of, by the act of reading it. The database has the same list. */
export const readNouns: ReadonlyMap<string, string> = new Map([
  ["import", "import.read"],
  ["call", "call.change"],
])

/** What is somebody's, of which the database tells each what they may know: their own everything, others what was done before their eyes. */
export const ownNouns: readonly string[] = ["submission", "answer", "dataset", "snapshot", "release"]

/** What was done with one thing. */
export const HistoryLine = z.object({
  number: z.number(),
  at: z.iso.datetime(),
  act: z.string(),
  ...who,
  changes: changes.nullable(),
  /** Whether whoever asks did it themselves, and so may have its receipt. */
  own: z.boolean(),
})
export type HistoryLine = z.infer<typeof HistoryLine>

export const readHistory = endpoint({
  act: "history.read",
  method: "get",
  path: "/history/{noun}/{id}",
  summary: "What was done with one thing, latest first; by whom, to those who hold an appointment",
  params: z.object({ noun: z.string().regex(/^[a-z]+(-[a-z]+)*$/), id: z.string().regex(/^\S{1,255}$/) }),
  query: z.object({ after: number.optional(), limit: z.coerce.number().int().min(1).max(200).default(20) }),
  output: z.object({ items: z.array(HistoryLine), next: z.number().nullable() }),
  refusals: { "history-not-open": 404 },
})
