import { MandateFilter } from "#modules/decisions/filter.ts"
import {
  type DecideRefusal,
  lineageKinds,
  LineageInPlace,
  Linking,
  type LinkRefusal,
  standings,
  type UndoLinkingRefusal,
} from "#modules/decisions/lineage/lineage.ts"
import { DocumentInPlace, Succession, successionKinds } from "#modules/decisions/lineage/succession.ts"
import { Mandate, MandateInPlace } from "#modules/decisions/mandate.ts"
import { endpoint, type RefusalStatus } from "#platform/kernel/endpoint.ts"
import { languages } from "#platform/kernel/language.ts"
import { page, Paging } from "#platform/kernel/page.ts"
import { z } from "zod"

const language = z.enum(languages).default("en")
const slug = z.object({ slug: z.string().max(200) })
const note = z.string().max(2000).default("")

/** Lists links between mandates, the surest suggestions first. */
export const listLineage = endpoint({
  act: "lineage.list",
  method: "get",
  path: "/lineage",
  summary: "List links between mandates",
  query: Paging.extend({
    standing: z.enum(standings).optional(),
    kind: z.enum(lineageKinds).optional(),
    /** Links from or to the mandates of a document. */
    document: z.string().max(200).optional(),
    mandate: Mandate.shape.id.optional(),
    language,
  }),
  output: page(LineageInPlace),
  refusals: {},
})

/** Says that a mandate goes back to an earlier one; what is said by hand is confirmed. */
export const addLineage = endpoint({
  act: "lineage.add",
  method: "post",
  path: "/lineage",
  summary: "Link a mandate to an earlier one",
  body: z.object({ later: Mandate.shape.id, earlier: Mandate.shape.id, kind: z.enum(lineageKinds), note }),
  output: Linking,
  refusals: {
    "mandate-not-found": 404,
    "nothing-changed": 409,
    "mandates-in-one-paragraph": 422,
    "earlier-is-later": 422,
  } satisfies Record<LinkRefusal | DecideRefusal | "mandate-not-found", RefusalStatus>,
})

const decision = { standing: z.enum(["confirmed", "rejected"]), note }

/** Confirms or rejects a link, and may say of which kind it is. What was rejected is not suggested again. */
export const decideLineage = endpoint({
  act: "lineage.decide",
  method: "post",
  path: "/lineage/{id}/decision",
  summary: "Confirm or reject a link between mandates",
  params: LineageInPlace.pick({ id: true }),
  body: z.object({ ...decision, kind: z.enum(lineageKinds).optional() }),
  output: Linking,
  refusals: { "lineage-not-found": 404, "nothing-changed": 409 },
})

/** Lists what people decided about links, latest first. The public sees none of it. */
export const listLinkings = endpoint({
  act: "linking.list",
  method: "get",
  path: "/linkings",
  summary: "List decisions about links, latest first",
  query: Paging.extend({
    mandate: Mandate.shape.id.optional(),
    document: z.string().max(200).optional(),
  }),
  output: page(Linking),
  refusals: {},
})

/** Makes a link what it was before somebody decided about it. */
export const undoLinking = endpoint({
  act: "linking.undo",
  method: "post",
  path: "/linkings/{id}/undo",
  summary: "Undo a decision about a link",
  params: Linking.pick({ id: true }),
  output: Linking,
  refusals: { "linking-not-found": 404, "linking-undone": 409, "linking-not-latest": 409 } satisfies Record<
    UndoLinkingRefusal | "linking-not-found",
    RefusalStatus
  >,
})

/** Mandates that ask for the same again and again, as one chain over the years. */
export const Chain = z.object({
  /** The id of its earliest mandate. */
  id: Mandate.shape.id,
  length: z.number().int(),
  /** How many texts it runs through, and the years of the first and the last. */
  documents: z.number().int(),
  from: z.iso.date().nullable(),
  to: z.iso.date().nullable(),
  first: MandateInPlace,
  last: MandateInPlace,
})
export type Chain = z.infer<typeof Chain>

/** Lists what is asked again and again: chains of like mandates, the longest first. */
export const listChains = endpoint({
  act: "chain.list",
  method: "get",
  path: "/chains",
  summary: "List what is asked again and again",
  query: Paging.extend({
    ...MandateFilter.omit({ chain: true }).shape,
    /** Through how many texts a chain runs at least. */
    texts: z.coerce.number().int().min(2).max(100).default(2),
    language,
  }),
  output: page(Chain),
  refusals: {},
})

