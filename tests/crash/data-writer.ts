/**
 * Keeps data on a store until it is killed, round after round: records are brought, kept and gone over, a release is drafted,
 * protected and let out. Each step is told on stdout once it is kept. What was told must be there afterwards; of what was not
 * told, all or nothing.
 */
import type { Dataset } from "#modules/analysis/dataset.ts"
import type { Release } from "#modules/analysis/release.ts"
import { openPglite } from "#platform/database/pglite.ts"
import { openPostgres } from "#platform/database/postgres.ts"
import { loadPeople } from "#platform/identity/people.ts"
import { readKeys } from "#platform/identity/keyring.ts"
import { passingWays } from "#platform/identity/ways.ts"
import { analysing, lampData, lampFile, lampLines, lampRelease } from "#tests/analysing.ts"
import type { As } from "#tests/serving.ts"
import { keyOfCrash } from "./data-key.ts"

const [, , where = ""] = process.argv
const database = where.startsWith("postgres") ? await openPostgres(where) : await openPglite(where)
const as: As = (who, work, kind) => database.transaction(who, work, kind)
await as("platform", (db) => loadPeople(db, new Date(), true))
const keys = readKeys(keyOfCrash)
if (!keys) throw new Error("the key of the crash is a key")
const { gathered, must, protectedBy } = await analysing({ as }, "2019-05-01", { ways: { ...passingWays(), keys } })
const there = await must<{ items: Dataset[] }>("ursula", "GET", "/datasets")
const dataset = there.items[0] ?? (await must<Dataset>("ursula", "POST", "/datasets", lampData))
/** More than one stretch, so that a blow may fall between two. */
const file = lampFile(lampLines.map(([area, year, sex, form, times]) => [area, year, sex, form, times * 500]))
for (let round = Date.now(); ; round += 1) {
  const snapshot = await gathered("ursula", "ulises", dataset.id, file)
  process.stdout.write(`snapshot ${snapshot.id}\n`)
  const said = { ...lampRelease(snapshot.id), code: `lamps-${round}` }
  const release: Release = await protectedBy("ursula", said)
  process.stdout.write(`release ${release.id}\n`)
}
