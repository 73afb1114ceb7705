import { TextComparison } from "#modules/decisions/comparison.ts"
import { Correction } from "#modules/decisions/correction.ts"
import { documentKinds } from "#modules/decisions/document-kinds.ts"
import { Document } from "#modules/decisions/document.ts"
import { MandateFilter } from "#modules/decisions/filter.ts"
import { Preview } from "#modules/decisions/import.ts"
import { groupings } from "#modules/decisions/mandate-kinds.ts"
import { LineageInPlace } from "#modules/decisions/lineage/lineage.ts"
import { Mandate, MandateInPlace, MandateWording } from "#modules/decisions/mandate.ts"
import { Progress } from "#modules/decisions/progress/progress.ts"
import { NoteText, Provision, provisionKinds } from "#modules/decisions/provision.ts"
import { Remarks } from "#modules/decisions/remark.ts"
import { Session } from "#modules/decisions/session.ts"
import { sideForm } from "#modules/decisions/side.ts"
import { targets } from "#modules/directory/actor-kinds.ts"
import { endpoint } from "#platform/kernel/endpoint.ts"
import { languages } from "#platform/kernel/language.ts"
import { page, Paging } from "#platform/kernel/page.ts"
import { z } from "zod"

// What stands in folders of its own is promised here too: this is where others enter.
export { MandateFilter } from "#modules/decisions/filter.ts"
export * from "#modules/decisions/bodies/contract.ts"
export * from "#modules/decisions/feed/contract.ts"
export * from "#modules/decisions/imports/contract.ts"
export * from "#modules/decisions/search/contract.ts"
export * from "#modules/decisions/lineage/contract.ts"
export * from "#modules/decisions/profile/contract.ts"
export * from "#modules/decisions/progress/contract.ts"
export * from "#modules/decisions/timeline/contract.ts"
export * from "#modules/decisions/views/contract.ts"

const language = z.enum(languages)
const slug = z.object({ slug: z.string().max(200) })
const mandateId = Mandate.pick({ id: true })

// Documents ------------------------------------------------------------------

/** Lists documents, newest adoption first. */
export const listDocuments = endpoint({
  act: "document.list",
  method: "get",
  path: "/documents",
  summary: "List documents",
  query: Paging.extend({
    q: z.string().max(300).optional(),
    body: z.string().max(100).optional(),
    kind: z.enum(documentKinds).optional(),
    in: language.optional(),
    year: z.coerce.number().int().min(1945).max(2200).optional(),
    language: language.default("en"),
  }),
  output: page(Document).extend({
    /** The values the filters may take here, with how many documents each leaves. */
    facets: z.object({
      body: z.array(z.object({ value: z.string(), count: z.number().int() })),
      kind: z.array(z.object({ value: z.string(), count: z.number().int() })),
      year: z.array(z.object({ value: z.string(), count: z.number().int() })),
    }),
  }),
  refusals: {},
})

/** Reads what is known of one document. */
export const getDocument = endpoint({
  act: "document.read",
  method: "get",
  path: "/documents/{slug}",
  summary: "Read one document, or take it in another format",
  params: slug,
  query: z.object({ language: language.optional() }),
  output: Document,
  refusals: { "document-not-found": 404 },
  formats: {
    text: "text/plain",
    akn: "application/akn+xml",
    docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  },
})

/** Reads the text of a document in one language, with its notes and mandates. */
export const readText = endpoint({
  act: "document.read-text",
  method: "get",
  path: "/documents/{slug}/text",
  summary: "Read the text of a document with its mandates",
  params: slug,
  query: z.object({ language: language.optional() }),
  output: z.object({
    document: Document,
    language,
    provisions: z.array(Provision),
    notes: z.array(NoteText),
    mandates: z.array(Mandate),
    /** Documents of the record that name this one. */
    citedBy: z.array(z.object({ slug: z.string(), symbol: z.string().nullable(), number: z.string().nullable() })),
    /** How sure the reader was of the text in this language, and what it was not sure of. */
    read: Preview.pick({ confidence: true, doubts: true }).nullable(),
  }),
  refusals: { "document-not-found": 404 },
})

