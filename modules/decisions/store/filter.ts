import type { MandateFilter } from "#modules/decisions/filter.ts"
import { waitedFor } from "#modules/decisions/mandate.ts"
import type { mandateStatuses } from "#modules/decisions/mandate-kinds.ts"
import { queryOf } from "#modules/decisions/store/asked.ts"
import { targets } from "#modules/directory/actor-kinds.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import type { Language } from "#platform/kernel/language.ts"
import { z } from "zod"

type Status = (typeof mandateStatuses)[number]

/** What a filter narrows the register to, as conditions on `decisions.mandate m`. */
export async function narrowed(db: Database, filter: MandateFilter, language: Language, today: string) {
  const { q, kind, class: verbClass, addressee, asks, target, status, date, body, session, document } = filter
  const { theme, function: code, chain, dueFrom, dueTo } = filter
  const all = [sql`m.gone is null`]
  if (q?.trim()) all.push(matching(q, language))
  if (kind) all.push(sql`m.kind = ${kind}`)
  if (verbClass) all.push(sql`m.class = ${verbClass}`)
  if (addressee) all.push(addressedTo(addressee))
  if (target) all.push(sql`m.target = ${target}`)
  if (status) all.push(hasStatus(status, today))
  if (date) all.push(sql`m.date_kind = ${date}`)
  if (body) all.push(sql`m.body = ${body}`)
  if (session) all.push(inSession(session))
  if (document) all.push(sql`m.document = (select id from decisions.document where slug = ${document})`)
  if (asks) all.push(sql`m.addressed = any(${await askedAs(db, asks)}::text[])`)
  if (theme) all.push(sql`m.themes @> ${[theme]}::text[]`)
  if (code) all.push(sql`m.id in (select mandate from decisions.requirement where functions @> ${[code]}::text[])`)
  if (chain) all.push(sql`m.id in (select mandate from decisions.sketch where chain = ${chain})`)
  if (dueFrom) all.push(sql`m.due_order >= ${dueFrom}::date`, sql`m.due is not null`)
  if (dueTo) all.push(sql`m.due_order <= ${dueTo}::date`, sql`m.due is not null`)
  return sql.join(all, sql` and `)
}

/** The status of a mandate on a day, said in SQL as `statusOn` says it. */
export function hasStatus(status: Status, today: string) {
  const day = sql`${today}::date`
  const said = sql`m.said_status = ${status}`
  const isFollowed = sql`(m.followed is not null and m.followed <> 'continued' and m.followed_on <= ${day})`
  // Nobody said it is over, and no later mandate took its place: it is open.
  const isOpen = sql`(m.said_status is null or m.said_status = 'in-hand') and not ${isFollowed}`
  const isQuiet = sql`m.said_status is null and not ${isFollowed}`
  const isTerm = sql`coalesce(m.date_kind = 'term', false)`
  const isLapsed = sql`(${isTerm} and m.due < ${day} and not (m.followed is not null and m.followed_on <= ${day}))`
  const isDated = sql`m.kind <> 'position' and m.due is not null and not ${isTerm}`
  switch (status) {
    case "reported":
    case "done":
      return said
    case "ended":
      return sql`(${said} or (coalesce(m.said_status, 'in-hand') = 'in-hand' and ${isFollowed}))`
    case "standing":
      return sql`(${isQuiet} and (m.kind = 'position' or m.due is null or (${isTerm} and not ${isLapsed})))`
    case "due":
      return sql`(${isQuiet} and ${isDated} and m.due_order >= ${day})`
    case "in-hand":
      return sql`(${said} and not ${isFollowed}
        and (m.kind = 'position' or (not ${isLapsed} and (${isTerm} or m.due_order >= ${day}))))`
    case "overdue":
      return sql`(${isOpen} and ${isDated} and m.due_order < ${day}
        and (m.said_status is not null or m.due_order >= ${day} - ${waitedFor}::int))`
    case "unreported":
      return sql`(${isQuiet} and ${isDated} and m.due_order < ${day} - ${waitedFor}::int)`
    case "lapsed":
      return sql`(${isOpen} and m.kind <> 'position' and ${isLapsed})`
  }
  return status satisfies never
}

/** The status of each mandate on a day, worked out once a row: for what counts all of them. */
export function statusOfRow(today: string) {
  const often = ["standing", "unreported", "due", "overdue", "ended", "done", "reported", "in-hand"] as const
  const cases = often.map((status) => sql`when ${hasStatus(status, today)} then ${sql.lit(status)}`)
  return sql`case ${sql.join(cases, sql` `)} else 'lapsed' end`
}

/** A mandate's own words in the language it was read in; in other languages the words of its paragraph. */
function matching(q: string, language: Language) {
  const own = sql`m.search @@ ${queryOf(language, q)}`
  if (language === "en") return own
  return sql`m.id in (
    select o.id from decisions.mandate o where o.search @@ ${queryOf(language, q)}
     union select o.id from decisions.mandate o where o.search @@ ${queryOf("en", q)} and o.language = 'en'
     union select o.id from decisions.wording w join decisions.mandate o on o.provision = w.provision
            where w.language = ${language} and w.search @@ ${queryOf(language, q)})`
}

const addressedTo = (addressee: string) =>
  targets.some((each) => each === addressee) ? sql`m.target = ${addressee}` : sql`m.addressed = ${addressee}`

/** Under which names an actor is asked. Asked for first, so that the planner knows how rare they are. */
export async function askedAs(db: Database, actor: string): Promise<string[]> {
  const [found] = await rows(db, z.object({ names: z.array(z.string()).nullable() }))`
    select decisions.asked_as(${actor}) as names`
  return found?.names ?? []
}

/** A session by its number, or by body and number: `un-ga/64`. */
function inSession(session: string) {
  const [body, number] = session.split("/")
  if (body === undefined || number === undefined) return sql`m.session = ${session}`
  return sql`m.sitting = ${`${body}/${number.padStart(4, "0")}`}`
}
