import { lanternQuestions } from "#modules/calls/examples.ts"
import { codesAmong } from "#modules/calls/lists.ts"
import { Question } from "#modules/calls/question.ts"
import { AnswerValue, faultsIn, grandTotal, knownIn } from "#modules/calls/value.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const questions = new Map(
  lanternQuestions.map((wording) => [wording.code, Question.parse({ ...wording, edition: 1, retired: false })]),
)
const codesOf = codesAmong(["URY"])
const cell = (sex: string, value: number | "withheld") => ({ at: { sex }, value })
const table = (...cells: ReturnType<typeof cell>[]) => ({ kind: "table", cells })

describe("an answer", () => {
  it("fits its question, or says where it does not and why", () => {
    const cases: [question: string, value: object, faults: [place: string, fault: string][]][] = [
      ["lantern.law", { kind: "compliance", answer: "in-part", articles: "art. 5" }, []],
      ["lantern.law", { kind: "number", number: 3 }, [["", "answer-of-another-kind"]]],
      ["lantern.law", { kind: "missing", why: "withheld" }, []],
      ["lantern.keepers", { kind: "number", number: 3 }, []],
      ["lantern.keepers", { kind: "number", number: -1 }, [["number", "number-too-small"]]],
      ["lantern.keepers", { kind: "number", number: 2.5 }, [["number", "number-not-whole"]]],
      ["lantern.oil", { kind: "choice", chosen: ["olive"] }, []],
      ["lantern.oil", { kind: "choice", chosen: ["tallow"] }, [["chosen.0", "option-not-offered"]]],
      ["lantern.oil", { kind: "choice", chosen: ["olive", "whale"] }, [["chosen", "only-one-chosen"]]],
      ["lantern.lit", table(cell("female", 3), cell("total", 7), cell("male", "withheld")), []],
      ["lantern.lit", table(cell("keeper", 3)), [["cells.0", "cell-outside"]]],
      ["lantern.lit", { kind: "table", cells: [{ at: {}, value: 1 }] }, [["cells.0", "cell-outside"]]],
      ["lantern.lit", table(cell("male", 3), cell("male", 4)), [["cells.1", "cell-twice"]]],
    ]
    for (const [code, value, faults] of cases) {
      const question = questions.get(code)
      assert.ok(question)
      assert.deepEqual(
        faultsIn(question, AnswerValue.parse(value), codesOf).map(({ place, fault }) => [place, fault]),
        faults,
        JSON.stringify(value),
      )
    }
  })

  it("that is missing is seen by no condition, and is never zero", () => {
    const known = knownIn([
      ["lantern.keepers", AnswerValue.parse({ kind: "missing", why: "not-available" })],
      ["lantern.lit", AnswerValue.parse(table(cell("total", "withheld"), cell("male", 0)))],
      ["lantern.law", AnswerValue.parse({ kind: "compliance", answer: "no", articles: "" })],
    ])
    assert.deepEqual([...known], [["lantern.law", "no"]])
  })

  it("has a grand total only where its cell was given as a number", () => {
    assert.equal(grandTotal([cell("male", 3), cell("total", 8)]), 8)
    assert.equal(grandTotal([cell("male", 3)]), undefined)
    assert.equal(grandTotal([cell("total", "withheld")]), undefined)
    assert.equal(grandTotal([cell("total", 0)]), 0)
  })

  it("names offices, files and links only in their form", () => {
    const wrong = [
      { kind: "law", laws: [{ title: "Lantern Act", standing: "in-force", link: "javascript:alert(1)" }] },
      { kind: "file", files: [{ hash: "abc", name: "act.pdf", type: "application/pdf", size: 1, language: null }] },
      { kind: "authority", authorities: [{ name: "Harbour office", task: "Lamps", mail: "nowhere" }] },
      { kind: "table", cells: [{ at: { sex: "male" }, value: -1 }] },
      { kind: "number", number: Number.NaN },
    ]
    for (const value of wrong) assert.equal(AnswerValue.safeParse(value).success, false, JSON.stringify(value))
  })
})
