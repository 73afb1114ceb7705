import { readAll, remarked } from "#modules/analysis/intake/examples.ts"
import { IntakeFault } from "#modules/analysis/intake/fault.ts"
import { amountOf } from "#modules/analysis/intake/layouts/reading.ts"
import { layoutOf } from "#modules/analysis/intake/layouts/recognize.ts"
import { starterActors } from "#modules/directory/door.ts"
import assert from "node:assert/strict"
import { existsSync, readFileSync } from "node:fs"
import { describe, it } from "node:test"
import { csvRows, textOf } from "@palermo/statistics"

const columnsOf = (file: URL): Record<string, string>[] => {
  const rows: string[][] = []
  const reader = csvRows((row) => rows.push(Array.from({ length: row.count }, (_, at) => textOf(row, at))))
  reader.push(readFileSync(file))
  reader.end()
  const [heads = [], ...rest] = rows
  return rest.map((row) => Object.fromEntries(heads.map((head, at) => [head, row[at] ?? ""])))
}
const published = (name: string) => new URL(`../../../../shared/data/codelists/${name}`, import.meta.url)
const skip = !existsSync(published("ctdc-columns.csv")) && "the lists of published columns are not here (../shared)"

describe("records of the Counter-Trafficking Data Collaborative", () => {
  it("are known by their columns, whose flags become columns of yes and no", async () => {
    const told = await readAll(
      [
        "yearOfRegistration,gender,ageBroad,citizenship,CountryOfExploitation,isForcedLabour,isSexualExploit,sectorOfLabourBegging,meansThreats,meansOfControlOther,typeOfSexConcatenated",
        "2019,Woman,9--17,BRA,ITA,1,0,-99,1,0,a;b",
        "-99,Trans/Transgender/NonConforming,48+,00,,0,1,1,,1,",
      ].join("\n"),
    )
    assert.equal(told.read.layout, "ctdc")
    assert.deepEqual(
      told.read.columns.map(({ name }) => name),
      [
        ...["year", "sex", "age", "citizenship", "area", "form.labour-exploitation", "form.sexual-exploitation"],
        ...["form.forced-begging", "control.physical-threats", "control.other", "typeOfSexConcatenated"],
      ],
    )
    assert.deepEqual(told.rows, [
      ["2019", "female", "9-17", "state-bra", "state-ita", "yes", "no", "", "yes", "no"],
      ["", "other", "48+", "unknown", "", "no", "yes", "yes", "", "yes"],
    ])
    assert.deepEqual(told.read.repairs, [])
  })

  it("are known in both layouts that were published", { skip }, async () => {
    const all = columnsOf(published("ctdc-columns.csv"))
    for (const dataset of new Set(all.map((each) => each["dataset"]))) {
      const heads = all.flatMap((each) => (each["dataset"] === dataset ? [each["column"] ?? ""] : []))
      assert.equal(layoutOf(heads), "ctdc", dataset)
      const row = all
        .filter((each) => each["dataset"] === dataset)
        .map(({ kind }) => (kind?.startsWith("flag") ? "1" : ""))
      const { read } = await readAll([heads.join(","), row.join(",")].join("\n"))
      const names = read.columns.map(({ name }) => name)
      assert.equal(names.length, heads.length)
      assert.equal(new Set(names).size, names.length, "two columns have one name")
    }
  })
})

