import { difference } from "#modules/submissions/web/form/difference.ts"
import { assert as check, property, string } from "fast-check"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const told = (there: string, came: string): string =>
  difference(there, came)
    .map((each) => (each.in === "both" ? each.text : `${each.in === "there" ? "-" : "+"}[${each.text}]`))
    .join("")

const cases: readonly [there: string, came: string, told: string][] = [
  ["The lamp is lit.", "The lamp is lit.", "The lamp is lit."],
  ["The lamp is lit.", "The lamp is not lit.", "The lamp is +[not ]lit."],
  ["Article 5 of the Code", "Article 6 of the Code", "Article -[5 ]+[6 ]of the Code"],
  ["", "All of it", "+[All of it]"],
  ["المادة ٥ من القانون", "المادة ٦ من القانون", "المادة -[٥ ]+[٦ ]من القانون"],
  ["第五条规定", "第六条规定", "第-[五]+[六]条规定"],
]

describe("what differs between two texts", () => {
  for (const [there, came, expected] of cases)
    it(`of "${there}" and "${came}" is "${expected}"`, () => assert.equal(told(there, came), expected))

  it("gives both texts back, whatever they are", () => {
    check(
      property(string({ maxLength: 80 }), string({ maxLength: 80 }), (there, came) => {
        const parts = difference(there, came)
        const side = (of: "there" | "came") =>
          parts
            .filter((each) => each.in === "both" || each.in === of)
            .map(({ text }) => text)
            .join("")
        assert.equal(side("there"), there)
        assert.equal(side("came"), came)
      }),
    )
  })

  it("of two long texts that share nothing is both of them, at once", () => {
    const long = (word: string) => Array.from({ length: 6000 }, (_, n) => `${word}${n}`).join(" ")
    assert.equal(difference(long("a"), long("b")).length, 2)
  })
})
