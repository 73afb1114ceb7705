import type { Release } from "#modules/analysis/release.ts"
import { compare } from "#modules/analysis/store/comparing.ts"
import { protectingHandlers } from "#modules/analysis/store/protecting.ts"
import { noteProtecting } from "#modules/analysis/store/releases.ts"
import { rows, sql } from "#platform/database/sql.ts"
import { workOff } from "#platform/jobs/worker.ts"
import { analysing, lampFile, lampRelease } from "#tests/analysing.ts"
import { onPlatform } from "#tests/platform.ts"
import { noonOf, type As } from "#tests/serving.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"
import { z } from "zod"

const today = "2019-05-01"

/** People of sixteen years, of whom few are of each kind: by nothing they are one hard block. */
const forms = ["sexual-exploitation", "labour-exploitation", "organ-removal", "forced-marriage", "forced-criminality"]
const manyKinds = Array.from({ length: 16 }, (_, at) => String(2001 + at)).flatMap((year, at) =>
  ["female", "male"].flatMap((sex, of) =>
    forms.map((form, nth) => ["URY", year, sex, form, 1 + ((at * 7 + of * 11 + nth * 5) % 19)] as const),
  ),
)
const oneBlock = (snapshot: string) => ({ ...lampRelease(snapshot), by: [], tables: [["year", "sex", "form"]] })

const Job = z.object({ status: z.string(), attempts: z.number(), error: z.string().nullable() })
const jobs = (as: As) =>
  as(
    "platform",
    (db) => rows(db, Job)`select status, attempts, error from jobs.job where kind = 'release.protect' order by asked`,
  )
/** Lets the time pass that work has to wait. */
const passTime = (as: As) => as("platform", (db) => sql`update jobs.job set run_after = clock_timestamp()`.execute(db))

describe("protecting a draft", () => {
  onPlatform("notes nothing of a draft that was changed since it was asked for", { today }, async (all) => {
    const { must, kept, work } = await analysing(all, today)
    const { snapshot } = await kept("ursula", "ulises")
    const { code: _, ...wording } = lampRelease(snapshot.id)
    const first = await must<Release>("ursula", "POST", "/releases", lampRelease(snapshot.id))
    const { id } = first
    await must("ursula", "POST", `/releases/${id}/protection`)
    const changed = await must<Release>("ursula", "PUT", `/releases/${id}`, { ...wording, k: 12, base: first.touch })
    await must("ursula", "POST", `/releases/${id}/protection`)
    const note = (touch: number) =>
      all.as("platform", (db) => noteProtecting(db, { id, touch }, null, "too-large-to-prove"))
    const standing = async () => {
      const { protecting, fault } = await must<Release>("ursula", "GET", `/releases/${id}`)
      return [protecting, fault]
    }
    await note(first.touch)
    assert.deepEqual(await standing(), [0, null])
    await work()
    const { proof } = await must<Release>("ursula", "GET", `/releases/${id}`)
    assert.equal(proof?.touch, changed.touch)
    await note(changed.touch)
    assert.deepEqual(await standing(), [null, "too-large-to-prove"])
  })
})

