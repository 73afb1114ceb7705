/**
 * Reads a workbook in a process of its own, and says how many rows it had, how long it took and its greatest memory:
 * a filled form as the server does, held against its form; or, with `rows` said, any workbook, row by row.
 */
import { rowsOf } from "#platform/files/workbook-reader.ts"
import { workbookIn } from "#modules/submissions/workbook/read.ts"
import { readFile } from "node:fs/promises"
import { lampCall, lampForm, lampWording } from "./workbook-form.ts"

const [, , file = "", how] = process.argv
const bytes = await readFile(file)
const before = performance.now()
const told = how === "rows" ? await counted() : await checked()
const { maxRSS } = process.resourceUsage()
process.stdout.write(JSON.stringify({ ...told, peak: maxRSS / 1024, took: performance.now() - before }))

async function counted() {
  let rows = 0
  for await (const row of rowsOf(bytes)) rows += row.cells.length > 0 ? 1 : 0
  return { rows, remarks: 0 }
}

async function checked() {
  const codesOf = ({ options }: { readonly options: readonly { readonly code: string }[] }) =>
    new Set(options.map(({ code }) => code))
  const form = { call: lampCall, submission: "s1", form: lampForm, drafts: [], codesOf, mendings: [] }
  const read = await workbookIn(() => rowsOf(bytes), { ...lampWording, ...form })
  if (!read.ok) throw new Error(read.refusal)
  return { rows: read.value.rows, remarks: read.value.remarks.length }
}
