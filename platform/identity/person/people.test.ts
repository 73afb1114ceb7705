import { rows, sql } from "#platform/database/sql.ts"
import { confirmed, proposed } from "#platform/identity/nomination/examples.ts"
import { exportedAtMost } from "#platform/identity/person/contract.ts"
import { introduce } from "#platform/identity/identify.ts"
import { everybodys } from "#platform/identity/roles.ts"
import { nominating, type Told } from "#tests/nominating.ts"
import { onPlatform } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"
import { z } from "zod"

// The database asks its own clock who is appointed, so these tests live today.
const today = new Date().toISOString().slice(0, 10)
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const setting = { today }
const said = { checks: confirmed, comment: "" }

type Held = { id: string; role: string; party: { code: string } | null; standing: string; until: string | null }
const idsOf = ({ body }: Told) => (body["items"] as { id: string }[]).map(({ id }) => id)
const heldBy = ({ body }: Told) => body["appointments"] as Held[]

describe("the people of a State", () => {
  onPlatform(
    "are listed, read, found, counted and exported by who administers it, and no others",
    setting,
    async (all) => {
      const { ask } = await nominating(all, today)
      assert.deepEqual(idsOf(await ask("bruno", "GET", "/people")), ["benita", "bruno", "ulises", "ursula"])
      assert.deepEqual(idsOf(await ask("bilal", "GET", "/people")), ["bilal", "jamila"])
      assert.deepEqual(idsOf(await ask("chen", "GET", "/people")), ["chen"])
      assert.ok(idsOf(await ask("amina", "GET", "/people")).length > 10)
      for (const query of ["?party=state-jor", "?q=carla", "?role=secretariat", "?party=iom&role=agency"])
        assert.deepEqual(
          (await ask("bruno", "GET", `/people${query}`)).body,
          { total: 0, items: [], next: null },
          query,
        )
      assert.equal((await ask("bruno", "GET", "/people/export")).body["total"], 4)
      for (const person of ["bilal", "carla", "amina", "nobody-at-all"]) {
        const told = await ask("bruno", "GET", `/people/${person}`)
        assert.deepEqual([told.status, told.type], [404, "person-not-found"], person)
        const explained = await ask("bruno", "GET", `/rights/explain?noun=person&id=${person}`)
        assert.equal(explained.type, "record-not-found", person)
      }
      const benita = await ask("bruno", "GET", "/people/benita")
      assert.deepEqual(benita.body["acts"], [])
      assert.equal((benita.body["endable"] as string[]).length, 1)
      for (const person of ["benita", "eve", "grace"]) assert.equal((await ask(person, "GET", "/people")).status, 403)
      assert.equal((await ask("public", "GET", "/people")).status, 401)
    },
  )

  onPlatform("leave as a file that no spreadsheet takes for a formula", setting, async (all) => {
    await nominating(all, today)
    await all.as("platform", (db) => sql`update identity.person set name = '=1+1' where id = 'benita'`.execute(db))
    const answer = await all.app.inject("/api/v1/people/export?format=csv&party=state-ury")
    assert.match(answer.body, /benita,'=1\+1,,es,active,contributor,state-ury,,2000-01-01,,held/)
  })

  onPlatform("leave as a file only as far as a file holds them", setting, async (all) => {
    const { ask } = await nominating(all, today)
    await all.as("platform", (db) =>
      sql`insert into identity.person (id, name, made)
          select 'crowd-' || n, 'Crowd', now() from generate_series(1, ${exportedAtMost}::int) as n`.execute(db),
    )
    const told = await ask("amina", "GET", "/people/export")
    assert.deepEqual([told.status, told.type], [422, "too-many-people"])
    assert.equal((await ask("amina", "GET", "/people/export?party=state-ury")).status, 200)
  })

  onPlatform("come in stretches of a list that none is left out of", setting, async (all) => {
    const { ask } = await nominating(all, today)
    const whole = idsOf(await ask("amina", "GET", "/people"))
    const found: string[] = []
    for (let after = ""; ;) {
      const { body } = await ask("amina", "GET", `/people?limit=3${after && `&after=${after}`}`)
      found.push(...(body["items"] as { id: string }[]).map(({ id }) => id))
      if (body.next === null) break
      after = String(body.next)
    }
    assert.deepEqual(found, whole)
  })
})

describe("what a person may do", () => {
  onPlatform("is said as it is enforced", setting, async (all) => {
    const { ask } = await nominating(all, today)
    const { body } = await ask("amina", "GET", "/people/bruno")
    const granted = body["granted"] as { act: string; conditions: string[]; role: string }[]
    const listed = granted.find(({ act }) => act === "person.list")
    assert.deepEqual([listed?.role, listed?.conditions], ["focal-point", ["own-party"]])
    assert.ok(!granted.some(({ act }) => ["nomination.check", "import.bring", "person.erase"].includes(act)))
    const acts = (await ask("bruno", "GET", "/me")).body["acts"] as string[]
    const mine = granted.map(({ act }) => act)
    assert.deepEqual(
      mine.filter((act) => !acts.includes(act) && !everybodys.includes(act)),
      [],
    )
    assert.deepEqual((await ask("amina", "GET", "/people/felix")).body["granted"], [])
  })
})

describe("an appointment", () => {
  onPlatform("ends with a day or at once, by who administers its party", setting, async (all) => {
    const { ask } = await nominating(all, today)
    const [benitas] = heldBy(await ask("bruno", "GET", "/people/benita"))
    const path = `/appointments/${benitas?.id}/end`
    assert.equal((await ask("bilal", "POST", path, { lastDay: null })).type, "appointment-not-found")
    assert.equal((await ask("benita", "POST", path, { lastDay: null })).status, 403)
    assert.equal((await ask("bruno", "POST", path, { lastDay: "2018-03-01" })).type, "day-is-past")
    assert.equal((await ask("bruno", "POST", path, { lastDay: inDays(3) })).body["standing"], "held")
    assert.equal((await ask("bruno", "POST", path, { lastDay: inDays(4) })).type, "day-after-its-end")
    const ended = await ask("bruno", "POST", path, { lastDay: null })
    assert.deepEqual([ended.body["standing"], ended.body["until"]], ["over", today])
    assert.equal((await ask("bruno", "POST", path, { lastDay: null })).type, "appointment-over")
    const asker = await all.as("benita", (db) => introduce(db, today))
    assert.deepEqual(asker?.appointments, [])
    const [aminas] = heldBy(await ask("anselm", "GET", "/people/amina"))
    assert.equal(
      (await ask("amina", "POST", `/appointments/${aminas?.id}/end`, { lastDay: null })).type,
      "appointment-not-found",
    )
  })

  onPlatform(
    "is handed over in one act: the old ends, the new begins, and nobody speaks in between",
    setting,
    async (all) => {
      const { ask, proposedBy } = await nominating(all, today)
      const [brunos] = heldBy(await ask("amina", "GET", "/people/bruno"))
      const next = {
        role: "focal-point",
        name: "Berta Inventada",
        email: "berta@ministry.example",
        since: today,
        until: inDays(30),
      }
      const unnamed = await proposedBy("bruno", next)
      assert.equal((await ask("amina", "POST", `/nominations/${unnamed}/check`, said)).type, "seat-taken")
      await ask("bruno", "POST", `/nominations/${unnamed}/withdraw`, {})

      const id = await proposedBy("bruno", { ...next, replaces: brunos?.id ?? "" })
      const path = `/nominations/${id}/hand-over`
      assert.equal((await ask("bruno", "POST", path, { day: today })).type, "nothing-to-hand-over")
      const checked = await ask("amina", "POST", `/nominations/${id}/check`, said)
      assert.equal(checked.status, 200, JSON.stringify(checked.body))
      assert.equal((await ask("amina", "GET", `/nominations/${id}`)).body["appointed"], false)
      assert.equal((await ask("bilal", "POST", path, { day: today })).type, "nomination-not-found")
      assert.equal((await ask("bruno", "POST", path, { day: "2018-01-01" })).type, "day-is-past")
      assert.equal((await ask("bruno", "POST", path, { day: inDays(31) })).type, "ends-before-it-begins")

      const done = await ask("bruno", "POST", path, { day: today })
      assert.equal(done.status, 200, JSON.stringify(done.body))
      assert.equal((await ask("amina", "POST", path, { day: today })).type, "handed-over-already")
      const [old] = heldBy(await ask("amina", "GET", "/people/bruno"))
      assert.deepEqual([old?.standing, old?.until], ["over", inDays(-1)])
      assert.equal((await ask("bruno", "GET", "/people")).status, 403)
      const { body } = await ask("amina", "GET", `/nominations/${id}`)
      const now = await ask("amina", "GET", `/people/${body.person}`)
      assert.deepEqual(
        heldBy(now).map(({ role, standing }) => [role, standing]),
        [["focal-point", "held"]],
      )
    },
  )
})

describe("erasing", () => {
  onPlatform("reaches what was decided before, and what was given in a role that is no more", setting, async (all) => {
    const { ask, proposedBy } = await nominating(all, today)
    const early = await proposedBy("bruno", { role: "expert", since: today })
    await ask("amina", "POST", `/nominations/${early}/refuse`, {
      ...said,
      comment: "Casandra Inexistente is not known.",
    })
    const id = await proposedBy("bruno", { since: today })
    await ask("amina", "POST", `/nominations/${id}/check`, said)
    const person = String((await ask("amina", "GET", `/nominations/${id}`)).body.person)
    await all.as("platform", (db) =>
      sql`update identity.role set retired = now() where code = 'contributor'`.execute(db),
    )

    const told = await ask("administrator", "POST", `/people/${person}/erase`, {})
    assert.equal(told.status, 200, JSON.stringify(told.body))
    for (const path of [`/nominations/${early}`, `/nominations/${id}`, `/people/${person}`]) {
      const { status, body } = await ask("amina", "GET", path)
      assert.equal(status, 200, path)
      const left = JSON.stringify(body)
      for (const word of [proposed.name, proposed.email, proposed.title, proposed.basis])
        assert.ok(!left.includes(word), `${path} ${word}`)
    }
  })
})

describe("a person", () => {
  onPlatform(
    "is shut out and let in again by the administrator alone; sessions end",
    { ...setting, person: "administrator" },
    async (all) => {
      const { ask } = await nominating(all, today)
      const enable = () => ask("administrator", "POST", "/people/benita/enable", {})
      const isIn = async () => (await all.as("benita", (db) => introduce(db, today))) !== undefined
      for (const person of ["amina", "bruno"])
        assert.equal((await ask(person, "POST", "/people/benita/disable", {})).status, 403)
      assert.equal((await ask("administrator", "POST", "/people/benita/disable", {})).status, 200)
      assert.equal(await isIn(), false)
      assert.equal((await ask("administrator", "POST", "/people/benita/disable", {})).type, "person-not-active")
      assert.equal((await enable()).type, "person-invented", "who is invented is let in by no hand")
      await all.as("platform", (db) => sql`update identity.person set invented = false where id = 'benita'`.execute(db))
      assert.equal((await enable()).status, 200)
      assert.equal(await isIn(), true)
      assert.equal((await ask("administrator", "POST", "/people/operator/erase", {})).type, "person-is-built-in")
      assert.equal((await ask("administrator", "POST", "/people/nobody/erase", {})).type, "person-not-found")
    },
  )

  onPlatform("is erased: nothing tells who it was, and what they did stands under their id", setting, async (all) => {
    const { ask, proposedBy } = await nominating(all, today)
    const id = await proposedBy("bruno", { since: today })
    await ask("amina", "POST", `/nominations/${id}/check`, said)
    const person = String((await ask("amina", "GET", `/nominations/${id}`)).body.person)
    const open = await proposedBy("bruno", { role: "expert", since: today })
    const lines = async () =>
      (
        await all.as(
          "grace",
          (db) => rows(db, z.object({ n: z.number() }))`select count(*)::int as n from ledger.entry`,
        )
      )[0]?.n
    const before = await lines()
    assert.equal((await ask("administrator", "POST", `/people/${person}/erase`, {})).status, 200)
    assert.equal(await lines(), (before ?? 0) + 1)
    const { body } = await ask("amina", "GET", `/people/${person}`)
    assert.deepEqual([body.name, body["email"], body.status, body["granted"]], ["", null, "erased", []])
    assert.equal(heldBy({ status: 200, type: "", body })[0]?.standing, "over")
    for (const each of [id, open]) {
      const told = JSON.stringify((await ask("amina", "GET", `/nominations/${each}`)).body)
      for (const word of [proposed.name, proposed.email, proposed.title, "note verbale.pdf"])
        assert.ok(!told.includes(word), word)
    }
    assert.equal((await ask("amina", "GET", `/nominations/${open}`)).body.status, "withdrawn")
    assert.equal((await ask("administrator", "POST", `/people/${person}/erase`, {})).type, "person-erased")
    assert.equal((await ask("amina", "GET", `/people?q=Casandra`)).body["total"], 0)
  })
})
