import { loadStarter } from "#apps/server/modules.ts"
import { platform } from "#apps/server/platform.ts"
import { suggestFor } from "#modules/decisions/store/suggesting.ts"
import type { OpenDatabase } from "#platform/database/open.ts"
import { openPglite } from "#platform/database/pglite.ts"
import { openPostgres } from "#platform/database/postgres.ts"
import { theOperator } from "#platform/identity/identify.ts"
import { permission } from "#platform/identity/rights.ts"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { emptyPostgres } from "../crash/postgres.ts"
import { fill } from "./fill.ts"
import { importMany } from "./importing.ts"
import type { Figure } from "./measures.ts"

const today = "2018-03-01"

/**
 * What is told across the whole register, each the first time after something
 * changed, when nothing counted before still holds; against one bare statement
 * that walks the same rows.
 */
const questions: readonly { readonly what: string; readonly path: string; readonly bare: string }[] = [
  {
    what: "Timeline by year",
    path: "/timeline",
    bare: `select date_trunc('year', due), count(*) from decisions.mandate where gone is null and kind <> 'position' group by 1`,
  },
  {
    what: "Timeline by month, one addressee",
    path: "/timeline?by=month&asks=un-secretary-general",
    bare: `select date_trunc('month', due), count(*) from decisions.mandate
            where gone is null and kind <> 'position' and addressed = 'un-secretary-general' group by 1`,
  },
  {
    what: "Profile of a State",
    path: "/actors/state-ita/profile?limit=50",
    bare: `select addressed, body, count(*) from decisions.mandate
            where gone is null and kind <> 'position' and addressed in ('member-states', 'states', 'governments', 'states-parties')
            group by 1, 2`,
  },
  {
    what: "Profile of the Working Group",
    path: "/actors/ctoc-cop-wg-4/profile",
    bare: `select addressed, body, count(*) from decisions.mandate
            where gone is null and kind <> 'position' and addressed like 'ctoc-cop-wg-4%' group by 1, 2`,
  },
]

/** Measures timeline, profiles and suggestions over many mandates, on PGlite and, where it takes part, on PostgreSQL. */
export async function measureRecord(tell: (figure: Figure) => void, mandates: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "bench-"))
  try {
    if (process.env["TEST_DATABASE_URL"]) {
      await using postgres = await emptyPostgres()
      await importMany(join(folder, "beside"), 60, postgres.url)
      await measureOn(tell, await openPostgres(postgres.url), "PostgreSQL", mandates)
    }
    const data = join(folder, "embedded")
    await importMany(data, 60)
    await measureOn(tell, await openPglite(data), "PGlite", mandates)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function measureOn(
  tell: (figure: Figure) => void,
  database: OpenDatabase,
  kind: string,
  wanted: number,
): Promise<void> {
  const { transaction, pool } = database
  const clock = () => new Date(`${today}T12:00:00Z`)
  await loadStarter(database, clock())
  const all = await fill(database, wanted)
  const identify = () => theOperator(database, clock())
  const { app } = platform({ transaction, clock, identify, permission }, kind === "PGlite" ? "pglite" : "postgres")
  const of = `${all} mandates, ${kind}`
  const change = () => pool.query("update decisions.pulse set beat = gen_random_uuid()")
  for (const { what, path, bare } of questions) {
    const ask = async () => {
      const answer = await app.inject(`/api/v1${path}`)
      if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.body}`)
    }
    const [direct, first, again] = [[], [], []] as [number[], number[], number[]]
    for (let n = 0; n < 7; n += 1) {
      direct.push(await took(() => pool.query(bare)))
      await change()
      first.push(await took(ask))
      again.push(await took(ask))
    }
    const [one, other] = [median(first), median(direct)]
    tell({
      what: `${what}, ${of}`,
      measured: `${one.toFixed(1)} ms, again ${median(again).toFixed(1)} ms`,
      against: `${other.toFixed(1)} ms bare SQL: ${(one / other).toFixed(2)}×`,
      verdict: "–",
    })
  }
  await suggestAmong(tell, database, of)
  await app.close()
  await database.close()
}

/** Looks for what the mandates of one text go back to, among all the sketches of the register. */
async function suggestAmong(
  tell: (figure: Figure) => void,
  { transaction, pool }: OpenDatabase,
  of: string,
): Promise<void> {
  // Every copy of a mandate has its words, so that each has hundreds that are like it: the hardest case.
  await pool.query(`
    insert into decisions.sketch (mandate, document, made_of, marks, chain)
    select m.id, m.document, k.made_of, k.marks, m.id
      from decisions.mandate m join (
        select distinct on (o.action) o.action, s.made_of, s.marks from decisions.sketch s
          join decisions.mandate o on o.id = s.mandate) k on k.action = m.action
        on conflict do nothing`)
  await pool.query("analyze decisions.sketch")
  const { rows } = await pool.query<{ id: string; mandates: number }>(`
    select d.id, count(m.id)::int as mandates from decisions.document d join decisions.mandate m on m.document = d.id
     group by 1 order by 2 desc, 1 limit 3`)
  const times: number[] = []
  for (const { id } of rows) times.push(await took(() => transaction("platform", (db) => suggestFor(db, id))))
  tell({
    what: `Suggesting links for ${rows[0]?.mandates ?? 0} mandates among ${of}`,
    measured: `${median(times).toFixed(0)} ms`,
    against: "–",
    verdict: "–",
  })
}

async function took(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

const median = (times: readonly number[]): number =>
  times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? Number.NaN
