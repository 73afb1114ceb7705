import type { MandateRecord } from "#modules/decisions/contract.ts"
import { lanterns } from "#modules/decisions/examples.ts"
import type { MandateInPlace } from "#modules/decisions/mandate.ts"
import { type Progress, reported, undoable } from "#modules/decisions/progress/progress.ts"
import { importing, type ReadText } from "#tests/importing.ts"
import { onPlatform, platformOn } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const today = "2019-03-01"

describe("reporting how it stands with a mandate", () => {
  const said = { status: "done", note: "", link: null } as const
  const cases: readonly (readonly [says: string, said: Parameters<typeof reported>[0], refusal: string | null])[] = [
    ["needs a note or a link to say done", said, "progress-without-evidence"],
    ["takes blanks for no note", { ...said, note: "  " }, "progress-without-evidence"],
    ["is content with a link", { ...said, link: "https://records.example/1" }, null],
    ["is content with a note", { ...said, note: "Submitted." }, null],
    ["asks nothing to say in hand", { ...said, status: "in-hand" }, null],
    ["asks nothing to say that nothing is known", { ...said, status: null }, null],
    ["is not about days to come", { ...said, note: "Soon.", reached: "2019-03-02" }, "progress-in-the-future"],
  ]
  for (const [says, told, refusal] of cases)
    it(says, () => {
      const result = reported(told, today)
      assert.equal(result.ok ? null : result.refusal, refusal)
      if (result.ok) assert.equal(result.value.reached, told.reached ?? today)
    })

  it("is undone once, and from the latest on", () => {
    assert.deepEqual(undoable(true, false), { ok: false, refusal: "progress-undone" })
    assert.deepEqual(undoable(false, true), { ok: false, refusal: "progress-not-latest" })
    assert.ok(undoable(false, false).ok)
  })
})

describe("POST /mandates/{id}/progress", () => {
  onPlatform("says how it stands, with its history, and is undone step by step", { today }, async (all) => {
    const { keep, read, act, ask, send } = await importing(all)
    const { slug } = await keep(lanterns)
    const { mandates }: ReadText = await read(slug ?? "")
    const request = mandates.find(({ date }) => date !== null)
    const at = `/mandates/${request?.id}`
    const first = await act<Progress>(`${at}/progress`, { status: "in-hand" })
    assert.equal((await ask<MandateRecord>(at)).status, "in-hand")
    const second = await act<Progress>(`${at}/progress`, {
      status: "reported",
      note: "A/73/999",
      link: "https://records.example/A/73/999",
      reached: "2018-08-01",
    })
    const now = await ask<MandateRecord>(at)
    assert.deepEqual([now.status, now.statusBasis], ["reported", "said"])
    assert.deepEqual(now.said, { on: "2018-08-01", note: "A/73/999", link: "https://records.example/A/73/999" })
    assert.deepEqual(
      now.progress.map(({ status }) => status),
      ["reported", "in-hand"],
    )
    const listed = await ask<{ items: MandateInPlace[] }>("/mandates?status=reported")
    assert.deepEqual(
      listed.items.map(({ id }) => id),
      [request?.id],
    )

    const early = await send(`/progress/${first.id}/undo`)
    assert.deepEqual([early.statusCode, early.json().type], [409, "problem:progress-not-latest"])
    await act(`/progress/${second.id}/undo`)
    assert.equal((await ask<MandateRecord>(at)).status, "in-hand")
    await act(`/progress/${first.id}/undo`)
    const twice = await send(`/progress/${first.id}/undo`)
    assert.deepEqual([twice.statusCode, twice.json().type], [409, "problem:progress-undone"])
    const before = await ask<MandateRecord>(at)
    assert.deepEqual([before.status, before.said], ["due", null])
  })

  onPlatform("refuses what shows nothing, and what is not there", { today }, async (all) => {
    const { keep, read, send } = await importing(all)
    const { slug } = await keep(lanterns)
    const [mandate] = (await read(slug ?? "")).mandates
    const tries: readonly (readonly [string, object, number, string])[] = [
      [`/mandates/${mandate?.id}/progress`, { status: "done" }, 422, "progress-without-evidence"],
      [
        `/mandates/${mandate?.id}/progress`,
        { status: "in-hand", reached: "2031-01-01" },
        422,
        "progress-in-the-future",
      ],
      ["/mandates/00000000-0000-4000-8000-000000000000/progress", { status: "in-hand" }, 404, "mandate-not-found"],
      ["/progress/00000000-0000-4000-8000-000000000000/undo", {}, 404, "progress-not-found"],
    ]
    for (const [url, body, status, code] of tries) {
      const refused = await send(url, Object.keys(body).length === 0 ? undefined : body)
      assert.deepEqual([refused.statusCode, refused.json().type], [status, `problem:${code}`])
    }
    assert.equal(
      (await send(`/mandates/${mandate?.id}/progress`, { status: "done", link: "javascript:alert(1)" })).statusCode,
      400,
    )
  })

  onPlatform(
    "stays through a corrected text, and keeps its import from being undone over it",
    { today },
    async (all) => {
      const { keep, read, act, ask, send } = await importing(all)
      const { slug, id } = await keep(lanterns)
      const [mandate] = (await read(slug ?? "")).mandates
      const made = await act<Progress>(`/mandates/${mandate?.id}/progress`, { status: "done", note: "Kept." })
      await keep(lanterns.replace("share what they have learned", "share all that they have learned"))
      assert.equal((await ask<MandateRecord>(`/mandates/${mandate?.id}`)).status, "done")
      const { items } = await ask<{ items: { id: string }[] }>("/imports")
      await act(`/imports/${items[0]?.id}/undo`)
      assert.equal((await ask<MandateRecord>(`/mandates/${mandate?.id}`)).status, "done")
      const refused = await send(`/imports/${id}/undo`)
      assert.deepEqual([refused.statusCode, refused.json().first.kind], [409, "progress"])
      await act(`/progress/${made.id}/undo`)
      assert.equal((await send(`/imports/${id}/undo`)).statusCode, 200)
    },
  )

  onPlatform("shows the public what is so, and not who said it", { today }, async (all) => {
    const { keep, read, act } = await importing(all)
    const { slug } = await keep(lanterns)
    const [mandate] = (await read(slug ?? "")).mandates
    await act(`/mandates/${mandate?.id}/progress`, { status: "done", note: "Kept." })
    const { app } = platformOn(all.as, "public", today)
    const seen = (await app.inject(`/api/v1/mandates/${mandate?.id}`)).json<MandateRecord>()
    assert.deepEqual([seen.status, seen.said?.note, seen.progress], ["done", "Kept.", []])
    assert.equal((await app.inject(`/api/v1/mandates/${mandate?.id}/progress`)).statusCode, 401)
    await app.close()
  })
})
