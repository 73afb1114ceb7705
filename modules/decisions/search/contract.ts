import { findKinds } from "#modules/decisions/search/find-kinds.ts"
import { endpoint } from "#platform/kernel/endpoint.ts"
import { languages } from "#platform/kernel/language.ts"
import { z } from "zod"

/** One thing that was found. */
export const Find = z.object({
  kind: z.enum(findKinds),
  /** Its place in the web app: `/documents/A-RES-64-293#para_4`. */
  address: z.string(),
  title: z.string(),
  titleLanguage: z.enum(languages),
  /** What tells it from others of its kind: a symbol, a paragraph, a group. */
  detail: z.string().nullable(),
  /** The words around the hits, where they are words of a text; hits are the odd parts. */
  parts: z.array(z.string()),
  language: z.enum(languages),
})
export type Find = z.infer<typeof Find>

/** Looks everywhere the reader may look: the directory, treaties, documents, mandates, paragraphs, sessions, calls and questions. */
export const searchEverything = endpoint({
  act: "record.search",
  method: "get",
  path: "/search/all",
  summary: "Search everything",
  query: z.object({
    q: z.string().min(1).max(300),
    language: z.enum(languages).default("en"),
    /** How many of each kind are shown. */
    each: z.coerce.number().int().min(1).max(50).default(6),
    kind: z.enum(findKinds).optional(),
  }),
  output: z.object({
    sections: z.array(z.object({ kind: z.enum(findKinds), total: z.number().int(), items: z.array(Find) })),
  }),
  refusals: {},
})
