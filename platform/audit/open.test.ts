import { openNouns, readNouns } from "#platform/audit/contract.ts"
import { sql } from "#platform/database/sql.ts"
import { isPublic } from "#platform/identity/rights.ts"
import { tell } from "#platform/ledger/changes.ts"
import { record } from "#platform/ledger/ledger.ts"
import type { Service } from "#platform/http/service.ts"
import { onPlatform, platformOn, type As } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"

const today = "2010-11-01"
const at = new Date(`${today}T12:00:00Z`)
const closed = ["nomination", "person", "appointment", "invitation", "import", "ledger", "key", "me", "health"]

/** How many lines the database itself tells somebody of a thing. */
const toldTo = async (as: As, person: string, subject: string) =>
  (await as(person, (db) => sql`select * from ledger.history_of(${subject}, null, 10)`.execute(db))).rows.length

describe("the history of what is not public", () => {
  onPlatform("is told to nobody, by the service or by the database", { today }, async ({ as, app }) => {
    const nouns = [...closed, ...openNouns]
    for (const noun of nouns)
      await as("amina", async (db) => {
        tell(db, { subjects: [`${noun}:x`] })
        await record(db, { at, person: "amina", act: "x.y", params: "{}" })
      })
    // Amina of the Secretariat reads imports, and so their history; whoever does not is told nothing of it.
    const told = (person: string, noun: string) =>
      openNouns.includes(noun) || (person === "amina" && readNouns.has(noun))
    for (const person of ["public", "carla", "amina"])
      for (const noun of nouns)
        assert.equal(await toldTo(as, person, `${noun}:x`), told(person, noun) ? 1 : 0, `${person} ${noun}`)
    const answered = async (service: Pick<Service, "app">, noun: string) =>
      (await service.app.inject(`/api/v1/history/${noun}/x`)).statusCode
    const carla = platformOn(as, "carla", today)
    for (const noun of nouns) {
      assert.equal(await answered({ app }, noun), told("amina", noun) ? 200 : 404, noun)
      assert.equal(await answered(carla, noun), told("carla", noun) ? 200 : 404, `carla ${noun}`)
    }
    await carla.app.close()
    for (const noun of openNouns) assert.ok(isPublic(`${noun}.read`), noun)
  })
})
