import type { GateQuestion } from "#modules/analysis/gate/answer.ts"
import { releasesOf, truthsOf, want, type Rows } from "#modules/analysis/gate/example.ts"
import { protectRelease } from "#modules/analysis/gate/protect.ts"
import type { Truth } from "#modules/analysis/gate/truth.ts"
import { codingsOf, ownCodesOf } from "#modules/analysis/store/codings.ts"
import { digestOfCube, encodeCube } from "#modules/analysis/store/cubes.ts"
import { throughGate, type Asked } from "#modules/analysis/store/gate.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const names = ["port", "sex", "form"]
const columns = names.map((name) => ({ name, role: "dimension" as const, list: name === "form" ? "forms" : null }))
const monday: Rows = [
  ["Odra", "f", "x", 40],
  ["Odra", "f", "y", 12],
  ["Odra", "m", "x", 30],
  ["Odra", "m", "y", 3],
  ["Wda", "f", "x", 22],
  ["Wda", "m", "", 25],
  ["Wda", "m", "y", 31],
]

/** A question as the gate's thread is asked it: with what is out as bytes. */
const asked = ({ earlier, ...rest }: GateQuestion): Asked => ({
  ...{ ...rest, columns },
  earlier: earlier.map(({ cube, ...each }) => ({ ...each, bytes: encodeCube(cube) })),
})

describe("the gate in its thread", () => {
  it("answers what it answers anywhere, of records beside what is out", async () => {
    const truths = truthsOf(names, { monday, friday: [...monday, ["Odra", "f", "x", 3]] })
    const { asked: questions } = await releasesOf(truths, [
      ["monday", want([["sex"]], { by: ["port"] })],
      ["friday", want([["sex", "form"]], { by: ["port"] })],
    ])
    for (const question of questions) {
      const options = { codings: codingsOf(columns), own: ownCodesOf(columns) }
      const here = await protectRelease(question, options)
      assert.ok(here.ok)
      const bytes = encodeCube(here.cube)
      const parts: number[] = []
      const there = await throughGate(asked(question), { progress: (part) => void parts.push(part) })
      assert.ok(there.ok)
      assert.deepEqual([there.digest, there.cells], [digestOfCube(bytes), here.cube.values.length])
      assert.deepEqual([Buffer.from(there.bytes), there.proof], [Buffer.from(bytes), here.proof])
      assert.equal(parts.at(-1), 1)
    }
  })

  it("answers what it answers anywhere, of figures with masks and sums", async () => {
    const cells = [
      { codes: [null], low: 40, high: 40 },
      { codes: ["f"], low: 25, high: 25 },
      { codes: ["m"], low: 15, high: 15 },
      { codes: ["x"], low: 0, high: 4 },
    ]
    const truths: Truth[] = [{ snapshot: "one", kind: "figures", tables: [{ columns: ["sex"], cells }] }]
    const question = { snapshot: "one", wanted: want([["sex"]]), earlier: [], truths }
    const here = await protectRelease(question, { codings: codingsOf(columns), own: ownCodesOf(columns) })
    const there = await throughGate(asked(question))
    assert.equal(there.ok, here.ok)
    assert.ok(there.ok && here.ok)
    assert.deepEqual(Buffer.from(there.bytes), encodeCube(here.cube))
  })

  it("refuses with the columns to blame and no number", async () => {
    const truths = truthsOf(names, { monday: [["Odra", "f", "x", 3]] })
    const question = { snapshot: "monday", wanted: want([["sex"]], { by: ["port"] }), earlier: [], truths }
    const tooFew = await throughGate(asked({ ...question, wanted: { ...question.wanted, filters: [{ column: "port", codes: ["Odra"] }] } })) // prettier-ignore
    assert.deepEqual(tooFew, { ok: false, refusal: "filter-of-few", dimensions: ["port"] })
  })

  it("says of a fault in which line it was, and nothing of what it was about", async () => {
    const truths = truthsOf(["port"], { monday: [["Odra", 57]] })
    const question = { snapshot: "monday", wanted: want([["sex"]]), earlier: [], truths }
    await assert.rejects(protectRelease(question), /nothing was counted by sex/)
    await assert.rejects(throughGate(asked(question)), (error: Error) => {
      assert.match(error.message, /^the gate failed: RangeError at people\.ts:\d+$/)
      assert.equal(error.cause, undefined)
      return true
    })
  })

  it("is asked one question at a time, and goes on after one that failed", async () => {
    const truths = () => truthsOf(names, { monday })
    const question = () => ({ snapshot: "monday", wanted: want([["sex", "form"]]), earlier: [], truths: truths() })
    const order: string[] = []
    const ask = async (name: string, memory?: number) => {
      const progress = (part: number) => void order.push(`${name} ${part < 1 ? "goes on" : "has done"}`)
      await throughGate(asked(question()), { progress, memory }).then(
        () => order.push(`${name} answered`),
        () => order.push(`${name} failed`),
      )
    }
    await Promise.all([ask("one"), ask("two", 8), ask("three")])
    assert.deepEqual(order, [
      ...["one goes on", "one has done", "one answered", "two failed"],
      ...["three goes on", "three has done", "three answered"],
    ])
  })
})