/** Holds a document against the drafting rules. */
export const lintDocument = endpoint({
  act: "document.lint",
  method: "get",
  path: "/documents/{slug}/remarks",
  summary: "Hold a document against the drafting rules",
  params: slug,
  query: z.object({ language: language.optional() }),
  output: Remarks,
  refusals: { "document-not-found": 404 },
  formats: { csv: "text/csv" },
})

/**
 * Compares two texts in one language: documents (`A-RES-78-228`), versions of
 * them by the first digits of their file's hash (`A-RES-78-228.3fa9c1d2`), or
 * files that wait to be kept (`import.` and the id of the import).
 */
export const compareTexts = endpoint({
  act: "document.compare",
  method: "get",
  path: "/comparison",
  summary: "Compare two documents or versions, each change named",
  query: z.object({
    from: z.string().regex(sideForm),
    to: z.string().regex(sideForm),
    language: language.optional(),
  }),
  output: TextComparison,
  refusals: {
    "document-not-found": 404,
    "version-not-found": 404,
    "import-not-found": 404,
    "import-not-previewed": 409,
    "version-not-read": 409,
    "text-not-held": 409,
    "no-common-language": 422,
  },
  formats: { csv: "text/csv" },
})

/** Searches paragraphs by their words, in the language of the text, best first. */
export const searchTexts = endpoint({
  act: "document.search",
  method: "get",
  path: "/search",
  summary: "Search the texts",
  query: Paging.extend({
    q: z.string().min(1).max(300),
    language: language.default("en"),
    body: z.string().max(100).optional(),
  }),
  output: page(
    z.object({
      slug: z.string(),
      symbol: z.string().nullable(),
      number: z.string().nullable(),
      title: z.string(),
      titleLanguage: language,
      anchor: z.string(),
      kind: z.enum(provisionKinds),
      paragraph: z.string().nullable(),
      language,
      /** The words around the hits; hits are the odd parts. */
      parts: z.array(z.string()),
    }),
  ),
  refusals: {},
})

// Mandates -------------------------------------------------------------------

/** Lists mandates by document and paragraph, or by what falls due first; grouped if asked. */
export const listMandates = endpoint({
  act: "mandate.list",
  method: "get",
  path: "/mandates",
  summary: "List mandates",
  query: Paging.extend({
    ...MandateFilter.shape,
    sort: z.enum(["document", "due"]).default("document"),
    group: z.enum(groupings).optional(),
    language: language.default("en"),
  }),
  output: page(MandateInPlace).extend({
    /** When grouped: each group's value, its name in the language, and how many mandates it holds; items come in this order. */
    groups: z.array(z.object({ value: z.string(), name: z.string(), count: z.number().int() })),
  }),
  refusals: {},
})