describe("records in the Human Trafficking Case Data Standard", () => {
  it("are known by their fields; of several choices there is a column each, of days the year, of ages the band", async () => {
    const told = await readAll(
      [
        "prs_Gender,prs_Citizenship,vic_AgeWhenTrafficked,vic_TypeOfSexExploitation,cas_IncomingReferralDate,hte_Country,org_Name,prs_MaritalStatus",
        "Feminine,Albania,16,Prostitution;Pornography,2020-05-17,IT,Harbour house,Single",
        "NonSpecifiedUnknown,TR,31,,2021-01-02,,Harbour house,Married",
      ].join("\n"),
    )
    assert.equal(told.read.layout, "htcds")
    assert.deepEqual(
      told.read.columns.map(({ name, role }) => `${name}${role === "left-out" ? " (left out)" : ""}`),
      [
        ...["sex", "citizenship", "age", "form.prostitution", "form.pornography", "form.private-sexual-services"],
        ...["form.remote-interactive", "year", "area", "marital-status", "org_Name (left out)"],
      ],
    )
    assert.deepEqual(told.rows, [
      ["female", "state-alb", "9-17", "yes", "yes", "no", "no", "2020", "state-ita", "Single"],
      ["unknown", "state-tur", "30-38", "", "", "", "", "2021", "", "Married"],
    ])
  })

  it("are refused with every field that says who somebody is, and let in without them", { skip }, async () => {
    const fields = columnsOf(published("htcds-2.0-fields.csv")).flatMap(({ field }) => (field ? [field] : []))
    const heads = [...new Set(fields)]
    assert.equal(layoutOf(heads), "htcds")
    const fault = await readAll(`${heads.join(",")}\n`).catch((error: unknown) => error)
    assert.ok(fault instanceof IntakeFault)
    const named = fault.all.map(({ column }) => column)
    for (const field of [
      ...["prs_FirstName", "prs_SecondName", "prs_Birthdate", "prs_IdentityNumber", "prs_Email", "prs_MobilePhone"],
      ...["prs_MailingStreet", "prs_MailingLatitude", "hte_Longitude", "hte_Street", "hte_Description"],
      ...["vic_DetailsOfVulnerabilities", "cco_CaseComment", "cas_CaseOwner", "spl_ActionPlan"],
    ])
      assert.ok(named.includes(field), field)
    for (const field of ["prs_Gender", "vic_TypeOfExploitation", "prs_Citizenship", "hte_Type", "prs_NumberOfChildren"])
      assert.ok(!named.includes(field), field)
    const { read } = await readAll(`${heads.join(",")}\n`, { leaveOut: named })
    assert.equal(read.layout, "htcds")
  })
})

