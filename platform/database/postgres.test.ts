import { rows as read } from "#platform/database/sql.ts"
import { loadPeople } from "#platform/identity/people.ts"
import { openPostgres } from "#platform/database/postgres.ts"
import assert from "node:assert/strict"
import { randomUUID } from "node:crypto"
import { describe, it } from "node:test"
import { Client } from "pg"
import { z } from "zod"
import { emptyPostgres } from "../../tests/crash/postgres.ts"

describe("a PostgreSQL that cannot be used", () => {
  it("is said to be out of reach", async () => {
    await assert.rejects(openPostgres("postgres://palermo@127.0.0.1:9/palermo"), {
      name: "StoreFault",
      code: "database-unreachable",
    })
  })

  const skip = !process.env["TEST_DATABASE_URL"] && "TEST_DATABASE_URL is not set"

  it("is said not to let us in, where there is no such database", { skip }, async () => {
    const url = new URL(process.env["TEST_DATABASE_URL"] ?? "")
    url.pathname = "/palermo_no_such_database"
    await assert.rejects(openPostgres(url.href), { code: "database-refuses-sign-in" })
  })

  it("is said to lack rights, and is left as it was", { skip }, async () => {
    await using postgres = await emptyPostgres()
    const owner = new Client({ connectionString: postgres.url })
    await owner.connect()
    const guest = `guest_${randomUUID().slice(0, 8)}`
    await owner.query(`create role ${guest} login password '${guest}'`)
    try {
      const url = new URL(postgres.url)
      url.username = guest
      url.password = guest
      await assert.rejects(openPostgres(url.href), { code: "database-lacks-rights", detail: { name: guest } })
      const { rows } = await owner.query("select from pg_namespace where nspname in ('platform', 'ledger')")
      assert.equal(rows.length, 0)
    } finally {
      await owner.query(`drop role ${guest}`)
      await owner.end()
    }
  })
})

describe("a PostgreSQL", { skip: !process.env["TEST_DATABASE_URL"] && "TEST_DATABASE_URL is not set" }, () => {
  it("is brought up to date once by many who open it at the same moment", async () => {
    await using postgres = await emptyPostgres()
    const opened = await Promise.all([1, 2, 3].map(() => openPostgres(postgres.url, { connections: 2 })))
    const applied = await opened[0]?.pool.query(
      "select name, count(*) from platform.migration group by name having count(*) > 1",
    )
    assert.deepEqual(applied?.rows, [])
    await Promise.all(opened.map((each) => each.close()))
  })

  it("ends a statement of an act that takes longer than a minute", async () => {
    await using postgres = await emptyPostgres()
    const store = await openPostgres(postgres.url)
    const { rows } = await store.pool.query("show statement_timeout")
    assert.deepEqual(rows, [{ statement_timeout: "1min" }])
    await store.close()
  })

  it("is worked with by a role that owns nothing, where the owner is named beside it", async () => {
    await using postgres = await emptyPostgres()
    const owner = new Client({ connectionString: postgres.url })
    await owner.connect()
    const worker = `worker_${randomUUID().slice(0, 8)}`
    // It does not have by itself what it may become, so that it reads nothing until it says for whom.
    await owner.query(`create role ${worker} login noinherit password '${worker}'`)
    const url = new URL(postgres.url)
    url.username = worker
    url.password = worker
    try {
      const store = await openPostgres(url.href, { owner: postgres.url, connections: 2 })
      try {
        assert.deepEqual(store.role, { name: worker, owns: false, bypasses: false })
        const { rows: found } = await store.pool.query(
          `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
                  (select count(*)::int from pg_class where relowner = r.oid) as tables,
                  (select count(*)::int from pg_namespace where nspowner = r.oid) as schemas,
                  (select count(*)::int from pg_proc where proowner = r.oid) as functions
             from pg_roles r where rolname = current_user`,
        )
        const nothing = { tables: 0, schemas: 0, functions: 0 }
        assert.deepEqual(found, [
          { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, ...nothing },
        ])
        for (const text of [
          "select * from identity.person",
          "select * from decisions.document",
          "select * from files.file",
          "select * from identity.session",
          "insert into decisions.view (id) values (gen_random_uuid())",
          "alter table decisions.import disable row level security",
          "drop policy who_may_see on decisions.import",
          "create table public.mine (id int)",
          "set session authorization default; select * from identity.session; reset role; select * from ledger.entry",
          `set role ${new URL(postgres.url).username}`,
        ])
          await assert.rejects(store.pool.query(text), /permission denied|must be owner/, text)
        await store.transaction("platform", (db) => loadPeople(db, new Date(), true))
        const seen = (person: string) =>
          store.transaction(person, (db) => read(db, z.object({ id: z.string() }))`select id from identity.person`)
        assert.deepEqual(await seen("eve"), [{ id: "eve" }])
        assert.deepEqual(await seen("public"), [])
        assert.ok((await seen("amina")).length > 5)
        // As app_rw, but for nobody: there is nothing either.
        const unsaid = await store.pool
          .query("begin; set local role app_rw; select count(*)::int as n from identity.person; commit")
          .then((answers: unknown) => (answers as { rows: unknown[] }[])[2]?.rows)
        assert.deepEqual(unsaid, [{ n: 0 }])
      } finally {
        await store.close()
      }
      const whole = await openPostgres(postgres.url)
      assert.equal(whole.role?.owns, true)
      await whole.close()
    } finally {
      await owner.query(`revoke all on schema platform from ${worker}; revoke all on platform.migration from ${worker}`)
      await owner.query(`drop role ${worker}`)
      await owner.end()
    }
  })
})
