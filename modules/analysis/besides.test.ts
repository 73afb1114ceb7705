import { analysing, lampFile, lampLines, lampRelease } from "#tests/analysing.ts"
import { onPlatform } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"

const today = "2019-05-01"

describe("a release", () => {
  onPlatform(
    "names to those inside the other data of its party that are out, and to nobody else",
    { today },
    async (all) => {
      const { must, kept, out, protectedBy } = await analysing(all, today)
      const first = await kept("ursula", "ulises")
      const other = await kept("ursula", "ulises", { code: "lamps-anew" }, lampFile([...lampLines, ["URY", "2018", "male", "labour-exploitation", 30]])) // prettier-ignore
      await kept(
        "ursula",
        "ulises",
        { code: "lamps-kept" },
        lampFile([["URY", "2018", "male", "labour-exploitation", 90]]),
      )
      const secretariats = await kept("sita", "stefan", { party: null }, lampFile([...lampLines, ["URY", "2018", "female", "labour-exploitation", 60]])) // prettier-ignore
      const { id: before } = await out("ursula", "ulises", lampRelease(first.snapshot.id))
      await out("sita", "stefan", { ...lampRelease(secretariats.snapshot.id), code: "lamps-of-all" })
      const { id } = await protectedBy("ursula", { ...lampRelease(other.snapshot.id), code: "lamps-anew-by-sex" })
      type Told = { besides: { id: string; releases: number }[] }
      const besides = async (person: string, release: string) =>
        (await must<Told>(person, "GET", `/releases/${release}`)).besides.map((each) => [each.id, each.releases])
      assert.deepEqual(
        await besides("ulises", id),
        [[first.dataset.id, 1]],
        "neither what nobody let out nor the Secretariat's",
      )
      assert.deepEqual(await besides("ursula", before), [], "of its own dataset it is held against all")
      await must("ursula", "POST", `/releases/${id}/proposal`)
      await must("ulises", "POST", `/releases/${id}/approval`)
      for (const person of ["public", "jamila", "sita"]) assert.deepEqual(await besides(person, id), [], person)
      await must("ulises", "POST", `/releases/${before}/withdrawal`, { reason: "A lamp too many." })
      assert.deepEqual(await besides("ursula", id), [[first.dataset.id, 1]], "what was seen is known")
    },
  )
})