describe("a hard block", () => {
  onPlatform("is protected beside the server, which answers others meanwhile", { today }, async (all) => {
    const { must, kept, work } = await analysing(all, today)
    const { snapshot } = await kept("ursula", "ulises", {}, lampFile(manyKinds))
    const { id } = await must<Release>("ursula", "POST", "/releases", oneBlock(snapshot.id))
    await must("ursula", "POST", `/releases/${id}/protection`)
    let answered = 0
    const under = { way: true }
    const working = work().finally(() => (under.way = false))
    while (under.way) {
      assert.equal((await all.app.inject("/api/v1/openapi.json")).statusCode, 200)
      answered += 1
      await new Promise(setImmediate)
    }
    await working
    const { proof, protecting, fault } = await must<Release>("ursula", "GET", `/releases/${id}`)
    assert.deepEqual([protecting, fault, proof?.solved], [null, null, 0])
    assert.ok((proof?.cells ?? 0) > 200, `${proof?.cells} cells`)
    // In the thread of the server a handful of turns would come, between one step and the next.
    assert.ok(answered > 40, `${answered} answers`)
  })

  onPlatform("leaves the draft as it was where the thread of the gate dies, which is told", { today }, async (all) => {
    const { as } = all
    const { must, kept, work, protectedBy, ways } = await analysing(all, today)
    const { snapshot } = await kept("ursula", "ulises", {}, lampFile(manyKinds))
    const before = await protectedBy("ursula", oneBlock(snapshot.id))
    await must("ursula", "POST", `/releases/${before.id}/protection`)
    const complaints: string[] = []
    const handlers = protectingHandlers(ways.keys, { memory: 8 })
    for (const round of [1, 2, 3]) {
      const complain = (error: unknown) => void complaints.push(String(error))
      assert.equal(
        await workOff({ transaction: as }, handlers, noonOf(today), undefined, complain),
        1,
        `round ${round}`,
      )
      await passTime(as)
    }
    const error = "gate-thread.ts ended: ERR_WORKER_OUT_OF_MEMORY"
    assert.deepEqual((await jobs(as)).at(-1), { status: "failed", attempts: 3, error })
    assert.deepEqual(complaints, [1, 2, 3].map(() => `Error: ${error}`)) // prettier-ignore
    const after = await must<Release>("ursula", "GET", `/releases/${before.id}`)
    assert.deepEqual(after, { ...before, fault: "protecting-failed" })
    // The server is well, and so is the next one.
    await must("ursula", "POST", `/releases/${before.id}/protection`)
    await work()
    assert.deepEqual(await must<Release>("ursula", "GET", `/releases/${before.id}`), before)
  })

  onPlatform("is left in the middle where the server stops, and protected by the next one", { today }, async (all) => {
    const { as } = all
    const { must, kept, work, ways } = await analysing(all, today)
    const { snapshot } = await kept("ursula", "ulises", {}, lampFile(manyKinds))
    const { id } = await must<Release>("ursula", "POST", "/releases", oneBlock(snapshot.id))
    await must("ursula", "POST", `/releases/${id}/protection`)
    const halt = new AbortController()
    const complaints: unknown[] = []
    const complain = (error: unknown) => void complaints.push(error)
    const working = workOff({ transaction: as }, protectingHandlers(ways.keys), noonOf(today), halt.signal, complain)
    setTimeout(() => halt.abort(), 100)
    await working
    assert.deepEqual(complaints, [])
    assert.deepEqual((await jobs(as)).at(-1), { status: "waiting", attempts: 0, error: null })
    const left = await must<Release>("ursula", "GET", `/releases/${id}`)
    assert.deepEqual([left.proof, left.digest, left.fault], [null, null, null])
    await work()
    const { proof, protecting } = await must<Release>("ursula", "GET", `/releases/${id}`)
    assert.deepEqual([protecting, proof?.solved], [null, 0])
  })
})

describe("the same data in two datasets", () => {
  onPlatform("leave one of them alone, where all that leaves is held against each other", { today }, async (all) => {
    const { ask, must, kept, protectedBy, out } = await analysing(all, today)
    const one = await kept("ursula", "ulises")
    const other = await kept("ursula", "ulises", { code: "lamps-again" })
    const secretariats = await kept("sita", "stefan", { party: null })
    const late = await protectedBy("ursula", { ...lampRelease(other.snapshot.id), code: "late" })
    await must("ursula", "POST", `/releases/${late.id}/proposal`)
    await out("ursula", "ulises", lampRelease(one.snapshot.id))
    assert.equal((await ask("ulises", "POST", `/releases/${late.id}/approval`)).type, "data-left-elsewhere")
    const add = async (person: string, snapshot: string) =>
      (await ask(person, "POST", "/releases", { payload: { ...lampRelease(snapshot), code: "anew" } })).type
    assert.equal(await add("ursula", other.snapshot.id), "data-left-elsewhere")
    assert.equal(await add("ursula", one.snapshot.id), "undefined")
    // What another party has is not told, not even so.
    assert.equal(await add("sita", secretariats.snapshot.id), "undefined")
  })
})

describe("comparing with what is true", () => {
  onPlatform("is refused where it cannot be counted, and does not tell of nobody", { today }, async (all) => {
    const { kept, protectedBy, ways } = await analysing(all, today)
    const { snapshot } = await kept("ursula", "ulises")
    const release = await protectedBy("ursula", lampRelease(snapshot.id))
    const compared = (filters: Release["filters"]) =>
      all.as("ursula", (db) => compare(db, ways.keys, { ...release, filters }, { withheld: false, from: 0 }))
    assert.equal((await compared([])).ok, true)
    assert.deepEqual(await compared([{ column: "lamp", codes: ["lit"] }]), { ok: false, refusal: "column-not-found" })
  })
})
