import type { Form } from "#modules/calls/questionnaire.ts"
import type { AnswerInPlace, SubmissionInPlace } from "#modules/submissions/contract.ts"
import type { Submission } from "#modules/submissions/submission.ts"
import { rows } from "#platform/database/sql.ts"
import { answering, second, whole } from "#tests/answering.ts"
import { onPlatform } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"
import { z } from "zod"

const today = "2018-03-01"
type Page = { total: number; items: AnswerInPlace[]; next: string | null }
type Board = {
  items: {
    party: string
    standing: string
    unclear: number
    extended: string | null
    extensionAsked: string | null
    needsHelp: boolean
  }[]
}
const law = (text: string) => ({
  question: "lantern.law",
  value: { kind: "compliance", answer: "yes", articles: "Lamp Act, 3", text, files: [] },
})

describe("clearing", () => {
  onPlatform(
    "puts what two have seen into the store, with a line of which a receipt can be had",
    { today },
    async (all) => {
      const { begin, save, see, give, must, ask, read } = await answering(all, today)
      const { id } = await begin("bruno", "state-ury")
      const clear = () => ask("bruno", "POST", `/submissions/${id}/clear`)
      assert.equal((await clear()).type, "submission-not-ready", "nothing is answered")
      await save("bruno", id, ...whole)
      assert.deepEqual(
        (await read("bruno", id)).hindrances.map(({ hindrance }) => hindrance),
        ["not-seen-by-a-second", "not-seen-by-a-second"],
      )
      assert.equal((await clear()).type, "submission-not-ready", "nobody else has seen it")
      await give("bruno", "benita", id)
      for (const section of ["light", "keepers"]) await see("benita", id, section)
      // What is written anew was seen by nobody yet.
      await save("bruno", id, { ...law("Since 1846."), base: 1 })
      assert.equal((await clear()).type, "submission-not-ready")
      // Who went over the version before did not go over this one; nor does a section reach into another.
      const stale = { drafts: [{ question: "lantern.law", nth: 0, version: 1 }] }
      const went = (section: string, body: object) =>
        must<{ seen: number }>("benita", "POST", `/submissions/${id}/sections/${section}/seen`, body)
      assert.equal((await went("light", stale)).seen, 0)
      assert.equal((await went("keepers", { drafts: [{ ...stale.drafts[0], version: 2 }] })).seen, 0)
      assert.equal((await clear()).type, "submission-not-ready", "what was seen is not what stands")
      assert.equal(await see("benita", id, "light"), 1)

      const { body, line } = await clear()
      assert.equal((body as Submission).status, "cleared")
      assert.ok(line > 0)
      const told = await all.as(
        "bruno",
        (db) =>
          rows(db, z.object({ changes: z.object({ digest: z.unknown() }).loose(), subjects: z.array(z.string()) }))`
        select changes, subjects from ledger.entry where number = ${line}`,
      )
      assert.equal(told[0]?.subjects.filter((subject) => subject.startsWith("answer:")).length, 2)
      assert.ok(told[0]?.changes.digest)
      // Its own can prove it, whoever of them did it; nobody else reads the line.
      const seen = async (who: string) =>
        (await all.as(who, (db) => rows(db, z.object({}))`select 1 from ledger.entry where number = ${line}`)).length
      assert.deepEqual(
        [await seen("bruno"), await seen("benita"), await seen("bilal"), await seen("amina")],
        [1, 1, 0, 0],
      )

      assert.equal((await save("bruno", id, { ...law("More."), base: 2 })).type, "submission-not-drafting")
      assert.equal((await must<Submission>("bruno", "POST", `/submissions/${id}/unclear`)).status, "drafting")
      assert.equal((await save("benita", id, { ...law("Since 1846, and kept."), base: 2 })).status, 200)
      assert.equal((await must<Submission>("bruno", "POST", `/submissions/${id}/clear`)).round, 1)
    },
  )

  onPlatform("shows nobody anything before it is submitted, and then whom it is for", { today }, async (all) => {
    const { begin, save, give, must, ask, call } = await answering(all, today)
    const { id } = await begin("bruno", "state-ury")
    await give("bruno", "benita", id)
    await save("benita", id, ...whole)
    await must("bruno", "POST", `/submissions/${id}/clear`)
    const seen = async (who: string) => (await must<Page>(who, "GET", `/answers?call=${call.id}`)).total
    for (const who of ["amina", "bilal", "chen", "public", "bruno"]) assert.equal(await seen(who), 0, who)
    assert.equal((await must<Submission>("bruno", "POST", `/submissions/${id}/submit`)).status, "submitted")
    // The call is for States: an agency and the public are told nothing.
    const now = async () => [await seen("amina"), await seen("bilal"), await seen("chen"), await seen("public")]
    assert.deepEqual(await now(), [2, 2, 0, 0])
    const shown = await must<SubmissionInPlace>("amina", "GET", `/submissions/${id}`)
    assert.deepEqual([shown.drafts.length, shown.comments, shown.assignments, shown.drafts[0]?.by], [2, [], [], ""])
    assert.ok(shown.may.includes("clarification.ask"))

    const release = (questions: string[] | null, to: string, from: string | null = null) =>
      must<{ changed: number }>("bruno", "POST", `/submissions/${id}/releases`, { questions, release: to, from })
    assert.deepEqual(await release(["lantern.law"], "public"), { changed: 1 })
    assert.deepEqual(await now(), [2, 2, 1, 1])
    await release(["lantern.law"], "public", "2999-01-01")
    assert.deepEqual(await now(), [2, 1, 0, 0], "from its day on, and the Secretariat before")
    await release(null, "secretariat")
    assert.deepEqual(await now(), [2, 0, 0, 0])
    const own = await must<Page>("bruno", "GET", `/answers?call=${call.id}`)
    assert.equal(own.total, 2)
    assert.equal((await ask("bilal", "GET", `/answers/${own.items[0]?.id}`)).type, "answer-not-found")
    assert.equal(
      (await ask("bilal", "POST", `/submissions/${id}/releases`, { questions: null, release: "public", from: null }))
        .type,
      "submission-not-found",
    )
  })

  onPlatform(
    "is shown to nobody whom its party shut out before it was cleared, taken back or not",
    { today },
    async (all) => {
      const { begin, give, save, must, call } = await answering(all, today)
      const { id } = await begin("bruno", "state-ury")
      await give("bruno", "benita", id)
      await save("benita", id, ...whole)
      const post = (path: string, body?: object) => must("bruno", "POST", `/submissions/${id}/${path}`, body)
      await post("releases", { questions: ["lantern.law"], release: "secretariat", from: null })
      for (const act of ["clear", "unclear", "clear", "submit"]) await post(act)
      const seen = async (who: string) => (await must<Page>(who, "GET", `/answers?call=${call.id}`)).total
      assert.deepEqual([await seen("amina"), await seen("bilal")], [2, 1])
      for (const act of ["resume", "clear", "submit"]) await post(act)
      assert.deepEqual([await seen("amina"), await seen("bilal")], [2, 1])
    },
  )

  onPlatform("does not say again unasked what was withdrawn from it", { today }, async (all) => {
    const { sent, must, read, call } = await answering(all, today)
    const { id } = await sent("bruno", "benita", "state-ury")
    const stored = () => must<Page>("bruno", "GET", `/answers?call=${call.id}&question=lantern.law`)
    const [said] = (await stored()).items
    await must("bruno", "POST", `/answers/${said?.id}/withdraw`)
    await must("bruno", "POST", `/submissions/${id}/resume`)
    const drafts = (await read("bruno", id)).drafts.map(({ question, value }) => [question, value?.kind ?? null])
    assert.deepEqual(Object.fromEntries(drafts), { "lantern.keepers": "number", "lantern.law": null })
  })

  onPlatform(
    "is taken back, submitted, withdrawn and begun again as states, never as edits",
    { today },
    async (all) => {
      const { sent, must, ask, read, call, save } = await answering(all, today)
      const { id } = await sent("bruno", "benita", "state-ury")
      const board = async () =>
        (await must<Board>("amina", "GET", `/calls/${call.id}/board`)).items.find(({ party }) => party === "state-ury")
      assert.equal((await board())?.standing, "submitted")
      const refused = async (path: string, body?: object) =>
        (await ask("bruno", "POST", `/submissions/${id}/${path}`, body)).type
      assert.equal(await refused("unclear"), "submission-not-cleared")
      assert.equal(await refused("submit"), "submission-not-cleared")
      assert.equal(await refused("clear"), "submission-not-drafting")

      const withdrawn = await must<Submission>("bruno", "POST", `/submissions/${id}/withdraw`, {
        reason: "The law fell.",
      })
      assert.deepEqual([withdrawn.status, (await board())?.standing], ["withdrawn", "withdrawn"])
      assert.equal((await must<Page>("amina", "GET", `/answers?call=${call.id}`)).total, 0)
      const again = await must<Submission>("bruno", "POST", `/submissions/${id}/resume`)
      assert.deepEqual([again.status, again.round], ["clarifying", 2])
      await save("benita", id, { ...law("It stood up again."), base: 1 }, { ...whole[1], value: null, base: 1 })
      await must("bruno", "POST", `/submissions/${id}/clear`)
      await must("bruno", "POST", `/submissions/${id}/submit`)
      const { items } = await must<Page>("bilal", "GET", `/answers?call=${call.id}`)
      assert.deepEqual(
        items.map(({ question, round }) => [question, round]),
        [["lantern.law", 2]],
      )
      const one = await must<{ history: { round: number; withdrawn: string | null }[] }>(
        "bruno",
        "GET",
        `/answers/${items[0]?.id}`,
      )
      assert.deepEqual(
        one.history.map(({ round, withdrawn: gone }) => [round, gone !== null]),
        [
          [2, false],
          [1, true],
        ],
      )
      assert.deepEqual((await read("amina", id)).drafts.length, 1)
    },
  )

  onPlatform("is corrected in a further round, while what was sent stays shown until then", { today }, async (all) => {
    const { sent, must, save, call, read } = await answering(all, today)
    const { id } = await sent("bruno", "benita", "state-ury")
    await must("bruno", "POST", `/submissions/${id}/resume`)
    await save("benita", id, { ...law("A slip of the pen, put right."), base: 1 })
    const shown = async (): Promise<string | undefined> => {
      const { items } = await must<Page>("bilal", "GET", `/answers?call=${call.id}&question=lantern.law`)
      const value = items[0]?.value
      return value?.kind === "compliance" ? value.text : undefined
    }
    assert.equal(await shown(), "")
    assert.equal((await read("amina", id)).drafts.find(({ question }) => question === "lantern.law")?.version, 1)
    await must("bruno", "POST", `/submissions/${id}/clear`)
    assert.equal(await shown(), "")
    await must("bruno", "POST", `/submissions/${id}/submit`)
    assert.equal(await shown(), "A slip of the pen, put right.")
    // One answer that holds no more is withdrawn by itself.
    const { items } = await must<Page>("bruno", "GET", `/answers?call=${call.id}&question=lantern.keepers`)
    await must("bruno", "POST", `/answers/${items[0]?.id}/withdraw`)
    // What was said before it was said in an earlier round of the same call, and holds no more either where it was said anew.
    assert.equal((await must<Page>("bilal", "GET", `/answers?call=${call.id}&question=lantern.keepers`)).total, 0)
  })
})

