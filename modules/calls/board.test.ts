import type { BoardRow, CallInPlace } from "#modules/calls/contract.ts"
import { callLooks, noteStanding } from "#modules/calls/door.ts"
import type { Notification } from "#platform/notify/notification.ts"
import { rows, type Database } from "#platform/database/sql.ts"
import { calling } from "#tests/calling.ts"
import { onPlatform, platformOn, type As } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"
import { z } from "zod"

const today = "2018-03-01"
type Board = { readonly tally: Record<string, number>; readonly items: BoardRow[] }
type Reminded = { readonly reminded: number; readonly unreached: string[] }

/** What the platform does on a morning. */
const morning = async (as: As, day: string): Promise<void> => {
  for (const look of callLooks) await as("platform", (db) => look(db, day, new Date(`${day}T05:00:00Z`)))
}

/** What somebody was told, the newest first: of which kind, about which call. */
const toldTo = async (as: As, person: string): Promise<[kind: string, facts: object][]> => {
  const { app } = platformOn(as, person, today)
  const answer = await app.inject("/api/v1/notifications?limit=100")
  await app.close()
  const { items }: { items: Notification[] } = answer.json()
  return items.filter(({ kind }) => kind.startsWith("call-")).map(({ kind, facts }) => [kind, facts])
}
const kindsTo = async (as: As, person: string) => (await toldTo(as, person)).map(([kind]) => kind)

describe("a call that opens", () => {
  onPlatform("tells those who act for whom it asks, and nobody else", { today }, async (all) => {
    const { opened } = await calling(all)
    const { title } = await opened()
    for (const person of ["bruno", "bilal", "chen"])
      assert.deepEqual(await toldTo(all.as, person), [["call-opened", { call: title, due: "2018-09-01" }]], person)
    for (const person of ["carla", "benita", "amina", "anselm"])
      assert.deepEqual(await toldTo(all.as, person), [], person)
  })

  onPlatform("does so by itself on the morning that was set, and not before", { today }, async (all) => {
    const { tested, ask } = await calling(all)
    const { id } = await tested({ opens: "2018-04-02" })
    const early = await all.app.inject({ method: "POST", url: `/api/v1/calls/${id}/open` })
    assert.equal(early.json().type, "problem:call-opens-later")
    await morning(all.as, "2018-04-01")
    assert.equal((await ask<CallInPlace>(`/calls/${id}`)).status, "tested")
    await morning(all.as, "2018-04-03")
    const { status, opened } = await ask<CallInPlace>(`/calls/${id}`)
    assert.deepEqual([status, opened], ["open", "2018-04-03"])
    assert.deepEqual(await kindsTo(all.as, "bruno"), ["call-opened"])
    const Line = z.object({ act: z.string(), person: z.string() })
    const lines = await rows(all.db, Line)`
      select act, person from ledger.entry where act like 'call.%' order by number desc limit 1`
    assert.deepEqual(lines, [{ act: "call.open", person: "platform" }])
    await morning(all.as, "2018-04-04")
    assert.deepEqual(await kindsTo(all.as, "bruno"), ["call-opened"])
  })

  onPlatform("and cannot, tells who opens calls why, once", { today }, async (all) => {
    const { tested } = await calling(all)
    const { id, title } = await tested({ opens: "2018-04-02", besides: [] })
    await morning(all.as, "2018-04-02")
    await morning(all.as, "2018-04-03")
    assert.deepEqual(await toldTo(all.as, "amina"), [["call-not-opened", { call: title, why: "callhasnoaddressees" }]])
    assert.deepEqual(await toldTo(all.as, "bruno"), [])
    assert.equal((await all.app.inject(`/api/v1/calls/${id}`)).json().status, "tested")
  })
})

