import { jobHandlers } from "#apps/server/modules.ts"
import { lanterns, lanternsFrench, lights } from "#modules/decisions/examples.ts"
import type { Document } from "#modules/decisions/document.ts"
import type { Import } from "#modules/decisions/import.ts"
import { openPostgres } from "#platform/database/postgres.ts"
import { loadPeople } from "#platform/identity/people.ts"
import { workOff } from "#platform/jobs/worker.ts"
import { emptyPostgres } from "#tests/crash/postgres.ts"
import { formOf, importing } from "#tests/importing.ts"
import { platformOn } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const today = "2018-03-01"
const skip = process.env["TEST_DATABASE_URL"] ? false : "TEST_DATABASE_URL is not set: one connection cannot race"

/** A platform with a database of its own, where what is asked at once is done at once. */
async function racing(test: (p: Awaited<ReturnType<typeof importing>> & { app: App }) => Promise<void>) {
  await using database = await emptyPostgres()
  const open = await openPostgres(database.url)
  await open.transaction("platform", (db) => loadPeople(db, new Date(), true))
  const { transaction } = open
  const { app } = platformOn(transaction, "amina", today, {})
  try {
    const work = () => workOff({ transaction }, jobHandlers, () => new Date(`${today}T12:00:00Z`))
    await test({ ...(await importing({ app, as: transaction, work })), app })
  } finally {
    await app.close()
    await open.close()
  }
}
type App = ReturnType<typeof platformOn>["app"]

const oneDocument = async (ask: <T>(url: string) => Promise<T>): Promise<Document | undefined> => {
  const { total, items } = await ask<{ total: number; items: Document[] }>("/documents")
  assert.equal(total, 1)
  return items[0]
}

describe("two people at once", { skip }, () => {
  it("who keep the same bytes make one document", () =>
    racing(async ({ bring, act, ask }) => {
      const [one, other] = await bring({ "one.txt": lanterns, "other.txt": lanterns })
      const kept = await Promise.all([one, other].map((each) => act<Import>(`/imports/${each?.id}/keep`, {})))
      assert.deepEqual(kept.map(({ status }) => status).toSorted(), ["kept", "unchanged"])
      assert.equal((await oneDocument(ask))?.versions.length, 1)
    }))

  it("who say that the same bytes are two documents make one", () =>
    racing(async ({ bring, act, ask }) => {
      const [one, other] = await bring({ "one.txt": lanterns, "other.txt": lanterns })
      const kept = await Promise.all([
        act<Import>(`/imports/${one?.id}/keep`, { symbol: "A/71/L.1" }),
        act<Import>(`/imports/${other?.id}/keep`, { symbol: "A/71/L.2" }),
      ])
      assert.deepEqual(kept.map(({ status }) => status).toSorted(), ["kept", "unchanged"])
      await oneDocument(ask)
    }))

  it("who keep one text in two languages make one document of both", () =>
    racing(async ({ bring, act, ask }) => {
      const [one, other] = await bring({ "en.txt": lanterns, "fr.txt": lanternsFrench })
      await Promise.all([one, other].map((each) => act(`/imports/${each?.id}/keep`, {})))
      assert.deepEqual((await oneDocument(ask))?.languages, ["en", "fr"])
    }))

  it("whose documents would have one address give them two", () =>
    racing(async ({ bring, act }) => {
      const [one, other] = await bring({ "one.txt": lanterns, "other.txt": lights })
      const kept = await Promise.all([
        act<Import>(`/imports/${one?.id}/keep`, { symbol: "A/71/L.1" }),
        act<Import>(`/imports/${other?.id}/keep`, { symbol: "A/71-L/1" }),
      ])
      assert.equal(new Set(kept.map(({ slug }) => slug)).size, 2)
    }))

  it("who keep and undo leave a record that is whole", () =>
    racing(async ({ keep, bring, send, ask, app }) => {
      const first = await keep(lanterns)
      const [second] = await bring({ "fr.txt": lanternsFrench })
      const [undone, kept] = await Promise.all([
        send(`/imports/${first.id}/undo`),
        send(`/imports/${second?.id}/keep`, {}),
      ])
      assert.equal(kept.statusCode, 200)
      assert.ok(undone.statusCode === 200 || undone.json().type === "problem:import-not-latest", undone.body)
      assert.deepEqual((await oneDocument(ask))?.languages, undone.statusCode === 200 ? ["fr"] : ["en", "fr"])
      const again = await app.inject({ method: "POST", url: "/api/v1/imports", ...formOf({ "en.txt": lanterns }) })
      assert.equal(again.json().imports[0].status, undone.statusCode === 200 ? "waiting" : "unchanged")
    }))
})