describe("taking an answer out", () => {
  onPlatform("that was submitted takes two, whoever clears", { today }, async (all) => {
    const { sent, must, save, see, ask, read, call } = await answering(all, today)
    const { id } = await sent("bruno", "benita", "state-ury")
    await must("bruno", "POST", `/submissions/${id}/resume`)
    const optional = "lantern.keepers"
    assert.equal((await save("bruno", id, { question: optional, value: null, base: 1 })).status, 200)
    assert.deepEqual(
      (await read("bruno", id)).hindrances.filter(({ hindrance }) => hindrance === "not-seen-by-a-second"),
      [{ place: optional, hindrance: "not-seen-by-a-second" }],
    )
    assert.equal((await ask("bruno", "POST", `/submissions/${id}/clear`)).type, "submission-not-ready")
    assert.equal(await see("benita", id, "keepers"), 1)
    await must("bruno", "POST", `/submissions/${id}/clear`)
    await must("bruno", "POST", `/submissions/${id}/submit`)
    assert.equal((await must<Page>("bilal", "GET", `/answers?call=${call.id}&question=${optional}`)).total, 0)
  })
})

describe("who cleared", () => {
  onPlatform("stays who cleared, whoever submits", { today }, async (all) => {
    const { begin, save, must } = await answering(all, today)
    await all.as("platform", (db) => second(db, "bella", "agency", "iom"))
    const { id } = await begin("chen", "iom")
    await save("bella", id, ...whole)
    await must("chen", "POST", `/submissions/${id}/clear`)
    await must("bella", "POST", `/submissions/${id}/submit`)
    const by = () =>
      all.as(
        "chen",
        (db) => rows(db, z.object({ by: z.string().nullable() }))`
        select cleared_by as by from submissions.submission where id = ${id}`,
      )
    assert.deepEqual(await by(), [{ by: "chen" }])
    await must("bella", "POST", `/submissions/${id}/resume`)
    assert.deepEqual(await by(), [{ by: null }])
  })
})

