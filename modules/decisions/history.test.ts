import type { Correction } from "#modules/decisions/correction.ts"
import { lanterns, lights } from "#modules/decisions/examples.ts"
import type { HistoryLine } from "#platform/audit/contract.ts"
import { importing } from "#tests/importing.ts"
import { onPlatform } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"

const today = "2018-03-01"

describe("the history of what the record holds", () => {
  onPlatform("tells of a mandate and of its document what people changed in them", { today }, async (p) => {
    const { keep, read, act, ask } = await importing(p)
    const { slug } = await keep(lanterns)
    const history = async (of: string) => (await ask<{ items: HistoryLine[] }>(`/history/${of}`)).items
    const [one] = (await read(slug ?? "")).mandates
    const correction = await act<Correction>(`/mandates/${one?.id}`, { addressee: "lights@example.org" }, "PATCH")
    await act(`/mandates/${one?.id}`, { level: 1 }, "PATCH")
    await act(`/mandates/${one?.id}/progress`, { status: "in-hand", note: "under way" })

    const told = (await history(`mandate/${one?.id}`)).map(({ act: done, person, own, changes }) => ({
      done,
      person,
      own,
      changes,
    }))
    const mine = { person: "amina", own: true }
    assert.deepEqual(told, [
      {
        done: "progress.report",
        ...mine,
        changes: { reached: { before: null, after: today }, status: { before: null, after: "in-hand" } },
      },
      { done: "mandate.correct", ...mine, changes: { level: { before: one?.level, after: 1 } } },
      // What is an address is not told: the ledger is never erased.
      { done: "mandate.correct", ...mine, changes: { addressee: "personal" } },
    ])
    assert.deepEqual(
      (await history(`document/${slug}`)).map(({ act: done }) => done),
      ["progress.report", "mandate.correct", "mandate.correct", "import.keep"],
    )
    assert.deepEqual(correction.after[0]?.addressee, "lights@example.org")
  })

  onPlatform("tells of what became one, and of what was undone", { today }, async (p) => {
    const { keep, read, act, ask } = await importing(p)
    const { slug } = await keep(lanterns)
    const mandate = (await read(slug ?? "")).mandates[0]
    const dropped = await act<Correction>(`/mandates/${mandate?.id}/drop`)
    await act(`/corrections/${dropped.id}/undo`)
    const { items } = await ask<{ items: HistoryLine[] }>(`/history/mandate/${mandate?.id}`)
    assert.deepEqual(
      items.map(({ act: done, changes }) => [done, changes]),
      [
        ["mandate.undo-correction", { mandates: { before: [], after: [mandate?.id] } }],
        ["mandate.drop", { mandates: { before: [mandate?.id], after: [] } }],
      ],
    )
  })

  onPlatform("knows a document that came with others", { today }, async (p) => {
    const { bring, act, ask } = await importing(p)
    const [{ batch } = { batch: "" }] = await bring({ "one.txt": lanterns, "two.txt": lights })
    await act("/imports/keep", { batch })
    await p.work()
    const { items } = await ask<{ items: HistoryLine[] }>("/history/document/A-RES-71-901")
    assert.deepEqual(
      items.map(({ act: done, person }) => [done, person]),
      [["import.keep", null]],
    )
  })
})