/** Takes the whole register, as far as the filter goes, in one file: never cut short. */
export const exportMandates = endpoint({
  act: "mandate.export",
  method: "get",
  path: "/mandates/export",
  summary: "Export mandates as JSON, CSV or XLSX",
  query: MandateFilter.extend({ language: language.default("en") }),
  output: z.object({ total: z.number().int(), items: z.array(MandateInPlace) }),
  refusals: {},
  formats: { csv: "text/csv", xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
})

/** One mandate with its paragraph, what surrounds it and what was changed in it. */
export const MandateRecord = MandateInPlace.extend({
  /** The paragraphs before and after it, itself included. */
  context: z.array(Provision),
  siblings: z.array(MandateInPlace),
  corrections: z.array(Correction),
  /** What was reported of it, latest first; to the public, nothing. */
  progress: z.array(Progress),
  /** What it goes back to, and what goes back to it; rejected links are not among them. */
  lineage: z.object({ earlier: z.array(LineageInPlace), later: z.array(LineageInPlace) }),
  /** The chain of like mandates it belongs to, where it is not alone. */
  chain: z.object({ id: Mandate.shape.id, length: z.number().int() }).nullable(),
  /** How many there are of each on the thread; what no module keeps yet is not named. */
  thread: z.object({ paragraph: z.number().int(), mandate: z.number().int() }),
})
export type MandateRecord = z.infer<typeof MandateRecord>

/** Reads one mandate with its paragraph, its lineage, what was reported of it and who corrected it. */
export const getMandate = endpoint({
  act: "mandate.read",
  method: "get",
  path: "/mandates/{id}",
  summary: "Read one mandate with its paragraph",
  params: mandateId,
  query: z.object({ language: language.default("en") }),
  output: MandateRecord,
  refusals: { "mandate-not-found": 404 },
})

/** Changes the wording of a mandate; what it was stays in its history. */
export const correctMandate = endpoint({
  act: "mandate.correct",
  method: "patch",
  path: "/mandates/{id}",
  summary: "Correct what was read of a mandate",
  params: mandateId,
  body: MandateWording.partial(),
  output: Correction,
  refusals: { "mandate-not-found": 404, "nothing-changed": 409 },
})

/** Makes of one mandate as many as its paragraph asks. */
export const splitMandate = endpoint({
  act: "mandate.split",
  method: "post",
  path: "/mandates/{id}/split",
  summary: "Split a mandate in two or more",
  params: mandateId,
  body: z.object({ parts: z.array(MandateWording).min(2).max(20) }),
  output: Correction,
  refusals: { "mandate-not-found": 404 },
})

/** Makes one of mandates that their paragraph asks as one. */
export const mergeMandates = endpoint({
  act: "mandate.merge",
  method: "post",
  path: "/mandates/merge",
  summary: "Merge mandates of one paragraph",
  body: z.object({ mandates: z.array(Mandate.shape.id).min(2).max(20), wording: MandateWording }),
  output: Correction,
  refusals: { "mandate-not-found": 404, "mandates-of-different-paragraphs": 422 },
})

/** Adds a mandate that reading a paragraph missed. */
export const addMandate = endpoint({
  act: "mandate.add",
  method: "post",
  path: "/provisions/{id}/mandates",
  summary: "Add a mandate that reading missed",
  params: Provision.pick({ id: true }),
  body: MandateWording,
  output: Correction,
  refusals: { "provision-not-found": 404 },
})

/** Takes out a mandate that asks nobody for anything. */
export const dropMandate = endpoint({
  act: "mandate.drop",
  method: "post",
  path: "/mandates/{id}/drop",
  summary: "Drop what is no mandate",
  params: mandateId,
  output: Correction,
  refusals: { "mandate-not-found": 404 },
})

/** Makes the mandates of a paragraph what they were before its latest correction. */
export const undoCorrection = endpoint({
  act: "mandate.undo-correction",
  method: "post",
  path: "/corrections/{id}/undo",
  summary: "Undo a correction",
  params: Correction.pick({ id: true }),
  output: Correction,
  refusals: {
    "correction-not-found": 404,
    "correction-undone": 409,
    "correction-not-latest": 409,
    "mandate-in-use": 409,
  },
})

/** Lists what people changed, latest first; of one document if asked. The public sees none of it. */
export const listCorrections = endpoint({
  act: "correction.list",
  method: "get",
  path: "/corrections",
  summary: "List corrections, latest first",
  query: Paging.extend({ document: z.string().max(200).optional() }),
  output: page(Correction),
  refusals: {},
})

// Sessions -------------------------------------------------------------------

/** Lists the sessions of bodies, latest first. `q` looks for a number or a place. */
export const listSessions = endpoint({
  act: "session.list",
  method: "get",
  path: "/sessions",
  summary: "List sessions of bodies",
  query: Paging.extend({ body: z.string().max(100).optional(), q: z.string().max(100).optional() }),
  output: page(Session),
  refusals: {},
})

// Overview -------------------------------------------------------------------

/** The cycle with its live counts, and what falls due next. */
export const getOverview = endpoint({
  act: "overview.read",
  method: "get",
  path: "/overview",
  summary: "The cycle with its counts, and what falls due next",
  query: z.object({ language: language.default("en") }),
  output: z.object({
    documents: z.number().int(),
    paragraphs: z.number().int(),
    mandates: z.number().int(),
    recommendations: z.number().int(),
    standing: z.number().int(),
    due: z.number().int(),
    overdue: z.number().int(),
    actors: z.number().int(),
    byTarget: z.array(z.object({ target: z.enum(targets), count: z.number().int() })),
    next: z.array(MandateInPlace),
    latest: z.array(Document),
  }),
  refusals: {},
})