describe("a correction of an open call", () => {
  onPlatform("keeps the answers to what it asks no more, through every further round", { today }, async (all) => {
    const { sent, must, save, call } = await answering(all, today)
    const { id } = await sent("bruno", "benita", "state-ury")
    const { touch, form } = await must<{ touch: number; form: Form }>("amina", "GET", `/calls/${call.id}`)
    const items = [{ question: "lantern.law" }, { question: "lantern.oil" }]
    const questionnaire = { sections: [{ ...form.sections[0], items }] }
    await must("amina", "POST", `/calls/${call.id}/editions`, {
      questionnaire,
      reason: { en: "Ask less." },
      base: touch,
    })
    await must("bruno", "POST", `/submissions/${id}/resume`)
    await save("benita", id, { ...law("A slip of the pen, put right."), base: 1 })
    await must("bruno", "POST", `/submissions/${id}/clear`)
    await must("bruno", "POST", `/submissions/${id}/submit`)
    const shown = (code: string) => must<Page>("bilal", "GET", `/answers?call=${call.id}&question=${code}`)
    const { items: kept } = await shown("lantern.keepers")
    assert.deepEqual(kept.map(({ value }) => value), [{ kind: "number", number: 12 }]) // prettier-ignore
    assert.equal((await shown("lantern.law")).total, 1)
  })
})

