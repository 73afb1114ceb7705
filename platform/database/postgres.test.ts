import { openPostgres } from "#platform/database/postgres.ts"
import assert from "node:assert/strict"
import { randomUUID } from "node:crypto"
import { describe, it } from "node:test"
import { Client } from "pg"
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
})
