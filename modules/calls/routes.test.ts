import type { BoardRow, CallInPlace, EditionTold } from "#modules/calls/contract.ts"
import { lanternQuestionnaire } from "#modules/calls/examples.ts"
import type { Form } from "#modules/calls/questionnaire.ts"
import { rows, type Database } from "#platform/database/sql.ts"
import { calling } from "#tests/calling.ts"
import { onPlatform, platformOn, type As } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"
import { z } from "zod"

const today = "2018-03-01"
type Read = CallInPlace & { readonly form: Form; readonly editions: EditionTold[]; readonly faults: object[] }
type Board = { readonly tally: Record<string, number>; readonly items: BoardRow[] }

const Line = z.object({ act: z.string(), subjects: z.array(z.string()) })
const linesOf = (db: Database) =>
  rows(db, Line)`select act, subjects from ledger.entry where act like 'call.%' order by number`
const refusalOf = (answer: { readonly statusCode: number; readonly json: () => { readonly type?: string } }) => [
  answer.statusCode,
  answer.json().type?.replace("problem:", ""),
]

/** The same platform as another of the cast meets it. */
const meeting = (as: As, person: string, day = today) => {
  const { app } = platformOn(as, person, day)
  return {
    app,
    get: (path: string) => app.inject(`/api/v1${path}`),
    post: (path: string, payload: object = {}) => app.inject({ method: "POST", url: `/api/v1${path}`, payload }),
  }
}

