import type { Conflict } from "#modules/submissions/contract.ts"
import type { Draft } from "#modules/submissions/draft.ts"
import { answering, whole } from "#tests/answering.ts"
import { onPlatform, platformOn } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"
import type { z } from "zod"

const today = "2018-03-01"
type Saved = { saved: Draft[]; conflicts: (z.infer<typeof Conflict> & { there: Draft | null })[] }

const dark = (text: string) => ({ question: "lantern.dark", value: { kind: "explanation", text, files: [] } })
const lit = (answer: "yes" | "no") => ({
  question: "lantern.law",
  value: { kind: "compliance", answer, articles: "", text: "", files: [] },
})

describe("a form that is answered", () => {
  onPlatform("is opened by its own, once, while its call is open", { today }, async (all) => {
    const { call, ask, begin, read, must } = await answering(all, today)
    const { id, status, round } = await begin("bruno", "state-ury")
    assert.deepEqual([status, round], ["drafting", 1])
    assert.equal((await begin("bruno", "state-ury")).id, id)
    const shown = await read("bruno", id)
    assert.equal(shown.due, "2018-09-01")
    assert.deepEqual(
      shown.form.sections.map(({ code }) => code),
      ["light", "keepers"],
    )
    assert.ok(shown.may.includes("submission.clear") && !shown.may.includes("submission.submit"))

    const path = `/calls/${call.id}/submissions`
    assert.equal((await ask("bruno", "POST", path, { party: "state-jor" })).type, "not-an-addressee")
    assert.equal((await ask("carla", "POST", path, { party: "ilo" })).type, "not-an-addressee")
    for (const who of ["amina", "bilal", "chen"])
      assert.equal((await ask(who, "GET", `/submissions/${id}`)).type, "submission-not-found", who)
    assert.equal((await ask("eve", "GET", `/submissions/${id}`)).status, 403)
    assert.equal((await ask("public", "GET", `/submissions/${id}`)).status, 401)
    await must("amina", "POST", `/calls/${call.id}/close`)
    assert.equal((await ask("bilal", "POST", path, { party: "state-jor" })).type, "call-not-open")
  })

  onPlatform("is written a version at a time, and every version stays", { today }, async (all) => {
    const { begin, save, must, read, call } = await answering(all, today)
    const { id } = await begin("bruno", "state-ury")
    const board = async () =>
      (
        await must<{ items: { party: string; standing: string }[] }>("amina", "GET", `/calls/${call.id}/board`)
      ).items.find(({ party }) => party === "state-ury")?.standing
    assert.equal(await board(), "opened")
    const first = (await save("bruno", id, lit("no"), dark("fog"))).body as Saved
    assert.deepEqual(
      new Set(first.saved.map(({ question, version }) => `${question} ${version}`)),
      new Set(["lantern.dark 1", "lantern.law 1"]),
    )
    assert.equal(await board(), "drafting")
    await save("bruno", id, { ...dark("thick fog"), base: 1 })
    const again = (await save("bruno", id, { ...dark("thick fog"), base: 1 })).body as Saved
    assert.deepEqual([again.saved[0]?.version, again.conflicts], [2, []], "what is said again is no new version")
    await save("bruno", id, { ...dark(""), value: null, base: 2 })
    const { items } = await must<{ items: Draft[] }>("bruno", "GET", `/submissions/${id}/drafts/lantern.dark`)
    assert.deepEqual(
      items.map(({ version, value }) => [version, value && "text" in value ? value.text : value]),
      [
        [3, null],
        [2, "thick fog"],
        [1, "fog"],
      ],
    )
    assert.equal((await read("bruno", id)).drafts.find(({ question }) => question === "lantern.dark")?.value, null)
  })

  onPlatform(
    "takes no answer of another kind, to another question, or with a stranger's file",
    { today },
    async (all) => {
      const { begin, save } = await answering(all, today)
      const { id } = await begin("bruno", "state-ury")
      const file = { hash: "ab".repeat(32), name: "a.pdf", type: "application/pdf", size: 1, language: null }
      const cases: [draft: object, refusal: string][] = [
        [{ question: "lantern.nowhere", value: null }, "question-not-asked"],
        [{ ...dark("fog"), nth: 1 }, "question-not-asked"],
        [{ question: "lantern.law", value: { kind: "number", number: 1 } }, "answer-does-not-fit"],
        [
          { question: "lantern.dark", value: { kind: "explanation", text: "fog", files: [file] } },
          "answer-does-not-fit",
        ],
      ]
      for (const [draft, refusal] of cases)
        assert.equal((await save("bruno", id, draft)).type, refusal, JSON.stringify(draft))
      // What is out of bounds stays written; it stands in the way of clearing instead.
      const out = { question: "lantern.keepers", value: { kind: "number", number: -1 } }
      assert.equal((await save("bruno", id, out)).status, 200)
    },
  )
})

