import type { MandateRecord } from "#modules/decisions/contract.ts"
import type { Correction } from "#modules/decisions/correction.ts"
import { lanterns, lanternsCorrected } from "#modules/decisions/examples.ts"
import type { Mandate, MandateWording } from "#modules/decisions/mandate.ts"
import { rows, type Database } from "#platform/database/sql.ts"
import { importing } from "#tests/importing.ts"
import { onPlatform } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"
import { z } from "zod"

const today = "2018-03-01"
const slug = "A-RES-71-901"
const nowhere = "00000000-0000-4000-8000-000000000000"

const wording = (change: Partial<MandateWording> = {}): MandateWording => ({
  kind: "recommendation",
  verb: "Also invites",
  class: "invitation",
  level: 2,
  addressee: "Member States",
  target: "states",
  action: "to light them",
  deliverable: null,
  date: null,
  recurrence: null,
  report: null,
  resources: null,
  ...change,
})

const mandateRows = async (db: Database) =>
  (await rows(db, z.object({ row: z.string() }))`select m::text as row from decisions.mandate m order by id`).map(
    (each) => each.row,
  )

const acts = async (db: Database) =>
  (
    await rows(db, z.object({ act: z.string() }))`
    select act from ledger.entry where act like 'mandate.%' order by number`
  ).map(({ act }) => act)

describe("PATCH /mandates/{id}", () => {
  onPlatform("corrects what was read, and recognizes whom it now names", { today }, async (p) => {
    const { keep, read, act, ask, send } = await importing(p)
    await keep(lanterns)
    const before = await mandateRows(p.db)
    const requests = (await read(slug)).mandates.find(({ verb }) => verb === "Requests")
    const date = { printed: "by 1 June 2018", kind: "calendar", from: null, to: "2018-06-01" }
    const change = { addressee: "United Nations Office on Drugs and Crime", date }
    const correction = await act<Correction>(`/mandates/${requests?.id}`, change, "PATCH")
    assert.deepEqual([correction.kind, correction.person, correction.undone], ["edit", "amina", false])
    assert.deepEqual(
      [correction.before[0]?.addressee, correction.after[0]?.addressee],
      [requests?.addressee, change.addressee],
    )

    const record = await ask<z.infer<typeof MandateRecord>>(`/mandates/${requests?.id}`)
    assert.deepEqual(
      [record.actor, record.date?.to, record.status, record.corrected],
      ["unodc", "2018-06-01", "due", true],
    )
    assert.deepEqual(record.corrections, [correction])

    const idle = await send(`/mandates/${requests?.id}`, change, "PATCH")
    assert.deepEqual([idle.statusCode, idle.json()], [409, { type: "problem:nothing-changed", status: 409 }])
    assert.equal((await act<Correction>(`/corrections/${correction.id}/undo`)).undone, true)
    assert.deepEqual(await mandateRows(p.db), before)
    assert.deepEqual(await acts(p.db), ["mandate.correct", "mandate.undo-correction"])
  })
})

describe("splitting and merging", () => {
  onPlatform("keeps the first id, and is undone in every row", { today }, async (p) => {
    const { keep, read, act, send } = await importing(p)
    await keep(lanterns)
    const before = await mandateRows(p.db)
    const all = (await read(slug)).mandates
    const [urges, invites] = all
    const parts = [wording(), wording({ action: "to keep them lit" }), wording({ action: "to trim them" })]
    const split = await act<Correction>(`/mandates/${urges?.id}/split`, { parts })
    assert.deepEqual(
      [split.kind, split.before.length, split.after.map(({ action }) => action)],
      ["split", 1, parts.map(({ action }) => action)],
    )
    assert.equal(split.after[0]?.id, urges?.id)
    const now = (await read(slug)).mandates
    assert.deepEqual(
      now.slice(0, 4).map(({ action }) => action),
      [...parts.map(({ action }) => action), invites?.action],
    )

    const merged = await act<Correction>("/mandates/merge", {
      mandates: [invites?.id, ...split.after.map(({ id }) => id)],
      wording: wording({ verb: "Strongly urges" }),
    })
    assert.deepEqual([merged.kind, merged.before.length, merged.after.length], ["merge", 4, 1])
    assert.equal((await read(slug)).mandates[0]?.core, "urges")

    const early = await send(`/corrections/${split.id}/undo`)
    assert.deepEqual(early.json(), {
      type: "problem:correction-not-latest",
      status: 409,
      first: { kind: "correction", id: merged.id, name: "merge" },
    })
    await act(`/corrections/${merged.id}/undo`)
    await act(`/corrections/${split.id}/undo`)
    assert.deepEqual(await mandateRows(p.db), before)
    const twice = await send(`/corrections/${split.id}/undo`)
    assert.deepEqual([twice.statusCode, twice.json().type], [409, "problem:correction-undone"])
  })

  onPlatform("refuses to merge what stands in two paragraphs", { today }, async (p) => {
    const { keep, read, send } = await importing(p)
    await keep(lanterns)
    const all = (await read(slug)).mandates
    const answer = await send("/mandates/merge", { mandates: [all[0]?.id, all.at(-1)?.id], wording: wording() })
    assert.deepEqual([answer.statusCode, answer.json().type], [422, "problem:mandates-of-different-paragraphs"])
  })
})

