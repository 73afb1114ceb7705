import assert from "node:assert/strict"
import { describe, it } from "node:test"
import { traffickingIn, type Conduct } from "../src/index.ts"

const whole: Conduct = { acts: ["recruitment"], means: ["deception"], purposes: ["forced-labour"], age: "adult" }

describe("the definition of article 3", () => {
  it("asks act, means and purpose of an adult's case, and names what is missing", () => {
    const cases: [change: Partial<Conduct>, trafficking: string, missing: string[]][] = [
      [{}, "yes", []],
      [{ acts: [] }, "no", ["act"]],
      [{ means: [] }, "no", ["means"]],
      [{ purposes: [] }, "no", ["purpose"]],
      [{ acts: [], means: [], purposes: [] }, "no", ["act", "purpose", "means"]],
      [{ purposes: ["organ-removal"] }, "yes", []],
    ]
    for (const [change, trafficking, missing] of cases) {
      const verdict = traffickingIn({ ...whole, ...change })
      assert.deepEqual([verdict.trafficking, verdict.missing], [trafficking, missing])
    }
  })

  it("needs no means where the person is under eighteen", () => {
    assert.deepEqual(
      [17, 18, "child", "unknown"].map((age) => {
        const { trafficking, byChildRule } = traffickingIn({ ...whole, means: [], age: age as Conduct["age"] })
        return [trafficking, byChildRule]
      }),
      [
        ["yes", true],
        ["no", false],
        ["yes", true],
        ["undetermined", false],
      ],
    )
    assert.equal(traffickingIn({ ...whole, age: 9 }).byChildRule, false)
  })

  it("is not changed by consent, whatever the case", () => {
    for (const means of [[], ["force"]] as const)
      for (const age of ["child", "adult", "unknown"] as const) {
        const conduct: Conduct = { ...whole, means, age }
        assert.deepEqual(
          traffickingIn({ ...conduct, consented: true }),
          traffickingIn({ ...conduct, consented: false }),
        )
      }
    assert.equal(traffickingIn({ ...whole, consented: true }).consentIrrelevant, true)
  })

  it("flags smuggling beside trafficking and never takes one for the other", () => {
    assert.equal(traffickingIn({ ...whole, smuggled: true }).overlapsSmuggling, true)
    const smuggled = traffickingIn({ acts: ["transportation"], means: [], purposes: [], age: 30, smuggled: true })
    assert.deepEqual([smuggled.trafficking, smuggled.overlapsSmuggling], ["no", false])
  })
})
