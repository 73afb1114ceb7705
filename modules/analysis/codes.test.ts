import type { Release } from "#modules/analysis/release.ts"
import { analysing, lampRelease } from "#tests/analysing.ts"
import { onPlatform } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"

const today = "2019-05-01"

describe("the code of a release", () => {
  onPlatform(
    "tells nobody of what others have in the making, and is whose release is out first",
    { today },
    async (all) => {
      const { ask, must, kept, protectedBy } = await analysing(all, today)
      const own = await kept("ursula", "ulises")
      const others = await kept("sita", "stefan", { party: null })
      const first = await protectedBy("ursula", lampRelease(own.snapshot.id))
      await must("ursula", "POST", `/releases/${first.id}/proposal`)
      // The same code is free for whoever stands outside, as long as nothing is out under it; within a dataset it is not.
      const second = await protectedBy("sita", lampRelease(others.snapshot.id))
      await must("sita", "POST", `/releases/${second.id}/proposal`)
      const add = async (person: string, snapshot: string, said: object = {}) =>
        (await ask(person, "POST", "/releases", { payload: { ...lampRelease(snapshot), ...said } })).type
      assert.equal(await add("ulises", own.snapshot.id), "release-code-taken")
      await must("ulises", "POST", `/releases/${first.id}/approval`)

      const approve = async () => (await ask("stefan", "POST", `/releases/${second.id}/approval`)).type
      assert.equal(await approve(), "release-code-taken")
      assert.equal(await add("stefan", others.snapshot.id, { code: "free" }), "undefined")
      await must("stefan", "POST", `/releases/${second.id}/return`, { reason: "Under another code." })
      const { code: _, ...wording } = lampRelease(others.snapshot.id)
      const change = (said: object) =>
        ask("sita", "PUT", `/releases/${second.id}`, { payload: { ...wording, base: second.touch, ...said } })
      assert.equal((await change({ code: "lamps-by-sex-2" })).status, 200)
      assert.equal((await change({ code: "free", base: second.touch + 1 })).type, "release-code-taken")
      assert.equal((await change({ code: "lamps-by-sex", base: second.touch + 1 })).type, "release-code-taken")
      const changed = await must<Release>("sita", "GET", `/releases/${second.id}`)
      assert.equal(changed.code, "lamps-by-sex-2")

      // What was out keeps its code: an address goes on meaning what it meant.
      await must("ursula", "POST", `/releases/${first.id}/withdrawal`, { reason: "A lamp was counted twice." })
      assert.equal(await add("sita", others.snapshot.id), "release-code-taken")
    },
  )
})
