import { Act, type ActWording } from "#modules/treaties/act.ts"
import type { ActImport } from "#modules/treaties/import.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { z } from "zod"

/** The columns of an act as the noun wants them. */
export const actColumns = sql`
  id, instrument, participant, kind, dated::text as dated, effective::text as effective, about, territory, article, text,
  language, source, note, origin, corrected,
  to_char(entered at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as entered`

/** A value that is another after every change of an act, and never comes back. */
export async function beatOf(db: Database): Promise<string> {
  const [pulse] = await rows(db, z.object({ beat: z.string() }))`select beat from treaties.pulse`
  return pulse?.beat ?? ""
}

let last: { readonly beat: string; readonly acts: readonly Act[] } | undefined

/**
 * All acts of the record, in no order that means anything: some two thousand,
 * of which every question wants many. They are read again only after a change.
 */
export async function everyAct(db: Database): Promise<{ readonly beat: string; readonly acts: readonly Act[] }> {
  const beat = await beatOf(db)
  if (last?.beat !== beat)
    last = { beat, acts: await rows(db, Act)`select ${actColumns} from treaties.act where not gone` }
  return last
}

/** Adds acts, all at once, so that each may be about another. */
export async function addActs(
  db: Database,
  acts: readonly (ActWording & Pick<Act, "id" | "origin">)[],
  entered: Date,
  from: ActImport["id"] | null = null,
): Promise<void> {
  if (acts.length === 0) return
  const added = acts.map((act) => ({ ...act, import: from, corrected: false, gone: false, entered }))
  await sql`
    insert into treaties.act select * from jsonb_populate_recordset(null::treaties.act, ${JSON.stringify(added)}::jsonb)
  `.execute(db)
}

/** Writes an act as it now is; one that was gone is there again. */
export async function saveAct(db: Database, act: Act): Promise<void> {
  await sql`
    update treaties.act
       set instrument = ${act.instrument}, participant = ${act.participant}, kind = ${act.kind}, dated = ${act.dated},
           effective = ${act.effective}, about = ${act.about}, territory = ${act.territory}, article = ${act.article},
           text = ${act.text}, language = ${act.language}, source = ${act.source}, note = ${act.note},
           corrected = ${act.corrected}, gone = false
     where id = ${act.id}`.execute(db)
}

/** Takes acts out of the record; a person did it, unless they are no longer shipped. */
export async function removeActs(db: Database, ids: readonly string[], byPerson = true): Promise<void> {
  if (ids.length === 0) return
  await sql`
    update treaties.act set gone = true, corrected = corrected or ${byPerson} where id = any(${ids})`.execute(db)
}

/** Lets nobody else change the record of acts until the transaction ends: what is allowed depends on all of it. */
export async function holdRecord(db: Database): Promise<void> {
  await sql`select beat from treaties.pulse for update`.execute(db)
}

/** The shipped acts that the record has or had, and whether a person changed them. */
export const shippedIds = (db: Database) =>
  rows(db, z.object({ id: z.string(), gone: z.boolean(), corrected: z.boolean() }))`
    select id, gone, corrected from treaties.act where origin = 'starter'`
