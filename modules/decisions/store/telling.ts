import { rows, type Database } from "#platform/database/sql.ts"
import { notify } from "#platform/notify/notify.ts"
import { wasTold } from "#platform/notify/look.ts"
import { z } from "zod"

const Placed = z.object({ id: z.string(), document: z.string() })

/** Tells those who follow one of these mandates that it was changed. */
export async function tellOfChange(db: Database, ids: readonly string[], at: Date): Promise<void> {
  const placed = await rows(db, Placed)`
    select m.id, coalesce(d.symbol, d.slug) as document
      from decisions.mandate m join decisions.document d on d.id = m.document where m.id = any(${ids}::uuid[])`
  for (const { id, document } of placed)
    await notify(db, {
      ...{ kind: "mandate-changed", to: { following: [`mandate:${id}`] }, about: { path: `/mandates/${id}` } },
      ...{ facts: { document }, at },
    })
}

const Due = Placed.extend({ due: z.iso.date() })
/** How many days before it is due a mandate is told of. */
const ahead = 30

/** Tells those who follow a mandate that it falls due soon, once for each date it is due on. */
export async function tellOfDues(db: Database, today: string, at: Date): Promise<void> {
  const due = await rows(db, Due)`
    select m.id, coalesce(d.symbol, d.slug) as document, m.due::text as due
      from decisions.mandate m join decisions.document d on d.id = m.document
     where m.gone is null and m.due between ${today}::date and ${today}::date + ${ahead}::int
       and m.followed is null and (m.said_status is null or m.said_status = 'in-hand')
     order by m.due, m.id`
  for (const { id, document, due: day } of due) {
    const facts = { document, due: day }
    const path = `/mandates/${id}`
    if (await wasTold(db, "mandate-due", path, facts)) continue
    await notify(db, { kind: "mandate-due", to: { following: [`mandate:${id}`] }, about: { path }, facts, at })
  }
}
