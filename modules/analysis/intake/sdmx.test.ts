import { readAll, remarked } from "#modules/analysis/intake/examples.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

describe("observations in SDMX that count", () => {
  it("are refused, with the line of the first, where they were estimated, modelled or forecast and not counted", async () => {
    const told = await readAll(
      [
        "DATAFLOW,SEX: Sex,REF_AREA,TIME_PERIOD,OBS_VALUE,OBS_STATUS,NATURE",
        "LUM:LAMPS(1.0),F: Female,380,2019,12,A: Normal value,C",
        "LUM:LAMPS(1.0),M: Male,380,2019,15,E: Estimated value,C",
        "LUM:LAMPS(1.0),F: Female,380,2020,12,I,",
        "LUM:LAMPS(1.0),M: Male,380,2020,15,F,",
        "LUM:LAMPS(1.0),F: Female,380,2021,12,A,E: Estimated data",
        "LUM:LAMPS(1.0),M: Male,380,2021,15,A,M",
        "LUM:LAMPS(1.0),F: Female,380,2022,,E,E",
        "LUM:LAMPS(1.0),M: Male,380,2022,7,P,CA",
      ].join("\n"),
    )
    assert.deepEqual(told.rows, [
      ["female", "state-ita", "2019", 12, 12],
      ["male", "state-ita", "2022", 7, 7],
    ])
    const [first] = told.read.remarks.filter(({ code }) => code === "value-estimated")
    assert.deepEqual([first?.line, first?.times, first?.fault, first?.column], [3, 5, true, "OBS_VALUE"])
  })

  it("are as many as is told of their series, their group or their whole set", async () => {
    const values = (...ids: string[]) => ids.map((id) => ({ id, name: id }))
    const sex = { id: "SEX", keyPosition: 0, values: values("F", "M") }
    const area = { id: "REF_AREA", keyPosition: 1, values: values("ITA", "BRA") }
    const time = { id: "TIME_PERIOD", keyPosition: 2, values: values("2019", "2020") }
    const told = [{ id: "NATURE", values: values("C", "E") }]
    const times = [{ id: "COMMENT_TS", values: [] }, { id: "UNIT_MULT", values: values("0", "3") }] // prettier-ignore
    const inSeries = {
      data: {
        structure: {
          dimensions: { series: [sex, area], observation: [time] },
          attributes: { dataSet: times, series: told, observation: [] },
        },
        dataSets: [
          {
            series: {
              "0:0": { observations: { "0": [2] }, attributes: [0] },
              "1:0": { attributes: [1], observations: { "0": [5], "1": [6] } },
              "1:1": { observations: { "1": [7] } },
            },
            attributes: ["Never kept.", 1],
          },
        ],
      },
    }
    const flat = {
      meta: { schema: "2.0" },
      data: {
        dataSets: [
          {
            attributes: [null, "3"],
            dimensionGroupAttributes: { "0::": [0], "1:0:": [1] },
            observations: { "0:0:0": [2], "1:0:0": [5], "1:0:1": [6], "1:1:1": [7] },
          },
        ],
        structures: [
          {
            dimensions: { observation: [sex, area, time] },
            attributes: { dataSet: times.map((each) => ({ ...each, values: [] })), dimensionGroup: told },
          },
        ],
      },
    }
    for (const message of [inSeries, flat]) {
      const all = await readAll(JSON.stringify(message))
      assert.deepEqual(all.rows, [
        ["female", "state-ita", "2019", 2000, 2000],
        ["male", "state-bra", "2020", 7000, 7000],
      ])
      assert.equal(remarked(all)["value-estimated OBS_VALUE"], 2)
      assert.ok(!JSON.stringify(all.read).includes("Never kept"))
    }
  })
})
