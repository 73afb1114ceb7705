import { confirmed, pdf, proposed } from "#platform/identity/nomination/examples.ts"
import { rows, sql } from "#platform/database/sql.ts"
import { nominating } from "#tests/nominating.ts"
import { onPlatform } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"
import { z } from "zod"

// The database asks its own clock who is appointed, so these tests live today.
const today = new Date().toISOString().slice(0, 10)
const setting = { today }
const said = { checks: confirmed, comment: "" }
const { party: _, ...wording } = proposed
const questioned = { ...confirmed, email: "questioned" }

describe("a nomination", () => {
  onPlatform(
    "is proposed, checked by somebody else, and makes the person, the appointment, the invitation",
    setting,
    async (all) => {
      const { ask, proposedBy } = await nominating(all, today)
      const id = await proposedBy("bruno", { since: today })
      const seen = await ask("bruno", "GET", `/nominations/${id}`)
      assert.deepEqual(
        [seen.body.status, seen.body["acts"]],
        ["proposed", ["nomination.correct", "nomination.withdraw"]],
      )

      const waits = await ask("amina", "GET", "/nominations?status=proposed&party=state-ury")
      assert.equal(waits.body["total"], 1)
      assert.equal((waits.body["items"] as { mine: boolean }[])[0]?.mine, true)

      const done = await ask("amina", "POST", `/nominations/${id}/check`, said)
      assert.equal(done.status, 200, JSON.stringify(done.body))
      assert.match(String(done.body.link), /\/es\/invitation#[\w-]{43}$/)

      const after = await ask("amina", "GET", `/nominations/${id}`)
      assert.deepEqual([after.body.status, after.body["appointed"]], ["accepted", true])
      const person = String(after.body.person)
      assert.match(person, /^p-[0-9a-f]{32}$/)
      const made = await ask("bruno", "GET", `/people/${person}`)
      assert.deepEqual([made.body.status, made.body.name], ["invited", proposed.name])
      assert.equal((made.body["appointments"] as { basis: string }[])[0]?.basis, proposed.basis)
      const kept = await rows(all.db, z.object({ made_by: z.string() }))`
      select made_by from identity.appointment where person = ${person}`
      assert.deepEqual(kept, [{ made_by: "amina" }])
      const acts = await all.as(
        "grace",
        (db) => rows(db, z.object({ act: z.string() }))`select act from ledger.entry order by number`,
      )
      assert.deepEqual(
        acts.map(({ act }) => act),
        ["nomination.bring-letter", "nomination.propose", "nomination.check"],
      )
    },
  )

  onPlatform("is checked by nobody who proposed it, corrected it, or is meant by it", setting, async (all) => {
    const { ask, bring, proposedBy } = await nominating(all, today)
    const own = await proposedBy("amina")
    for (const act of ["check", "return", "refuse"]) {
      const { status, type } = await ask("amina", "POST", `/nominations/${own}/${act}`, { ...said, comment: "No." })
      assert.deepEqual([status, type], [403, "own-proposal"], act)
    }
    const letter = String((await bring("anselm")).body.id)
    assert.equal((await ask("anselm", "PUT", `/nominations/${own}`, { ...wording, letter })).status, 200)
    assert.equal((await ask("anselm", "POST", `/nominations/${own}/check`, said)).type, "own-proposal")

    await all.as("platform", (db) =>
      sql`update identity.person set email = 'amina@un.example' where id = 'amina'`.execute(db),
    )
    const hers = await proposedBy("anselm", { party: null, role: "auditor", email: "Amina@UN.example" })
    assert.equal((await ask("amina", "POST", `/nominations/${hers}/check`, said)).type, "own-nomination")
    assert.deepEqual((await ask("amina", "GET", `/nominations/${hers}`)).body["acts"], [
      "nomination.correct",
      "nomination.withdraw",
    ])
  })

  onPlatform(
    "is returned with a comment, said anew, refused, taken back; what was decided stands",
    setting,
    async (all) => {
      const { ask, bring, proposedBy } = await nominating(all, today)
      const id = await proposedBy("bruno")
      assert.equal(
        (await ask("amina", "POST", `/nominations/${id}/return`, { checks: questioned, comment: "" })).status,
        400,
      )
      assert.equal(
        (await ask("amina", "POST", `/nominations/${id}/check`, { checks: questioned })).type,
        "field-questioned",
      )
      const reason = "The letter gives another address."
      assert.equal(
        (await ask("amina", "POST", `/nominations/${id}/return`, { checks: questioned, comment: reason })).status,
        200,
      )
      assert.equal((await ask("anselm", "POST", `/nominations/${id}/check`, said)).type, "nomination-not-open")

      const again = { ...wording, email: "c.inexistente@ministry.example", letter: null }
      assert.equal((await ask("bruno", "PUT", `/nominations/${id}`, again)).status, 200)
      const letter = String((await bring("bruno")).body.id)
      assert.equal((await ask("bruno", "PUT", `/nominations/${id}`, { ...again, letter })).status, 200)
      assert.equal(
        (await ask("amina", "POST", `/nominations/${id}/refuse`, { checks: confirmed, comment: reason })).status,
        200,
      )
      for (const [method, path, payload] of [
        ["PUT", "", again],
        ["POST", "/withdraw", {}],
      ] as const)
        assert.equal((await ask("bruno", method, `/nominations/${id}${path}`, payload)).type, "nomination-not-open")
      const { body } = await ask("bruno", "GET", `/nominations/${id}`)
      const steps = body["steps"] as { kind: string; comment: string; by: string | null }[]
      assert.deepEqual(
        steps.map(({ kind }) => kind),
        ["proposed", "returned", "corrected", "corrected", "refused"],
      )
      assert.equal(steps[1]?.comment, reason)
      assert.equal(steps[1]?.by, null, "who is not to be seen has no name there")

      const other = await proposedBy("bruno")
      assert.equal((await ask("bruno", "POST", `/nominations/${other}/withdraw`, {})).status, 200)
      assert.equal((await ask("amina", "POST", `/nominations/${other}/check`, said)).type, "nomination-not-open")
    },
  )

  onPlatform("is refused where something in it is not there or does not go together", setting, async (all) => {
    const { ask, bring, propose } = await nominating(all, today)
    const cases: [person: string, change: object, status: number, type: string][] = [
      ["bruno", { party: "state-jor" }, 403, "not-yours"],
      ["bruno", { party: null, role: "secretariat" }, 403, "not-yours"],
      ["chen", { party: "ilo", role: "agency" }, 403, "not-yours"],
      ["bruno", { role: "emperor" }, 422, "role-not-found"],
      ["bruno", { role: "agency" }, 422, "role-not-for-party"],
      ["bruno", { since: "2018-03-01", until: "2018-02-01" }, 422, "ends-before-it-begins"],
      ["bruno", { replaces: "00000000-0000-4000-8000-000000000000" }, 422, "replaced-not-found"],
      ["amina", { party: "state-atlantis" }, 422, "party-not-found"],
      ["amina", { party: null, role: "administrator" }, 403, "role-is-for-administrators"],
      ["bruno", { email: "no address" }, 400, "malformed"],
      ["bruno", { name: "  " }, 400, "malformed"],
    ]
    for (const [person, change, status, type] of cases) {
      const told = await propose(person, change)
      assert.deepEqual([told.status, told.type], [status, type], JSON.stringify(change))
    }
    const letter = "00000000-0000-4000-8000-000000000000"
    assert.equal((await ask("bruno", "POST", "/nominations", { ...proposed, letter })).type, "letter-not-found")
    const aminas = (await bring("amina")).body.id
    assert.equal((await ask("bruno", "POST", "/nominations", { ...proposed, letter: aminas })).type, "letter-not-found")
    assert.equal((await propose("bruno")).status, 200)
    assert.equal((await propose("bruno", { email: proposed.email.toUpperCase() })).type, "already-nominated")
    assert.equal((await propose("benita")).status, 403)
    assert.equal((await propose("public")).status, 401)
  })

  onPlatform("of another State is not there: not to read, in no list, in no count", setting, async (all) => {
    const { ask, proposedBy } = await nominating(all, today)
    const id = await proposedBy("bruno")
    for (const person of ["bilal", "chen"]) {
      for (const [method, path] of [
        ["GET", ""],
        ["GET", "/letter?format=file"],
        ["POST", "/withdraw"],
        ["POST", "/hand-over"],
      ] as const) {
        const payload = method === "GET" ? undefined : path === "/hand-over" ? { day: today } : {}
        const told = await ask(person, method, `/nominations/${id}${path}`, payload)
        assert.deepEqual([told.status, told.type], [404, "nomination-not-found"], `${person} ${path}`)
      }
      for (const asked of ["/nominations", "/nominations?party=state-ury", "/nominations?q=casandra"])
        assert.deepEqual((await ask(person, "GET", asked)).body, { total: 0, items: [], next: null }, asked)
      const explained = await ask(person, "GET", `/rights/explain?noun=nomination&id=${id}`)
      assert.deepEqual([explained.status, explained.type], [404, "record-not-found"])
    }
    for (const act of ["check", "return", "refuse", "invitation"])
      assert.equal(
        (await ask("bruno", "POST", `/nominations/${id}/${act}`, { ...said, comment: "x" })).status,
        403,
        act,
      )
    for (const [person, status] of [
      ["benita", 403],
      ["eve", 403],
      ["public", 401],
    ] as const)
      assert.equal((await ask(person, "GET", `/nominations/${id}`)).status, status, person)
  })
})

describe("the database, where the service forgets to ask", () => {
  onPlatform(
    "shows and changes no nomination, letter, step, invitation or file of another State",
    setting,
    async (all) => {
      const { ask, proposedBy } = await nominating(all, today)
      const id = await proposedBy("bruno", { since: today })
      await ask("amina", "POST", `/nominations/${id}/check`, said)
      const Count = z.object({ n: z.number() })
      const counted = (person: string, table: string) =>
        all.as(
          person,
          async (db) => (await rows(db, Count)`select count(*)::int as n from ${sql.raw(table)}`)[0]?.n ?? 0,
        )
      for (const table of ["nomination", "letter", "nomination_step", "files.file"]) {
        const name = table.includes(".") ? table : `identity.${table}`
        assert.ok((await counted("amina", name)) > 0, name)
        assert.ok((await counted("bruno", name)) > 0, name)
        for (const person of ["bilal", "chen", "benita", "eve", "grace", "public"])
          assert.equal(await counted(person, name), 0, `${person} ${name}`)
      }
      const invited = (person: string) =>
        all.as(person, async (db) => (await rows(db, Count)`select count(id)::int as n from identity.invitation`)[0]?.n)
      assert.deepEqual([await invited("amina"), await invited("bilal"), await invited("public")], [1, 0, 0])

      const appointing = sql`
      insert into identity.appointment (person, role, party, since, made)
      values ('eve', 'contributor', 'state-ury', now(), now())`
      const wrongs: [person: string, statement: typeof appointing][] = [
        ["bilal", appointing],
        ["bruno", appointing],
        ["amina", appointing],
        ["bruno", sql`insert into identity.person (id, name, made) values ('friend', 'Friend', now())`],
        ["bruno", sql`select identity.invite(${id}, ${"a".repeat(64)}, now(), now() + interval '1 day')`],
        ["bilal", sql`select hash from identity.invitation`],
      ]
      for (const [person, statement] of wrongs)
        await assert.rejects(
          all.as(person, (db) => statement.execute(db)),
          /row-level security|permission denied|is sent by who/,
          person,
        )
      const touched = await all.as(
        "bilal",
        async (db) => (await sql`update identity.nomination set name = 'Mine'`.execute(db)).numAffectedRows,
      )
      assert.equal(touched, 0n)
    },
  )
})

describe("the database, where who proposes would also decide", () => {
  onPlatform("lets nobody write down a decision that is not theirs", setting, async (all) => {
    const { ask, bring, proposedBy } = await nominating(all, today)
    const letter = (await bring("bruno")).body.id
    const id = await proposedBy("bruno", { since: today })
    const accepted = sql`
      status = 'accepted', person = 'eve', decided = now(), decided_by = 'amina',
      checks = ${JSON.stringify(confirmed)}::jsonb`
    const forged: [person: string, statement: ReturnType<typeof sql>][] = [
      [
        "bruno",
        sql`insert into identity.nomination (party, role, name, title, email, language, letter, basis, since, made,
                                             status, decided, decided_by, checks, person)
            values ('state-ury', 'contributor', 'Eve', '', 'eve@x.example', 'en', ${letter}, 'Note', now(), now(),
                    'accepted', now(), 'amina', ${JSON.stringify(confirmed)}::jsonb, 'eve')`,
      ],
      ["bruno", sql`update identity.nomination set ${accepted} where id = ${id}`],
      ["bruno", sql`update identity.nomination set status = 'refused', decided = now(), decided_by = 'amina'`],
      ["bruno", sql`update identity.nomination set name = '', title = '', email = null, basis = '', erased = true`],
      ["anselm", sql`update identity.nomination set ${accepted} where id = ${id}`],
      ["amina", sql`update identity.nomination set title = 'Minister' where id = ${id}`],
    ]
    for (const [person, statement] of forged)
      await assert.rejects(
        all.as(person, (db) => statement.execute(db)),
        /row-level security/,
        statement.compile(all.db).sql,
      )

    assert.equal((await ask("amina", "GET", `/nominations/${id}`)).body.status, "proposed")
  })

  onPlatform("hands over nothing of another State, whatever was written down", setting, async (all) => {
    const { ask, proposedBy } = await nominating(all, today)
    const id = await proposedBy("bruno", { since: today, role: "contributor" })
    const [theirs] = await all.as(
      "amina",
      (db) => rows(db, z.object({ id: z.string() }))`
      select id from identity.appointment where person = 'bilal'`,
    )
    await all.as("bruno", (db) =>
      sql`update identity.nomination set replaces = ${theirs?.id} where id = ${id}`.execute(db),
    )
    assert.equal((await ask("amina", "POST", `/nominations/${id}/check`, said)).status, 200)
    await assert.rejects(
      all.as("bruno", (db) => sql`select identity.hand_over(${id}, current_date + 1, now())`.execute(db)),
      /the same role, for the same party/,
    )
    const [still] = await all.as(
      "amina",
      (db) => rows(db, z.object({ until: z.string().nullable() }))`
      select until::text from identity.appointment where id = ${theirs?.id}`,
    )
    assert.deepEqual(still, { until: null })
  })
})

describe("an authority letter", () => {
  onPlatform("is brought as a file of its kind, and read with its nomination alone", setting, async (all) => {
    const { ask, bring, proposedBy } = await nominating(all, today)
    const cases: [content: Buffer, name: string, status: number, type: string][] = [
      [pdf, "a.pdf", 200, "application/pdf"],
      [pdf, "a.exe", 200, "application/pdf"],
      [Buffer.from("<html>"), "a.pdf", 415, "letter-not-of-a-kind"],
      [Buffer.alloc(20 * 1024 * 1024 + 1), "a.pdf", 413, "letter-too-large"],
    ]
    for (const [content, name, status, type] of cases) {
      const told = await bring("bruno", content, name)
      assert.deepEqual([told.status, told.body.type], [status, status === 200 ? type : `problem:${type}`], name)
    }
    assert.equal((await bring("benita")).status, 403)
    const id = await proposedBy("bruno")
    const { app } = all
    const read = await app.inject(`/api/v1/nominations/${id}/letter?format=file`)
    assert.equal(read.headers["content-type"], "application/pdf")
    assert.match(String(read.headers["content-disposition"]), /^attachment; filename="note verbale\.pdf"/)
    assert.deepEqual(read.rawPayload, pdf)
    assert.equal((await ask("bruno", "GET", `/nominations/${id}/letter`)).body.name, "note verbale.pdf")
  })

  onPlatform("has exactly the rights of its nomination, in every role", setting, async (all) => {
    const found = await rows(all.db, z.object({ role: z.string(), conditions: z.array(z.string()), act: z.string() }))`
      select role, act, conditions from identity.role_right
       where act in ('nomination.read', 'nomination.read-letter', 'nomination.*') order by role, act`
    const of = (act: string) =>
      found.filter((each) => each.act === act).map(({ role, conditions }) => ({ role, conditions }))
    assert.ok(of("nomination.read").length > 0)
    assert.deepEqual(of("nomination.read-letter"), of("nomination.read"))
  })
})
