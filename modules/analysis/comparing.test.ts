import type { compareRelease } from "#modules/analysis/contract.ts"
import type { Release } from "#modules/analysis/release.ts"
import { sql } from "#platform/database/sql.ts"
import { analysing, lampRelease } from "#tests/analysing.ts"
import { onPlatform } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"
import type { z } from "zod"

const today = "2019-05-01"

describe("a draft that is looked through beside what is true", () => {
  onPlatform("is counted once for all its pages, and anew when it is another", { today }, async (all) => {
    const { ask, must, kept, protectedBy, work } = await analysing(all, today)
    const { snapshot } = await kept("ursula", "ulises")
    const { id, touch } = await protectedBy("ursula", lampRelease(snapshot.id))
    const look = (person: string, from = 0) =>
      must<z.output<typeof compareRelease.output>>(person, "GET", `/releases/${id}/comparison?from=${from}`)
    const women = async (person: string) =>
      (await look(person)).cells.find(({ codes }) => codes["year"] === "2017" && codes["sex"] === "female")?.value
    assert.equal(await women("ulises"), 43)

    const changed = { ...lampRelease(snapshot.id), code: undefined, filters: [{ column: "form", codes: ["organ-removal"] }] } // prettier-ignore
    await must<Release>("ursula", "PUT", `/releases/${id}`, { ...changed, tables: [["sex"]], base: touch })
    assert.equal((await ask("ulises", "GET", `/releases/${id}/comparison`)).type, "release-not-protected")
    await must("ursula", "POST", `/releases/${id}/protection`)
    await work()
    assert.equal(await women("ulises"), 3)

    // Its records are gone: whoever looked goes on, at another server there is nothing to count.
    const whole = await look("ulises")
    await all.as("platform", async (db) => {
      await sql`reset role`.execute(db)
      await sql`alter table analysis.chunk disable trigger user`.execute(db)
      await sql`delete from analysis.chunk`.execute(db)
    })
    assert.deepEqual(await look("ulises", 2), { ...whole, cells: whole.cells.slice(2) })
    assert.notDeepEqual((await ask("ursula", "GET", `/releases/${id}/comparison`)).body, whole)
    // Who may not look is not let in by what is remembered.
    assert.equal((await ask("jamila", "GET", `/releases/${id}/comparison`)).type, "release-not-found")
  })
})
