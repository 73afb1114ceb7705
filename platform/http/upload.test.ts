import { rows, type Database } from "#platform/database/sql.ts"
import type { Service, World } from "#platform/http/service.ts"
import { endpoint } from "#platform/kernel/endpoint.ts"
import { allow, refuse } from "#platform/kernel/result.ts"
import assert from "node:assert/strict"
import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { readdirSync, statSync } from "node:fs"
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { describe, it } from "node:test"
import { setTimeout } from "node:timers/promises"
import { z } from "zod"
import { onPlatform } from "../../tests/platform.ts"
import { clearAbandoned } from "./upload.ts"

const today = "2010-11-01"
// Acts of this test alone: the public and eve may read, amina may write.
const permission: World["permission"] = ({ asker, reads }) =>
  reads || asker.person === "amina" ? { may: true, by: "everybody" } : { may: false, why: "no-right" }
const setting = { today, permission }

const bringPapers = endpoint({
  act: "paper.bring",
  method: "post",
  path: "/papers",
  summary: "Bring papers",
  upload: true,
  output: z.object({ papers: z.array(z.object({ name: z.string(), hash: z.string(), size: z.number() })) }),
  refusals: { "no-files": 422 },
})

const readPapers = endpoint({
  act: "paper.read-over",
  method: "post",
  path: "/papers/readings",
  summary: "Read papers without keeping them",
  upload: true,
  reads: true,
  output: z.object({ texts: z.array(z.string()) }),
  refusals: {},
})

const weighPapers = endpoint({
  act: "paper.weigh",
  method: "post",
  path: "/papers/weights",
  summary: "Weigh papers that only pass",
  upload: "passing",
  output: z.object({ papers: z.array(z.object({ name: z.string(), size: z.number(), text: z.string() })) }),
  refusals: { "no-files": 422 },
})

function servePapers({ serve }: Service): void {
  serve(bringPapers, async (_, { files }) =>
    files.length === 0 ? refuse("no-files") : allow({ papers: [...files], other: 1 }),
  )
}

/** A form as a browser sends it. */
function form(files: readonly (readonly [name: string, content: string])[]) {
  const parts = files.map(
    ([name, content]) =>
      `--edge\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\ncontent-type: text/plain\r\n\r\n${content}\r\n`,
  )
  return {
    method: "POST",
    url: "/api/v1/papers",
    headers: { "content-type": "multipart/form-data; boundary=edge" },
    payload: `${parts.join("")}--edge--\r\n`,
  } as const
}

const hash = (text: string) => createHash("sha256").update(text).digest("hex")
const ownLandings = () => readdirSync(tmpdir()).filter((name) => name.startsWith(`palermo-upload-${process.pid}-`))
/** What one that was killed left, whose number this process has now. */
const before = new Set(ownLandings())
/** The folders that uploads left behind; they are cleared a moment after the answer. */
const landings = async () => {
  const left = () => ownLandings().filter((name) => !before.has(name))
  for (let n = 0; n < 100 && left().length > 0; n += 1) await setTimeout(20)
  return left()
}
const Kept = z.object({ files: z.number(), lines: z.number() })