describe("a call", () => {
  onPlatform("is drafted, tested, opened and closed, and says so in the ledger", { today }, async (all) => {
    const { draft, put, ask, mandate } = await calling(all)
    const drafted = await draft()
    assert.deepEqual([drafted.status, drafted.touch], ["draft", 1])
    assert.equal((await put<CallInPlace>("POST", `/calls/${drafted.id}/test`)).status, "tested")
    const opened = await put<CallInPlace>("POST", `/calls/${drafted.id}/open`)
    assert.deepEqual([opened.status, opened.opened], ["open", today])
    const closed = await put<CallInPlace>("POST", `/calls/${drafted.id}/close`)
    assert.deepEqual([closed.status, closed.closed], ["closed", today])

    const read = await ask<Read>(`/calls/${drafted.id}`)
    assert.deepEqual(read.form.sections, lanternQuestionnaire.sections)
    assert.deepEqual(
      read.form.questions.map(({ code, edition }) => [code, edition]),
      ["lantern.law", "lantern.oil", "lantern.dark", "lantern.keepers", "lantern.lit"].map((code) => [code, 1]),
    )
    assert.deepEqual(
      read.under.map(({ id, symbol, place }) => [id, symbol, place]),
      [[mandate, "A/RES/71/901", "1"]],
    )
    const lines = await linesOf(all.db)
    assert.deepEqual(
      lines.map(({ act }) => act),
      ["call.add", "call.test", "call.open", "call.close"],
    )
    // What becomes of a draft is nobody else's to know; the history of a mandate is everybody's.
    const own = [`call:${drafted.id}`]
    const both = [...own, `mandate:${mandate}`]
    assert.deepEqual(
      lines.map(({ subjects }) => subjects),
      [own, own, both, both],
    )
  })

  onPlatform("is found under its mandate, by a question it asks and by its title", { today }, async (all) => {
    const { opened, draft, ask, mandate } = await calling(all)
    const open = await opened()
    const drafted = await draft({ title: { en: "Oil of lanterns" }, due: "2019-01-01" }, { sections: [] })
    const found = async (query: string) =>
      (await ask<{ total: number; items: CallInPlace[] }>(`/calls?${query}`)).items.map(({ id }) => id)
    assert.deepEqual(await found(`mandate=${mandate}`), [open.id, drafted.id])
    assert.deepEqual(await found("question=lantern.oil"), [open.id])
    assert.deepEqual(await found("words=OIL%20lanterns"), [drafted.id])
    assert.deepEqual(await found("words=ports"), [open.id])
    assert.deepEqual(await found("status=draft"), [drafted.id])
    const first = await ask<{ total: number; next: string }>("/calls?limit=1")
    assert.deepEqual([first.total, first.next], [2, open.id])
    assert.deepEqual(await found(`limit=1&after=${first.next}`), [drafted.id])
    const calendar = (await all.app.inject("/api/v1/calls?status=open&language=fr&format=ics")).body
    assert.match(calendar, /DTSTART;VALUE=DATE:20180901\r\n/)
    assert.match(calendar, /SUMMARY:Lanternes dans les ports\\, 2018\r\n/)
    assert.equal(calendar.match(/BEGIN:VEVENT/g)?.length, 1)
    const lost = await all.app.inject("/api/v1/calls?after=nowhere")
    assert.deepEqual(refusalOf(lost), [422, "cursor-not-known"])
  })

  onPlatform("names only what is there", { today }, async (all) => {
    const { draft, mandate, send } = await calling(all)
    const { id } = await draft()
    const absent = "5f3759df-0000-4000-8000-00000000dead"
    const { wording, questionnaire } = await written(all.app, id)
    const wrong: [change: object, status: number, refusal: string][] = [
      [{ wording: { ...wording, mandates: [mandate, absent] } }, 404, "mandate-not-found"],
      [{ wording: { ...wording, instrument: "XVIII-99" } }, 422, "treaty-not-found"],
      [{ wording: { ...wording, besides: ["state-nowhere"] } }, 422, "addressee-not-known"],
      [{ wording: { ...wording, except: ["un-ga"] } }, 422, "addressee-not-known"],
      [{ questionnaire: asking("lantern.moon") }, 422, "question-not-found"],
      [{ questionnaire: undefined, template: "lamps" }, 404, "questionnaire-not-found"],
      [{ questionnaire: undefined, after: absent }, 404, "call-not-found"],
    ]
    for (const [change, status, refusal] of wrong)
      assert.deepEqual(refusalOf(await send("/calls", { wording, questionnaire, ...change })), [status, refusal])
  })

  onPlatform("takes no day and no edition the record could not keep", { today }, async (all) => {
    const { opened, send } = await calling(all)
    const call = await opened()
    const { wording, questionnaire } = await written(all.app, call.id)
    for (const field of ["due", "published", "opens"]) {
      const answer = await send("/calls", { wording: { ...wording, [field]: "0000-01-01" }, questionnaire })
      assert.equal(answer.statusCode, 400, field)
    }
    const correct = await send(`/calls/${call.id}/editions`, {
      questionnaire,
      reason: { en: "No." },
      base: 99_999_999_999,
    })
    assert.equal(correct.statusCode, 400)
    for (const path of ["edition=99999999999", "edition=0", "edition=x"])
      assert.equal((await all.app.inject(`/api/v1/calls/${call.id}?${path}`)).statusCode, 400, path)
    assert.equal((await all.app.inject(`/api/v1/calls/${call.id}?edition=2147483647`)).statusCode, 404)
    assert.equal((await all.app.inject(`/api/v1/calls/${call.id}/addressees?on=0000-01-01`)).statusCode, 400)
  })

  onPlatform("is begun from an earlier one, or from nothing", { today }, async (all) => {
    const { opened, put, ask } = await calling(all)
    const earlier = await opened()
    const { wording } = await written(all.app, earlier.id)
    const after = await put<CallInPlace>("POST", "/calls", { wording, after: earlier.id })
    assert.deepEqual((await ask<Read>(`/calls/${after.id}`)).form.sections, lanternQuestionnaire.sections)
    const empty = await put<CallInPlace>("POST", "/calls", { wording })
    const read = await ask<Read>(`/calls/${empty.id}`)
    assert.deepEqual(read.form, { sections: [], questions: [] })
    assert.deepEqual(read.faults, [{ place: "", fault: "no-questions" }])
    const refused = await all.app.inject({ method: "POST", url: `/api/v1/calls/${empty.id}/test` })
    assert.deepEqual(refusalOf(refused), [422, "call-does-not-hold-together"])
  })

  onPlatform(
    "is overwritten by nobody who has not seen it, and tested again after a change",
    { today },
    async (all) => {
      const { tested, put } = await calling(all)
      const call = await tested()
      const { wording, questionnaire } = await written(all.app, call.id)
      const change = (base: number, title: string) =>
        all.app.inject({
          ...{ method: "PUT", url: `/api/v1/calls/${call.id}` },
          payload: { wording: { ...wording, title: { en: title } }, questionnaire, base },
        })
      const first = await change(call.touch, "Lamps")
      assert.equal(first.statusCode, 200)
      assert.deepEqual([first.json().status, first.json().title], ["draft", { en: "Lamps" }])
      assert.deepEqual(refusalOf(await change(call.touch, "Beacons")), [409, "call-was-changed"])
      const open = await all.app.inject({ method: "POST", url: `/api/v1/calls/${call.id}/open` })
      assert.deepEqual(refusalOf(open), [409, "call-not-tested"])
      await put("POST", `/calls/${call.id}/test`)
      await put("POST", `/calls/${call.id}/open`)
    },
  )

  onPlatform("stands still while it is open, and stays where it was asked", { today }, async (all) => {
    const { opened, put, kept, send } = await calling(all)
    const call = await opened()
    const { wording, questionnaire } = await written(all.app, call.id)
    const change = (other: object) =>
      all.app.inject({
        ...{ method: "PUT", url: `/api/v1/calls/${call.id}` },
        payload: { wording: { ...wording, ...other }, questionnaire, base: call.touch },
      })
    assert.deepEqual(refusalOf(await change({ besides: ["iom"] })), [409, "call-stands-still"])
    assert.deepEqual(refusalOf(await change({ due: "2018-08-01" })), [422, "due-moves-forward"])
    const asksOtherwise = await all.app.inject({
      ...{ method: "PUT", url: `/api/v1/calls/${call.id}` },
      payload: { wording, questionnaire: asking("lantern.oil"), base: call.touch },
    })
    assert.deepEqual(refusalOf(asksOtherwise), [409, "call-stands-still"])
    assert.equal((await change({ due: "2018-10-01", title: { en: "Lamps" } })).statusCode, 200)
    const gone = await all.app.inject({ method: "DELETE", url: `/api/v1/calls/${call.id}` })
    assert.deepEqual(refusalOf(gone), [409, "call-was-opened"])
    // The text it asks under stays too, and the refusal says so instead of failing.
    assert.deepEqual(refusalOf(await send(`/imports/${kept.id}/undo`)), [409, "mandate-in-use"])
    await put("POST", `/calls/${call.id}/close`)
    const closed = await change({ due: "2018-12-01" })
    assert.deepEqual(refusalOf(closed), [409, "call-is-closed"])
  })

  onPlatform("that was never opened is removed, and leaves its text free to go", { today }, async (all) => {
    const { draft, put, kept } = await calling(all)
    const { id } = await draft()
    await put("DELETE", `/calls/${id}`)
    assert.equal((await all.app.inject(`/api/v1/calls/${id}`)).statusCode, 404)
    await put("POST", `/imports/${kept.id}/undo`)
    const [last] = (await linesOf(all.db)).slice(-1)
    assert.deepEqual(last, { act: "call.remove", subjects: [`call:${id}`] })
  })

  onPlatform("is known to the public once it is open, and to nobody else before", { today }, async (all) => {
    const { draft, put, mandate } = await calling(all)
    const { id } = await draft()
    for (const person of ["public", "bruno", "eve"]) {
      const { app, get } = meeting(all.as, person)
      assert.equal((await get(`/calls/${id}`)).statusCode, 404, person)
      assert.deepEqual((await get("/calls")).json().items, [])
      assert.deepEqual((await get("/questions/lantern.oil")).json().calls, [])
      await app.close()
    }
    const { app, get } = meeting(all.as, "public")
    const history = async (noun: string, of: string) =>
      (await get(`/history/${noun}/${of}`)).json().items?.map(({ act }: { act: string }) => act)
    assert.deepEqual(await history("mandate", mandate), [])
    await put("POST", `/calls/${id}/test`)
    await put("POST", `/calls/${id}/open`)
    assert.deepEqual(await history("mandate", mandate), ["call.open"])
    assert.equal(await history("call", id), undefined)
    const own = await all.app.inject(`/api/v1/history/call/${id}`)
    assert.deepEqual(
      own.json().items.map(({ act }: { act: string }) => act),
      ["call.open", "call.test", "call.add"],
    )
    const read: Read = (await get(`/calls/${id}`)).json()
    assert.deepEqual([read.status, read.tally], ["open", null])
    await put("POST", `/calls/${id}/close`)
    const { tally }: Read = (await get(`/calls/${id}`)).json()
    assert.deepEqual(tally, { asked: 3, opened: 0, drafting: 0, cleared: 0, submitted: 0, clarifying: 0, withdrawn: 0 })
    await app.close()
  })
})

