import { openPglite } from "#platform/database/pglite.ts"
import { openPostgres } from "#platform/database/postgres.ts"
import type { OpenDatabase } from "#platform/database/open.ts"
import assert from "node:assert/strict"
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, describe, it } from "node:test"
import { resolution } from "../bench/resolution.ts"
import { palermoRuns } from "../cli/run.ts"
import { everything } from "./everything.ts"
import { emptyPostgres } from "./postgres.ts"

type Env = { readonly [name: string]: string }

let folder = ""
let was: Awaited<ReturnType<typeof everything>> = {}
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "restore-"))
  await mkdir(join(folder, "texts"))
  for (let n = 0; n < 3; n += 1) await writeFile(join(folder, "texts", `${n}.txt`), resolution(n))
})
after(() => rm(folder, { recursive: true }))

async function palermo(words: readonly string[], env: Env): Promise<void> {
  const { exit, err } = await palermoRuns(words, { cwd: folder, env: { TMPDIR: folder, ...env } })
  assert.equal(exit, 0, err)
}

async function seen(open: Promise<OpenDatabase>): Promise<typeof was> {
  const store = await open
  try {
    return await everything(store)
  } finally {
    await store.close()
  }
}

describe("a store with documents in it", () => {
  const data = () => join(folder, "var")

  it("is backed up, destroyed and restored, every row of every table", async () => {
    const env = { PALERMO_DATA: data() }
    await palermo(["import", "texts", "--keep"], env)
    was = await seen(openPglite(data()))
    for (const table of ["decisions.mandate", "decisions.provision", "files.file", "directory.actor", "ledger.entry"])
      assert.ok((was[table]?.length ?? 0) > 2, table)
    await palermo(["backup", "store.palermo"], env)
    await rm(data(), { recursive: true })
    await palermo(["restore", "store.palermo"], env)
    assert.deepEqual(await seen(openPglite(data())), was)
    await palermo(["verify"], env)
    // What comes after goes on where it was.
    await palermo(["import", "texts", "--keep"], env)
  })

  const skip = !process.env["TEST_DATABASE_URL"] && "TEST_DATABASE_URL is not set"
  it("moves to PostgreSQL, and is backed up, destroyed and restored there", { skip }, async () => {
    await using first = await emptyPostgres()
    const here = { PALERMO_DATA: join(folder, "elsewhere"), DATABASE_URL: first.url, PALERMO_CAST: "on" }
    await palermo(["restore", "store.palermo"], here)
    assert.deepEqual(await seen(openPostgres(first.url)), was)
    await palermo(["backup", "from-postgres.palermo"], here)

    await using second = await emptyPostgres()
    const there = { ...here, DATABASE_URL: second.url }
    await palermo(["restore", "from-postgres.palermo"], there)
    assert.deepEqual(await seen(openPostgres(second.url)), was)
    await palermo(["verify"], there)
  })
})
