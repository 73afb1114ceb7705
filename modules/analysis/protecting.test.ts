import type { Release } from "#modules/analysis/release.ts"
import { compare } from "#modules/analysis/store/comparing.ts"
import { noteProtecting } from "#modules/analysis/store/releases.ts"
import { analysing, lampRelease } from "#tests/analysing.ts"
import { onPlatform } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"

const today = "2019-05-01"

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
