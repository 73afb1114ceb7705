import type { Question } from "#modules/calls/question.ts"
import type { AnswerValue, Cell } from "#modules/calls/value.ts"
import { contradictionsIn, isFar, type Against, type Elsewhere, type Said } from "#modules/submissions/contradiction.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const asking = (change: Partial<Question>): Question => ({
  ...{ code: "lantern.lit", edition: 1, retired: false, kind: "table", label: {}, hint: {}, anchors: [] },
  ...{ per: "year", options: [], many: false, dimensions: [], measure: null, bounds: null },
  ...change,
})
const own = (code: string, ...options: string[]) => ({
  ...{ code, label: {}, list: "own" as const },
  options: options.map((each) => ({ code: each, label: {} })),
})
const lamps = asking({ dimensions: [own("oil", "whale", "olive"), own("port", "north", "south")] })
const cell = (oil: string, port: string, value: Cell["value"]): Cell => ({ at: { oil, port }, value })
const table = (...cells: Cell[]): AnswerValue => ({ kind: "table", cells, source: "", articles: "", note: "" })
const number = (n: number): AnswerValue => ({ kind: "number", number: n })
const said = (value: AnswerValue, asks = lamps): Said => ({ question: asks.code, nth: 0, asks, value })
const against: Against = {
  ...{ lastYear: [], elsewhere: [], laws: [], today: "2019-06-01" },
  codesOf: ({ options }) => new Set(options.map(({ code }) => code)),
}
const kindsOf = (value: AnswerValue, more: Partial<Against> = {}, asks = lamps) =>
  contradictionsIn([said(value, asks)], { ...against, ...more }).map(({ kind }) => kind)

describe("the parts of a table against their total", () => {
  const cases: [says: string, cells: Cell[], kinds: string[]][] = [
    [
      "agree",
      [cell("total", "total", 5), cell("whale", "total", 2), cell("olive", "total", 3), cell("total", "north", 5)],
      [],
    ],
    ["are more than it", [cell("total", "total", 5), cell("whale", "total", 6)], ["parts-exceed-total"]],
    [
      "are less, though all are given",
      [cell("total", "total", 9), cell("whale", "total", 2), cell("olive", "total", 3)],
      ["parts-differ-from-total"],
    ],
    ["are less where one is not given", [cell("total", "total", 9), cell("whale", "total", 2)], []],
    [
      "are less where one is withheld, which is not zero",
      [cell("total", "total", 9), cell("whale", "total", 2), cell("olive", "total", "withheld")],
      [],
    ],
    [
      "are more along the other dimension, in one line alone",
      [cell("whale", "total", 4), cell("whale", "north", 3), cell("whale", "south", 2), cell("olive", "north", 9)],
      ["parts-exceed-total"],
    ],
    ["have no total to be held against", [cell("whale", "north", 3), cell("olive", "north", 9)], []],
    ["have a total that is not available", [cell("total", "north", "not-available"), cell("olive", "north", 9)], []],
  ]
  for (const [says, cells, kinds] of cases) it(says, () => assert.deepEqual(kindsOf(table(...cells)), kinds))

  it("say where they stand, with both numbers", () => {
    const cells = [cell("whale", "total", 4), cell("whale", "north", 3), cell("whale", "south", 2)]
    const [found] = contradictionsIn([said(table(...cells))], against)
    assert.deepEqual(found?.facts, { dimension: "port", total: 4, sum: 5, "at:oil": "whale" })
  })

  it("are never found to be too few of citizenships, of which nobody lists all", () => {
    const asks = asking({ dimensions: [{ ...own("of", "XXA", "XXB"), list: "citizenship" }] })
    const cells = [
      { at: { of: "total" }, value: 9 },
      { at: { of: "XXA" }, value: 1 },
      { at: { of: "XXB" }, value: 2 },
    ]
    assert.deepEqual(kindsOf(table(...cells), {}, asks), [])
  })
})

