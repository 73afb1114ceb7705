import type { Call } from "#modules/calls/call.ts"
import { CalledMandate, type CallInPlace, type listCalls } from "#modules/calls/contract.ts"
import { talliesOf } from "#modules/calls/store/addressees.ts"
import { callsWhere } from "#modules/calls/store/calls.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { id } from "#platform/kernel/id.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"
import { z } from "zod"

/** The mandates that are there, of those named. */
export async function mandatesThere(db: Database, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await rows(db, z.object({ id: z.string() }))`
    select id from decisions.shared_mandate where id = any(${[...ids]}::uuid[])`
  return new Set(found.map((each) => each.id))
}

const Under = CalledMandate.extend({ call: id("call") })

/** Sets calls in their places: each with its mandates, and with how many stand where, as far as the reader may know. */
export async function inPlace(db: Database, calls: readonly Call[]): Promise<CallInPlace[]> {
  const under = await rows(db, Under)`
    select u.call, m.id, m.document, d.slug, d.symbol, coalesce(p.number, p.anchor) as place, p.anchor,
           m.verb || ' ' || m.action as text, m.language
      from calls.call_mandate u
      join decisions.shared_mandate m on m.id = u.mandate
      join decisions.shared_document d on d.id = m.document
      join decisions.shared_provision p on p.id = m.provision
     where u.call = any(${calls.map((call) => call.id)}::uuid[]) order by u.ordinal`
  const tallies = await talliesOf(
    db,
    calls.map((call) => call.id),
  )
  return calls.map((call) => ({
    ...call,
    under: under.filter((each) => each.call === call.id),
    tally: tallies.get(call.id) ?? null,
  }))
}

type Asked = z.infer<typeof listCalls.query>

// Those that are open first, by the day they are due; then the others, those due last first.
const order = sql`(case c.status when 'open' then c.due - date '2000-01-01' else 1000000 - (c.due - date '2000-01-01') end)`

/** One stretch of the calls the reader may know of. */
export async function callPage(
  db: Database,
  { after, limit, ...asked }: Asked,
): Promise<Result<{ total: number; items: CallInPlace[]; next: string | null }, "cursor-not-known">> {
  const which = matching(asked)
  const known =
    after === undefined || !z.uuid().safeParse(after).success ? [] : await callsWhere(db, sql`c.id = ${after}`)
  if (after !== undefined && known.length === 0) return refuse("cursor-not-known")
  const place = after
    ? sql`(${order}, c.id) > (select ${order}, c.id from calls.call c where c.id = ${after})`
    : sql`true`
  const found = await callsWhere(db, sql`${which} and ${place} order by ${order}, c.id limit ${limit + 1}`)
  const [count] = await rows(db, z.object({ n: z.int() }))`
    select count(*)::integer as n from calls.call c where ${which}`
  const shown = found.slice(0, limit)
  const next = found.length > limit ? (shown.at(-1)?.id ?? null) : null
  return allow({ total: count?.n ?? 0, items: await inPlace(db, shown), next })
}

/** All calls that match, for a file: those that are open first. */
export async function everyCall(db: Database, asked: Filter): Promise<CallInPlace[]> {
  return inPlace(db, await callsWhere(db, sql`${matching(asked)} order by ${order}, c.id`))
}

type Filter = Omit<Asked, "after" | "limit" | "language">

const matching = ({ status, mandate, question, words }: Filter) => sql`
  ${status ? sql`c.status = ${status}` : sql`true`}
  and ${mandate ? sql`exists (select from calls.call_mandate u where u.call = c.id and u.mandate = ${mandate})` : sql`true`}
  and ${question ? asking(question) : sql`true`}
  and ${words ? titled(words) : sql`true`}`

const asking = (question: string) => sql`
  exists (select from calls.asked a where a.call = c.id and a.number = c.edition and a.question = ${question})`

// Every word stands in the title, in whichever language.
const titled = (words: string) => {
  const each = words.toLowerCase().split(/\s+/).filter(Boolean)
  return sql`(select bool_and(position(w in titles.text) > 0) from unnest(${each}::text[]) as w,
    (select lower(string_agg(value, ' ')) as text from jsonb_each_text(c.wording -> 'title')) as titles) is not false`
}
