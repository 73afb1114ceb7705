import { Call, type CallWording } from "#modules/calls/call.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { id } from "#platform/kernel/id.ts"
import { z } from "zod"

const columns = sql`
  c.wording || jsonb_build_object(
    'id', c.id, 'status', c.status, 'edition', c.edition, 'opened', c.opened, 'closed', c.closed, 'touch', c.touch) as call`
const Row = z.object({ call: Call })

/** Finds a call, as far as the reader may know of it. */
export async function findCall(db: Database, call: Call["id"]): Promise<Call | undefined> {
  const [found] = await rows(db, Row)`select ${columns} from calls.call c where c.id = ${call}`
  return found?.call
}

/** Finds a call and holds it still until the transaction ends, for whoever means to change it. */
export async function holdCall(db: Database, call: Call["id"]): Promise<Call | undefined> {
  const [found] = await rows(db, Row)`select ${columns} from calls.call c where c.id = ${call} for update`
  return found?.call
}

/** The calls this condition on `c` is true of. */
export async function callsWhere(db: Database, condition: ReturnType<typeof sql>): Promise<Call[]> {
  const found = await rows(db, Row)`select ${columns} from calls.call c where ${condition}`
  return found.map(({ call }) => call)
}

/** Keeps a new draft, still without a questionnaire, and gives it its id. */
export async function insertCall(db: Database, wording: CallWording, now: Date): Promise<Call> {
  const [made] = await rows(db, z.object({ id: id("call") }))`
    insert into calls.call (wording, due, audience, published, made)
    values (${JSON.stringify(wording)}::jsonb, ${wording.due}, ${wording.audience}, ${wording.published}, ${now})
    returning id`
  if (made === undefined) throw new Error("a call that was drafted has no id")
  await under(db, made.id, wording.mandates)
  return { ...wording, id: made.id, status: "draft", edition: 1, opened: null, closed: null, touch: 1 }
}

/** Keeps a call as it now is, and counts that it was changed. */
export async function keepCall(db: Database, call: Call): Promise<Call> {
  const { id: key, status, edition, opened, closed, touch, ...wording } = call
  await sql`
    update calls.call
       set wording = ${JSON.stringify(wording)}::jsonb, status = ${status}, edition = ${edition}, due = ${wording.due},
           audience = ${wording.audience}, published = ${wording.published}, opened = ${opened}, closed = ${closed},
           touch = ${touch + 1}
     where id = ${key}`.execute(db)
  // What was opened stays under its mandates.
  if (status === "draft" || status === "tested") await under(db, key, wording.mandates)
  return { ...call, touch: touch + 1 }
}

async function under(db: Database, call: string, mandates: readonly string[]): Promise<void> {
  await sql`delete from calls.call_mandate where call = ${call}`.execute(db)
  await sql`
    insert into calls.call_mandate (call, mandate, ordinal)
    select ${call}, mandate, min(ordinal)::integer - 1
      from unnest(${[...mandates]}::uuid[]) with ordinality as t (mandate, ordinal) group by mandate`.execute(db)
}

/** Removes a call that was never opened, with its questionnaire. */
export async function dropCall(db: Database, call: Call["id"]): Promise<void> {
  await sql`delete from calls.call where id = ${call}`.execute(db)
}