describe("two devices at the same field", () => {
  const orders = [
    ["fog", "smoke"],
    ["smoke", "fog"],
  ] as const
  for (const [first, then] of orders)
    onPlatform(`lose nothing: the second, ${then}, sees a conflict with both texts`, { today }, async (all) => {
      const { begin, save, read, must, ask } = await answering(all, today)
      const { id } = await begin("bruno", "state-ury")
      await save("bruno", id, dark("dusk"))
      assert.deepEqual(((await save("bruno", id, { ...dark(first), base: 1 })).body as Saved).conflicts, [])
      const { saved, conflicts } = (await save("bruno", id, { ...dark(then), base: 1 })).body as Saved
      assert.deepEqual(saved, [])
      assert.deepEqual(textOf(conflicts[0]?.value), then)
      assert.deepEqual(textOf(conflicts[0]?.there?.value), first)
      // Sent again, as a device does that heard no answer, it is the same conflict.
      await save("bruno", id, { ...dark(then), base: 1 })
      const shown = await read("bruno", id)
      assert.equal(shown.conflicts.length, 1)
      assert.deepEqual(shown.hindrances.filter(({ hindrance }) => hindrance === "conflict-not-settled").length, 1)

      const path = `/submissions/${id}/conflicts/${shown.conflicts[0]?.id}`
      assert.equal((await ask("bruno", "POST", path, { take: "came", base: 1 })).type, "draft-was-changed")
      const settled = await must<Draft>("bruno", "POST", path, { take: "came", base: 2 })
      assert.deepEqual([textOf(settled.value), settled.version], [then, 3])
      assert.equal((await ask("bruno", "POST", path, { take: "there", base: 3 })).type, "conflict-not-found")
      const { items } = await must<{ items: Draft[] }>("bruno", "GET", `/submissions/${id}/drafts/lantern.dark`)
      assert.deepEqual(
        items.map(({ value }) => textOf(value)),
        [then, first, "dusk"],
      )
    })

  onPlatform("and a third: each text is kept until a person says which it is", { today }, async (all) => {
    const { begin, save, read, must, give } = await answering(all, today)
    const { id } = await begin("bruno", "state-ury")
    await give("bruno", "benita", id)
    await save("bruno", id, dark("dusk"))
    const [one, two, three] = ["fog", "smoke", "night"].map((text) => ({ ...dark(text), base: 1 }))
    assert.ok(one && two && three)
    await save("benita", id, one)
    await save("bruno", id, two)
    await save("benita", id, three)
    const { conflicts, drafts } = await read("bruno", id)
    const texts = [textOf(drafts[0]?.value), ...conflicts.map(({ value }) => textOf(value))]
    assert.deepEqual(new Set(texts), new Set(["fog", "night", "smoke"]))
    const [met, other] = conflicts
    await must("bruno", "POST", `/submissions/${id}/conflicts/${met?.id}`, {
      ...{ take: "new", base: 2, language: "fr" },
      value: dark("brume et fumée").value,
    })
    await must("benita", "POST", `/submissions/${id}/conflicts/${other?.id}`, { take: "there", base: 3 })
    const after = await read("bruno", id)
    assert.deepEqual(
      [after.conflicts, textOf(after.drafts[0]?.value), after.drafts[0]?.language],
      [...[[], "brume et fumée", "fr"]],
    )
  })

  onPlatform("are on top of a version and from a day that can be", { today }, async (all) => {
    const { begin, save, ask } = await answering(all, today)
    const { id } = await begin("bruno", "state-ury")
    const value = { kind: "number", number: 12 }
    for (const base of [99_999_999_999, -1, 1.5])
      assert.equal((await save("bruno", id, { question: "lantern.keepers", value, base })).status, 400, `${base}`)
    const release = (from: string) =>
      ask("bruno", "POST", `/submissions/${id}/releases`, { questions: null, release: "public", from })
    assert.deepEqual([(await release("0000-01-01")).status, (await release("2018-06-01")).status], [400, 200])
  })

  onPlatform("within one sending meet as well", { today }, async (all) => {
    const { begin, save } = await answering(all, today)
    const { id } = await begin("bruno", "state-ury")
    const { saved, conflicts } = (await save("bruno", id, dark("fog"), dark("smoke"), dark("fog"))).body as Saved
    assert.deepEqual([saved.length, conflicts.length, textOf(conflicts[0]?.value)], [2, 1, "smoke"])
  })
})

