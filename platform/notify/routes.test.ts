import type { Notification } from "#platform/notify/notification.ts"
import { notify } from "#platform/notify/notify.ts"
import { rows, sql } from "#platform/database/sql.ts"
import { onPlatform, platformOn, type As } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"
import { z } from "zod"

const today = "2018-03-01"
const at = (time: string) => new Date(`2018-03-01T${time}:00Z`)

type Stretch = { readonly total: number; readonly items: readonly Notification[]; readonly next: string | null }

const tell = (as: As, person: string) => async (n: number) => {
  for (let each = 1; each <= n; each += 1)
    await as("platform", (db) =>
      notify(db, {
        kind: each % 2 ? "import-finished" : "import-refused",
        to: { person },
        facts: { n: each },
        about: { path: "/import/earlier" },
        at: at("08:00"),
      }),
    )
}

describe("GET /notifications", () => {
  onPlatform("lists what its reader was told, newest first, a stretch at a time", { today }, async ({ as, app }) => {
    await tell(as, "amina")(5)
    await tell(as, "anselm")(1)
    const list = async (question: string) => (await app.inject(`/api/v1/notifications${question}`)).json<Stretch>()
    const first = await list("?limit=2")
    assert.equal(first.total, 5)
    assert.deepEqual(
      first.items.map(({ facts }) => facts["n"]),
      [5, 4],
    )
    const last = await list(`?limit=4&after=${first.next}`)
    assert.deepEqual([last.items.map(({ facts }) => facts["n"]), last.next], [[3, 2, 1], null])
    assert.equal((await list("?kind=import-refused")).total, 2)
    assert.equal((await list("?unread=false")).total, 0)
    assert.deepEqual((await app.inject("/api/v1/notifications/unread")).json(), { unread: 5 })
  })

  onPlatform("is for whoever holds an appointment", { today, person: "eve" }, async ({ app }) => {
    assert.equal((await app.inject("/api/v1/notifications")).statusCode, 403)
  })
})

describe("marking", () => {
  onPlatform("one as read is kept, noted, and taken back", { today }, async ({ as, app, db }) => {
    await tell(as, "amina")(1)
    const [one] = (await app.inject("/api/v1/notifications")).json<Stretch>().items
    const mark = async (read: boolean) =>
      (
        await app.inject({ method: "POST", url: `/api/v1/notifications/${one?.id}/mark`, payload: { read } })
      ).json<Notification>()
    assert.equal((await mark(true)).read, "2018-03-01T12:00:00.000Z")
    assert.equal((await mark(false)).read, null)
    const acts = await rows(db, z.object({ act: z.string() }))`select act from ledger.entry order by number`
    assert.deepEqual(acts, [{ act: "notification.mark" }, { act: "notification.mark" }])
  })

  onPlatform("all can be undone, and leaves read what was read before", { today }, async ({ as, app }) => {
    await tell(as, "amina")(4)
    const unread = async () => (await app.inject("/api/v1/notifications/unread")).json<{ unread: number }>().unread
    const post = (path: string, payload: object) =>
      app.inject({ method: "POST", url: `/api/v1/notifications/${path}`, payload })
    const [one] = (await app.inject("/api/v1/notifications")).json<Stretch>().items
    await as("amina", (db) =>
      sql`update notify.notification set read = ${at("09:00")} where id = ${one?.id ?? ""}`.execute(db),
    )
    const marked = (await post("mark-all", { kind: "import-finished" })).json<{ marked: number; at: string }>()
    assert.deepEqual([marked.marked, await unread()], [2, 1])
    assert.equal((await post("unmark", { at: marked.at })).json<{ marked: number }>().marked, 2)
    assert.equal(await unread(), 3)
  })

  onPlatform("another's is as if it were not there", { today, person: "anselm" }, async ({ as, app }) => {
    await tell(as, "amina")(1)
    const aminas = platformOn(as, "amina", today)
    const [one] = (await aminas.app.inject("/api/v1/notifications")).json<Stretch>().items
    await aminas.app.close()
    assert.ok(one)
    const answer = await app.inject({
      method: "POST",
      url: `/api/v1/notifications/${one.id}/mark`,
      payload: { read: true },
    })
    assert.deepEqual([answer.statusCode, answer.json()], [404, { type: "problem:notification-not-found", status: 404 }])
  })
})

