import { kindOf, kinds, isFixed, type Way } from "#platform/notify/kind.ts"
import { FailedLetter, Notification, Wish, type KindWished, type WishRefusal } from "#platform/notify/notification.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { permit, type Asker } from "#platform/kernel/appointment.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"
import { z } from "zod"

const instant = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)
const columns = sql`n.id, n.kind, n.facts, n.path, ${instant("n.at")} as at, ${instant("n.read")} as read`
// What the row policy leaves is their own; what has no place in the list only goes out by mail.
const listed = sql`n.listed and n.person = current_setting('app.person')`

type Asked = {
  readonly kind?: string | undefined
  readonly unread?: "true" | "false" | undefined
  readonly after?: string | undefined
  readonly limit: number
}

const Count = z.object({ n: z.number() })

/** One stretch of what the reader was told, newest first. */
export async function notificationPage(db: Database, { kind, unread, after, limit }: Asked) {
  const which = sql`${listed}
    and ${kind ? sql`n.kind = ${kind}` : sql`true`}
    and ${unread === undefined ? sql`true` : unread === "true" ? sql`n.read is null` : sql`n.read is not null`}`
  const place = after !== undefined && /^\d{1,18}$/.test(after) ? sql`n.number < ${after}::bigint` : sql`true`
  const found = await rows(db, Notification.extend({ number: z.coerce.string() }))`
    select ${columns}, n.number from notify.notification n
     where ${which} and ${place} order by n.number desc limit ${limit + 1}`
  const [count] = await rows(db, Count)`select count(*)::int as n from notify.notification n where ${which}`
  const items = found.slice(0, limit)
  return { total: count?.n ?? 0, items, next: found.length > limit ? (items.at(-1)?.number ?? null) : null }
}

/** How many the reader has not read. */
export async function countUnread(db: Database): Promise<number> {
  const [count] = await rows(db, Count)`
    select count(*)::int as n from notify.notification n where ${listed} and n.read is null`
  return count?.n ?? 0
}

/** Marks one as read or as not; what was read before stays read since then. */
export async function mark(
  db: Database,
  id: Notification["id"],
  read: boolean,
  now: Date,
): Promise<Result<Notification, "notification-not-found">> {
  const [marked] = await rows(db, Notification)`
    update notify.notification n set read = case when ${read} then coalesce(n.read, greatest(n.at, ${now})) end
     where n.id = ${id} and ${listed} returning ${columns}`
  return marked ? allow(marked) : refuse("notification-not-found")
}

/** Marks all that are unread, of a kind or of every kind; answers how many, and the instant that undoes it. */
export async function markAll(db: Database, kind: string | undefined, now: Date) {
  const marked = await rows(db, Notification)`
    update notify.notification n set read = ${now}
     where ${listed} and n.read is null and n.at <= ${now} and ${kind ? sql`n.kind = ${kind}` : sql`true`}
    returning ${columns}`
  return { marked: marked.length, at: now.toISOString() }
}

/** Makes unread again what was marked at that instant. */
export async function unmark(db: Database, at: string) {
  const marked = await rows(db, Notification)`
    update notify.notification n set read = null where ${listed} and n.read = ${at}::timestamptz returning ${columns}`
  return { marked: marked.length, at }
}

const Kept = Wish.extend({ kind: z.string() })

/** How the reader is told of every kind that can reach them, and whether mail reaches them at all. */
export async function wishesOf(db: Database, asker: Asker, today: string) {
  const kept = await rows(db, Kept)`select kind, listed, way from notify.preference where person = ${asker.person}`
  const [me] = await rows(db, z.object({ mail: z.boolean() }))`
    select email is not null as mail from identity.person where id = ${asker.person}`
  const reached = kinds.filter(({ sees }) => sees === null || permit({ asker, act: sees, reads: true, today }, []).may)
  const items = reached.map((kind): KindWished => {
    const wish = kept.find((each) => each.kind === kind.code)
    const { listed: inList, way } = wish ?? kind
    return { kind: kind.code, listed: inList, way, fixed: isFixed(kind), usual: wish === undefined }
  })
  return { items, mail: me?.mail ?? false }
}

/** Keeps how the reader wishes to be told of a kind. */
export async function keepWish(
  db: Database,
  code: string,
  { listed: inList, way }: { readonly listed: boolean; readonly way: Way },
): Promise<Result<KindWished, WishRefusal>> {
  const kind = kindOf(code)
  if (!kind) return refuse("kind-not-known")
  if (isFixed(kind)) return refuse("kind-always-told")
  if (inList === kind.listed && way === kind.way) {
    await sql`delete from notify.preference where kind = ${code} and person = current_setting('app.person')`.execute(db)
    return allow({ kind: code, listed: inList, way, fixed: false, usual: true })
  }
  await sql`
    insert into notify.preference (kind, listed, way) values (${code}, ${inList}, ${way})
        on conflict (person, kind) do update set listed = excluded.listed, way = excluded.way`.execute(db)
  return allow({ kind: code, listed: inList, way, fixed: false, usual: false })
}

/** One stretch of the letters that did not leave, newest first. */
export async function failedPage(db: Database, { after, limit }: Pick<Asked, "after" | "limit">) {
  const place = after !== undefined && /^\d{1,18}$/.test(after) ? sql`l.number < ${after}::bigint` : sql`true`
  const found = await rows(db, FailedLetter.extend({ number: z.coerce.string() }))`
    select l.id, l.person, l.way, l.told, l.reason, ${instant("l.at")} as at, l.number from notify.letter l
     where l.status = 'failed' and ${place} order by l.number desc limit ${limit + 1}`
  const [count] = await rows(db, Count)`select count(*)::int as n from notify.letter l where l.status = 'failed'`
  const items = found.slice(0, limit)
  return { total: count?.n ?? 0, items, next: found.length > limit ? (items.at(-1)?.number ?? null) : null }
}

const most = 500

/** What the reader follows. */
export const followedBy = (db: Database) =>
  rows(db, z.object({ subject: z.string(), since: z.string() }))`
    select f.subject, ${instant("f.since")} as since from notify.following f
     where f.person = current_setting('app.person') order by f.since desc, f.subject`

/** Has the reader follow something; to follow it twice changes nothing. */
export async function keepFollowing(
  db: Database,
  subject: string,
  now: Date,
): Promise<Result<{ followed: boolean }, "follows-too-much">> {
  const [count] = await rows(db, Count)`
    select count(*)::int as n from notify.following where person = current_setting('app.person')`
  if ((count?.n ?? 0) >= most) return refuse("follows-too-much")
  await sql`
    insert into notify.following (subject, since) values (${subject}, ${now}) on conflict do nothing`.execute(db)
  return allow({ followed: true })
}

/** Has the reader follow it no more. */
export async function endFollowing(db: Database, subject: string): Promise<void> {
  await sql`
    delete from notify.following where subject = ${subject} and person = current_setting('app.person')`.execute(db)
}