describe("files that are brought", () => {
  onPlatform("are read and kept nowhere by an act that only reads", { ...setting }, async ({ app, as, service }) => {
    service.serve(readPapers, async (context, { files }) => {
      const read = await Promise.all(files.map(({ hash: of }) => context.files.read(of)))
      return allow({ texts: read.map((bytes) => Buffer.from(bytes ?? []).toString()) })
    })
    const answer = await app.inject({
      ...form([
        ["a.txt", "Decides"],
        ["b.txt", ""],
      ]),
      url: "/api/v1/papers/readings",
    })
    assert.deepEqual(answer.json(), { texts: ["Decides", ""] })
    const counting = (db: Database) => rows(db, Kept)`
      select (select count(*)::int from files.file) as files, (select count(*)::int from ledger.entry) as lines`
    assert.deepEqual(await as("platform", counting), [{ files: 0, lines: 0 }])
    assert.deepEqual(await landings(), [])
  })

  const passing = { limits: { file: 3, files: 2, request: 3, passing: 12 } }
  onPlatform(
    "may only pass: they are read before the act, and kept nowhere",
    { ...setting, ...passing },
    async (all) => {
      let paths: string[] = []
      let modes: number[] = []
      all.service.serveAfter(
        weighPapers,
        async ({ passing: papers }) => {
          paths = papers.map(({ path }) => path)
          modes = paths.flatMap((path) => [dirname(path), path]).map((path) => statSync(path).mode & 0o777)
          if (papers.length === 0) return refuse("no-files")
          const texts = await Promise.all(papers.map(({ path }) => readFile(path, "utf8")))
          return allow(papers.map(({ name, size }, n) => ({ name, size, text: texts[n] ?? "" })))
        },
        async (_, { files }, papers) => allow({ papers: papers.filter((_paper, n) => files[n] !== undefined) }),
      )
      const weigh = async (...files: [string, string][]) => {
        const answer = await all.app.inject({ ...form(files), url: "/api/v1/papers/weights" })
        return [answer.statusCode, answer.json<{ type?: string; papers?: unknown }>()] as const
      }
      // They may be larger than what is kept may.
      const brought = await weigh(["a.txt", "Decides"])
      assert.deepEqual(brought, [200, { papers: [{ name: "a.txt", size: 7, text: "Decides" }] }])
      assert.match(paths[0] ?? "", /palermo-upload-/)
      // While they lie there nobody else on the machine can look at them.
      assert.deepEqual(modes, [0o700, 0o600])
      assert.deepEqual((await weigh())[1].type, "problem:no-files")
      assert.deepEqual((await weigh(["a.txt", "Decides to light"]))[1].type, "problem:file-too-large")
      const counting = (db: Database) => rows(db, Kept)`
      select (select count(*)::int from files.file) as files, (select count(*)::int from ledger.entry) as lines`
      assert.deepEqual(await all.as("platform", counting), [{ files: 0, lines: 1 }])
      assert.deepEqual(await landings(), [])
    },
  )

  onPlatform("are kept under their hash, the same bytes once", { ...setting }, async ({ app, as, service }) => {
    servePapers(service)
    const answer = await app.inject(
      form([
        ["قرار.txt", "Decides"],
        ["b.txt", "Requests"],
        ["c.txt", "Decides"],
      ]),
    )
    assert.equal(answer.statusCode, 200, answer.body)
    assert.deepEqual(answer.json(), {
      papers: [
        { name: "قرار.txt", hash: hash("Decides"), size: 7 },
        { name: "b.txt", hash: hash("Requests"), size: 8 },
        { name: "c.txt", hash: hash("Decides"), size: 7 },
      ],
    })
    const counting = (db: Database) => rows(db, Kept)`
      select (select count(*)::int from files.file) as files, (select count(*)::int from ledger.entry) as lines`
    const count = await as("platform", counting)
    assert.deepEqual(count, [{ files: 2, lines: 1 }])
    assert.deepEqual(await landings(), [])
  })

  onPlatform("are not kept when the act is refused", { ...setting }, async ({ app, db, service }) => {
    servePapers(service)
    const answer = await app.inject(form([]))
    assert.deepEqual([answer.statusCode, answer.json().type], [422, "problem:no-files"])
    assert.deepEqual(await rows(db, z.object({ hash: z.string() }))`select hash from files.file`, [])
  })

  const limits = { file: 10, files: 3, request: 25 }
  onPlatform("have limits, and leave nothing behind where they break them", { ...setting, limits }, async (all) => {
    servePapers(all.service)
    const bring = async (files: readonly (readonly [string, string])[]) => {
      const answer = await all.app.inject(form(files))
      const { type, ...rest } = answer.json()
      return [answer.statusCode, type, rest.file, rest.limit]
    }
    const ten = "0123456789"
    assert.deepEqual(
      await bring([
        ["a", ten],
        ["b", `${ten}!`],
      ]),
      [413, "problem:file-too-large", "b", 10],
    )
    assert.deepEqual(
      await bring([
        ["a", ten],
        ["b", ten],
        ["c", ten],
      ]),
      [413, "problem:upload-too-large", undefined, 25],
    )
    const four = ["a", "b", "c", "d"].map((name) => [name, "!"] as const)
    assert.deepEqual(await bring(four), [413, "problem:too-many-files", undefined, 3])
    assert.deepEqual(await landings(), [])
    const [count] = await rows(all.db, z.object({ n: z.number() }))`select count(*)::int as n from files.file`
    assert.equal(count?.n, 0)
    assert.equal((await all.app.inject(form([["a", ten]]))).statusCode, 200)
  })

  const small = { file: 1024 * 1024, files: 3, request: 4 * 1024 * 1024 }
  onPlatform(
    "that are too large are told so over the wire, whoever sends them",
    { ...setting, limits: small },
    async (all) => {
      servePapers(all.service)
      const address = await all.app.listen({ port: 0, host: "127.0.0.1" })
      const bring = async (size: number) => {
        const body = new FormData()
        body.append("files", new Blob([Buffer.alloc(size)]), "large.pdf")
        const answer = await fetch(`${address}/api/v1/papers`, { method: "POST", body })
        return [answer.status, ((await answer.json()) as { type?: string }).type]
      }
      assert.deepEqual(await bring(30 * 1024 * 1024), [413, "problem:file-too-large"])
      assert.deepEqual(await bring(1000), [200, undefined])
      assert.deepEqual(await landings(), [])
    },
  )

  onPlatform("come as a form, or not at all", { ...setting }, async ({ app, service }) => {
    servePapers(service)
    const json = await app.inject({ method: "POST", url: "/api/v1/papers", payload: { files: [] } })
    assert.deepEqual([json.statusCode, json.json().type], [415, "problem:media-type-not-taken"])
    const whole = form([["a.txt", "Decides"]])
    const cut = await app.inject({ ...whole, payload: whole.payload.slice(0, -20) })
    assert.deepEqual([cut.statusCode, cut.json().type], [400, "problem:malformed"])
    assert.deepEqual(await landings(), [])
  })

  onPlatform("are not for the public to bring", { ...setting, person: "public" }, async ({ app, service }) => {
    servePapers(service)
    assert.equal((await app.inject(form([["a.txt", "Decides"]]))).statusCode, 401)
  })
})

describe("what was left of files that came in", () => {
  it("is cleared where its process is no more, and nothing else is", async () => {
    const folder = await mkdtemp(join(tmpdir(), "left-"))
    const gone = spawnSync(process.execPath, ["--version"]).pid
    const left = [`palermo-upload-${gone}-aBc123`, `palermo-upload-${process.pid}-aBc123`]
    const others = [`palermo-upload-${process.ppid}-aBc123`, `other-${gone}-aBc123`]
    for (const name of [...left, ...others]) await mkdir(join(folder, name))
    for (const name of left) await writeFile(join(folder, name, "0"), "half a file")
    await clearAbandoned(folder)
    assert.deepEqual(readdirSync(folder).sort(), others.sort())
    await rm(folder, { recursive: true })
  })
})
