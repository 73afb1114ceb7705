import { loadTreaties } from "#modules/treaties/door.ts"
import { loadDirectory } from "#modules/directory/door.ts"
import { openPglite } from "#platform/database/pglite.ts"
import { openPostgres } from "#platform/database/postgres.ts"
import { sql } from "#platform/database/sql.ts"
import type { OpenDatabase } from "#platform/database/open.ts"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { emptyPostgres } from "../crash/postgres.ts"
import type { Figure } from "./measures.ts"
import { asking, p95, readers, readTogether } from "./readers.ts"
import { startMeasured } from "./server.ts"

type Tell = (figure: Figure) => void
const ms = (milliseconds: number): string => `${milliseconds.toFixed(1)} ms`

const days = ["2003-12-25", "2005-07-03", "2008-09-26", "2009-09-29", "2014-01-27"]
const instruments = ["XVIII-12", "XVIII-12-a", "XVIII-12-b", "IV-8"]
const asked = instruments.flatMap((instrument) => days.map((day) => ({ instrument, day })))

/** Who takes part as of a day, in a record of ten times the acts that are shipped, held against the bare SQL of it. */
export async function measureTreaties(tell: Tell, seconds: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "bench-treaties-"))
  try {
    await measureOn(tell, "PGlite", seconds, folder, undefined)
    if (!process.env["TEST_DATABASE_URL"]) return
    await using postgres = await emptyPostgres()
    await measureOn(tell, "PostgreSQL", seconds, folder, postgres.url)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function measureOn(tell: Tell, name: string, seconds: number, folder: string, url: string | undefined) {
  const store = url === undefined ? await openPglite(folder) : await openPostgres(url)
  const acts = await fillTenfold(store)
  const bareAsk = (n: number) => store.transaction("public", (db) => bareStanding(n).execute(db))
  await readTogether(bareAsk, 1)
  const bare = p95(await readTogether(bareAsk, seconds))
  await store.close()
  const server = await startMeasured(folder, url)
  try {
    const paths = asked.map(({ instrument, day }) => `/treaties/${instrument}/participants?on=${day}&status=parties`)
    const ask = asking(server.address, paths)
    await readTogether(ask, 1)
    const served = p95(await readTogether(ask, seconds))
    tell({
      what: `p95 of parties as of a day, ${readers} readers, ${acts} acts, ${name}`,
      measured: ms(served),
      against: `${ms(bare)} bare SQL without names or rules: ${(served / bare).toFixed(2)}×`,
      verdict: "–",
    })
  } finally {
    await server.stop()
  }
}

/** Nine statements beside every shipped act, by the same participants, on days of their own. */
async function fillTenfold(store: OpenDatabase): Promise<number> {
  await store.transaction("platform", async (db) => {
    await loadDirectory(db)
    await loadTreaties(db, new Date())
    await sql`
      insert into treaties.act (instrument, participant, kind, dated, text, source, origin, entered)
      select instrument, participant, 'declaration', dated + n, 'invented statement ' || n || ' of ' || id, 'invented', 'person', now()
        from treaties.act, generate_series(1, 9) as n`.execute(db)
  })
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from treaties.act`.execute(store.kysely)
  return rows[0]?.n ?? 0
}

/** The days of each participant by a day, as SQL gives them: no terms, no names, no statements counted. */
function bareStanding(n: number) {
  const { instrument, day } = asked[n % asked.length] ?? { instrument: "", day: "" }
  return sql`
    select participant, min(dated) filter (where kind = 'signature') as signed,
           max(dated) filter (where kind in ('ratification', 'acceptance', 'approval', 'accession', 'succession')) as consented
      from treaties.act
     where instrument = ${instrument} and dated <= ${day} and not gone
     group by participant
     order by participant`
}