describe("wishes", () => {
  type Wishes = {
    readonly items: readonly { kind: string; listed: boolean; way: string; fixed: boolean; usual: boolean }[]
  }
  const put = (kind: string, listed: boolean, way: string) => ({
    method: "PUT" as const,
    url: `/api/v1/notifications/wishes/${kind}`,
    payload: { listed, way },
  })

  onPlatform("are kept, followed, and forgotten where they are as usual", { today }, async ({ as, app }) => {
    const wish = async (kind: string) =>
      (await app.inject("/api/v1/notifications/wishes")).json<Wishes>().items.find((each) => each.kind === kind)
    assert.deepEqual(await wish("import-finished"), {
      kind: "import-finished",
      listed: true,
      way: "never",
      fixed: false,
      usual: true,
    })
    assert.equal((await app.inject(put("import-finished", false, "never"))).statusCode, 200)
    assert.equal((await wish("import-finished"))?.listed, false)
    await tell(as, "amina")(2)
    const { items } = (await app.inject("/api/v1/notifications")).json<Stretch>()
    assert.deepEqual(
      items.map(({ kind }) => kind),
      ["import-refused"],
    )
    await app.inject(put("import-finished", true, "never"))
    assert.equal((await wish("import-finished"))?.usual, true)
  })

  onPlatform("cannot switch off what concerns security", { today }, async ({ app }) => {
    const answer = await app.inject(put("security-password-changed", false, "never"))
    assert.deepEqual([answer.statusCode, answer.json()], [422, { type: "problem:kind-always-told", status: 422 }])
    assert.deepEqual((await app.inject(put("birthdays", true, "daily"))).json(), {
      type: "problem:kind-not-known",
      status: 404,
    })
  })

  onPlatform("are asked only of kinds that can reach their reader", { today, person: "dalia" }, async ({ app }) => {
    const { items } = (await app.inject("/api/v1/notifications/wishes")).json<Wishes>()
    const kinds = items.map(({ kind }) => kind)
    assert.ok(kinds.includes("appointment-ending"))
    assert.deepEqual(
      kinds.filter((kind) => /^(nomination|import)-/.test(kind)),
      [],
    )
  })
})

describe("following", () => {
  const of = (subject: string, method: "PUT" | "DELETE") => ({
    method,
    url: `/api/v1/followed/${encodeURIComponent(subject)}`,
  })
  const subjects = async (app: Parameters<Parameters<typeof onPlatform>[2]>[0]["app"]) =>
    (await app.inject("/api/v1/followed")).json<{ items: { subject: string }[] }>().items.map(({ subject }) => subject)

  onPlatform("begins, begins again with no effect, and ends", { today }, async ({ app }) => {
    for (let n = 0; n < 2; n += 1)
      assert.deepEqual((await app.inject(of("actor:state-ury", "PUT"))).json(), { followed: true })
    assert.deepEqual(await subjects(app), ["actor:state-ury"])
    assert.deepEqual((await app.inject(of("actor:state-ury", "DELETE"))).json(), { followed: false })
    assert.deepEqual(await subjects(app), [])
    assert.equal((await app.inject(of("person:amina", "PUT"))).statusCode, 400)
  })

  onPlatform("has an end", { today }, async ({ as, app }) => {
    await as("amina", (db) =>
      sql`insert into notify.following (subject, since) select 'mandate:' || n, now() from generate_series(1, 500) n`.execute(
        db,
      ),
    )
    const answer = await app.inject(of("actor:iom", "PUT"))
    assert.deepEqual([answer.statusCode, answer.json()], [422, { type: "problem:follows-too-much", status: 422 }])
  })
})

describe("letters that failed", () => {
  onPlatform("are seen by the administrator", { today, person: "administrator" }, async ({ as, app }) => {
    await as("platform", (db) =>
      sql`select notify.note_letter('bruno', 'daily', array[gen_random_uuid()], 'mailbox full', now()),
                 notify.note_letter('bruno', 'daily', array[gen_random_uuid()], null, now())`.execute(db),
    )
    const { total, items } = (await app.inject("/api/v1/mail/failed")).json<{
      total: number
      items: { person: string; reason: string; told: number }[]
    }>()
    assert.equal(total, 1)
    assert.deepEqual([items[0]?.person, items[0]?.reason, items[0]?.told], ["bruno", "mailbox full", 1])
  })

  onPlatform("are no business of the Secretariat", { today }, async ({ app }) => {
    assert.equal((await app.inject("/api/v1/mail/failed")).statusCode, 403)
  })
})