describe("observations in SDMX", () => {
  const expected = [
    ["female", "child", "state-ita", "2019", 12, 12],
    ["Total", "adult", "state-ita", "2020", 0, 4],
  ]
  const names = ["sex", "age", "area", "year", "value"]

  it("come back in from SDMX-CSV 2.0 and 1.0, bounds of what was withheld with them", async () => {
    const two = await readAll(
      [
        "STRUCTURE,STRUCTURE_ID,ACTION,SEX,AGE,REF_AREA,TIME_PERIOD,OBS_VALUE,LOWER_BOUND,UPPER_BOUND,OBS_STATUS",
        "dataflow,LUM:LAMPS(1.0.0),I,F,Y0T17,380,2019,12,,,A",
        "dataflow,LUM:LAMPS(1.0.0),I,_T,Y_GE18,380,2020,,0,4,Q",
        "dataflow,LUM:LAMPS(1.0.0),I,M,Y_GE18,380,2020,,,,Q",
      ].join("\r\n"),
    )
    // Of the third nothing is told but that there is a number: it is not none.
    const suppressed = ["male", "adult", "state-ita", "2020", 0, Infinity]
    assert.deepEqual([two.read.layout, two.read.kind, two.rows], ["sdmx", "figures", [...expected, suppressed]])
    assert.deepEqual(
      two.read.columns.filter(({ role }) => role !== "left-out").map(({ name }) => name),
      names,
    )
    assert.equal(remarked(two)["value-missing OBS_VALUE"], undefined)
    const one = await readAll(
      [
        "DATAFLOW,SEX: Sex,AGE: Age,REF_AREA: Area,TIME_PERIOD: Time,OBS_VALUE: Value,LOWER_BOUND: Low,UPPER_BOUND: High",
        "LUM:LAMPS(1.0),F: Female,child: Child,state-ita: Italy,2019,12,,",
        "LUM:LAMPS(1.0),_T: Total,adult: Adult,state-ita: Italy,2020,,0,4",
      ].join("\n"),
    )
    assert.deepEqual([one.read.layout, one.rows], ["sdmx", expected])
  })

  it("are withheld where their status says so and no value is told, and missing where it says that", async () => {
    const told = await readAll(
      [
        "DATAFLOW,SEX,REF_AREA,TIME_PERIOD,OBS_VALUE,OBS_STATUS,CONF_STATUS,UNIT_MULT",
        "LUM:LAMPS(1.0),F,380,2019,,Q,C,3",
        "LUM:LAMPS(1.0),M,380,2019,,A,N,0",
        "LUM:LAMPS(1.0),_T,380,2019,12,A,C,0",
        "LUM:LAMPS(1.0),F,380,2020,,O,,0",
        "LUM:LAMPS(1.0),M,380,2020,NaN,M,F,0",
      ].join("\n"),
    )
    assert.deepEqual(told.rows, [
      ["female", "state-ita", "2019", 0, Infinity],
      ["male", "state-ita", "2019", 0, Infinity],
      ["Total", "state-ita", "2019", 12, 12],
    ])
    assert.equal(remarked(told)["value-missing OBS_VALUE"], 2)
  })

  it("are as many as their multiplier makes of them, and refused where they are no counts", async () => {
    const heads = "DATAFLOW,SEX,REF_AREA,TIME_PERIOD,OBS_VALUE,LOWER_BOUND,UPPER_BOUND,UNIT_MULT,UNIT_MEASURE"
    const counted = await readAll(
      [
        heads,
        "LUM:LAMPS(1.0),F,380,2019,2,,,3,NUMBER",
        "LUM:LAMPS(1.0),M,380,2019,,0,4,1,PS",
        "LUM:LAMPS(1.0),_T,380,2019,1.5,,,2,",
      ].join("\n"),
    )
    assert.deepEqual(
      counted.rows.map((row) => row.slice(-2)),
      [
        [2000, 2000],
        [0, 40],
        [150, 150],
      ],
    )
    const others = await readAll(
      [
        heads,
        "LUM:LAMPS(1.0),F,380,2019,15,,,0,PER_100000_POP",
        "LUM:LAMPS(1.0),M,380,2019,15,,,0,PT",
        "LUM:LAMPS(1.0),_T,380,2019,15,,,many,NUMBER",
      ].join("\n"),
    )
    assert.equal(remarked(others)["value-not-a-count OBS_VALUE"], 2)
    assert.equal(remarked(others)["value-not-a-number OBS_VALUE"], 1)
    assert.deepEqual(others.rows, [])
  })

  it("come back in from SDMX-JSON 2.0 and 1.0, in series or flat, wherever the structure stands", async () => {
    const values = (...ids: string[]) => ids.map((id) => ({ id, name: id }))
    const sex = { id: "SEX", values: values("F", "_T") }
    const age = { id: "AGE", values: values("child", "adult") }
    const area = { id: "REF_AREA", values: values("ITA") }
    const time = { id: "TIME_PERIOD", values: values("2019", "2020") }
    const attributes = {
      observation: [
        { id: "LOWER_BOUND", values: [] },
        { id: "UPPER_BOUND", values: [] },
      ],
    }
    const flat = {
      meta: { schema: "2.0" },
      data: {
        dataSets: [{ structure: 0, observations: { "0:0:0:0": [12, null, null], "1:1:0:1": [null, 0, 4] } }],
        structures: [{ dimensions: { observation: [sex, age, area, time] }, attributes }],
      },
    }
    const inSeries = {
      header: { id: "lamps" },
      data: {
        structure: { dimensions: { dataSet: [area], series: [sex, age], observation: [time] }, attributes },
        dataSets: [
          {
            series: {
              "0:0": { attributes: [], observations: { "0": [12] } },
              "1:1": { observations: { "1": [null, 0, 4] } },
            },
          },
        ],
      },
    }
    for (const message of [flat, inSeries]) {
      const told = await readAll(JSON.stringify(message))
      const order = names.map((name) => told.read.columns.findIndex((column) => column.name === name))
      assert.deepEqual(
        told.rows.map((row) => [...order.slice(0, 4).map((at) => row[at]), ...row.slice(-2)]),
        expected,
      )
    }
    await assert.rejects(readAll(JSON.stringify({ meta: {}, data: { dataSets: [] } })), IntakeFault)
  })
})

