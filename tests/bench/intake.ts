import { execFile } from "node:child_process"
import { existsSync } from "node:fs"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { z } from "zod"
import type { Figure } from "./measures.ts"
import { seconds } from "./worked.ts"

const generator = fileURLToPath(new URL("../../../shared/statistics/generators/gen-ctdc-like.mjs", import.meta.url))
const reading = fileURLToPath(new URL("intake-reading.ts", import.meta.url))
const Read = z.object({ records: z.number(), worked: z.number(), peak: z.number() })

/** The column engine, where it is installed: it writes Parquet. */
const duckdb = await import("@duckdb/node-api").catch(() => undefined)

/**
 * Records of 27 columns checked, repaired and encoded as they would be brought, each run in a process of its own: what a
 * million of them takes beside a tenth of that, and beside only finding the rows of the same CSV file.
 */
export async function measureIntake(tell: (figure: Figure) => void): Promise<void> {
  if (!existsSync(generator)) {
    tell({ what: "Intake of records", measured: "–", against: "the generator is not here (../shared)", verdict: "–" })
    return
  }
  const folder = await mkdtemp(join(tmpdir(), "bench-intake-"))
  try {
    const [few, many] = [join(folder, "few.csv"), join(folder, "many.csv")]
    await run(generator, "100000", few, "7")
    await run(generator, "1000000", many, "7")
    const bare = await read(many, "rows")
    await compare("CSV", few, many, bare.worked, tell)
    if (!duckdb) return
    const connection = await (await duckdb.DuckDBInstance.create(":memory:")).connect()
    for (const csv of [few, many])
      await connection.run(
        `copy (select * from read_csv('${csv}', all_varchar = true)) to '${csv}.parquet' (format parquet, compression zstd)`,
      )
    connection.closeSync()
    await compare("Parquet", `${few}.parquet`, `${many}.parquet`, bare.worked, tell)
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function compare(kind: string, few: string, many: string, bare: number, tell: (figure: Figure) => void) {
  const [small, large] = [await read(few), await read(many)]
  const ratio = large.peak / small.peak
  tell({
    what: `Check, repair and encode ${large.records.toLocaleString("en")} records of ${kind}`,
    measured: `${seconds(large.worked)}, at most ${large.peak.toFixed(0)} MB`,
    against: `${seconds(bare)} only to find the rows of the CSV; ${small.peak.toFixed(0)} MB for a tenth of the records`,
    verdict: `${(large.worked / bare).toFixed(1)} times the time, ${ratio.toFixed(2)} times the memory (1)`,
  })
}

const run = (...words: string[]) => promisify(execFile)(process.execPath, words)

/** The middle of three runs, by memory: when garbage is collected hangs on what else the machine does. */
async function read(file: string, how = "brought") {
  const runs: z.infer<typeof Read>[] = []
  for (let n = 0; n < 3; n += 1) {
    const { stdout } = await run(reading, file, how)
    runs.push(Read.parse(JSON.parse(stdout)))
  }
  const [, middle] = runs.toSorted((a, b) => a.peak - b.peak)
  if (!middle) throw new Error("there was no run")
  return middle
}
