import assert from "node:assert/strict"
import { existsSync, readFileSync } from "node:fs"
import { describe, it } from "node:test"
import { gunzipSync } from "node:zlib"
import {
  broader,
  change,
  codeLists,
  crossedFrom,
  crossing,
  csvRows,
  dimension,
  fieldOf,
  hierarchyOf,
  rate,
  share,
  sum,
  textOf,
  versionOf,
  type Figure,
} from "../src/index.ts"

describe("code lists", () => {
  it("have each code once, within codes of their own", () => {
    for (const { id, codes } of Object.values(codeLists)) {
      const names = codes.map(({ code }) => code)
      assert.equal(new Set(names).size, names.length, id)
      for (const { within } of codes) assert.ok(within === undefined || names.includes(within), `${id}: ${within}`)
    }
  })

  it("say their version, and that it is provisional where the standard was not read", () => {
    assert.equal(versionOf(codeLists.form), "form-of-exploitation 0.1 (provisional)")
    assert.equal(versionOf(codeLists.act), "act 2000")
    assert.equal(versionOf(codeLists.sector), "sector 4")
    for (const { id, status, version, source } of Object.values(codeLists))
      assert.equal(status === "provisional", version.startsWith("0.") && source.startsWith("IC-TIP"), id)
  })

  it("have the variables of all four units", () => {
    for (const name of ["act", "means", "purpose", "form", "sector", "border", "sex", "age", "status", "decidedBy"])
      assert.ok(name in codeLists, name)
    for (const name of ["perpetrator", "role", "stage", "offence", "entity", "recruiter", "control"])
      assert.ok(name in codeLists, name)
  })

  it("make dimensions with sums at every level", () => {
    const form = dimension(
      "form",
      codeLists.form.codes.map(({ code }) => code),
      { partOf: hierarchyOf(codeLists.form) },
    )
    assert.deepEqual(broader(codeLists.form, "forced-labour"), ["forced-labour", "labour-exploitation"])
    assert.equal(form.codes[form.parents[form.codes.indexOf("forced-labour")] ?? 0], "labour-exploitation")
    assert.deepEqual(broader(codeLists.form, "smuggling"), [])
  })
})