describe("a table of no known layout", () => {
  it("is understood by its headings in six languages", async () => {
    const cases = [
      ["sex,age,citizenship,year,area", "female,17,Brazil,2020,Italy"],
      ["Sexe;Âge;Nationalité;Année;Pays", "Femme;17;Brésil;2020;Italie"],
      ["Sexo;Edad;Nacionalidad;Año;País", "Mujer;17;Brasil;2020;Italia"],
      ["Пол;Возраст;Гражданство;Год;Страна", "Женский;17;Бразилия;2020;Италия"],
      ["الجنس;العمر;الجنسية;السنة;الدولة", "female;17;البرازيل;2020;إيطاليا"],
      ["性别;年龄;国籍;年份;国家", "女;17;巴西;2020;意大利"],
    ]
    for (const [heads, row] of cases) {
      const { read, rows } = await readAll(`${heads}\n${row}\n`, { states: await starterActors() })
      assert.deepEqual(
        read.columns.map(({ name }) => name),
        ["sex", "age", "citizenship", "year", "area"],
        heads,
      )
      assert.deepEqual(read.repairs, [], heads)
      assert.deepEqual(rows, [["female", "9-17", "state-bra", "2020", "state-ita"]], heads)
    }
  })

  it("never guesses: what is certain is taken and told, all else waits with what it may mean", async () => {
    const told = await readAll(
      ["citizenship", "BRASIL", "TÃ¼rkiye", "97 albanian", "BRASILERA", "Niger", "Niger?", "Atlantis", "", "N/A"].join(
        "\n",
      ) + "\n",
    )
    assert.deepEqual(
      told.read.taken.map(({ value, code, by }) => [value, code, by]),
      [
        ["BRASIL", "state-bra", "name"],
        ["TÃ¼rkiye", "state-tur", "garbled"],
        // What the list itself calls Niger is not written otherwise.
        ["N/A", "unknown", "name"],
      ],
    )
    assert.deepEqual(
      told.read.repairs.map(({ value, suggestions }) => [value, suggestions[0]?.code]),
      [
        ["97 albanian", "state-alb"],
        ["BRASILERA", "state-bra"],
        ["Niger?", "state-ner"],
        ["Atlantis", undefined],
      ],
    )
    assert.ok(told.rows.flat().includes("97 albanian"), "what waits stands as it was brought")
  })

  it("takes what somebody said of a value, as far as the list has it", async () => {
    const mendings = [
      { column: "sex", value: "lass", meaning: "female" },
      { column: "sex", value: "lad", meaning: "lamp" },
      { column: "sex", value: "?", meaning: null },
      { column: "year", value: "last year", meaning: "2020" },
    ]
    const { rows, read } = await readAll("sex,year\nlass,last year\nlad,2019\n?,2019\n", { mendings })
    assert.deepEqual(rows, [
      ["female", "2020"],
      ["lad", "2019"],
      ["unknown", "2019"],
    ])
    assert.deepEqual(
      read.repairs.map(({ value, meaning }) => [value, meaning]),
      [
        ["lass", "female"],
        ["lad", undefined],
        ["?", null],
        ["last year", "2020"],
      ],
    )
  })

  it("is told where years and areas are doubtful", async () => {
    const told = await readAll("year,country\n1985,italy\n2031,\n2020,Aruba\n2020,Africa\n")
    const { "value-not-in-list year": future, ...rest } = remarked(told)
    assert.equal(future, 1)
    assert.deepEqual(rest, {
      "year-doubtful year": 1,
      "value-taken-as area": 1,
      "area-empty area": 1,
      "area-no-state area": 2,
    })
    assert.deepEqual(
      told.rows.map(([, area]) => area),
      ["state-ita", "", "area-abw", "region-002"],
    )
  })

  it("is refused by a kind or layout that does not fit, and by a column that cannot be left out", async () => {
    const refuses = (code: string) => (error: unknown) => error instanceof IntakeFault && error.code === code
    await assert.rejects(readAll("sex,year\nfemale,2020\n", { kind: "figures" }), refuses("kind-does-not-fit"))
    await assert.rejects(readAll("sex,year\nfemale,2020\n", { layout: "glotip" }), refuses("file-not-a-table"))
    await assert.rejects(readAll("sex,year\nfemale,2020\n", { leaveOut: ["lamp"] }), refuses("column-not-found"))
    assert.equal((await readAll("sex,count\nfemale,3\n", { kind: "records" })).read.kind, "records")
  })

  it("is handed on in blocks of 65,536 rows, each column in as few bytes as hold it", async () => {
    const rows = Array.from({ length: 70_000 }, (_, at) => `${at % 2 ? "female" : "male"},W${at % 400}`)
    const { blocks, read, rows: decoded } = await readAll(["sex,ward", ...rows].join("\n"))
    assert.deepEqual(
      blocks.map(({ at, rows: many }) => [at, many]),
      [
        [0, 65_536],
        [1, 4464],
      ],
    )
    assert.deepEqual(
      blocks[0]?.codes.map((codes) => codes.constructor),
      [Uint8Array, Uint16Array],
    )
    assert.equal(read.records, 70_000)
    assert.deepEqual(decoded[69_999], ["female", `W${69_999 % 400}`])
    const many = Array.from({ length: 70_000 }, (_, at) => `female,${at % 66_000}`)
    await assert.rejects(readAll(["sex,ward", ...many].join("\n")), IntakeFault)
  })
})

