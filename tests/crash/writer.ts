/**
 * Acts on a store until it is killed: each act keeps a file and a line in the
 * ledger, and is told on stdout once it is kept. What was told must be there
 * afterwards; of what was not told, all or nothing.
 */
import { openPglite } from "#platform/database/pglite.ts"
import { openPostgres } from "#platform/database/postgres.ts"
import { keepFile } from "#platform/files/store.ts"
import { record } from "#platform/ledger/ledger.ts"
import { randomBytes } from "node:crypto"

const [, , where = ""] = process.argv
const database = where.startsWith("postgres") ? await openPostgres(where) : await openPglite(where)

for (;;) {
  const hashes = await database.transaction("platform", async (db) => {
    const kept: string[] = []
    for (let n = 0; n < 5; n += 1) kept.push((await keepFile(db, randomBytes(40_000))).hash)
    await record(db, { at: new Date(), person: "platform", act: "file.keep", params: JSON.stringify({ files: kept }) })
    return kept
  })
  process.stdout.write(`${hashes.join(" ")}\n`)
}
