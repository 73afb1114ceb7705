import assert from "node:assert/strict"
import * as fc from "fast-check"
import { describe, it } from "node:test"
import { byCovariates, byStepwise, casesOf, readTable, replicates, estimatorOf } from "../../src/index.ts"

const read = (text: string, kinds = {}) => {
  const [heads = [], ...rows] = text.split("\n").map((line) => line.trim().split(","))
  return readTable(heads, rows, kinds)
}

describe("a table that is read", () => {
  it("adds up repeated rows, adds missing ones as zero, and leaves out empty rows of no list", () => {
    const made = read("A,B,n\n1,0,3\n1,0,4\n1,1,2\n0,0,0")
    assert.ok(made.ok)
    assert.deepEqual([...made.table.counts], [0, 7, 0, 2])
    assert.equal(made.covariates, undefined)
  })

  it("takes columns of other values for covariates, in their order, and a year for a trend", () => {
    const made = read("A,B,sex,year,n\n1,0,M,2011,3\n0,1,F,2010,5\n1,1,F,2012,2")
    assert.ok(made.ok && made.covariates)
    assert.deepEqual(made.covariates.layout.covariates, [
      { name: "sex", kind: "category", levels: ["F", "M"] },
      { name: "year", kind: "trend", levels: ["2010", "2011", "2012"] },
    ])
    assert.equal(casesOf(made.table.counts), casesOf(made.covariates.counts))
  })

  it("takes a column of 0 and 1 for a covariate where that is said", () => {
    const made = read("A,B,child,n\n1,0,0,3\n0,1,1,5\n1,1,1,2", { covariates: ["child"] })
    assert.deepEqual(made.ok && made.table.lists, ["A", "B"])
  })

  it("refuses what is no table", () => {
    const cases: [text: string, refusal: string, kinds?: object][] = [
      ["A,n\n1,3", "lists-too-few"],
      ["A,B,n\n1,0,x", "count-not-whole"],
      ["A,B,n\n1,0,-3", "count-not-whole"],
      ["A,B,n\n1,0,1e9999", "count-not-whole"],
      ["A,B,n\n1,0,NaN", "count-not-whole"],
      ["A,B,n\n1,0,9007199254740993", "count-not-whole"],
      ["A,B,n\n1,0,9000000\n1,1,9000000", "cases-too-many"],
      ["A,A,n\n1,0,5\n1,1,2", "list-named-twice"],
      ["A,B,n\n0,0,5\n1,1,2", "cases-on-no-list"],
      ["A,B,n", "table-empty"],
      ["A,B,n\n1,0,0", "table-empty"],
      ["A,B,n\n1,0,3", "covariate-unknown", { trend: "year" }],
      [`${Array.from({ length: 13 }, (_, n) => `L${n}`).join()},n\n${"1,".repeat(13)}3`, "lists-too-many"],
    ]
    for (const [text, refusal, kinds] of cases) assert.deepEqual(read(text, kinds), { ok: false, refusal })
  })
})

describe("a search with covariates", () => {
  it("begins at the estimate of independent lists, whatever the covariates are", () => {
    const counts = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 14, maxLength: 14 })
    fc.assert(
      fc.property(counts, (cases) => {
        const rows = cases.map((many, at) => {
          const history = (at % 7) + 1
          return `${history & 1},${(history >> 1) & 1},${history >> 2},${at < 7 ? "F" : "M"},${many}`
        })
        const made = read(["A,B,C,sex,n", ...rows].join("\n"))
        assert.ok(made.ok && made.covariates)
        const found = byCovariates(made.covariates)
        const plain = byStepwise(made.table, 1e-300)
        assert.ok("search" in found && found.search && "point" in plain)
        const first = found.search.path[0]?.estimate ?? 0
        assert.ok(Math.abs(first / plain.point.estimate - 1) < 1e-8, `${first} is not ${plain.point.estimate}`)
      }),
      { numRuns: 50 },
    )
  })

  it("has no estimate where the lists share no case", () => {
    const made = read("A,B,sex,n\n1,0,F,9\n0,1,F,5\n1,0,M,4\n0,1,M,8")
    assert.ok(made.ok && made.covariates)
    assert.deepEqual(byCovariates(made.covariates), { noEstimate: "no-maximum-of-likelihood" })
  })

  it("is searched anew in each replicate", () => {
    const made = read("A,B,sex,n\n1,0,F,90\n0,1,F,50\n1,1,F,30\n1,0,M,40\n0,1,M,80\n1,1,M,10")
    assert.ok(made.ok && made.covariates)
    const found = byCovariates(made.covariates)
    assert.ok("method" in found)
    const drawn = replicates(made.covariates.counts, estimatorOf(found.method), { seed: 1, many: 40 })
    assert.ok(drawn.every((value) => value > 300) && new Set(drawn).size > 30)
  })
})