describe("a cell of figures", () => {
  it("says how many there are, at least and at most", () => {
    const cases: [text: string, amount: ReturnType<typeof amountOf>][] = [
      ["12", { low: 12, high: 12 }],
      ["1,282", { low: 1282, high: 1282 }],
      ["10 627", { low: 10_627, high: 10_627 }],
      ["<5", { low: 0, high: 4 }],
      ["≤5", { low: 0, high: 5 }],
      ["<=5", { low: 0, high: 5 }],
      ["5-9", { low: 5, high: 9 }],
      ["", "missing"],
      ["..", "missing"],
      ["n/a", "missing"],
      ["-3", "negative-value"],
      ["9-5", "value-not-a-number"],
      ["some", "value-not-a-number"],
    ]
    for (const [text, amount] of cases) assert.deepEqual(amountOf(text), amount, text)
  })

  it("that is told again is one, that is told otherwise is a fault until somebody chooses", async () => {
    const text =
      "country,year,sex,count\nItaly,2020,female,7\nItaly,2020,female,7\nItaly,2020,male,3\nItaly,2020,male,8\n"
    const told = await readAll(text)
    assert.deepEqual([remarked(told)["cells-merged"], remarked(told)["cells-contradict"]], [1, 1])
    assert.ok(told.read.remarks.some(({ code, fault }) => code === "cells-contradict" && fault))
    const left = await readAll(text, { contradicting: "leave-out" })
    assert.deepEqual(left.rows, [["state-ita", "2020", "female", 7, 7]])
    assert.ok(left.read.remarks.every(({ fault }) => !fault))
    assert.deepEqual((await readAll(text, { contradicting: "span" })).rows[1], ["state-ita", "2020", "male", 3, 8])
  })

  it("that is written in several ways is added up", async () => {
    const told = await readAll("citizenship,year,count\nBrasil,2020,3\nBrazil,2020,<5\nbrazil,2021,1\n")
    assert.deepEqual(told.rows, [
      ["state-bra", "2020", 3, 7],
      ["state-bra", "2021", 1, 1],
    ])
    assert.equal(remarked(told)["cells-added"], 1)
  })

  it("that is a total is held against its parts", async () => {
    const told = await readAll(
      "year,sex,count\n2019,Total,9\n2019,female,5\n2019,male,<5\n2020,Total,9\n2020,female,8\n2020,male,7\n2021,Total,30\n2021,female,8\n2021,male,7\n",
    )
    const { "parts-exceed-total sex": more, "parts-below-total sex": less } = remarked(told)
    assert.deepEqual([more, less], [1, 1])
  })

  it("that is no figure is a fault", async () => {
    const told = await readAll("year,count\n2019,some\n2019,-4\n2020,2.5\n")
    assert.deepEqual(remarked(told), {
      "value-not-a-number count": 1,
      "negative-value count": 1,
      "value-not-whole count": 1,
    })
  })
})
