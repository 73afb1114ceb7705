import assert from "node:assert/strict"
import { describe, it } from "node:test"
import {
  averageDecomposable,
  byLowestBic,
  byStepwise,
  chaoBound,
  enumerateModels,
  hierarchicalModels,
  sensitivity,
  sideBySide,
  type CaptureTable,
} from "../../src/index.ts"
import { artificial, kingdom, korea, kosovo, tableOf, western } from "./tables.ts"

const near = (found: number, wanted: number, share = 1e-8) =>
  assert.ok(Math.abs(found / wanted - 1) < share, `${found} is not ${wanted}`)

describe("stepwise selection", () => {
  it("gives the published estimates by the published pairs, in their order", () => {
    const cases: [CaptureTable, estimate: number, selected: string[]][] = [
      [kingdom, 11312.9902894352, ["LA:NG", "NG:GP", "PFNCA:GP", "LA:PFNCA", "GO:GP", "NG:GO"]],
      [korea, 268.777777777778, ["b:c"]],
      [western, 2483.38392023013, ["A:E"]],
      [kosovo, 14341.663800427, ["ABA:OSCE", "OSCE:HRW", "EXH:OSCE", "EXH:ABA", "EXH:HRW"]],
      [artificial, 539.09393, []],
    ]
    for (const [table, estimate, selected] of cases) {
      const outcome = byStepwise(table, 0.02)
      assert.ok("point" in outcome)
      near(outcome.point.estimate, estimate)
      assert.deepEqual(outcome.point.selected, selected)
    }
  })
})

describe("the fit", () => {
  it("is right to the last digits: values worked out with forty digits", () => {
    const cases: [CaptureTable, estimate: number][] = [
      [kingdom, 11312.990289435264],
      [western, 2483.38392023012],
      [artificial, 539.0939303475848],
      [korea, 268.7777777777778],
    ]
    for (const [table, wanted] of cases) {
      const outcome = byStepwise(table, 0.02)
      assert.ok("point" in outcome)
      near(outcome.point.estimate, wanted, 1e-12)
    }
  })
})

describe("the lowest BIC of all hierarchical models", () => {
  it("looks at as many models as there are", () => {
    const counts: [lists: number, order: number, many: number][] = [
      [3, 2, 8],
      [4, 3, 113],
      [5, 2, 1024],
      [5, 3, 6212],
      [5, 4, 6893],
      [6, 2, 32_768],
    ]
    for (const [lists, order, many] of counts) assert.equal(hierarchicalModels(lists, order)?.length, many)
    assert.equal(hierarchicalModels(6, 3), undefined)
  })

  it("gives the published models, estimates and criteria", () => {
    const cases: [CaptureTable, order: number, model: string, estimate: number, bic: number][] = [
      [korea, 2, "[12,23]", 157.166666666667, 57.1408098754403],
      [kosovo, 3, "[123,14,34]", 10356.5189572518, 203.029632752172],
      [kingdom, 2, "[12,13,23,25,34]", 22991.3313141601, 196.539755551614],
      [kingdom, 3, "[123,25,34]", 25311.2906125325, 195.879105644213],
      [western, 3, "[15,2,3,4]", 2483.38392023012, 118.744314660885],
    ]
    for (const [table, order, model, estimate, bic] of cases) {
      const outcome = byLowestBic(table, order)
      assert.ok("point" in outcome)
      assert.equal(outcome.point.model, model)
      near(outcome.point.estimate, estimate)
      near(outcome.point.bic ?? 0, bic)
    }
  })

  it("counts the models that have no estimate, and why", () => {
    const { fitted, notIdentifiable, noMaximum } = enumerateModels(western, 3) ?? assert.fail()
    assert.deepEqual([fitted.length, notIdentifiable, noMaximum], [3354, 32, 2826])
  })
})

describe("averaging over decomposable graphs", () => {
  it("gives the reference's posterior to the last digit it prints", () => {
    const { low, median, high, mean, graphs } = averageDecomposable(korea) as Extract<
      ReturnType<typeof averageDecomposable>,
      { mean: number }
    >
    assert.deepEqual([low, median, high, graphs], [127, 163, 427, 8])
    near(mean, 199.06572, 1e-7)
  })

  it("leaves two lists and more than five alone, and says so", () => {
    assert.deepEqual(averageDecomposable(tableOf(["A", "B"], { A: 5, B: 4, "A B": 2 })), {
      noEstimate: "lists-too-few-to-average",
    })
    const six = tableOf(["A", "B", "C", "D", "E", "F"], { A: 5, B: 4, "A B": 2 })
    assert.deepEqual(averageDecomposable(six), { noEstimate: "lists-too-many-to-average" })
  })
})

describe("Chao's lower bound", () => {
  it("needs cases on one list and on two, and nothing else", () => {
    // 90 on one list, 6 on two: 96 + 90·89 / (2·7).
    const found = chaoBound(artificial)
    assert.ok("bound" in found)
    near(found.bound, 96 + (90 * 89) / 14)
    assert.ok(found.low < found.bound && found.bound < found.high && found.low > 96)
    assert.deepEqual(chaoBound(tableOf(["A", "B"], { A: 5, B: 4 })), { noEstimate: "no-case-on-two-lists" })
  })
})

describe("estimates side by side", () => {
  it("show every method with its assumptions and what was said against it", async () => {
    const { lines, warnings, sensitivity: varied } = await sideBySide(kingdom, 0.02)
    assert.deepEqual(
      lines.map((line) => [line.method, "estimate" in line ? Math.round(line.estimate) : line.noEstimate]),
      [
        ["stepwise", 11313],
        ["bic-order-2", 22991],
        ["bic-order-3", 25311],
        ["decomposable", 22987],
        ["chao", 17542],
      ],
    )
    assert.ok(lines.every(({ assumptions, criticism }) => assumptions.length > 0 && criticism.length > 0))
    assert.deepEqual(warnings, ["estimators-disagree", "estimate-below-bound"])
    assert.deepEqual((await sideBySide(korea, 0.02)).warnings, ["estimators-disagree"])
    assert.equal(varied.length, 5 + 10)
  })

  it("vary with the lists: each left out, each two merged", () => {
    const varied = sensitivity(korea, 0.02)
    assert.deepEqual(
      varied.map(({ without, merged }) => without ?? merged?.join("+")),
      ["b", "c", "d", "b+c", "b+d", "c+d"],
    )
    // Two lists leave the estimate of Lincoln and Petersen: without b, 66 on c, 59 on d, 12 on both, 113 seen.
    const first = varied[0]
    assert.ok(first && "estimate" in first)
    near(first.estimate, ((12 + 59) * (12 + 47)) / 12)
  })
})
