import { queryOf } from "#modules/decisions/store/asked.ts"
import { remembered } from "#modules/decisions/store/counts.ts"
import { sourceOf } from "#modules/decisions/store/sides.ts"
import type { Passage } from "#modules/decisions/whole-text.ts"
import { rows, type Database } from "#platform/database/sql.ts"
import type { Language } from "#platform/kernel/language.ts"
import type { Treaty } from "@palermo/documents"
import { z } from "zod"

/** A text with fewer articles than these is no treaty, and adopts none. */
const fewest = 5

/** The treaties whose articles the record holds in a language, as in a resolution that adopts them; looked for once until something changes. */
export function treatiesHeld(db: Database, language: Language): Promise<readonly Treaty[]> {
  return remembered(db, `treaties ${language}`, async () => {
    // The drafting rules on quotations are for English.
    if (language !== "en") return []
    const { treatiesIn } = await import("@palermo/documents")
    const holding = await rows(db, z.object({ slug: z.string() }))`
      select d.slug
        from decisions.wording w join decisions.provision p on p.id = w.provision and not p.removed
             join decisions.document d on d.id = w.document
       where w.language = ${language} and w.search @@ ${queryOf(language, "article")} and w.text ~* '^article [0-9]+\\.?$'
       group by d.slug having count(*) >= ${fewest} order by d.slug`
    const held: Treaty[] = []
    for (const { slug } of holding) {
      const source = await sourceOf(db, { of: "document", slug })
      const text = source.ok ? await source.value.words(language) : undefined
      if (text) held.push(...treatiesIn(text.passages.map(asPrinted).join("\n")))
    }
    return held
  })
}

/** A passage as a treaty prints it: paragraphs by their numbers, and an article's number on a line of its own. */
function asPrinted({ kind, number, text }: Passage): string {
  if (kind === "annexed") return number !== null && /^\d+$/.test(number) ? `${number}. ${text}` : text
  return text.replace(/\s+(?=Article \d+\b)/u, "\n").replace(/^(Article \d+)\s+/mu, "$1\n")
}
