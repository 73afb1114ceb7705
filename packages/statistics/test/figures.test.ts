import assert from "node:assert/strict"
import { describe, it } from "node:test"
import {
  changesOf,
  codeLists,
  codesOf,
  fieldOf,
  Malformed,
  ratesOf,
  readCells,
  readFigures,
  readHierarchies,
  readPublished,
  sharesOf,
  writeFigures,
  type Figure,
} from "../src/index.ts"

const bytes = (text: string) => new TextEncoder().encode(text)
const told = (figures: readonly Figure[]) => figures.map((one) => ("value" in one ? one.value : one.missing))

const table = readFigures(
  bytes(
    [
      "year,sex,age,value,suppressed",
      "2019,female,child,4,false",
      "2019,female,adult,16,false",
      "2019,male,child,,true",
      "2019,male,adult,not-asked,false",
      "2019,Total,Total,40,false",
      "2020,female,child,6,false",
      "2020,female,adult,,false",
      "2020,male,child,0,false",
      "2020,male,adult,not-applicable,false",
      "2020,Total,Total,30,false",
    ].join("\n"),
  ),
)

describe("a table of figures", () => {
  it("tells apart why a number is missing, and from zero", () => {
    const figures = told(table.rows.map(({ figure }) => figure))
    assert.deepEqual(figures, [4, 16, "withheld", "not-asked", 40, 6, "unknown", 0, "not-applicable", 30])
  })

  it("has rates by the population of the same sex and age, whose total is added up where it is not given", () => {
    const lines = [
      "sex,age,population",
      "female,child,100000",
      "female,adult,400000",
      "male,child,100000",
      "male,adult,0",
    ]
    const rates = ratesOf(table, readFigures(bytes(lines.join("\n"))))
    const expected = [4, 4, "withheld", "not-asked", 40 / 6, 6, "unknown", 0, "not-applicable", 5]
    assert.deepEqual(told(rates), expected)
  })

  it("has no rate where nothing is known of the population, and none from a population by what it lacks", () => {
    const girls = readFigures(bytes("sex,age,population\nfemale,child,100000"))
    assert.deepEqual(told(ratesOf(table, girls)).slice(0, 3), [4, "unknown", "withheld"])
    const byPort = readFigures(bytes("port,population\nOdra,100000"))
    assert.throws(() => ratesOf(table, byPort), new Malformed("column-not-found", 0, "port"))
  })

  it("has shares of a total, and changes from one year to the next", () => {
    const ports = readFigures(
      bytes("year,port,value\n9,Odra,10\n9,Wda,30\n9,_T,40\n10,Odra,15\n10,Wda,withheld\n10,_T,50"),
    )
    assert.deepEqual(told(sharesOf(ports, "port")), [0.25, 0.75, 1, 0.3, "withheld", 1])
    const first = ["not-applicable", "not-applicable", "not-applicable"]
    // 9 comes before 10, though not as text.
    assert.deepEqual(told(changesOf(ports, "year")), [...first, 0.5, "withheld", 0.25])
    assert.throws(() => changesOf(ports, "coast"), new Malformed("column-not-found", 1, "coast"))
  })

  it("is read back as it is written", () => {
    const written = writeFigures(table, { change: changesOf(table, "year") })
    assert.match(written, /^year,sex,age,value,change\n2019,female,child,4,not-applicable\n/)
    const again = readFigures(bytes(writeFigures(table, {})))
    assert.deepEqual(again, table)
  })

  it("refuses what is no figure, a row given twice, and codes of another list", () => {
    const cases: [text: string, code: string][] = [
      ["sex,value\nfemale,some", "not-a-count"],
      ["sex,value\nfemale,-1", "not-a-count"],
      ["sex,value\nfemale,1\nfemale,1", "cell-given-twice"],
      ["sex,persons\nfemale,1", "column-not-found"],
      ["sex,value\nWoman,1", "code-not-in-list"],
      ["", "no-header"],
    ]
    for (const [text, code] of cases)
      assert.throws(() => readFigures(bytes(text), { sex: { list: codeLists.sex } }), { code }, text)
  })
})