describe("a section that is given to somebody", () => {
  onPlatform("is theirs to write until their day, and no other section is", { today }, async (all) => {
    const { begin, save, must, ask, read } = await answering(all, today)
    const { id } = await begin("bruno", "state-ury")
    const given = (who: string, section: string, due: string | null) =>
      ask("bruno", "PUT", `/submissions/${id}/sections/${section}/assignments/${who}`, { due, note: "Ask the port." })
    const cases: [who: string, section: string, due: string | null, refusal: string][] = [
      ["benita", "nowhere", null, "section-not-found"],
      ["bilal", "light", null, "not-a-writer-here"],
      ["benita", "light", "2018-02-28", "assigned-too-late"],
      ["benita", "light", "2018-09-02", "assigned-too-late"],
    ]
    for (const [who, section, due, refusal] of cases) assert.equal((await given(who, section, due)).type, refusal)
    assert.equal((await save("benita", id, lit("no"))).type, "section-not-yours")
    assert.equal((await given("benita", "light", "2018-04-01")).status, 200)
    assert.equal((await save("benita", id, lit("no"))).status, 200)
    assert.equal((await save("benita", id, whole[1] ?? {})).type, "section-not-yours")
    assert.equal((await save("benita", id, lit("no"), whole[1] ?? {})).type, "section-not-yours")
    assert.equal((await ask("benita", "POST", `/submissions/${id}/clear`)).status, 403)

    type Asked = { items: { sections: { code: string; due: string | null }[]; questions: number; answered: number }[] }
    const asked = await must<Asked>("benita", "GET", "/asked")
    assert.deepEqual(
      asked.items.map(({ sections, questions, answered }) => [
        sections.map(({ code, due }) => [code, due]),
        questions,
        answered,
      ]),
      [[[["light", "2018-04-01"]], 3, 1]],
    )
    const told = await must<{ items: { kind: string }[] }>("benita", "GET", "/notifications")
    assert.deepEqual(
      told.items.map(({ kind }) => kind),
      ["section-given"],
    )
    await must("benita", "POST", `/submissions/${id}/sections/light/done`, { done: true })
    assert.ok((await read("bruno", id)).assignments[0]?.done)
    await must("bruno", "DELETE", `/submissions/${id}/sections/light/assignments/benita`)
    assert.equal((await save("benita", id, { ...lit("yes"), base: 1 })).type, "section-not-yours")
  })

  onPlatform("is no more theirs after their day", { today: "2018-04-02" }, async (all) => {
    const { begin, save, must } = await answering(all, "2018-03-01")
    const { id } = await begin("bruno", "state-ury")
    await must("bruno", "PUT", `/submissions/${id}/sections/light/assignments/benita`, { due: "2018-04-01", note: "" })
    const later = answeringLater(all, "2018-04-02")
    assert.equal(
      (await later("benita", "POST", `/submissions/${id}/drafts`, drafts(lit("no")))).type,
      "submission-too-late",
    )
    assert.equal((await later("bruno", "POST", `/submissions/${id}/drafts`, drafts(lit("no")))).status, 200)
    assert.equal((await save("benita", id, { ...lit("yes"), base: 1 })).status, 200, "the day before it was")
    const over = answeringLater(all, "2018-09-02")
    assert.equal(
      (await over("bruno", "POST", `/submissions/${id}/drafts`, drafts(lit("no")))).type,
      "submission-too-late",
    )
  })

  onPlatform("is talked about by those who write, and by nobody else", { today }, async (all) => {
    const { begin, must, ask, read } = await answering(all, today)
    const { id } = await begin("bruno", "state-ury")
    const said = await must<{ id: string }>("benita", "POST", `/submissions/${id}/comments`, {
      ...{ question: "lantern.law", text: "Is the Lamp Act still in force?" },
    })
    const path = `/submissions/${id}/comments`
    assert.equal((await ask("bruno", "POST", path, { question: "lantern.x", text: "?" })).type, "question-not-asked")
    assert.equal(
      (await ask("bilal", "POST", path, { question: "lantern.law", text: "?" })).type,
      "submission-not-found",
    )
    await must("bruno", "POST", `${path}/${said.id}/resolved`, { resolved: true })
    const { comments, people } = await read("bruno", id)
    assert.deepEqual([comments.length, comments[0]?.by, people["benita"]], [1, "benita", "Benita Ficticia"])
    assert.ok(comments[0]?.resolved)
  })
})

const textOf = (value: Draft["value"] | undefined): string | undefined =>
  value && "text" in value ? value.text : undefined
const drafts = (...each: object[]) => ({ drafts: each.map((one) => ({ nth: 0, base: 0, language: "en", ...one })) })

/** Asks on another day. */
function answeringLater(all: Parameters<typeof answering>[0], day: string) {
  return async (who: string, method: "POST", path: string, payload: object) => {
    const { app } = platformOn(all.as, who, day)
    const answer = await app.inject({ method, url: `/api/v1${path}`, payload })
    await app.close()
    return { status: answer.statusCode, type: (answer.json<{ type?: string }>().type ?? "").replace("problem:", "") }
  }
}
