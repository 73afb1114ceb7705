import { Draft, DraftWording, meets } from "#modules/submissions/draft.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const submission = "5f3759df-0000-4000-8000-000000000001"
const text = (words: string) => ({ kind: "explanation", text: words, files: [] }) as const
const there = (version: number, words: string | null): Draft =>
  Draft.parse({
    ...{ submission, question: "lit", nth: 0, version, language: "en", by: "benita", at: "2019-01-01T00:00:00.000Z" },
    ...{ seen: null, value: words === null ? null : text(words) },
  })
const coming = (base: number, words: string | null, language: "en" | "fr" = "en") =>
  DraftWording.parse({ question: "lit", nth: 0, base, language, value: words === null ? null : text(words) })

describe("an answer that is saved", () => {
  const cases: [there: Draft | undefined, coming: DraftWording, found: ReturnType<typeof meets>][] = [
    [undefined, coming(0, "lit"), "goes-on"],
    [undefined, coming(2, "lit"), "conflict"],
    [there(2, "lit"), coming(2, "out"), "goes-on"],
    [there(2, "lit"), coming(1, "out"), "conflict"],
    [there(2, "lit"), coming(0, "out"), "conflict"],
    [there(2, "lit"), coming(1, "lit"), "same"],
    [there(2, "lit"), coming(2, "lit"), "same"],
    [there(2, "lit"), coming(1, "lit", "fr"), "conflict"],
    [there(2, "lit"), coming(1, null), "conflict"],
    [there(2, null), coming(1, null), "same"],
    [there(2, null), coming(2, "lit"), "goes-on"],
  ]
  it("goes on, says the same again, or meets another text", () => {
    for (const [is, comes, found] of cases)
      assert.equal(meets(is, comes), found, `${is?.version} ${JSON.stringify(comes)}`)
  })
})
