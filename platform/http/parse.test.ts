import { parse } from "#platform/http/parse.ts"
import { Problem } from "#platform/kernel/problem.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"
import { z } from "zod"

const nothing = [z.object({}), {}] as const
const body = z.object({ title: z.string(), parts: z.array(z.object({ verb: z.string() })).optional() })

describe("what is sent", () => {
  it("is refused where it holds what no database keeps, by field", () => {
    const cases: [sent: z.infer<typeof body>, field: string][] = [
      [{ title: "Lan\0terns" }, "title"],
      [{ title: "Lan\ud800terns" }, "title"],
      [{ title: "Lanterns", parts: [{ verb: "Urges" }, { verb: "\udc00" }] }, "parts.1.verb"],
    ]
    for (const [sent, field] of cases)
      assert.throws(
        () => parse(nothing, nothing, [body, sent]),
        (problem) =>
          problem instanceof Problem &&
          problem.status === 400 &&
          JSON.stringify(problem.members).includes(`"field":${JSON.stringify(field)}`),
      )
  })

  it("is refused with a hundred of its issues at most, however many names nobody knows", () => {
    const sent: unknown = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, n) => [`name-${n}-${"x".repeat(300)}`, "\0"]),
    )
    const began = performance.now()
    assert.throws(
      () => parse(nothing, nothing, [body, sent]),
      (problem) => {
        const { issues } = (problem as Problem).members as { issues: { field: string }[] }
        return issues.length === 100 && issues.every(({ field }) => field.length <= 200)
      },
    )
    assert.ok(performance.now() - began < 5000)
  })

  it("is taken in any script, with whatever stands outside the first plane", () => {
    const sent = { title: "فوانيس 灯笼 🏮 a\u202eb" }
    assert.deepEqual(parse(nothing, nothing, [body, sent]).body, sent)
  })
})
