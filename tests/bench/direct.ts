/**
 * The measure the server is held against: the same questions, by as many readers
 * at once, put straight to the SQL of the register, its rows parsed by the same
 * schemas; no HTTP, no contract, no reader's rights looked up. Prints the 95th
 * percentiles of lists and of searches, in milliseconds.
 */
import { listMandates, searchTexts } from "#modules/decisions/contract.ts"
import { mandatePage } from "#modules/decisions/store/register.ts"
import { searchPage } from "#modules/decisions/store/search.ts"
import { openPglite } from "#platform/database/pglite.ts"
import { openPostgres } from "#platform/database/postgres.ts"
import { lists, p95, readTogether, searches } from "./readers.ts"

const [, , where = "", seconds = "5", today = ""] = process.argv
const database = where.startsWith("postgres") ? await openPostgres(where) : await openPglite(where)

const ask = (paths: readonly string[]) => {
  const asked = paths.map((path) => {
    const { pathname, searchParams } = new URL(path, "http://here")
    const query = Object.fromEntries(searchParams)
    return pathname === "/search"
      ? { search: searchTexts.query.parse(query) }
      : { list: listMandates.query.parse(query) }
  })
  return (n: number) =>
    database.transaction("public", async (db): Promise<unknown> => {
      const { list, search } = asked[n % asked.length] ?? {}
      return list ? mandatePage(db, list, today) : search && searchPage(db, search)
    })
}

const answers: { [name: string]: number } = {}
for (const [name, paths] of Object.entries({ list: lists, search: searches })) {
  await readTogether(ask(paths), 1)
  answers[name] = p95(await readTogether(ask(paths), Number(seconds)))
}
await database.close()
process.stdout.write(`${JSON.stringify(answers)}\n`)
