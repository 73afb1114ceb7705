import { backUp } from "#platform/database/backup.ts"
import { applyIn, migrations, prepareMigrations, standing } from "#platform/database/migrate.ts"
import { openOn, type OpenDatabase } from "#platform/database/open.ts"
import { openPglite } from "#platform/database/pglite.ts"
import { restore } from "#platform/database/restore.ts"
import { PGlite } from "@electric-sql/pglite"
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm"
import { unaccent } from "@electric-sql/pglite/contrib/unaccent"
import { createPgConfig } from "@electric-sql/pglite/node-postgres"
import assert from "node:assert/strict"
import { cp, mkdir, mkdtemp, readdir, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, describe, it } from "node:test"
import { Pool } from "pg"

let folder = ""
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "older-"))
  await mkdir(join(folder, "older"))
  const older = await openUnmigrated(join(folder, "older"))
  await prepareMigrations(older.pool)
  for (const migration of (await migrations()).slice(0, -1)) await applyIn(older.pool, migration)
  await older.pool.query(
    "insert into ledger.entry (number, at, person, act, params, seal) values (1, now(), 'amina', 'x.y', '{}', 's')",
  )
  await backUp(older, join(folder, "older.palermo"))
  await older.close()
})
after(() => rm(folder, { recursive: true }))

async function openUnmigrated(directory: string): Promise<OpenDatabase> {
  const pglite = await PGlite.create(join(directory, "pglite"), { extensions: { pg_trgm, unaccent } })
  const pool = new Pool(Object.assign(createPgConfig(pglite), { max: 1 }))
  return openOn(pool, { kind: "pglite", release: () => pglite.close() })
}

const acts = async ({ pool }: OpenDatabase): Promise<unknown> =>
  (await pool.query("select number, person, act from ledger.entry")).rows

describe("an older store", () => {
  it("is backed up by itself, then brought up to date", async () => {
    const directory = join(folder, "opened")
    await cp(join(folder, "older"), directory, { recursive: true })
    const store = await openPglite(directory)
    assert.deepEqual((await standing(store.pool)).pending, [])
    assert.deepEqual(await acts(store), [{ number: 1, person: "amina", act: "x.y" }])
    await store.close()
    const [backup = "", ...more] = await readdir(join(directory, "backups"))
    assert.match(backup, new RegExp(`-before-${(await migrations()).at(-1)?.name.replace(".sql", "")}\\.palermo$`))
    assert.deepEqual(more, [])

    // Opened again it is up to date, and there is nothing to be careful about.
    await (await openPglite(directory)).close()
    assert.equal((await readdir(join(directory, "backups"))).length, 1)
  })
})

describe("an older backup", () => {
  it("is restored into the shape it was made in, then brought up to date", async () => {
    const directory = join(folder, "opened")
    const store = await openPglite(directory)
    await store.pool.query("delete from ledger.entry")
    await restore(store, join(folder, "older.palermo"), { over: true })
    assert.deepEqual((await standing(store.pool)).pending, [])
    assert.deepEqual(await acts(store), [{ number: 1, person: "amina", act: "x.y" }])
    await store.close()
  })
})