describe("codes that are part of others", () => {
  it("are read from a file, and say which list they are of", () => {
    const codings = readHierarchies(
      bytes("dimension,code,part_of\nport,Odra,west\nport,west,sea\nport,San,\nlamp,oil,old"),
    )
    assert.deepEqual(codings, { port: { partOf: { Odra: "west", west: "sea" } }, lamp: { partOf: { oil: "old" } } })
    const sexes = readCells(bytes("sex,freq\nfemale,4\nmale,5"), { sex: { list: codeLists.sex } })
    assert.equal(sexes.dimensions[0]?.codedBy, "sex 0.1 (provisional)")
    const own = readCells(bytes("sex,freq\nfemale,4"))
    assert.equal(own.dimensions[0]?.codedBy, undefined)
  })

  it("are refused where one is part of itself, is given twice, is in no list, or is of a column that is not there", () => {
    const heads = "dimension,code,part_of"
    assert.throws(() => readHierarchies(bytes(`${heads}\nport,a,b\nport,b,a`)), { code: "part-of-itself", line: 2 })
    assert.throws(() => readHierarchies(bytes(`${heads}\nport,a,b\nport,a,c`)), { code: "code-given-twice", line: 3 })
    assert.throws(() => readHierarchies(bytes("dimension,code\nport,a")), { code: "column-not-found" })
    const sex = { sex: { list: codeLists.sex } }
    assert.throws(() => readCells(bytes("sex,freq\nfemale,4\nWoman,4"), sex), { code: "code-not-in-list", line: 3 })
    assert.throws(() => readCells(bytes("port,freq\nOdra,4"), sex), { code: "column-not-found" })
    assert.throws(() => readPublished(bytes("port,value\nOdra,4"), sex), { code: "column-not-found" })
  })

  it("may be another scheme's, whose values are read into a list and add up there", () => {
    const coding = fieldOf("HTCDS 2.0", "prs_Gender") ?? assert.fail()
    const read = readCells(bytes("sex,freq\nFeminine,4\nNonConforming,5\nTransgenderFeminine,6"), { sex: coding })
    const counts = Object.fromEntries([...read.values].map((value, cell) => [codesOf(read, cell).join(), value]))
    assert.deepEqual(counts, { Total: 15, female: 4, other: 11 })
    assert.equal(read.dimensions[0]?.codedBy, "sex 0.1 (provisional), from HTCDS 2.0 prs_Gender")
    assert.deepEqual(coding.crosswalk.unlike[0], { value: "Feminine", code: "female", fit: "wider" })
    assert.throws(() => readCells(bytes("sex,freq\nFem,4"), { sex: coding }), { code: "code-not-in-list", line: 2 })
    // A published table keeps its own values; they are only held to the scheme.
    assert.equal(readPublished(bytes("sex,value\nFeminine,4\nTotal,9"), { sex: coding }).cells.length, 2)
    assert.throws(() => readPublished(bytes("sex,value\nfemale,4"), { sex: coding }), { code: "code-not-in-list" })
  })

  it("make sums in a published table, past one that is not printed", () => {
    const text = "port,value\nOdra,4\nBrda,5\nwest,9\nSan,6\nTotal,15"
    const partOf = { Odra: "west", Brda: "west", San: "east" }
    const { system } = readPublished(bytes(text), { port: { partOf } })
    const lines = Array.from({ length: system.starts.length - 1 }, (_, line) =>
      [...system.cells.subarray(system.starts[line], system.starts[line + 1])].map((cell) => system.values[cell]),
    )
    // East is not printed, so San counts for the total itself.
    assert.deepEqual(new Set(lines.map((line) => line.join())), new Set(["9,4,5", "15,9,6"]))
  })
})