describe("the questionnaire of an open call", () => {
  onPlatform("is corrected as another edition, which says what it changed", { today }, async (all) => {
    const { opened, put, ask, send } = await calling(all)
    const call = await opened()
    const [question] = [(await ask<Read>(`/calls/${call.id}`)).form.questions[0]]
    assert.ok(question)
    const { code, edition, retired: _, ...wording } = question
    await put("POST", `/questions/${code}/editions`, {
      ...wording,
      label: { en: "Must harbours be lit?" },
      base: edition,
    })
    const unchanged = await ask<Read>(`/calls/${call.id}`)
    assert.deepEqual(unchanged.form.questions[0]?.label, question.label)

    const questionnaire = asking("lantern.law", "lantern.keepers")
    const reason = { en: "The oil was asked of the wrong people." }
    const stale = await send(`/calls/${call.id}/editions`, { questionnaire, reason, base: call.touch - 1 })
    assert.deepEqual(refusalOf(stale), [409, "call-was-changed"])
    const empty = await send(`/calls/${call.id}/editions`, {
      questionnaire: { sections: [] },
      reason,
      base: call.touch,
    })
    assert.deepEqual(refusalOf(empty), [422, "call-does-not-hold-together"])
    const after = await put<CallInPlace>("POST", `/calls/${call.id}/editions`, {
      ...{ questionnaire, reason, base: call.touch },
    })
    assert.equal(after.edition, 2)
    const now = await ask<Read>(`/calls/${call.id}`)
    assert.deepEqual(now.form.questions[0]?.label, { en: "Must harbours be lit?" })
    assert.deepEqual(
      now.editions.map(({ number, added, dropped, reworded }) => ({ number, added, dropped, reworded })),
      [
        { number: 1, added: [], dropped: [], reworded: [] },
        { number: 2, added: [], dropped: ["lantern.oil", "lantern.dark", "lantern.lit"], reworded: ["lantern.law"] },
      ],
    )
    const before = await ask<Read>(`/calls/${call.id}?edition=1`)
    assert.deepEqual(before.form.questions[0]?.label, question.label)
    assert.deepEqual(before.form.sections, lanternQuestionnaire.sections)
  })

  onPlatform("may go on asking what was retired meanwhile, and begins with nothing retired", { today }, async (all) => {
    const { opened, put, send } = await calling(all)
    const call = await opened()
    const reason = { en: "The oil was asked of the wrong people." }
    for (const code of ["lantern.keepers", "lantern.oil"])
      await put("POST", `/questions/${code}/retired`, { retired: true })
    const correct = (questionnaire: object, base: number) =>
      send(`/calls/${call.id}/editions`, { questionnaire, reason, base })
    const second = await correct(asking("lantern.law", "lantern.keepers"), call.touch)
    assert.equal(second.statusCode, 200, second.body)
    // What the second edition left out is not taken up again.
    const third = await correct(asking("lantern.law", "lantern.oil"), second.json<CallInPlace>().touch)
    assert.deepEqual(refusalOf(third), [422, "call-does-not-hold-together"])
  })
})