describe("what follows", () => {
  onPlatform("is a question of the Secretariat, answered with or without a further round", { today }, async (all) => {
    const { sent, must, ask, call, begin } = await answering(all, today)
    const { id } = await sent("bruno", "benita", "state-ury")
    const board = async () =>
      (await must<Board>("amina", "GET", `/calls/${call.id}/board`)).items.find(({ party }) => party === "state-ury")
    const question = { question: "lantern.law", text: "Which of the two acts?", language: "en" }
    assert.equal(
      (await ask("amina", "POST", `/submissions/${id}/clarifications`, { ...question, question: "lantern.x" })).type,
      "question-not-asked",
    )
    const asked = await must<{ id: string }>("amina", "POST", `/submissions/${id}/clarifications`, question)
    assert.deepEqual([(await board())?.standing, (await board())?.unclear], ["clarifying", 1])
    const kinds = async (who: string) =>
      (await must<{ items: { kind: string }[] }>(who, "GET", "/notifications")).items.map(({ kind }) => kind)
    assert.ok((await kinds("bruno")).includes("clarification-asked"))
    assert.ok(!(await kinds("bilal")).includes("clarification-asked"))
    const listed = async (who: string) => (await must<{ total: number }>(who, "GET", "/clarifications")).total
    assert.deepEqual([await listed("amina"), await listed("bruno"), await listed("bilal")], [1, 1, 0])
    const path = `/submissions/${id}/clarifications/${asked.id}`
    assert.equal((await ask("bilal", "POST", `${path}/answer`, { answer: "Ours." })).type, "submission-not-found")
    await must("bruno", "POST", `${path}/answer`, { answer: "The Lamp Act." })
    assert.deepEqual([(await board())?.standing, (await board())?.unclear], ["submitted", 0])
    assert.ok((await kinds("anselm")).includes("clarification-answered"))
    await must("amina", "POST", `${path}/close`)
    assert.equal((await ask("bruno", "POST", `${path}/answer`, { answer: "Again." })).type, "clarification-closed")
    assert.equal(await listed("amina"), 0)
    // Of what is being written nothing can be asked: nobody knows of it.
    const drafted = await begin("bilal", "state-jor")
    assert.equal(
      (await ask("amina", "POST", `/submissions/${drafted.id}/clarifications`, question)).type,
      "submission-not-found",
    )
  })

  onPlatform(
    "is time, asked by one and decided by another, which moves that party's own day alone",
    { today },
    async (all) => {
      const { begin, must, ask, call, read } = await answering(all, today)
      const { id } = await begin("bruno", "state-ury")
      const other = await begin("bilal", "state-jor")
      const wish = (until: string) =>
        ask("bruno", "POST", `/submissions/${id}/extensions`, { until, reason: "The keeper is ill." })
      assert.equal((await wish("2018-09-01")).type, "extension-not-later")
      const asked = (await wish("2018-10-01")).body as { id: string }
      assert.equal((await wish("2018-11-01")).type, "extension-already-asked")
      const waiting = await must<{ items: { id: string; party: string }[] }>("amina", "GET", "/extensions")
      assert.deepEqual(
        waiting.items.map(({ party }) => party),
        ["state-ury"],
      )
      const decide = (decision: string, note = "") =>
        ask("amina", "POST", `/submissions/${id}/extensions/${asked.id}`, { decision, note })
      assert.equal(
        (await ask("bruno", "POST", `/submissions/${id}/extensions/${asked.id}`, { decision: "granted", note: "" }))
          .status,
        403,
      )
      assert.equal((await decide("refused")).type, "refusal-not-explained")
      assert.equal((await decide("granted")).status, 200)
      assert.equal((await decide("granted")).type, "extension-decided")
      assert.deepEqual(
        [(await read("bruno", id)).due, (await read("bilal", other.id)).due],
        ["2018-10-01", "2018-09-01"],
      )
      await must("bruno", "POST", `/submissions/${id}/help`, { needed: true })
      const { items } = await must<Board>("amina", "GET", `/calls/${call.id}/board`)
      const own = items.find(({ party }) => party === "state-ury")
      assert.deepEqual([own?.extended, own?.extensionAsked, own?.needsHelp], ["2018-10-01", null, true])
      assert.equal(
        (await ask("amina", "GET", `/submissions/${id}`)).type,
        "submission-not-found",
        "what is written stays unseen",
      )
    },
  )
})

