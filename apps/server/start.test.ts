import assert from "node:assert/strict"
import { spawn } from "node:child_process"
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, describe, it } from "node:test"
import { pathToFileURL } from "node:url"
import { startServer, type Running } from "./start.ts"

describe("the server", () => {
  const said: string[] = []
  let folder = ""
  let server: Running

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "palermo-start-"))
    await mkdir(join(folder, "web/assets"), { recursive: true })
    const page = `<html lang="%language%" dir="%direction%"></html>`
    await writeFile(join(folder, "web/index.html"), page)
    await writeFile(join(folder, "web/assets/main-1a2b.js"), "const word = 1;".repeat(500))
    await writeFile(join(folder, "web/assets/sans-3c4d.woff2"), "font")
    const built = pathToFileURL(`${join(folder, "web")}/`)
    const configuration = { port: 0, host: "127.0.0.1", data: join(folder, "var"), log: "silent" } as const
    server = await startServer(configuration, { say: (line) => said.push(line), built })
  })
  after(async () => {
    await server.stop()
    await rm(folder, { recursive: true })
  })

  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(server.address + path, { headers, redirect: "manual" })

  it("says where it is, what its database is good for, and how to sign in", async () => {
    const text = said.join("\n")
    assert.ok(text.includes(`Palermo serves at ${server.address}`))
    assert.match(text, /one office and for trial/)
    assert.match(server.link ?? "", /\/en\/sign-in#[\w-]{43}$/)
    assert.ok(text.includes(server.link ?? "?"))
  })

  it("lets the administrator in by that link", async () => {
    const token = new URL(server.link ?? "").hash.slice(1)
    const sent = {
      method: "POST",
      body: JSON.stringify({ token }),
      headers: { "content-type": "application/json", origin: server.address },
    }
    const answer = await fetch(`${server.address}/api/v1/sign-in`, sent)
    assert.equal(answer.status, 200, await answer.clone().text())
    const cookie = (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? ""
    const me = (await (await get("/api/v1/me", { cookie })).json()) as { person: string }
    assert.equal(me.person, "administrator")
  })

  it("is well, and tells nothing of anybody", async () => {
    const health = (await (await get("/api/v1/health")).json()) as Record<string, unknown>
    assert.deepEqual(Object.keys(health).sort(), ["database", "ready", "version"])
    assert.deepEqual([health["ready"], health["database"]], [true, "pglite"])
  })

  it("prints its contract where it serves it", async () => {
    const printed = (await (await get("/api/v1/openapi.json")).json()) as { openapi: string; servers: unknown }
    assert.deepEqual([printed.openapi, printed.servers], ["3.1.0", [{ url: "/api/v1" }]])
  })

  it("shows its one page in each language, and to nobody else's scripts", async () => {
    const arabic = await get("/ar/mandates?status=due")
    assert.equal(arabic.status, 200)
    const html = await arabic.text()
    assert.match(html, /lang="ar" dir="rtl"/)
    assert.match(arabic.headers.get("content-security-policy") ?? "", /script-src 'self'; style-src 'self';/)
    assert.equal((await get("/zh")).headers.get("location"), "/zh/")
  })

  it("goes where the reader's browser speaks", async () => {
    const where = async (accepted?: string) =>
      (await get("/", accepted === undefined ? {} : { "accept-language": accepted })).headers.get("location")
    assert.equal(await where("de, es;q=0.5, fr;q=0.7"), "/fr/")
    assert.equal(await where("zh-Hans-CN"), "/zh/")
    assert.equal(await where("de"), "/en/")
  })

  it("says so where there is nothing, to people and to programs", async () => {
    const page = await get("/de/mandates")
    assert.deepEqual([page.status, page.headers.get("content-type")], [404, "text/html; charset=utf-8"])
    assert.match(await page.text(), /<a href="\/ar\/">العربية<\/a>/)
    const api = await get("/api/v1/nothing")
    assert.deepEqual([api.status, api.headers.get("content-type")?.split(";")[0]], [404, "application/problem+json"])
    for (const path of [
      "/assets/..%2f..%2fpackage.json",
      "/assets/",
      "/index.html",
      "/..%2fvar/held",
      "//",
      "//x:99999/",
    ])
      assert.equal((await get(path)).status, 404, path)
  })

  it("keeps built files in the browser for good, and sends them small", async () => {
    const script = await get("/assets/main-1a2b.js", { "accept-encoding": "gzip, br" })
    assert.match(script.headers.get("cache-control") ?? "", /immutable/)
    assert.equal(script.headers.get("content-encoding"), "br")
    assert.equal(await script.text(), "const word = 1;".repeat(500))
    const plain = await get("/assets/main-1a2b.js", { "accept-encoding": "identity" })
    assert.equal(plain.headers.get("content-encoding"), null)
    const font = await get("/assets/sans-3c4d.woff2", { "accept-encoding": "br" })
    assert.deepEqual([font.headers.get("content-type"), await font.text()], ["font/woff2", "font"])
  })

  it("does not start where it is told wrongly, and says why", async () => {
    const child = spawn(process.execPath, ["apps/server/main.ts"], {
      env: { ...process.env, PORT: "x", PALERMO_LOG: "y" },
    })
    let text = ""
    child.stderr.on("data", (piece: Buffer) => (text += piece.toString()))
    const code = await new Promise((resolve) => child.once("close", resolve))
    assert.equal(code, 78)
    assert.match(text, /PORT cannot be “x”[\s\S]*PALERMO_LOG cannot be “y”/)
  })
})
