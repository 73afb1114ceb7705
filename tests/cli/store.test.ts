import assert from "node:assert/strict"
import { once } from "node:events"
import { mkdir, mkdtemp, rm, stat, truncate, writeFile } from "node:fs/promises"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, describe, it } from "node:test"
import { palermoRuns, palermoStarts } from "./run.ts"

let folder = ""
let env: Record<string, string> = {}
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "cli-store-"))
  env = { PALERMO_DATA: join(folder, "var") }
})
after(() => rm(folder, { recursive: true }))

async function json(words: string[]): Promise<Record<string, unknown>> {
  const { out, err } = await palermoRuns([...words, "--json"], { env, cwd: folder })
  assert.ok(out, err)
  return JSON.parse(out) as Record<string, unknown>
}

describe("the command line and the store", () => {
  it("is well before there is one", async () => {
    const { ok, findings } = await json(["doctor"])
    assert.equal(ok, true)
    assert.ok(
      (findings as { about: string; found: string }[]).some((each) => each.about === "database" && each.found === "–"),
    )
  })

  it("makes it, and finds its ledger whole", async () => {
    const { whole, broken } = await json(["verify"])
    assert.deepEqual({ whole, broken }, { whole: true, broken: null })
  })

  it("speaks to the server that has it open", async () => {
    const { server, address } = await palermoStarts(env)
    try {
      const health = await fetch(`${address}/api/v1/health`)
      assert.equal(health.status, 200)
      assert.equal((await json(["verify"]))["whole"], true)
      assert.ok(Array.isArray((await json(["mandates", "--addressee", "secretariat"]))["items"]))

      const { link } = await json(["doctor", "--link"])
      const token = new URL(String(link)).hash.slice(1)
      const signIn = {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ token }),
      }
      assert.equal((await fetch(`${address}/api/v1/sign-in`, signIn)).status, 200)

      const { file } = await json(["backup", "kept.palermo"])
      assert.equal(file, join(folder, "kept.palermo"))
      assert.equal((await stat(join(folder, "kept.palermo"))).mode & 0o777, 0o600)

      const refused = await palermoRuns(["restore", "kept.palermo", "--over"], { env, cwd: folder })
      assert.equal(refused.exit, 75)
      const second = await palermoRuns(["start", "--port", "0"], { env, cwd: folder })
      assert.equal(second.exit, 75)
      assert.match(second.err, /in use by another process/)
    } finally {
      server.kill("SIGTERM")
      await once(server, "exit")
    }
    assert.equal(server.exitCode, 0)
  })

  it("does not answer the network as it answers the folder's owner", async () => {
    const { server, address } = await palermoStarts(env)
    try {
      for (const name of ["verify", "backup", "link", "inspect"]) {
        const answer = await fetch(`${address}/local/${name}`, { method: "POST", body: "{}" })
        assert.equal(answer.status, 404, name)
      }
    } finally {
      server.kill("SIGTERM")
      await once(server, "exit")
    }
  })

  it("restores a backup once the server has ended, and keeps what it replaces", async () => {
    const restored = await json(["restore", "kept.palermo", "--over"])
    assert.equal(restored["whole"], true)
    assert.ok(Number(restored["total"]) > 0)
    assert.match(String(restored["kept"]), /backups/)
    // The same backup once more: a store made of it has in it what the backup has, but for what was begun and not ended.
    const begun = { "identity.link": 0, "identity.session": 0, "identity.trial": 0 }
    const rows = { ...(restored["rows"] as object), ...begun }
    assert.deepEqual((await json(["backup", "again.palermo"]))["rows"], rows)
  })

  it("refuses a backup that was cut short, and leaves the store as it is", async () => {
    await truncate(join(folder, "again.palermo"), 2000)
    const { exit, err } = await palermoRuns(["restore", "again.palermo", "--over"], { env, cwd: folder })
    assert.equal(exit, 1)
    assert.match(err, /not a whole backup/)
    assert.equal((await json(["verify"]))["whole"], true)
  })
})

describe("a server that cannot start", () => {
  it("says in words that its port is taken, its folder no folder or its store damaged", async () => {
    const taken = createServer().listen(0, "127.0.0.1")
    await once(taken, "listening")
    const { port } = taken.address() as { port: number }
    const file = join(folder, "a-file")
    const damaged = join(folder, "damaged")
    await writeFile(file, "")
    await mkdir(join(damaged, "pglite"), { recursive: true })
    await writeFile(join(damaged, "pglite", "PG_VERSION"), "18")
    const cases: [env: Record<string, string>, exit: number, code: string][] = [
      [{ ...env, PORT: String(port) }, 75, "address-not-free"],
      [{ PALERMO_DATA: file }, 78, "folder-unusable"],
      [{ PALERMO_DATA: damaged }, 78, "store-damaged"],
    ]
    for (const [where, exit, code] of cases) {
      const ended = await palermoRuns(["start", "--json"], {
        env: { PORT: "0", ...where },
        cwd: folder,
        killAfter: 60_000,
      })
      assert.equal(ended.exit, exit, ended.err)
      assert.equal((JSON.parse(ended.out) as { error: { code: string } }).error.code, code)
      assert.doesNotMatch(ended.err, /^ +at /m)
    }
    taken.close()
  })
})
