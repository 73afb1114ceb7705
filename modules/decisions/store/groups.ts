import type { listMandates } from "#modules/decisions/contract.ts"
import type { MandateFilter } from "#modules/decisions/filter.ts"
import { mandateStatuses } from "#modules/decisions/mandate-kinds.ts"
import { hasStatus, narrowed } from "#modules/decisions/store/filter.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import type { Language } from "#platform/kernel/language.ts"
import { inLanguage, Text } from "#platform/kernel/text.ts"
import { z } from "zod"

type Group = { readonly value: string; readonly name: string; readonly count: number }
type By = NonNullable<z.infer<typeof listMandates.query>["group"]>

const Counted = z.object({
  value: z.string(),
  count: z.number(),
  titles: Text.nullable(),
  symbol: z.string().nullable(),
  number: z.string().nullable(),
})

/** The groups of the register in the order its items come, each with its name in the reader's language. */
export async function groupsOf(
  db: Database,
  by: By,
  filter: MandateFilter,
  language: Language,
  today: string,
): Promise<Group[]> {
  const condition = await narrowed(db, filter, language, today)
  const found = await counting[by](db, condition, today)
  return found.map((each) => named(each, language))
}

type Counting = (db: Database, condition: ReturnType<typeof sql>, today: string) => Promise<z.infer<typeof Counted>[]>

const counting: Readonly<Record<By, Counting>> = {
  addressee: (db, condition) => rows(db, Counted)`
    select g.value, g.count, a.names as titles, null as symbol, null as number
      from (select m.addressed as value, count(*)::int as count from decisions.mandate m where ${condition} group by 1) g
      left join directory.shared_actor a on a.code = g.value order by g.value`,

  session: (db, condition) => rows(db, Counted)`
    select g.value, g.count, a.names as titles, null as symbol, g.session as number
      from (select m.sitting, m.body, m.session, coalesce(m.body, '') || '/' || coalesce(m.session, '') as value,
                   count(*)::int as count
              from decisions.mandate m where ${condition} group by 1, 2, 3) g
      left join directory.shared_actor a on a.code = g.body order by g.sitting`,

  body: (db, condition) => rows(db, Counted)`
    select g.value, g.count, a.names as titles, null as symbol, null as number
      from (select coalesce(m.body, '') as value, min(m.sitting) as sitting, count(*)::int as count
              from decisions.mandate m where ${condition} group by 1) g
      left join directory.shared_actor a on a.code = g.value order by g.sitting`,

  theme: (db, condition) => rows(db, Counted)`
    select m.foremost as value, count(*)::int as count, null as titles, null as symbol, null as number
      from decisions.mandate m where ${condition} group by 1 order by 1`,

  document: (db, condition) => rows(db, Counted)`
    select g.value, g.count, d.titles, coalesce(d.symbol, d.number) as symbol, null as number
      from (select m.document, m.recency, m.slug as value, count(*)::int as count
              from decisions.mandate m where ${condition} group by 1, 2, 3) g
      join decisions.document d on d.id = g.document order by g.recency, g.value`,

  status: async (db, condition, today) => {
    const counts = mandateStatuses.map(
      (status) => sql`count(*) filter (where ${hasStatus(status, today)})::int as ${sql.ref(status)}`,
    )
    const [row] = await rows(db, z.record(z.string(), z.number()))`
      select ${sql.join(counts)} from decisions.mandate m where ${condition}`
    return mandateStatuses.flatMap((value) => {
      const count = row?.[value] ?? 0
      return count > 0 ? { value, count, titles: null, symbol: null, number: null } : []
    })
  },
}

/** A group under its symbol, title and number, or, where nothing has a name, under its code. */
function named({ value, count, titles, symbol, number }: z.infer<typeof Counted>, language: Language): Group {
  const title = titles ? inLanguage(titles, language).text : ""
  const name = [symbol, title].filter(Boolean).join(" · ")
  return { value, count, name: name === "" ? value : [name, number].filter(Boolean).join(", ") }
}