describe("a person who is appointed in one process", () => {
  onPlatform("answers in that one, and knows of no other", { today }, async (all) => {
    const { call, opened, begin, sent, ask, must } = await answering(all, today)
    const other = await opened({ title: { en: "Another" } })
    const mine = await begin("bruno", "state-ury")
    const theirs = await begin("bruno", "state-ury", other.id)
    await all.as("platform", (db) => second(db, "berta", "contributor", "state-ury", `call:${call.id}`))
    for (const { id } of [mine, theirs]) {
      const path = `/submissions/${id}/sections/light/assignments/berta`
      const { type } = await ask("bruno", "PUT", path, { due: null, note: "" })
      assert.equal(type, id === mine.id ? "" : "not-a-writer-here")
    }
    const draft = { drafts: [{ ...law(""), nth: 0, base: 0, language: "en" }] }
    assert.equal((await ask("berta", "POST", `/submissions/${mine.id}/drafts`, draft)).status, 200)
    assert.equal((await ask("berta", "POST", `/submissions/${theirs.id}/drafts`, draft)).type, "submission-not-found")
    assert.equal((await ask("berta", "GET", `/submissions/${theirs.id}`)).type, "submission-not-found")
    const hers = await all.as(
      "berta",
      (db) => rows(db, z.object({ submission: z.string() }))`select submission from submissions.draft`,
    )
    assert.deepEqual(hers, [{ submission: mine.id }])
    assert.equal((await must<{ total: number }>("berta", "GET", "/asked")).total, 1)
    // Nor do they read what was answered in it, unless it is released to them as to others.
    await sent("bruno", "benita", "state-ury", whole, other.id)
    await must("bruno", "POST", `/submissions/${theirs.id}/releases`, {
      ...{ questions: null, release: "secretariat", from: null },
    })
    const total = async (who: string) => (await must<Page>(who, "GET", `/answers?call=${other.id}`)).total
    assert.deepEqual([await total("berta"), await total("benita"), await total("bruno")], [0, 2, 2])
  })
})