describe("adding and dropping", () => {
  onPlatform("adds what reading missed and drops what is no mandate, until it is undone", { today }, async (p) => {
    const { keep, read, act, send, ask } = await importing(p)
    await keep(lanterns)
    const before = await mandateRows(p.db)
    const { provisions, mandates } = await read(slug)
    const paragraph = provisions.find(({ anchor }) => anchor === "para_3")
    const added = await act<Correction>(`/provisions/${paragraph?.id}/mandates`, wording())
    const dropped = await act<Correction>(`/mandates/${mandates[0]?.id}/drop`)
    const now = (await read(slug)).mandates.map(({ id }) => id)
    assert.ok(now.includes(added.after[0]?.id as Mandate["id"]) && !now.includes(mandates[0]?.id as Mandate["id"]))
    assert.equal((await ask<{ type: string }>(`/mandates/${mandates[0]?.id}`, 404)).type, "problem:mandate-not-found")
    assert.equal((await send(`/mandates/${mandates[0]?.id}/drop`)).statusCode, 404)

    const list = await ask<{ total: number; items: Correction[] }>(`/corrections?document=${slug}`)
    assert.deepEqual([list.total, list.items.map(({ kind }) => kind)], [2, ["drop", "add"]])
    await act(`/corrections/${added.id}/undo`)
    await act(`/corrections/${dropped.id}/undo`)
    assert.deepEqual(await mandateRows(p.db), before)
  })

  onPlatform("an undone correction says what the text says by now", { today }, async (p) => {
    const { keep, read, act } = await importing(p)
    await keep(lanterns)
    const requests = (await read(slug)).mandates.find(({ verb }) => verb === "Requests")
    const correction = await act<Correction>(
      `/mandates/${requests?.id}`,
      { resources: "within existing resources" },
      "PATCH",
    )
    await keep(lanternsCorrected)
    await act(`/corrections/${correction.id}/undo`)
    const now = (await read(slug)).mandates.find(({ id }) => id === requests?.id)
    assert.deepEqual([now?.resources, now?.corrected], [null, false])
    assert.match(now?.action ?? "", /comprehensive/)
  })
})

describe("correcting", () => {
  onPlatform("refuses what is not there", { today }, async (p) => {
    const { send } = await importing(p)
    const cases: [url: string, body: object | undefined, method: "POST" | "PATCH", type: string][] = [
      [`/mandates/${nowhere}`, { level: 3 }, "PATCH", "problem:mandate-not-found"],
      [`/mandates/${nowhere}/split`, { parts: [wording(), wording()] }, "POST", "problem:mandate-not-found"],
      ["/mandates/merge", { mandates: [nowhere, nowhere], wording: wording() }, "POST", "problem:mandate-not-found"],
      [`/mandates/${nowhere}/drop`, undefined, "POST", "problem:mandate-not-found"],
      [`/provisions/${nowhere}/mandates`, wording(), "POST", "problem:provision-not-found"],
      [`/corrections/${nowhere}/undo`, undefined, "POST", "problem:correction-not-found"],
    ]
    for (const [url, body, method, type] of cases) {
      const answer = await send(url, body, method)
      assert.deepEqual([answer.statusCode, answer.json().type], [404, type], url)
    }
  })

  for (const [person, status] of [
    ["eve", 403],
    ["public", 401],
  ] as const)
    onPlatform(`is not for ${person}`, { today, person }, async ({ app }) => {
      const forbidden = [
        ["PATCH", `/mandates/${nowhere}`],
        ["POST", `/mandates/${nowhere}/split`],
        ["POST", "/mandates/merge"],
        ["POST", `/mandates/${nowhere}/drop`],
        ["POST", `/provisions/${nowhere}/mandates`],
        ["POST", `/corrections/${nowhere}/undo`],
      ] as const
      for (const [method, url] of forbidden)
        assert.equal((await app.inject({ method, url: `/api/v1${url}`, payload: {} })).statusCode, status, url)
    })

  onPlatform("is seen by those who are signed in alone", { today }, async (p) => {
    const { keep, read, act } = await importing(p)
    await keep(lanterns)
    const { mandates } = await read(slug)
    await act(`/mandates/${mandates[0]?.id}`, { level: 1 }, "PATCH")
    const count = (db: Database) =>
      rows(db, z.object({ n: z.number() }))`select count(*)::int as n from decisions.correction`
    assert.deepEqual(await p.as("amina", count), [{ n: 1 }])
    assert.deepEqual(await p.as("public", count), [{ n: 0 }])
  })
})
