import type { listMandates } from "#modules/decisions/contract.ts"
import type { MandateFilter } from "#modules/decisions/filter.ts"
import { mandateStatuses } from "#modules/decisions/mandate-kinds.ts"
import { type MandateInPlace } from "#modules/decisions/mandate.ts"
import { remembered } from "#modules/decisions/store/counts.ts"
import { readCursor, stretchOf } from "#modules/decisions/store/cursor.ts"
import { hasStatus, narrowed } from "#modules/decisions/store/filter.ts"
import { groupsOf } from "#modules/decisions/store/groups.ts"
import { inPlace, placedColumns, PlacedRow } from "#modules/decisions/store/mandate-row.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import type { Language } from "#platform/kernel/language.ts"
import { z } from "zod"

type Query = z.infer<typeof listMandates.query>

/** The orders of the register: columns that rise together, as one index has them, and where a row stands among them. */
const orders = {
  document: [],
  addressee: ["addressed"],
  session: ["sitting"],
  theme: ["foremost"],
  due: ["due_order"],
} as const
type Order = keyof typeof orders

/** The order in which each grouping is walked: the mandates of a body come session by session. */
const grouped = {
  addressee: "addressee",
  session: "session",
  body: "session",
  theme: "theme",
  document: "document",
  status: "document",
} as const satisfies Readonly<Record<NonNullable<Query["group"]>, Order>>

const placed = sql`
  decisions.mandate m join decisions.document d on d.id = m.document join decisions.provision p on p.id = m.provision`

/** One stretch of the register; how many there are, and in which groups, is counted once until something changes. */
export async function mandatePage(
  db: Database,
  query: Query,
  today: string,
): Promise<z.infer<typeof listMandates.output>> {
  const { after, limit, sort, group, language, ...filter } = query
  const order = group ? grouped[group] : sort
  const list = JSON.stringify([filter, order, group])
  const cursor = readCursor(list, Cursor, after)
  const statuses = group === "status" ? mandateStatuses.slice(cursor ? Math.max(0, cursor[0]) : 0) : [undefined]
  const found: { readonly row: PlacedRow; readonly status: number }[] = []
  const within = await narrowed(db, filter, language, today)
  // Grouped by status, each status is walked by itself: no index holds what changes with the day.
  for (const status of statuses) {
    const at = found.length === 0 && (status === undefined || status === statuses[0]) ? cursor?.[1] : undefined
    const condition = sql`${within} and ${status ? hasStatus(status, today) : sql`true`}`
    const stretch = await walk(db, condition, order, at, limit + 1 - found.length)
    const index = status ? mandateStatuses.indexOf(status) : -1
    found.push(...stretch.map((row) => ({ row, status: index })))
    if (found.length > limit) break
  }
  const count = async () => ({
    total: await countMandates(db, filter, language, today),
    groups: group ? await groupsOf(db, group, filter, language, today) : [],
  })
  const what = `mandates ${today} ${language} ${JSON.stringify([filter, group])}`
  const counts = await remembered(db, what, count, found[0]?.row.beat)
  const { items: shown, next } = stretchOf(list, found, limit, ({ row, status }) => [status, standing(row, order)])
  return { ...counts, items: shown.map(({ row }) => inPlace(row, language, today)), next }
}

/** Walks the whole register as far as the filter goes, a stretch at a time, and leaves nothing out. */
export async function* everyMandate(
  db: Database,
  filter: MandateFilter,
  language: Language,
  today: string,
): AsyncGenerator<MandateInPlace> {
  const condition = await narrowed(db, filter, language, today)
  let at: Standing | undefined
  for (;;) {
    const stretch = await walk(db, condition, "document", at, 1000)
    for (const row of stretch) yield inPlace(row, language, today)
    const last = stretch.at(-1)
    if (stretch.length < 1000 || !last) return
    at = standing(last, "document")
  }
}

/** How many mandates a filter leaves. */
export async function countMandates(
  db: Database,
  filter: MandateFilter,
  language: Language,
  today: string,
): Promise<number> {
  const [row] = await rows(db, z.object({ total: z.number() }))`
    select count(*)::int as total from decisions.mandate m where ${await narrowed(db, filter, language, today)}`
  return row?.total ?? 0
}

/** Mandates that fall due from a day on, the first of them first. */
export const dueNext = async (
  db: Database,
  language: Language,
  today: string,
  limit: number,
  filter: MandateFilter = {},
) => {
  const condition = sql`${await narrowed(db, filter, language, today)} and m.due is not null and ${hasStatus("due", today)}`
  return (await walk(db, condition, "due", undefined, limit)).map((row) => inPlace(row, language, today))
}

/** The mandates of one paragraph, or one mandate alone, in place. */
export async function mandatesWhere(db: Database, condition: ReturnType<typeof sql>): Promise<PlacedRow[]> {
  return rows(db, PlacedRow)`
    select ${placedColumns} from ${placed} where ${condition} and m.gone is null
     order by m.ordinal, m.clause, m.part, m.id`
}

const Standing = z
  .array(z.union([z.string(), z.number()]))
  .min(4)
  .max(7)
type Standing = z.infer<typeof Standing>
const Cursor = z.tuple([z.number(), Standing])

async function walk(
  db: Database,
  condition: ReturnType<typeof sql>,
  order: Order,
  at: Standing | undefined,
  limit: number,
): Promise<PlacedRow[]> {
  const names = columnsOf(order)
  const columns = sql.join(names.map((name) => sql.ref(`m.${name}`)))
  const following = at
    ? sql`(${columns}) > (${sql.join(at.map((value, index) => cast(names[index] ?? "", value)))})`
    : sql`true`
  return rows(db, PlacedRow)`
    select ${placedColumns} from ${placed} where ${condition} and ${following} order by ${columns} limit ${limit}`
}

const columnsOf = (order: Order): string[] => {
  const newest = order === "due" ? [] : ["recency"]
  return [...orders[order], ...newest, "slug", "ordinal", "clause", "part", "id"]
}

const standing = (row: PlacedRow, order: Order): Standing =>
  columnsOf(order).map((name) => row[name as keyof PlacedRow] as string | number)

const types: Readonly<Record<string, string>> = {
  due_order: "date",
  id: "uuid",
  recency: "int",
  ordinal: "int",
  clause: "int",
  part: "int",
}
const cast = (name: string, value: string | number) => sql`${value}::${sql.raw(types[name] ?? "text")}`
