import { sql } from "#platform/database/sql.ts"
import type { Language } from "#platform/kernel/language.ts"

const han = /[\u2e80-\u9fff\uf900-\ufaff]+/g

/** Words as they are written, with Chinese characters set apart; inside a query each run of them becomes a phrase. */
const phrased = (words: string): string =>
  words.replaceAll('"', " ").replace(han, (run) => ` "${run.split("").join(" ")}" `)

/** The full-text query of what a person typed, in the manner of a language; total, whatever was typed. */
export const queryOf = (language: Language, words: string) =>
  sql`websearch_to_tsquery(decisions.manner(${language}), ${language === "zh" ? phrased(words) : words})`

/** What a list is searched by: letters and digits, small, Chinese characters apart. */
export const soughtOf = (words: string): string =>
  words
    .normalize("NFKC")
    .toLowerCase()
    .replace(han, (run) => run.split("").join(" "))
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()

/** A query for lists: every word typed begins some word of the title, symbol or number. */
export function prefixQuery(words: string) {
  const each = soughtOf(words).split(" ").filter(Boolean)
  return sql`to_tsquery('pg_catalog.simple', ${each.map((word) => `'${word}':*`).join(" & ")})`
}

/** The runs of characters a Chinese query looks for, longest first. */
export const runsOf = (words: string): string[] =>
  [...words.matchAll(han)].map(([run]) => run).sort((one, other) => other.length - one.length)
