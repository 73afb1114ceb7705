import { tabulator } from "@palermo/statistics"
import { execFile } from "node:child_process"
import { createReadStream, mkdirSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { z } from "zod"
import type { Figure } from "./measures.ts"
import { seconds, worked } from "./worked.ts"

const palermo = fileURLToPath(new URL("../../bin/palermo", import.meta.url))
const [MANY, FEW, MEMORY] = [20_000_000, 1_000_000, 512]
const columns = ["year", "sex", "form", "citizenship"]

/** What a process says of itself when it ends: its greatest memory, how long it worked, and how long it took. */
const ending = `
const began = performance.now()
process.on("exit", () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
  process.stderr.write("\\n" + JSON.stringify({ peak: maxRSS / 1024, worked: (userCPUTime + systemCPUTime) / 1000, took: performance.now() - began }))
})`
const Ended = z.object({ peak: z.number(), worked: z.number(), took: z.number() })
const Asked = z.object({ rows: z.number() })

/** Records as nobody has them: four columns of codes, spread unevenly by arithmetic alone. */
const invented = (records: number) => `select
  2003 + (n * 7919) % 20 as year,
  ['F', 'M', 'X', 'U'][1 + (n // 3) % 4] as sex,
  'form ' || (n * 31) % 12 as form,
  'country ' || ((n * 104729) % 199) as citizenship
from range(${records}) t(n)`

/**
 * Free SQL over tens of millions of records that lie in Parquet, through `palermo data query` as people call it, in one file
 * and in twenty; held against our own tabulator on a million of them in CSV, record for record.
 */
export async function measureQuerying(tell: (figure: Figure) => void): Promise<void> {
  const engine = await import("@duckdb/node-api").catch(() => undefined)
  if (!engine) return tell({ what: "Free SQL", measured: "DuckDB is not installed", against: "–", verdict: "–" })
  const folder = mkdtempSync(join(tmpdir(), "bench-"))
  try {
    const connection = await (await engine.DuckDBInstance.create(":memory:")).connect()
    const [one, parts, csv] = ["records.parquet", "parts", "records.csv"].map((name) => join(folder, name))
    await connection.run(`copy (${invented(MANY)}) to '${one}' (format parquet)`)
    mkdirSync(parts ?? "")
    await connection.run(
      `copy (${invented(MANY)}) to '${parts}' (format parquet, partition_by (year), overwrite_or_ignore)`,
    )
    await connection.run(`copy (${invented(FEW)}) to '${csv}' (format csv, header)`)
    connection.closeSync()
    const own = await tabulated(csv ?? "")
    const files: [what: string, file: string][] = [
      ["one file of Parquet", one ?? ""],
      ["Parquet in a folder for each year", parts ?? ""],
    ]
    for (const [what, file] of files) {
      const { rows, peak, worked: work, took } = await asked(file)
      const ratio = own.worked / FEW / (work / MANY)
      tell({
        what: `${MANY.toLocaleString("en")} records over four columns, ${what} (${rows.toLocaleString("en")} cells)`,
        measured: `${seconds(work)} of work in ${seconds(took)}, at most ${peak.toFixed(0)} MB (--memory ${MEMORY})`,
        against: `our tabulator on ${FEW.toLocaleString("en")} in CSV: ${seconds(own.worked)}, ${own.cells.toLocaleString("en")} cells`,
        verdict: `${ratio.toFixed(1)} times as many records a second`,
      })
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function asked(file: string) {
  const list = columns.join(", ")
  const sql = `select ${list}, count(*) as freq from records group by all`
  const words = [
    "data",
    "query",
    sql,
    "--over",
    file,
    "--memory",
    String(MEMORY),
    "--out",
    join(tmpdir(), "bench-cells.csv"),
    "--json",
  ]
  const preload = `--import=data:text/javascript,${encodeURIComponent(ending)}`
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [preload, palermo, ...words])
  rmSync(join(tmpdir(), "bench-cells.csv"))
  return { ...Asked.parse(JSON.parse(stdout)), ...Ended.parse(JSON.parse(stderr.trim().split("\n").at(-1) ?? "")) }
}

async function tabulated(file: string) {
  const began = worked()
  const reader = tabulator(columns, { keep: false })
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 18 })) reader.push(chunk as Uint8Array) // no encoding was set
  let cells = 0
  reader.end().cross.each(() => (cells += 1))
  return { worked: worked() - began, cells }
}
