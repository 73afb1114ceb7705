import type { Condition, Term } from "#modules/calls/condition.ts"
import { plain, printed } from "#modules/calls/xlsform/expression.ts"
import { parsed } from "#modules/calls/xlsform/parsing.ts"
import * as fc from "fast-check"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const naming = { own: "lamp.own", of: (name: string) => (name === "nobody" ? undefined : name) }
const code = fc.constantFrom("lamp.lit", "lamp.2.oil-kind", "lamp.own")
// The empty word is a blank there, and no answer is one; straight quotation marks are all that are told apart.
const word = fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 }).filter((each) => !/[‘’“”]/.test(each))
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((each) => (Object.is(each, -0) ? 0 : each))
const { term } = fc.letrec<{ term: Term }>((tie) => ({
  term: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    code.map((answer) => ({ answer })),
    number.map((each) => ({ number: each })),
    fc.oneof(word, fc.constant("2011-03-31")).map((each) => ({ word: each })),
    fc.array(tie("term"), { minLength: 1, maxLength: 3 }).map((sum) => ({ sum })),
  ),
}))
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    code.map((answered) => ({ answered })),
    fc.tuple(code, fc.constantFrom("oil", "no-wick")).map((chosen) => ({ chosen })),
    fc.tuple(term, fc.constantFrom("=", "!=", "<", "<=", ">", ">="), term).map((compare) => ({ compare })),
    tie("condition").map((not) => ({ not })),
    fc.array(tie("condition"), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie("condition"), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
  ),
}))

describe("a condition", () => {
  it("is read back from the expression it is printed as", () => {
    fc.assert(
      fc.property(condition, (each) => {
        const text = printed(each, naming)
        assert.deepEqual(parsed(text, naming), { ok: true, condition: plain(each) }, text)
      }),
      { numRuns: 1000 },
    )
  })

  it("is printed the same once it was read", () => {
    fc.assert(
      fc.property(condition, (each) => assert.equal(printed(plain(each), naming), printed(plain(plain(each)), naming))),
    )
  })

  it("is printed as people write it", () => {
    const cases: [Condition, string][] = [
      [{ chosen: ["lamp.lit", "yes"] }, "selected(${lamp.lit}, 'yes')"],
      [{ compare: [{ answer: "lamp.own" }, ">=", { number: 1e-7 }] }, ". >= 0.0000001"],
      [{ compare: [{ answer: "lamp.own" }, "<", { number: -1.5e21 }] }, ". < -1500000000000000000000"],
      [{ compare: [{ answer: "lamp.since" }, ">", { word: "2011-03-31" }] }, "${lamp.since} > date('2011-03-31')"],
      [{ compare: [{ answer: "a" }, "=", { word: `it's "lit"` }] }, `\${a} = concat('it', "'", 's "lit"')`],
      [{ not: { any: [{ answered: "a" }, { answered: "b" }] } }, "not(${a} != '' or ${b} != '')"],
      [
        { all: [{ compare: [{ answer: "a" }, "!=", { word: "x" }] }, { answered: "b" }] },
        "(${a} != '' and ${a} != 'x') and ${b} != ''",
      ],
      [
        { any: [{ all: [{ answered: "a" }, { answered: "b" }] }, { answered: "c" }] },
        "${a} != '' and ${b} != '' or ${c} != ''",
      ],
    ]
    for (const [each, text] of cases) assert.equal(printed(each, naming), text)
  })
})

describe("an expression of others", () => {
  it("is read where it has a counterpart", () => {
    const cases: [string, Condition][] = [
      ["${a}='yes'", { compare: [{ answer: "a" }, "=", { word: "yes" }] }],
      ["  (${ a } = ‘yes’)", { compare: [{ answer: "a" }, "=", { word: "yes" }] }],
      [
        ".>0 and .<=100",
        {
          all: [
            { compare: [{ answer: "lamp.own" }, ">", { number: 0 }] },
            { compare: [{ answer: "lamp.own" }, "<=", { number: 100 }] },
          ],
        },
      ],
      ["${a} = ''", { not: { answered: "a" } }],
      ["not(selected(${a}, 'b'))", { not: { chosen: ["a", "b"] } }],
    ]
    for (const [text, each] of cases) assert.deepEqual(parsed(text, naming), { ok: true, condition: each }, text)
  })

  it("is answered with where it stops being understood", () => {
    const cases: [string, string][] = [
      ["count-selected(${a}) > 2", "count-selected(${a}) > 2"],
      ["${a} = 1 and today() > 2", "today() > 2"],
      ["${a} * 2 = 4", "${a} * 2 = 4"],
      ["${nobody} = 1", "${nobody} = 1"],
      ["${a}", "${a}"],
      ["${a} = 1)", ")"],
      ["(${a} = 1", "(${a} = 1"],
      ["../b = 1", "../b = 1"],
      ["", ""],
      [`${"(".repeat(200)}1 = 1`, `${"(".repeat(140)}1 = 1`],
    ]
    for (const [text, at] of cases) assert.deepEqual(parsed(text, naming), { ok: false, at }, text)
  })
})