describe("the addressees of a call", () => {
  onPlatform("are previewed by what opening does, on any day", { today }, async (all) => {
    const { draft, put, ask } = await calling(all)
    const { id } = await draft({ groups: ["states-parties"], besides: ["iom", "state-fji"], except: ["state-jor"] })
    type Preview = { on: string; items: { party: string; form: string; reached: boolean }[] }
    const shown = await ask<Preview>(`/calls/${id}/addressees`)
    const of = (party: string, { items }: Preview) => items.find((each) => each.party === party)
    assert.equal(shown.on, today)
    assert.deepEqual([of("state-ury", shown)?.form, of("state-ury", shown)?.reached], ["obligatory", true])
    assert.deepEqual([of("iom", shown)?.form, of("state-jor", shown)], ["invited", undefined])
    // Felix speaks for Fiji no more.
    assert.equal(of("state-fji", shown)?.reached, false)
    const early = await ask<Preview>(`/calls/${id}/addressees?on=2001-01-01`)
    assert.deepEqual(
      early.items.map(({ party, form }) => [party, form]),
      [
        ["iom", "invited"],
        ["state-fji", "invited"],
      ],
    )
    await put("POST", `/calls/${id}/test`)
    await put("POST", `/calls/${id}/open`)
    const { items, tally } = await ask<Board>(`/calls/${id}/board`)
    assert.deepEqual(
      items.map(({ party, form }) => [party, form]),
      shown.items.map(({ party, form }) => [party, form]),
    )
    assert.equal(tally["asked"], items.length)
    const still = await ask<Preview>(`/calls/${id}/addressees`)
    assert.deepEqual(still.items.length, items.length)
  })

  onPlatform("are none where nobody is in its groups, and then it does not open", { today }, async (all) => {
    const { tested } = await calling(all)
    const { id } = await tested({ besides: [] })
    const answer = await all.app.inject({ method: "POST", url: `/api/v1/calls/${id}/open` })
    assert.deepEqual(refusalOf(answer), [422, "call-has-no-addressees"])
  })
})

/** What a call is made of now, as it is sent to be changed. */
async function written(app: { inject: (url: string) => Promise<{ json: () => Read }> }, id: string) {
  const {
    form,
    editions: _e,
    faults: _f,
    under: _u,
    tally: _t,
    id: _i,
    status: _s,
    ...rest
  } = (await app.inject(`/api/v1/calls/${id}`)).json()
  const { edition: _n, opened: _o, closed: _c, touch: _h, ...wording } = rest
  return { wording, questionnaire: { sections: form.sections } }
}

const asking = (...questions: string[]) => ({
  sections: [{ code: "light", title: { en: "Light" }, items: questions.map((question) => ({ question })) }],
})
