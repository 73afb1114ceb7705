import type { Question } from "#modules/calls/question.ts"
import type { AnswerValue } from "#modules/calls/value.ts"
import type { SubmissionInPlace } from "#modules/submissions/contract.ts"
import type { Said } from "#modules/submissions/contradiction.ts"
import { releasedBy, smallCountsIn } from "#modules/submissions/small-count.ts"
import { answering } from "#tests/answering.ts"
import { onPlatform, platformOn } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const table = (...counts: (number | "withheld")[]): AnswerValue => ({
  kind: "table",
  cells: counts.map((value, n) => ({ at: { sex: ["female", "male", "total"][n] ?? "" }, value })),
  ...{ source: "", articles: "", note: "" },
})
const said = (value: AnswerValue, question = "lantern.lit"): Said => ({
  ...{ question, nth: 0, value },
  asks: {} as Question, // Nothing of it is looked at.
})

describe("a table that tells of few people", () => {
  const found = (value: AnswerValue, release: "public" | "parties" | "secretariat") =>
    smallCountsIn([said(value)], () => ({ release, releasedFrom: null })).map(({ cells, narrower }) => [
      cells,
      narrower,
    ])

  it("has a count below 10 for everybody, below 5 for those who act for States, none for the Secretariat", () => {
    assert.deepEqual(found(table(9, 10, 12), "public"), [[1, "parties"]])
    assert.deepEqual(found(table(4, 5, 12), "public"), [[2, "secretariat"]])
    assert.deepEqual(found(table(4, 5, 12), "parties"), [[1, "secretariat"]])
    assert.deepEqual(found(table(5, 9), "parties"), [])
    assert.deepEqual(found(table(1, 2), "secretariat"), [])
  })

  it("has more counts where more is asked, so that fewer are told than are warned of", () => {
    const asks = { public: 25, parties: 8 }
    const at = () => ({ release: "public", releasedFrom: null }) as const
    const cellsOf = (value: AnswerValue) => smallCountsIn([said(value)], at, asks).map(({ cells, narrower }) => [cells, narrower]) // prettier-ignore
    assert.deepEqual(cellsOf(table(9, 24, 25)), [[2, "parties"]])
    assert.deepEqual(cellsOf(table(7, 24, 25)), [[2, "secretariat"]])
    assert.deepEqual(cellsOf(table(25, 0)), [])
  })

  it("is none by zeros, by what it withholds, nor where it is a number alone", () => {
    assert.deepEqual(found(table(0, "withheld", 10), "public"), [])
    assert.deepEqual(found({ kind: "number", number: 3 }, "public"), [])
  })

  it("is looked at by what was said of the question, else of the place, else by the call", () => {
    const to = (nth: number | null, release: "parties" | "secretariat") => ({
      ...{ question: "lantern.lit", nth, release, releasedFrom: null },
    })
    const call = { audience: "public", published: "2019-01-01" } as const
    const at = { question: "lantern.lit" as never, nth: 2 }
    assert.deepEqual(releasedBy([], call)(at), { release: "public", releasedFrom: "2019-01-01" })
    assert.equal(releasedBy([to(1, "secretariat")], call)(at).release, "public")
    assert.equal(releasedBy([to(2, "secretariat")], call)(at).release, "secretariat")
    assert.equal(releasedBy([to(2, "secretariat"), to(null, "parties")], call)(at).release, "parties")
  })

  onPlatform("is named before it is cleared, until it is released to fewer", { today: "2018-03-01" }, async (all) => {
    const { opened, begin, read, save, give, must } = await answering(all, "2018-03-01")
    const items = [{ question: "lantern.lit", required: true }]
    const sections = [{ code: "light", title: { en: "Light" }, note: {}, items }]
    const call = await opened({ audience: "public" }, { sections })
    const { id } = await begin("bruno", "state-ury", call.id)
    await give("bruno", "benita", id)
    await save("benita", id, { question: "lantern.lit", value: table(7, 12, 19) })
    const few = async (who = "bruno") =>
      (await read(who, id)).smallCounts.map(({ question, release, cells, narrower }) => [question, release, cells, narrower]) // prettier-ignore
    assert.deepEqual(await few(), [["lantern.lit", "public", 1, "parties"]])
    await must("bruno", "POST", `/submissions/${id}/releases`, { questions: ["lantern.lit"], release: "parties", from: null }) // prettier-ignore
    assert.deepEqual(await few(), [])
    await must("bruno", "POST", `/submissions/${id}/releases`, { questions: ["lantern.lit"], release: "public", from: null }) // prettier-ignore
    await must("bruno", "POST", `/submissions/${id}/clear`)
    assert.deepEqual(await few(), [["lantern.lit", "public", 1, "parties"]], "it warns, and refuses nothing")
    await must("bruno", "POST", `/submissions/${id}/submit`)
    const shown = await must<SubmissionInPlace>("amina", "GET", `/submissions/${id}`)
    assert.deepEqual([shown.smallCounts, shown.releases], [[], []], "what its party weighs is its own")

    // Where the installation asks for more, so does the warning, and the page that looks without a connection.
    const asks = platformOn(all.as, "bruno", "2018-03-01", { least: { public: 25, parties: 20 } })
    const asked = (await asks.app.inject(`/api/v1/submissions/${id}`)).json<SubmissionInPlace>()
    await asks.app.close()
    assert.deepEqual(asked.few, { public: 25, parties: 20 })
    assert.deepEqual(asked.smallCounts.map(({ cells, narrower }) => [cells, narrower]), [[3, "secretariat"]]) // prettier-ignore
  })
})