describe("crosswalks", () => {
  it("lead only to codes that are there", () => {
    for (const scheme of ["HTCDS 2.0", "CTDC", "GLOTIP", "ICCS 1.0"] as const)
      for (const [name, { codes }] of Object.entries(codeLists))
        for (const { code } of codes)
          for (const { field, value } of crossedFrom(scheme, name as keyof typeof codeLists, code))
            assert.equal(crossing(scheme, field, value)?.code, code)
    // Every code a crosswalk leads to is one of its list.
    for (const [scheme, field, value] of [
      ["HTCDS 2.0", "vic_MethodOfRecruitment", "AtAPlaceOfBusiness"],
      ["HTCDS 2.0", "per_RoleInProcess", "BrokerTravelAgent"],
      ["HTCDS 2.0", "vic_ForcedLabourIndustry", "F_Construction"],
      ["CTDC", "meansOfControlDebtBondage", "1"],
      ["CTDC", "sectorOfLabourHospitality", "1"],
    ] as const) {
      const to = crossing(scheme, field, value) ?? assert.fail(value)
      assert.ok(broader(codeLists[to.list], to.code).length > 0, `${value}: ${to.code}`)
    }
    assert.equal(crossing("CTDC", "constructor", "1"), undefined)
    assert.equal(fieldOf("CTDC", "ageBroad")?.list, codeLists.age)
    assert.deepEqual([fieldOf("CTDC", "constructor"), fieldOf("GLOTIP", "Indicator")], [undefined, undefined])
    assert.deepEqual(crossing("ICCS 1.0", "code", "0204"), { list: "offence", code: "0204", fit: "same" })
  })

  it("say where a code of ours holds more than theirs, and nothing of what they do not have", () => {
    assert.equal(crossing("GLOTIP", "Category", "Forced labour")?.fit, "narrower")
    assert.equal(crossing("CTDC", "gender", "Women"), undefined)
    assert.deepEqual(crossedFrom("GLOTIP", "age", "child"), [{ field: "Age", value: "0 to 17 years", fit: "same" }])
  })

  const standard = "../shared/data/codelists/htcds-2.0-fields.csv"
  it(
    "reads every value the case data standard has for what we count",
    { skip: existsSync(standard) ? false : "not here" },
    () => {
      const lists = new Map<string, string[]>()
      const reader = csvRows((row) => lists.set(textOf(row, 3), textOf(row, 6).split("|")))
      reader.push(readFileSync(standard))
      reader.end()
      const fields = ["vic_TypeOfExploitation", "vic_TypeOfSexExploitation", "vic_TraffickingStatus", "prs_Gender"]
      fields.push("vic_TraffickingStatusDecisionMakingOrg", "vic_RelationshipToTrafficker", "vic_MethodsOfControl")
      fields.push("vic_MethodOfRecruitment", "vic_ForcedLabourIndustry", "per_RoleInProcess", "hte_Type")
      for (const field of fields)
        for (const value of lists.get(field) ?? assert.fail(field)) {
          const to = crossing("HTCDS 2.0", field, value) ?? assert.fail(`${field} ${value}`)
          assert.ok(broader(codeLists[to.list], to.code).length > 0, `${field} ${value}: ${to.code}`)
        }
      // Lists that are the standard's own hold nothing besides.
      for (const name of ["control", "recruitment", "role", "phase", "status", "decidedBy"] as const)
        for (const { code } of codeLists[name].codes)
          assert.ok(crossedFrom("HTCDS 2.0", name, code).length > 0, `${name} ${code}`)
    },
  )

  const columns = "../shared/data/codelists/ctdc-columns.csv"
  it("reads the columns of the data collaborative", { skip: existsSync(columns) ? false : "not here" }, () => {
    const unread: string[] = []
    const reader = csvRows((row) => {
      const [column, kind] = [textOf(row, 2), textOf(row, 3)]
      const to = crossing("CTDC", column, "1")
      if (to) assert.ok(broader(codeLists[to.list], to.code).length > 0, `${column}: ${to.code}`)
      else if (kind.startsWith("flag")) unread.push(column)
    })
    reader.push(readFileSync(columns))
    reader.end()
    // What says no more than that nothing was said, or what no list of ours has.
    const saysNothing = [
      "meansOfControlNotSpecified",
      "typeOfLabourNotSpecified",
      "typeOfLabourOther",
      "isSexAndLabour",
    ]
    assert.deepEqual([...new Set(unread)].sort(), [...saysNothing, "recruiterRelationOther"].sort())
  })

  const glotip = "../shared/data/glotip/data_glotip.csv.gz"
  it("reads every sex and age the global reports have", { skip: existsSync(glotip) ? false : "not here" }, () => {
    const unread = new Set<string>()
    const reader = csvRows((row) => {
      for (const [field, at] of [
        ["Sex", 7],
        ["Age", 8],
      ] as const) {
        const value = textOf(row, at)
        if (row.line > 1 && value !== "Total" && !crossing("GLOTIP", field, value)) unread.add(value)
      }
    })
    reader.push(gunzipSync(readFileSync(glotip)))
    reader.end()
    assert.deepEqual([...unread], [])
  })
})

describe("figures", () => {
  const [withheld, unknown, unasked, no] = (["withheld", "unknown", "not-asked", "not-applicable"] as const).map(
    (missing): Figure => ({ missing }),
  )
  assert.ok(withheld && unknown && unasked && no)

  it("keep why a number is missing, and never take it for zero", () => {
    assert.deepEqual(sum([{ value: 3 }, { value: 0 }]), { value: 3 })
    assert.deepEqual(sum([{ value: 3 }, unknown]), unknown)
    assert.deepEqual(sum([unknown, withheld, unasked]), withheld)
    assert.deepEqual(sum([{ value: 3 }, no]), { value: 3 })
    assert.deepEqual(sum([no, no]), no)
  })

  it("give rates per 100,000, shares and changes", () => {
    assert.deepEqual(rate({ value: 25 }, { value: 5_000_000 }), { value: 0.5 })
    assert.deepEqual(share({ value: 3 }, { value: 12 }), { value: 0.25 })
    assert.deepEqual(change({ value: 40 }, { value: 60 }), { value: 0.5 })
    assert.deepEqual(change({ value: 40 }, { value: 30 }), { value: -0.25 })
  })

  it("give none where nothing can be divided by, or a part is withheld", () => {
    assert.deepEqual(rate({ value: 3 }, { value: 0 }), no)
    assert.deepEqual(change({ value: 0 }, { value: 3 }), no)
    assert.deepEqual(share(withheld, { value: 12 }), withheld)
    assert.deepEqual(rate({ value: 3 }, unasked), unasked)
  })
})
