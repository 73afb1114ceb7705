import { recordAt, type Record } from "#apps/cli/record.ts"
import { socketOf } from "#platform/database/hold.ts"
import { bringFiles, getImport, keepImport, listDocuments, listMandates } from "#modules/decisions/contract.ts"
import assert from "node:assert/strict"
import { spawn, type ChildProcess } from "node:child_process"
import { once } from "node:events"
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, it } from "node:test"
import { setTimeout as pause } from "node:timers/promises"
import { resolution } from "../bench/resolution.ts"
import { palermoRuns } from "../cli/run.ts"
import { emptyPostgres } from "./postgres.ts"

const main = new URL("../../apps/server/main.ts", import.meta.url).pathname

/** Starts a server to import into, as one process that can be killed; what it leaves lying about is left in its folder. */
async function serverOn(folder: string): Promise<ChildProcess> {
  const { DATABASE_URL: _, ...surroundings } = process.env
  const child = spawn(process.execPath, [main], {
    env: { ...surroundings, PORT: "0", PALERMO_DATA: folder, PALERMO_LOG: "silent", TMPDIR: folder },
    stdio: ["ignore", "pipe", "inherit"],
  })
  let said = ""
  for await (const piece of child.stdout.iterator({ destroyOnReturn: false })) {
    said += String(piece)
    if (said.includes("serves at")) break
  }
  return child
}

async function importOne(record: Record, n: number): Promise<string> {
  const form = new FormData()
  form.append("files", new Blob([resolution(n)]), `${n}.txt`)
  const { imports } = await record.ask(bringFiles, { body: form })
  const params = { id: imports[0]?.id ?? "" }
  for (;;) {
    const { status } = await record.ask(getImport, { params })
    if (status === "previewed") break
    assert.ok(status === "waiting" || status === "reading", status)
    await pause(30)
  }
  const { slug, status } = await record.ask(keepImport, { params, body: {} })
  assert.equal(status, "kept")
  return slug ?? ""
}

describe("a server that is killed while it imports", () => {
  it("loses at most that import, in the embedded database", { timeout: 180_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), "crash-import-"))
    const kept: string[] = []
    let shipped: ReadonlySet<string> | undefined
    for (const round of [0, 1]) {
      const child = await serverOn(folder)
      const record = recordAt(await socketOf(folder))
      shipped ??= new Set((await documentsOf(record)).map(({ slug }) => slug))
      for (let n = 0; n < 3; n += 1) kept.push(await importOne(record, round * 100 + n))
      // The fourth is under way when the blow falls; whether it is there afterwards is not promised.
      const fourth = importOne(record, round * 100 + 3).then(
        (slug) => kept.push(slug),
        () => undefined,
      )
      await pause(60 + 90 * round)
      child.kill("SIGKILL")
      await once(child, "exit")
      await fourth
    }
    const child = await serverOn(folder)
    try {
      await assertWhole(recordAt(await socketOf(folder)), kept, shipped)
    } finally {
      child.kill("SIGTERM")
      await once(child, "exit")
      await rm(folder, { recursive: true })
    }
  })

  const skip = !process.env["TEST_DATABASE_URL"] && "TEST_DATABASE_URL is not set"
  it("loses at most that import, in PostgreSQL", { skip, timeout: 180_000 }, async () => {
    await using postgres = await emptyPostgres()
    const folder = await mkdtemp(join(tmpdir(), "crash-import-"))
    const texts = join(folder, "texts")
    const env = { DATABASE_URL: postgres.url, PALERMO_DATA: folder, TMPDIR: folder }
    await mkdir(texts)
    for (let n = 0; n < 4; n += 1) await writeFile(join(texts, `${n}.txt`), resolution(n))
    assert.equal((await palermoRuns(["import", texts, "--keep"], { env })).exit, 0)
    await writeFile(join(texts, "later.txt"), resolution(77))
    await palermoRuns(["import", texts, "--keep"], { env, killAfter: 1800 })
    const { out } = await palermoRuns(["mandates", "--json"], { env })
    assert.ok((JSON.parse(out) as { total: number }).total >= 4 * 9)
    const verified = JSON.parse((await palermoRuns(["verify", "--json"], { env })).out) as { whole: boolean }
    assert.equal(verified.whole, true)
    assert.equal((await palermoRuns(["import", texts, "--keep"], { env })).exit, 0)
    await rm(folder, { recursive: true })
  })
})

const documentsOf = async (record: Record) => (await record.ask(listDocuments, { query: { limit: 500 } })).items

/** Every document that was kept is there with all its mandates, none is there by half, and the ledger is whole. */
async function assertWhole(record: Record, kept: readonly string[], shipped?: ReadonlySet<string>): Promise<void> {
  // What a new store is given may name a document whose text nobody has brought yet.
  const brought = (await documentsOf(record)).filter(({ slug }) => !shipped?.has(slug))
  const there = new Map(brought.map((each) => [each.slug, each]))
  assert.deepEqual(
    kept.filter((slug) => !there.has(slug)),
    [],
  )
  for (const [slug, { paragraphs, mandates }] of there) {
    assert.ok(paragraphs > 0 && mandates > 0, slug)
    const { total } = await record.ask(listMandates, { query: { document: slug, limit: 1 } })
    assert.equal(total, mandates, slug)
  }
  assert.deepEqual((await record.operate("verify")).broken, null)
}
