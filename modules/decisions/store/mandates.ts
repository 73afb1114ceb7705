import type { MandateRecord } from "#modules/decisions/contract.ts"
import type { Mandate } from "#modules/decisions/mandate.ts"
import { Provision } from "#modules/decisions/provision.ts"
import { chainOf } from "#modules/decisions/store/chains.ts"
import { correctionsOf } from "#modules/decisions/store/corrections.ts"
import { lineageOf } from "#modules/decisions/store/lineage.ts"
import { inPlace, mandateColumns, mandateOn, MandateRow } from "#modules/decisions/store/mandate-row.ts"
import { progressOf } from "#modules/decisions/store/progress.ts"
import { mandatesWhere } from "#modules/decisions/store/register.ts"
import { linked, provisionColumns } from "#modules/decisions/store/texts.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import type { Language } from "#platform/kernel/language.ts"
import type { z } from "zod"

/** The mandates of a document on a day, in printed order. */
export async function mandatesOf(db: Database, document: string, today: string): Promise<Mandate[]> {
  const found = await rows(db, MandateRow)`
    select ${mandateColumns} from decisions.mandate m where m.document = ${document} and m.gone is null
     order by m.ordinal, m.clause, m.part, m.id`
  return found.map((row) => mandateOn(row, today))
}

/** One mandate with its paragraph, what surrounds it and what was changed in it. */
export async function mandateRecord(
  db: Database,
  id: Mandate["id"],
  language: Language,
  today: string,
): Promise<z.infer<typeof MandateRecord> | undefined> {
  const [row] = await mandatesWhere(db, sql`m.id = ${id}`)
  if (!row) return undefined
  const beside = await mandatesWhere(db, sql`m.provision = ${row.provision}`)
  const context = await contextOf(db, row.provision, language, row.language)
  const corrections = await correctionsOf(db, row.provision)
  return {
    ...inPlace(row, language, today),
    context,
    siblings: beside.filter((each) => each.id !== id).map((each) => inPlace(each, language, today)),
    corrections,
    progress: await progressOf(db, id),
    lineage: await lineageOf(db, id, language, today),
    chain: await chainNamed(db, id),
    thread: { paragraph: 1, mandate: beside.length },
  }
}

async function chainNamed(db: Database, mandate: Mandate["id"]) {
  const chain = await chainOf(db, mandate)
  return chain && { ...chain, id: chain.id as Mandate["id"] } // A chain is named by a mandate.
}

/** A paragraph and its neighbours: in the reader's language, or in the one the mandate was read from. */
async function contextOf(
  db: Database,
  provision: Mandate["provision"],
  language: Language,
  readIn: Language,
): Promise<Provision[]> {
  const found = await rows(db, Provision)`
    select ${provisionColumns} from decisions.provision self
      join decisions.provision p on p.document = self.document and (p.id = self.id
           or (not p.removed and p.ordinal between self.ordinal - 1 and self.ordinal + 1))
      join lateral (select * from decisions.wording o where o.provision = p.id and o.language in (${language}, ${readIn})
                     order by o.language = ${language} desc limit 1) w on true
     where self.id = ${provision} order by p.ordinal`
  return linked(db, found)
}
