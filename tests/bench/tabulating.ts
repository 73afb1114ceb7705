import { crossTabulate, tabulator } from "@palermo/statistics"
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { z } from "zod"
import type { Figure } from "./measures.ts"
import { least, worked } from "./worked.ts"

const names = ["yearOfRegistration", "gender", "ageBroad", "CountryOfExploitation"]
const [SMALLEST, RUNS] = [10, 20]

/**
 * A million records over four dimensions, cells of ten and more, against DuckDB with its columns as enums on one thread in
 * the same run. DuckDB is no part of the product: it takes part where Node finds it.
 */
export async function tabulating(tell: (figure: Figure) => void, file: string): Promise<void> {
  const reader = tabulator(names)
  const began = worked()
  reader.push(readFileSync(file))
  const { columns } = reader.end()
  const loading = worked() - began
  const [time, cells] = await least(RUNS, () => {
    let found = 0
    crossTabulate(columns).each((_, count) => (found += count >= SMALLEST ? 1 : 0))
    return found
  })
  const duck = await duckDb(file)
  tell({
    what: `1,000,000 records over four dimensions (${cells} cells)`,
    measured: `${time.toFixed(1)} ms, after ${loading.toFixed(0)} ms of reading`,
    against: duck
      ? `DuckDB with enums ${duck.time.toFixed(1)} ms (${duck.cells} cells), after ${duck.loading.toFixed(0)} ms`
      : "DuckDB is not here: install @duckdb/node-api anywhere and name its node_modules in NODE_PATH",
    verdict: duck ? `1/${(duck.time / time).toFixed(1)} of its time (1/4)` : "–",
  })
}

/** What is used of DuckDB. */
type Connection = {
  readonly run: (sql: string) => Promise<unknown>
  readonly runAndReadAll: (sql: string) => Promise<{ readonly currentRowCount: number }>
}
const Duck = z.object({
  DuckDBInstance: z.custom<{ create: (path: string) => Promise<{ connect: () => Promise<Connection> }> }>(),
})

async function duckDb(file: string): Promise<{ time: number; loading: number; cells: number } | undefined> {
  const { resolve } = createRequire(import.meta.url)
  let path = ""
  try {
    path = resolve("@duckdb/node-api")
  } catch {
    return undefined
  }
  const { DuckDBInstance } = Duck.parse(createRequire(import.meta.url)(path))
  const db = await (await DuckDBInstance.create(":memory:")).connect()
  await db.run("set threads = 1")
  const began = worked()
  const read = names.map((name) => `coalesce("${name}", '') as "${name}"`)
  await db.run(`create table raw as select ${read.join(", ")} from read_csv('${file}', all_varchar = true)`)
  for (const name of names) await db.run(`create type "${name}s" as enum (select distinct "${name}" from raw)`)
  const typed = names.map((name) => `"${name}"::"${name}s" as "${name}"`)
  await db.run(`create table records as select ${typed.join(", ")} from raw`)
  const loading = worked() - began
  const listed = names.map((name) => `"${name}"`).join(", ")
  const query = `select ${listed}, count(*) from records group by all having count(*) >= ${SMALLEST}`
  const [time, answer] = await least(RUNS, () => db.runAndReadAll(query))
  return { time, loading, cells: answer.currentRowCount }
}
