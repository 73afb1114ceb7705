import { origins, standings } from "#modules/decisions/lineage/lineage.ts"
import { documentKinds, documentStages } from "#modules/decisions/document-kinds.ts"
import { id } from "#platform/kernel/id.ts"
import { languages } from "#platform/kernel/language.ts"
import { z } from "zod"

/** What a later document is to an earlier one: what a draft became, or the next on the same subject. */
export const successionKinds = ["becomes", "follows"] as const

const successionReasons = ["same-title", "like-title", "cites-document", "same-body", "same-session"] as const

/** A document as far as a link to it must tell. */
export const DocumentInPlace = z.object({
  slug: z.string(),
  symbol: z.string().nullable(),
  number: z.string().nullable(),
  title: z.string(),
  titleLanguage: z.enum(languages),
  kind: z.enum(documentKinds),
  stage: z.enum(documentStages),
  body: z.string().nullable(),
  session: z.string().nullable(),
  /** When it was adopted or, where it was not, dated. */
  date: z.iso.date().nullable(),
  /** Whether its text is here, or only what is known of it. */
  hasText: z.boolean(),
})
export type DocumentInPlace = z.infer<typeof DocumentInPlace>

/** A later document that goes back to an earlier one. */
export const Succession = z.object({
  id: id("succession"),
  kind: z.enum(successionKinds),
  standing: z.enum(standings),
  origin: z.enum(origins),
  score: z.number().min(0).max(1).nullable(),
  reasons: z.array(z.object({ code: z.enum(successionReasons), detail: z.string() })),
  later: DocumentInPlace,
  earlier: DocumentInPlace,
})
export type Succession = z.infer<typeof Succession>
