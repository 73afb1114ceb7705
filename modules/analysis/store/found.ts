import type { Elsewhere, Finding } from "#modules/decisions/door.ts"
import { rows } from "#platform/database/sql.ts"
import { inLanguage, Text } from "#platform/kernel/text.ts"
import { z } from "zod"

const Found = z.object({ code: z.string(), title: Text, released: z.iso.date(), total: z.int() })

/** Figures that are out and for whoever asks, by their title, their code and what the data are called: nothing of what is inside a wall. */
const figure: Finding = async (db, { q, language, each }) => {
  const words = q.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word))
  if (words.length === 0) return { total: 0, items: [] }
  const sought = words.map((word) => `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`)
  const found = await rows(db, Found)`
    select r.code, r.wording -> 'title' as title, (r.released at time zone 'UTC')::date as released, count(*) over ()::int as total
      from analysis.shared_release r
     where r.status = 'released' and (r.audience = 'public' or (select analysis.reads_with_the_parties()))
       and concat_ws(' ', r.code, r.wording ->> 'title', r.dataset_wording ->> 'title') ilike all (${sought}::text[])
     order by r.released desc, r.code limit ${each}`
  const items = found.map(({ code, title, released }) => {
    const said = inLanguage(title, language)
    return {
      ...{ kind: "figure" as const, address: `/figures/${code}`, title: said.text, titleLanguage: said.language },
      ...{ detail: released, parts: [], language },
    }
  })
  return { total: found[0]?.total ?? 0, items }
}

/** How the search across everything finds released figures. */
export const analysisFinding: Elsewhere = { figure }
