import type { Dataset } from "#modules/analysis/dataset.ts"
import type { Release } from "#modules/analysis/release.ts"
import { analysing, lampData, lampFile, lampLines, lampRelease } from "#tests/analysing.ts"
import { onPlatform } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"

const today = "2019-05-01"

describe("a snapshot", () => {
  onPlatform("is gone over by nobody who mended or kept it", { today }, async (all) => {
    const { ask, must, bring } = await analysing(all, today)
    const { id: dataset } = await must<Dataset>("ursula", "POST", "/datasets", lampData)
    const brought = async () =>
      (await bring("ursula", dataset, lampFile([...lampLines, ["URY", "2018", "femele", "organ-removal", 2]]))).body[
        "id"
      ] as string // The contract says what comes back.
    const mendings = [{ column: "sex", value: "femele", meaning: "female" }]
    for (const [mends, keeps] of [
      ["ulises", "ursula"],
      ["ursula", "ulises"],
    ] as const) {
      // prettier-ignore
      const id = await brought()
      await must(mends, "POST", `/snapshots/${id}/mending`, { mendings })
      await must(keeps, "POST", `/snapshots/${id}/keeping`)
      for (const person of ["ursula", "ulises"])
        assert.equal((await ask(person, "POST", `/snapshots/${id}/review`)).type, "brought-it-oneself", person)
    }
    assert.equal((await must<{ waiting: number }>("ulises", "GET", `/datasets/${dataset}`)).waiting, 0)
  })
})

describe("a release", () => {
  onPlatform("is let out by nobody who changed it, had it protected or put it forward", { today }, async (all) => {
    const { ask, must, kept, work } = await analysing(all, today)
    const { snapshot } = await kept("ursula", "ulises")
    const { code: _, ...wording } = lampRelease(snapshot.id)
    const begun = async (code: string) => (await must<Release>("ursula", "POST", "/releases", { ...wording, code })).id
    const change = (person: string, id: string) =>
      must<Release>(person, "PUT", `/releases/${id}`, { ...wording, k: 12, base: 1 })
    const act = (person: string, id: string, what: string) => ask(person, "POST", `/releases/${id}/${what}`)
    for (const [code, change_, protect, propose] of [
      ["changed", "ulises", "ursula", "ursula"],
      ["protected", "ursula", "ulises", "ursula"],
      ["put-forward", "ursula", "ursula", "ulises"],
    ] as const) {
      const id = await begun(code)
      await change(change_, id)
      assert.equal((await act(protect, id, "protection")).status, 200)
      await work()
      assert.equal((await act(propose, id, "proposal")).status, 200)
      for (const person of ["ursula", "ulises"])
        assert.equal((await act(person, id, "approval")).type, "made-it-oneself", `${person} ${code}`)
      const { changedBy } = await must<Release>("ursula", "GET", `/releases/${id}`)
      assert.deepEqual(changedBy.toSorted(), ["ulises", "ursula"])
    }
  })
})