/** The words of two mandates laid side by side: what both say, what went, what came. */
export const Wording = z.object({
  parts: z.array(z.object({ type: z.enum(["equal", "gone", "new"]), text: z.string() })),
  /** What changed, by name: verb, addressee, date, citation, number, wording, punctuation. */
  changes: z.array(z.object({ kind: z.string(), gone: z.array(z.string()), new: z.array(z.string()) })),
  /** What became of the verb's force. */
  force: z.enum(["softened", "hardened", "even"]).nullable(),
})

/** One chain, its mandates in the order of their texts, each with how its words differ from those before it. */
export const getChain = endpoint({
  act: "chain.read",
  method: "get",
  path: "/chains/{id}",
  summary: "Read how the words of a repeated mandate changed",
  params: z.object({ id: Mandate.shape.id }),
  query: z.object({ language }),
  output: z.object({
    id: Mandate.shape.id,
    members: z.array(
      z.object({
        mandate: MandateInPlace,
        /** Compared with the member before it; `null` for the first, and where the words are ours. */
        wording: Wording.nullable(),
        /** The links that tie it to members before it. */
        links: z.array(LineageInPlace.omit({ later: true, earlier: true }).extend({ earlier: Mandate.shape.id })),
      }),
    ),
  }),
  refusals: { "chain-not-found": 404 },
})

/** What a document goes back to and what goes back to it: drafts and what they became, the resolutions before and after. */
export const readSeries = endpoint({
  act: "series.read",
  method: "get",
  path: "/documents/{slug}/series",
  summary: "Read the series a document stands in",
  params: slug,
  query: z.object({ language }),
  output: z.object({
    document: DocumentInPlace,
    /** Links to earlier and to later documents; rejected ones are not among them. */
    earlier: z.array(Succession),
    later: z.array(Succession),
    /** All documents that follow each other through it, the earliest first, itself included. */
    series: z.array(DocumentInPlace),
  }),
  refusals: { "document-not-found": 404 },
})

/** Says that a document goes back to an earlier one. */
export const addSuccession = endpoint({
  act: "series.add",
  method: "post",
  path: "/documents/{slug}/series",
  summary: "Link a document to an earlier one",
  params: slug,
  body: z.object({ earlier: z.string().max(200), kind: z.enum(successionKinds), note }),
  output: Linking,
  refusals: { "document-not-found": 404, "nothing-changed": 409, "earlier-is-later": 422 },
})

/** Confirms or rejects a link between documents. */
export const decideSuccession = endpoint({
  act: "series.decide",
  method: "post",
  path: "/series/{id}/decision",
  summary: "Confirm or reject a link between documents",
  params: Succession.pick({ id: true }),
  body: z.object({ ...decision, kind: z.enum(successionKinds).optional() }),
  output: Linking,
  refusals: { "succession-not-found": 404, "nothing-changed": 409 },
})

/** One place where a text names another. */
const Citing = z.object({
  /** The text that names, and where in it; `null` paragraph: in a note. */
  from: DocumentInPlace,
  anchor: z.string().nullable(),
  paragraph: z.string().nullable(),
  /** The work that is named: as printed, and as a document where the record holds it. */
  cited: z.string(),
  kind: z.enum(["resolution", "decision", "document", "treaty", "internal"]),
  symbol: z.string().nullable(),
  to: DocumentInPlace.nullable(),
})

/** What a document names and by what it is named, paragraph by paragraph. */
export const listCitations = endpoint({
  act: "citation.list",
  method: "get",
  path: "/documents/{slug}/citations",
  summary: "List what a document cites, or what cites it",
  params: slug,
  query: Paging.extend({
    direction: z.enum(["cites", "cited-by"]).default("cites"),
    /** Only where the paragraph that names has this anchor. */
    anchor: z.string().max(200).optional(),
    language,
  }),
  output: page(Citing).extend({
    /** How many there are each way. */
    cites: z.number().int(),
    citedBy: z.number().int(),
  }),
  refusals: { "document-not-found": 404 },
})
