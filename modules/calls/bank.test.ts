import type { QuestionInPlace } from "#modules/calls/contract.ts"
import { lanternQuestions } from "#modules/calls/examples.ts"
import type { Question } from "#modules/calls/question.ts"
import { calling } from "#tests/calling.ts"
import { onPlatform, platformOn } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"

const today = "2018-03-01"
type Page = { readonly total: number; readonly items: QuestionInPlace[]; readonly next: string | null }
const [law] = lanternQuestions
assert.ok(law)
const refusalOf = (answer: { readonly statusCode: number; readonly json: () => { readonly type?: string } }) => [
  answer.statusCode,
  answer.json().type?.replace("problem:", ""),
]

describe("the bank of questions", () => {
  onPlatform("is searched by words, kind, year, article and mandate", { today }, async (all) => {
    const { ask, put, mandate } = await calling(all)
    await put("POST", "/questions", { ...law, code: "lantern.10.paid", anchors: [{ mandate }] })
    await put("POST", "/questions", { ...law, code: "lantern.2.paid", anchors: [{ mandate }] })
    const found = async (query: string) => (await ask<Page>(`/questions?${query}`)).items.map(({ code }) => code)
    assert.deepEqual(await found("words=gardiens%20FORMES"), ["lantern.keepers"])
    assert.deepEqual(await found("kind=choice"), ["lantern.oil"])
    assert.deepEqual(await found("per=year"), ["lantern.keepers", "lantern.lit"])
    assert.deepEqual(await found(`mandate=${mandate}`), ["lantern.2.paid", "lantern.10.paid"])
    assert.equal((await found("article=9")).length, 5)
    const first = await ask<Page>("/questions?article=9&limit=2")
    assert.deepEqual([first.total, first.items.length, first.next], [5, 2, first.items[1]?.code])
    const rest = await ask<Page>(`/questions?article=9&limit=5&after=${first.next}`)
    assert.deepEqual([rest.items.length, rest.next], [3, null])
    assert.deepEqual(refusalOf(await all.app.inject("/api/v1/questions?after=nowhere")), [422, "cursor-not-known"])
  })

  onPlatform("takes a question once, and only one that holds together", { today }, async (all) => {
    const { send } = await calling(all)
    const absent = "5f3759df-0000-4000-8000-00000000dead"
    const wrong: [change: object, status: number, refusal: string][] = [
      [{}, 409, "question-code-taken"],
      [{ code: "lantern.new", kind: "choice" }, 422, "question-does-not-hold-together"],
      [{ code: "lantern.new", anchors: [{ mandate: absent }] }, 404, "mandate-not-found"],
    ]
    for (const [change, status, refusal] of wrong)
      assert.deepEqual(refusalOf(await send("/questions", { ...law, ...change })), [status, refusal])
    assert.equal((await send("/questions", { ...law, code: "Lantern" })).statusCode, 400)
  })

  onPlatform(
    "keeps every edition of a question's words, and asks nothing else by the same code",
    { today },
    async (all) => {
      const { send, put, ask } = await calling(all)
      const path = `/questions/${law.code}/editions`
      const { code: _, ...wording } = law
      const reworded = { ...wording, label: { en: "Must every harbour be lit?" }, base: 1 }
      const corrected = await put<Question>("POST", path, reworded)
      assert.equal(corrected.edition, 2)
      assert.deepEqual(refusalOf(await send(path, reworded)), [409, "question-was-changed"])
      const other = { ...reworded, base: 2, kind: "explanation" }
      assert.deepEqual(refusalOf(await send(path, other)), [422, "question-asks-something-else"])
      const unsound = { ...reworded, base: 2, kind: "choice" }
      assert.deepEqual(refusalOf(await send(path, unsound)), [422, "question-does-not-hold-together"])
      assert.deepEqual(refusalOf(await send("/questions/lantern.moon/editions", reworded)), [404, "question-not-found"])
      const { editions, calls } = await ask<QuestionInPlace & { editions: Question[] }>(`/questions/${law.code}`)
      assert.deepEqual(
        editions.map(({ edition, label }) => [edition, label]),
        [
          [2, { en: "Must every harbour be lit?" }],
          [1, law.label],
        ],
      )
      assert.deepEqual(calls, [])
    },
  )

  onPlatform("retires a question, which new calls then cannot ask", { today }, async (all) => {
    const { put, draft, ask, send } = await calling(all)
    const { id } = await draft()
    await put("POST", "/questions/lantern.oil/retired", { retired: true })
    assert.deepEqual((await ask<Page>("/questions?kind=choice")).items, [])
    assert.equal((await ask<Page>("/questions?kind=choice&retired=true")).total, 1)
    const read = await ask<{ faults: object[] }>(`/calls/${id}`)
    assert.deepEqual(read.faults, [{ place: "lantern.oil", fault: "question-retired" }])
    assert.deepEqual(refusalOf(await send(`/calls/${id}/test`)), [422, "call-does-not-hold-together"])
    await put("POST", "/questions/lantern.oil/retired", { retired: false })
    await put("POST", `/calls/${id}/test`)
  })

  onPlatform("is read by everybody and kept by the Secretariat alone", { today }, async (all) => {
    await calling(all)
    for (const person of ["public", "bruno", "chen"]) {
      const { app } = platformOn(all.as, person, today)
      assert.equal((await app.inject("/api/v1/questions")).json().total, 5)
      const moon: object = { ...law, code: "moon" }
      const added = await app.inject({ method: "POST", url: "/api/v1/questions", payload: moon })
      assert.equal(added.statusCode, person === "public" ? 401 : 403)
      await app.close()
    }
  })
})