describe("reminders", () => {
  onPlatform("come once for each day that was set, and to none who has answered", { today }, async (all) => {
    const { opened, ask } = await calling(all)
    const { id } = await opened()
    await all.as("platform", (db) =>
      noteStanding(db, id, "state-jor", { standing: "submitted", submitted: new Date("2018-06-01T12:00:00Z") }),
    )
    for (const day of ["2018-08-01", "2018-08-02", "2018-08-03", "2018-08-25", "2018-08-26", "2018-09-02"])
      await morning(all.as, day)
    assert.deepEqual(await kindsTo(all.as, "bruno"), ["call-due", "call-due", "call-opened"])
    assert.deepEqual(await kindsTo(all.as, "bilal"), ["call-opened"])
    const { items } = await ask<Board>(`/calls/${id}/board`)
    assert.deepEqual(
      items.map(({ party, reminded }) => [party, reminded?.slice(0, 10) ?? null]),
      [
        ["iom", "2018-08-25"],
        ["state-jor", null],
        ["state-ury", "2018-08-25"],
      ],
    )
  })

  onPlatform("come again before the later day somebody was given", { today }, async (all) => {
    const { opened } = await calling(all)
    const { id, title } = await opened()
    await morning(all.as, "2018-08-25")
    await all.as("platform", (db) => noteStanding(db, id, "state-ury", { extended: "2018-10-01" }))
    for (const day of ["2018-09-01", "2018-09-24"]) await morning(all.as, day)
    const due = (await toldTo(all.as, "bruno")).filter(([kind]) => kind === "call-due").map(([, facts]) => facts)
    assert.deepEqual(due, [
      { call: title, due: "2018-10-01" },
      { call: title, due: "2018-10-01" },
      { call: title, due: "2018-09-01" },
    ])
    assert.deepEqual(await kindsTo(all.as, "bilal"), ["call-due", "call-opened"])
  })

  onPlatform("by hand reach whom they can, once a day, and name the others", { today }, async (all) => {
    const { opened, put } = await calling(all)
    const { id } = await opened({ besides: ["state-ury", "state-jor", "state-fji"] })
    const first = await put<Reminded>("POST", `/calls/${id}/reminders`, { parties: ["state-ury", "iom"] })
    assert.deepEqual(first, { reminded: 1, unreached: [] })
    const all3 = await put<Reminded>("POST", `/calls/${id}/reminders`, {})
    assert.deepEqual(all3, { reminded: 1, unreached: ["state-fji"] })
    assert.deepEqual(await kindsTo(all.as, "bruno"), ["call-due", "call-opened"])
    await put("POST", `/calls/${id}/close`)
    const closed = await all.app.inject({ method: "POST", url: `/api/v1/calls/${id}/reminders`, payload: {} })
    assert.deepEqual([closed.statusCode, closed.json().type], [409, "problem:call-not-open"])
  })
})

describe("the board of a call", () => {
  onPlatform("shows where each stands, and leaves as CSV and as a workbook", { today }, async (all) => {
    const { opened, ask } = await calling(all)
    const { id } = await opened()
    await all.as("bruno", (db) =>
      noteStanding(db, id, "state-ury", { standing: "drafting", asksUntil: "2018-10-01", needsHelp: true }),
    )
    await all.as("platform", (db) => noteStanding(db, id, "state-ury", { extended: "2018-09-20", unclear: 2 }))
    const { tally, items } = await ask<Board>(`/calls/${id}/board`)
    assert.deepEqual([tally["asked"], tally["drafting"], tally["submitted"]], [3, 1, 0])
    const ury = items.find(({ party }) => party === "state-ury")
    assert.deepEqual(
      [ury?.iso3, ury?.standing, ury?.due, ury?.extensionAsked, ury?.extended, ury?.needsHelp, ury?.unclear],
      ["URY", "drafting", "2018-09-20", "2018-10-01", "2018-09-20", true, 2],
    )
    const csv = (await all.app.inject(`/api/v1/calls/${id}/board?format=csv`)).body
    assert.match(csv, /^\uFEFFcall,addressee,iso3,name,form,reached,standing,due,/)
    assert.match(csv, /,state-ury,URY,Uruguay,obligatory,yes,drafting,2018-09-20,2018-10-01,2018-09-20,yes,,,2\r\n/)
    const xlsx = await all.app.inject(`/api/v1/calls/${id}/board?format=xlsx`)
    assert.equal(xlsx.rawPayload.subarray(0, 2).toString(), "PK")
  })

  onPlatform(
    "is read by who follows the answers, and an addressee changes its own row alone",
    { today },
    async (all) => {
      const { opened } = await calling(all)
      const { id } = await opened()
      for (const [person, status] of [
        ["bruno", 403],
        ["chen", 403],
        ["public", 401],
        ["anselm", 200],
      ] as const) {
        const { app } = platformOn(all.as, person, today)
        assert.equal((await app.inject(`/api/v1/calls/${id}/board`)).statusCode, status, person)
        await app.close()
      }
      const note = (person: string, party: string) =>
        all.as(person, (db) => noteStanding(db, id, party, { standing: "opened" }))
      assert.equal(await note("bruno", "state-ury"), true)
      assert.equal(await note("bruno", "state-jor"), false)
      assert.equal(await note("eve", "state-jor"), false)
      const seenBy = (person: string) =>
        all.as(person, async (db: Database) =>
          (await rows(db, z.object({ party: z.string() }))`select party from calls.addressee order by 1`).map(
            ({ party }) => party,
          ),
        )
      assert.deepEqual(await seenBy("bruno"), ["state-ury"])
      assert.deepEqual(await seenBy("public"), [])
      assert.deepEqual(await seenBy("amina"), ["iom", "state-jor", "state-ury"])
    },
  )
})
