import { releasesOf, shownBy, truthsOf, want, type Rows } from "#modules/analysis/gate/example.ts"
import { ReleaseReport, releaseReport, sentencesOf } from "#modules/analysis/gate/report.ts"
import { languages } from "#platform/kernel/language.ts"
import { IntlMessageFormat } from "intl-messageformat"
import assert from "node:assert/strict"
import { readFile } from "node:fs/promises"
import { describe, it } from "node:test"

const people: Rows = [
  ["Odra", "f", "x", 40],
  ["Odra", "f", "y", 12],
  ["Odra", "m", "x", 30],
  ["Odra", "m", "y", 3],
]
const wanted = want([["sex", "form"]], { by: ["port"] })

async function reported() {
  const { answers } = await releasesOf(truthsOf(["port", "sex", "form"], { monday: people }), [["monday", wanted]])
  const [answer] = answers
  assert.ok(answer?.ok)
  return { answer, report: releaseReport(wanted, answer.cube, answer.proof) }
}

describe("the report of a release", () => {
  it("says what was withheld, and what accuracy remains", async () => {
    const { answer, report } = await reported()
    const hidden = Object.values(shownBy(answer)).filter((value) => value === null).length
    assert.deepEqual([report.cells, report.withheld, report.k, report.solved], [9, hidden, 10, 0])
    assert.equal(report.shown, (9 - hidden) / 9)
    assert.deepEqual(report.tables, [{ columns: ["sex", "form"], cells: 9, withheld: hidden }])
    // Each withheld cell lies below a sum of its row or column that is shown: 15 for those with y, 33 for men, 52 for women.
    assert.ok(report.width !== null && report.width > 10 && report.width < 52)
    assert.deepEqual(ReleaseReport.parse(report), report)
  })

  it("tells nothing that the figures do not", async () => {
    const { report } = await reported()
    // It is made of the cube alone, in which what is withheld is not; how much of the true counts it is stands nowhere.
    const numbers = Object.keys(report).filter((key) => typeof report[key as keyof ReleaseReport] === "number")
    assert.deepEqual(numbers.sort(), ["bounded", "cells", "k", "left", "shown", "solved", "width", "withheld"])
    assert.deepEqual(
      report.dimensions.flatMap(({ codes }) => codes),
      [],
      "codes of few cells are not told of",
    )
  })

  it("reads as sentences in six languages", async () => {
    const { report } = await reported()
    for (const locale of languages) {
      const messages = JSON.parse(await readFile(`modules/analysis/messages/${locale}.json`, "utf8")) as Record<
        string,
        string
      >
      for (const { key, values } of sentencesOf({
        ...report,
        left: 3,
        earlier: [
          { code: "a", title: {} },
          { code: "b", title: {} },
        ],
      })) {
        const told = String(new IntlMessageFormat(messages[key] ?? "", locale).format(values))
        assert.ok(told !== key && !told.includes("{") && told.length > 5, `${locale} ${key}: ${told}`)
      }
    }
  })
})
