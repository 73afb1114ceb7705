import { QuestionCode } from "#modules/calls/question.ts"
import { workbookFor } from "#modules/submissions/workbook/write.ts"
import { workbookOf } from "#platform/files/workbook.ts"
import type { Workbook } from "#platform/kernel/workbook.ts"
import { execFile } from "node:child_process"
import { createWriteStream } from "node:fs"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pipeline } from "node:stream/promises"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { z } from "zod"
import type { Figure } from "./measures.ts"
import { lampCall, lampCells, lampForm, lampWording } from "./workbook-form.ts"

const reader = fileURLToPath(new URL("workbook-reading.ts", import.meta.url))
const Read = z.object({ rows: z.number(), remarks: z.number(), peak: z.number(), took: z.number() })

/** A filled workbook of a thousand and of ten thousand rows, read and held against its form: memory must not hang on the rows. */
export async function measureWorkbooks(tell: (figure: Figure) => void): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "palermo-bench-"))
  try {
    const [few, many] = [await readRows(folder, 10_000), await readRows(folder, 100_000)]
    tell({
      what: `a workbook of ${many.rows.toLocaleString("en")} rows read, row by row`,
      measured: `${(many.took / 1000).toFixed(2)} s, at most ${many.peak.toFixed(0)} MB`,
      against: `${few.rows.toLocaleString("en")} rows: ${(few.took / 1000).toFixed(2)} s, ${few.peak.toFixed(0)} MB`,
      verdict: `${(many.peak / few.peak).toFixed(2)} times the memory for ten times the rows (1.25)`,
    })
    const [small, large] = [await readForm(folder, 1000), await readForm(folder, 10_000)]
    const perRow = ((large.peak - small.peak) * 1024) / (large.rows - small.rows)
    tell({
      what: `a filled workbook of ${large.rows.toLocaleString("en")} rows read and checked`,
      measured: `${(large.took / 1000).toFixed(2)} s, at most ${large.peak.toFixed(0)} MB`,
      against: `${small.rows.toLocaleString("en")} rows: ${(small.took / 1000).toFixed(2)} s, ${small.peak.toFixed(0)} MB`,
      verdict: `${(large.peak / small.peak).toFixed(2)} times the memory for ten times the rows (1.25), ${perRow.toFixed(1)} kB a row`,
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A filled form of as many rows. */
async function readForm(folder: string, rows: number) {
  const value = { kind: "table" as const, cells: lampCells(rows), source: "", articles: "", note: "" }
  const filling = {
    call: lampCall,
    submission: "s1",
    party: "",
    due: "",
    language: "en" as const,
    form: lampForm,
    last: [],
  }
  const question = QuestionCode.parse("lamp.lit")
  const book = workbookFor({ ...filling, ...lampWording, drafts: [{ question, nth: 0, version: 1, value }] })
  return read(folder, book, rows, "form")
}

/** Any workbook of as many rows, written as it is made. */
function readRows(folder: string, rows: number) {
  function* lines() {
    for (let n = 0; n < rows; n += 1) yield [`lamp ${n % 500}`, n, `oil of kind ${n % 100}`, null, n / 7]
  }
  const sheet = { name: "Lamps", columns: [], heads: 0, rows: lines() }
  return read(folder, { sheets: [sheet], lists: new Map() }, rows, "rows")
}

/** Reads it in a process of its own, the middle of three by memory. */
async function read(folder: string, book: Workbook, rows: number, how: "form" | "rows") {
  const file = join(folder, `${how}-${rows}.xlsx`)
  await pipeline(workbookOf(book), createWriteStream(file))
  const runs: z.infer<typeof Read>[] = []
  for (let n = 0; n < 3; n += 1) {
    const { stdout } = await promisify(execFile)(process.execPath, [reader, file, how])
    runs.push(Read.parse(JSON.parse(stdout)))
  }
  const [, middle] = runs.toSorted((a, b) => a.peak - b.peak)
  if (!middle || middle.rows < rows || middle.remarks > 0)
    throw new Error(`the workbook of ${rows} rows was not read whole`)
  return middle
}