describe("a figure against last year's", () => {
  it("is far when it is twice the other and ten apart, and not otherwise", () => {
    const cases: [now: number, then: number, far: boolean][] = [
      [20, 10, true],
      [10, 20, true],
      [19, 10, false],
      [18, 9, false],
      [2, 0, false],
      [10, 0, true],
      [0, 10, true],
      [1000, 900, false],
      [0, 0, false],
    ]
    for (const [now, then, far] of cases) assert.equal(isFar(now, then), far, `${now} after ${then}`)
  })

  const before = (value: AnswerValue) => ({ lastYear: [{ question: lamps.code, nth: 0, value }] })
  it("is compared by totals, else by what both years have numbers for", () => {
    assert.deepEqual(kindsOf(table(cell("total", "total", 50)), before(table(cell("total", "total", 10)))), [
      "far-from-last-year",
    ])
    assert.deepEqual(
      kindsOf(
        table(cell("whale", "north", 5), cell("olive", "north", 90)),
        before(table(cell("whale", "north", 5), cell("olive", "north", "not-available"))),
      ),
      [],
    )
    assert.deepEqual(kindsOf(table(cell("olive", "north", 90)), before(table(cell("olive", "north", 5)))), [
      "far-from-last-year",
    ])
    assert.deepEqual(kindsOf(table(cell("olive", "north", 90)), before(number(5))), [])
  })

  it("is not compared where a question is not asked each year", () => {
    const asks = asking({ kind: "number", per: "standing" })
    assert.deepEqual(kindsOf(number(90), before(number(5)), asks), [])
  })
})

describe("an answer against the same one given elsewhere", () => {
  const elsewhere = (value: AnswerValue, given: string): { elsewhere: Elsewhere[] } => ({
    elsewhere: [{ question: lamps.code, nth: 0, value, call: "another", given }],
  })
  const yearly = asking({ kind: "number" })
  const lasting = asking({ kind: "number", per: "standing" })
  const cases: [says: string, asks: Question, value: AnswerValue, given: string, kinds: string[]][] = [
    ["says the same", yearly, number(5), "2019-01-01", []],
    ["says otherwise of the same year", yearly, number(6), "2010-01-01", ["differs-from-elsewhere"]],
    ["says otherwise at the same time", lasting, number(6), "2019-01-01", ["differs-from-elsewhere"]],
    ["changed since, as what stands may", lasting, number(6), "2018-01-01", []],
  ]
  for (const [says, asks, value, given, kinds] of cases)
    it(says, () => assert.deepEqual(kindsOf(number(5), elsewhere(value, given), asks), kinds))

  it("says the same in another order of its cells", () => {
    const one = table(cell("whale", "north", 1), cell("olive", "north", 2))
    const other = table(cell("olive", "north", 2), { value: 1, at: { port: "north", oil: "whale" } })
    assert.deepEqual(kindsOf(one, elsewhere(other, "2019-01-01")), [])
  })
})

describe("a no beside a law", () => {
  const at = (paragraph: string | null, article = "5", instrument = "XX-1") => [{ instrument, article, paragraph }]
  const forbidden = asking({ code: "lantern.forbidden", kind: "compliance", per: "standing", anchors: at("1") })
  const no = (articles = ""): AnswerValue => ({ kind: "compliance", answer: "no", articles, text: "", files: [] })
  const law = (standing: "in-force" | "draft"): AnswerValue => ({
    kind: "law",
    laws: [{ title: "Lamp Act", citation: "", articles: "3", date: null, link: null, standing, files: [] }],
  })
  const cases: [says: string, anchors: Question["anchors"], value: AnswerValue, kinds: string[]][] = [
    ["in force at the same paragraph", at("1"), law("in-force"), ["law-given-as-none"]],
    ["in force at the whole article", at(null), law("in-force"), ["law-given-as-none"]],
    ["in force at another paragraph", at("2"), law("in-force"), []],
    ["in force at another article", at("1", "6"), law("in-force"), []],
    ["in force under another treaty", at("1", "5", "XX-2"), law("in-force"), []],
    ["that is a draft", at("1"), law("draft"), []],
  ]
  for (const [says, anchors, value, kinds] of cases)
    it(says, () => {
      const laws = [{ asks: asking({ code: "lantern.law", kind: "law", anchors }), value }]
      assert.deepEqual(kindsOf(no(), { laws }, forbidden), kinds)
    })

  it("in the same form, or in the same answer, is found as well", () => {
    const inForm = said(law("in-force"), asking({ code: "lantern.law", kind: "law", anchors: at("1") }))
    const found = contradictionsIn([said(no(), forbidden), inForm], against)
    assert.deepEqual(found[0]?.facts, { article: "5", law: "Lamp Act", by: "lantern.law" })
    assert.deepEqual(kindsOf(no("Lamp Act, 3"), {}, forbidden), ["law-given-as-none"])
    const yes: AnswerValue = { kind: "compliance", answer: "yes", articles: "Lamp Act, 3", text: "", files: [] }
    assert.deepEqual(kindsOf(yes, {}, forbidden), [])
  })
})
