import type { FigureSet } from "#modules/analysis/figure-contract.ts"
import type { Release } from "#modules/analysis/release.ts"
import type { ReleaseReport } from "#modules/analysis/gate/report.ts"
import { analysing } from "#tests/analysing.ts"
import { onPlatform, platformOn } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"

const today = "2033-03-01"

/** Records of invented people at posts of lamps: two posts of many, and posts at which few are. */
const posts: readonly (readonly [post: string, sex: string, times: number])[] = [
  ...([["Lantern house", "female", 40], ["Lantern house", "male", 23], ["Buoy yard", "female", 18], ["Buoy yard", "male", 15]] as const),
  ...([["Xyloqua Vetrin", "female", 3], ["Yarrowquist", "male", 1], ["Zephyrmund", "male", 2], ["", "female", 12]] as const),
] // prettier-ignore
const file = [
  "country,year,gender,post",
  ...posts.flatMap(([post, sex, times]) => Array.from({ length: times }, () => `URY,2018,${sex},${post}`)),
].join("\n")
const rare = /Xyloqua|Yarrowquist|Zephyrmund/

describe("codes of few that are in no list everybody shares", () => {
  onPlatform("are in no answer of the server to anybody outside", { today }, async ({ as }) => {
    const at = await analysing({ as }, today)
    const { snapshot } = await at.kept("ursula", "ulises", {}, file)
    const wanted = {
      ...{ title: { en: "Keepers by post" }, snapshot: snapshot.id, by: ["area", "year"], audience: "public", k: 10 },
      filters: [],
    }
    const { id } = await at.out("ursula", "ulises", { ...wanted, code: "posts", tables: [["post", "sex"]] })
    await at.out("ursula", "ulises", { ...wanted, code: "posts-beside", by: ["post"], tables: [["sex"], ["area"]] })
    const outside = platformOn(as, "public", today).app
    const read = async (path: string) => {
      const { statusCode, rawPayload } = await outside.inject(`/api/v1${path}`)
      assert.equal(statusCode, 200, path)
      return rawPayload.toString("latin1")
    }
    let told = ""
    for (const code of ["posts", "posts-beside"]) {
      const flow = code.toUpperCase().replaceAll("-", "_")
      for (const path of [
        ...["/figures", `/figures/${code}`, `/releases/${id}/report`, `/releases/${id}`, "/releases"],
        ...["csv", "about", "sdmx-csv", "sdmx-json", "json-stat"].map(
          (each) => `/figures/${code}/data?dimensions=post,sex&format=${each}`,
        ),
        ...[
          `/figures/${code}/data?dimensions=post`,
          `/sdmx/v21/data/${flow}`,
          `/sdmx/v3/data/dataflow/PALERMO/${flow}`,
        ],
        ...[
          `/sdmx/v21/datastructure/PALERMO/${flow}?references=all`,
          `/sdmx/v3/structure/codelist/PALERMO/CL_${flow}_POST`,
        ],
        ...["/search?q=Yarrowquist", `/sdmx/v21/dataflow/PALERMO/${flow}`],
      ])
        // prettier-ignore
        told += `\n${path}\n${await read(path)}`
      const set = (await outside.inject(`/api/v1/figures/${code}`)).json<FigureSet>()
      assert.ok(set.cautions.includes("codes-not-named"), code)
    }
    assert.match(told, /Lantern house/)
    assert.doesNotMatch(told.replace(/q=Yarrowquist|"q":"Yarrowquist"/g, ""), rare)
    const asked = await outside.inject("/api/v1/figures/posts/data?dimensions=sex&at=post:Yarrowquist")
    assert.equal(asked.json<{ type: string }>().type, "problem:code-not-found")
    const report = await at.must<ReleaseReport>("ursula", "GET", `/releases/${id}/report`)
    assert.deepEqual(report.unnamed, ["post"])
  })

  onPlatform("do not leave as a filter: the draft says why, with the column", { today }, async ({ as }) => {
    const at = await analysing({ as }, today)
    const { snapshot } = await at.kept("ursula", "ulises", {}, file)
    const wanted = { title: { en: "Of one post" }, snapshot: snapshot.id, by: ["area"], tables: [["sex"]], audience: "public", k: 10 } // prettier-ignore
    const filters = (codes: string[]) => [{ column: "post", codes }]
    const few = await at.protectedBy("ursula", { ...wanted, code: "few", filters: filters(["Yarrowquist"]) })
    assert.deepEqual([few.fault, few.proof], ["filter-of-few post", null])
    const many = await at.protectedBy("ursula", { ...wanted, code: "many", filters: filters(["Buoy yard"]) })
    assert.equal((many satisfies Release).fault, null)
  })
})
