import type { MandateFilter } from "#modules/decisions/contract.ts"
import type { mandateStatuses } from "#modules/decisions/mandate-kinds.ts"
import { queryOf } from "#modules/decisions/store/asked.ts"
import { targets } from "#modules/directory/actor-kinds.ts"
import { sql } from "#platform/database/sql.ts"
import type { Language } from "#platform/kernel/language.ts"

type Status = (typeof mandateStatuses)[number]

/** What a filter narrows the register to, as conditions on `decisions.mandate m`. */
export function narrowed(filter: MandateFilter, language: Language, today: string) {
  const { q, kind, class: verbClass, addressee, target, status, date, body, session, document, dueFrom, dueTo } = filter
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
  if (dueFrom) all.push(sql`m.due_order >= ${dueFrom}::date`, sql`m.due is not null`)
  if (dueTo) all.push(sql`m.due_order <= ${dueTo}::date`, sql`m.due is not null`)
  return sql.join(all, sql` and `)
}

/** The status of a mandate on a day, said in SQL as `statusOn` says it. */
export function hasStatus(status: Status, today: string) {
  const said = sql`m.said_status = ${status}`
  if (status === "standing") return sql`(${said} or (m.said_status is null and m.due is null))`
  if (status === "overdue") return sql`(${said} or (m.said_status is null and m.due_order < ${today}::date))`
  if (status === "due")
    return sql`(${said} or (m.said_status is null and m.due is not null and m.due_order >= ${today}::date))`
  return said
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

/** A session by its number, or by body and number: `un-ga/64`. */
function inSession(session: string) {
  const [body, number] = session.split("/")
  if (body === undefined || number === undefined) return sql`m.session = ${session}`
  return sql`m.sitting = ${`${body}/${number.padStart(4, "0")}`}`
}
