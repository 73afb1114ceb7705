import type { Dataset } from "#modules/analysis/dataset.ts"
import type { FigureSet } from "#modules/analysis/figure-contract.ts"
import type { Snapshot } from "#modules/analysis/snapshot.ts"
import { analysing, lampData, lampRelease } from "#tests/analysing.ts"
import { onPlatform } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"

const today = "2019-05-01"

describe("what a release is drafted of", () => {
  onPlatform(
    "keeps the words of its dataset from when it is proposed: nobody rewords alone what is out",
    { today },
    async (all) => {
      const { must, kept, protectedBy } = await analysing(all, today)
      const { dataset, snapshot } = await kept("ursula", "ulises")
      const { id } = await protectedBy("ursula", lampRelease(snapshot.id))
      const { title, provenance, language, licence, unit } = lampData
      const reword = async (said: object) => {
        const { touch } = await must<Dataset>("ursula", "GET", `/datasets/${dataset.id}`)
        const wording = { title, provenance, language, licence, unit, closed: false, base: touch }
        await must("ursula", "PUT", `/datasets/${dataset.id}`, { ...wording, ...said })
      }
      await reword({ provenance: "Said before." })
      await must("ursula", "POST", `/releases/${id}/proposal`)
      const reworded = { unit: "reporting-entity", provenance: "Three of them were men.", title: { en: "Reworded" } }
      await reword(reworded)
      await must("ulises", "POST", `/releases/${id}/approval`)
      const told = async () => {
        const set = await must<FigureSet>("public", "GET", "/figures/lamps-by-sex")
        return [set.unit, set.provenance, set.datasetTitle.en, set.cautions.includes("detected-is-not-prevalence")]
      }
      const proposed = ["victim", "Said before.", "Keepers of lamps", true]
      assert.deepEqual(await told(), proposed)
      await reword({ ...reworded, licence: "Other" })
      assert.deepEqual(await told(), proposed)
      type Found = { sections: { items: { address: string }[] }[] }
      const { sections } = await must<Found>("public", "GET", "/search/all?q=Reworded")
      assert.deepEqual(sections.flatMap(({ items }) => items.map(({ address }) => address)), []) // prettier-ignore
    },
  )

  onPlatform("adds up no indicators: each figure stands at its own, or one is chosen", { today }, async (all) => {
    const { ask, must, bring } = await analysing(all, today)
    const figures = { ...lampData, code: "lamp-figures", kind: "figures" }
    const { id: dataset } = await must<Dataset>("ursula", "POST", "/datasets", figures)
    const counted = ["victims-detected", "convicted"].flatMap((indicator) =>
      ["female", "male"].map((sex, at) => `URY,2018,${indicator},${sex},${40 + at}`),
    )
    const brought = await bring("ursula", dataset, ["area,year,indicator,sex,value", ...counted].join("\n"))
    const { id: snapshot } = brought.body as Snapshot
    await must("ursula", "POST", `/snapshots/${snapshot}/keeping`)
    await must("ulises", "POST", `/snapshots/${snapshot}/review`)
    const add = async (said: object) => {
      const payload = { ...lampRelease(snapshot), tables: [["sex"]], code: "lamp-figures", ...said }
      return (await ask("ursula", "POST", "/releases", { payload })).type
    }
    assert.equal(await add({ by: ["area", "year"] }), "indicators-added-up")
    assert.equal(await add({ by: ["area", "year"], tables: [["sex", "indicator"]] }), "indicators-added-up")
    const one = [{ column: "indicator", codes: ["convicted"] }]
    assert.equal(await add({ by: ["area", "year"], filters: one }), "undefined")
    assert.equal(await add({ by: ["area", "year", "indicator"], code: "lamp-indicators" }), "undefined")
    // They state no total of women and men.
    assert.equal(await add({ by: ["year"], filters: one, tables: [["area"]], code: "lamp-all" }), "total-not-stated")
    const women = [...one, { column: "sex", codes: ["female"] }]
    assert.equal(await add({ by: ["year"], filters: women, tables: [["area"]], code: "lamp-women" }), "undefined")
  })

  onPlatform("adds up nothing that a column of another name tells apart", { today }, async (all) => {
    const { ask, must, bring } = await analysing(all, today)
    const figures = { ...lampData, code: "lamp-figures", kind: "figures" }
    const { id: dataset } = await must<Dataset>("ursula", "POST", "/datasets", figures)
    const counted = ["DETECTED", "CONVICTED"].flatMap((series) =>
      ["F", "M", "_T"].map((sex, at) => `LUM:LAMPS(1.0),858,2018,${series},${sex},${[20, 30, 50][at]}`),
    )
    const brought = await bring(
      "ursula",
      dataset,
      ["DATAFLOW,REF_AREA,TIME_PERIOD,SERIES,SEX,OBS_VALUE", ...counted].join("\n"),
    )
    const { id: snapshot } = brought.body as Snapshot
    await must("ursula", "POST", `/snapshots/${snapshot}/keeping`)
    await must("ulises", "POST", `/snapshots/${snapshot}/review`)
    const add = async (said: object) => {
      const payload = { ...lampRelease(snapshot), by: ["area", "year"], tables: [["sex"]], code: "series", ...said }
      return (await ask("ursula", "POST", "/releases", { payload })).type
    }
    assert.equal(await add({}), "total-not-stated")
    assert.equal(await add({ tables: [["sex", "series"], ["sex"]] }), "total-not-stated")
    assert.equal(await add({ filters: [{ column: "series", codes: ["DETECTED"] }] }), "undefined")
    assert.equal(await add({ by: ["area", "year", "series"], code: "each-series" }), "undefined")
  })
})
