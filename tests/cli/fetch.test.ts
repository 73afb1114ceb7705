import { languages } from "#platform/kernel/language.ts"
import assert from "node:assert/strict"
import { mkdtemp, readFile, rm } from "node:fs/promises"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, describe, it } from "node:test"
import { palermoRuns } from "./run.ts"

const page = `<!doctype html><html><head><meta charset="utf-8"></head><body><nav>Menu</nav><p>A/RES/99/412</p>
<p>The General Assembly,</p><ol><li>Urges Member States to light every pier;</li>
<li>Requests the Secretary-General to report to it at its hundredth session.</li></ol></body></html>`

let folder = ""
let host = ""
const server = createServer((request, answer) => {
  const url = new URL(request.url ?? "", "http://here")
  switch (url.pathname) {
    case "/fr/A/RES/99/412":
    case "/en/A/RES/99/412":
      return void answer.setHeader("content-type", "text/html; charset=utf-8").end(page)
    case "/en/A/RES/99/1":
      return void answer.writeHead(302, { location: "http://127.0.0.1:1/" }).end()
    case "/en/A/RES/99/2":
      return void answer.setHeader("content-type", "image/png").end("x")
    case "/en/A/RES/99/3":
      return void answer.setHeader("content-type", "application/pdf").end(page)
    case "/en/A/RES/99/4":
      return void answer.writeHead(200, { "content-type": "text/plain", "content-length": "60000000" }).write("x")
    case "/en/A/RES/99/5":
      return void answer.setHeader("content-type", "application/octet-stream").end("PK\u0003\u0004 no Word file")
    default:
      return void answer.writeHead(404).end()
  }
})
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "cli-fetch-"))
  await new Promise<void>((done) => void server.listen(0, "127.0.0.1", done))
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`
})
after(async () => {
  server.closeAllConnections()
  server.close()
  await rm(folder, { recursive: true })
})

const runs = (words: string[], env: Readonly<Record<string, string>> = {}) =>
  palermoRuns(["fetch", ...words], {
    env: {
      PALERMO_FETCH: `http://${host}/{language}/{symbol}`,
      PALERMO_FETCH_TRUSTED: host,
      ...env,
    },
  })
const codeOf = async (words: string[], env?: Readonly<Record<string, string>>): Promise<[number | null, string]> => {
  const { exit, out } = await runs([...words, "--json"], env)
  return [exit, (JSON.parse(out) as { error: { code: string } }).error.code]
}

describe("palermo fetch", () => {
  it("says what is in a text, in the shape in which `read` says it", async () => {
    const { exit, out } = await runs(["A/RES/99/412", "--json"])
    assert.equal(exit, 0)
    const { symbol, operatives } = JSON.parse(out) as { symbol: string; operatives: { number: string; verb: string }[] }
    assert.deepEqual(
      [symbol, operatives.map(({ number, verb }) => [number, verb])],
      [
        "A/RES/99/412",
        [
          ["1", "Urges"],
          ["2", "Requests"],
        ],
      ],
    )
    const told = await runs([" A/RES/99/412 ", "--language", "fr"])
    assert.equal(told.exit, 0)
    assert.match(told.out, /A\/RES\/99\/412/)
    assert.match(told.out, /Secretary-General/)
  })

  it("writes a text as it came, and replaces no file unasked", async () => {
    const file = join(folder, "fetched.html")
    const { exit, out } = await runs(["A/RES/99/412", "--out", file, "--json"])
    assert.deepEqual(
      [exit, JSON.parse(out)],
      [0, { file, bytes: Buffer.byteLength(page), type: "text/html", address: `http://${host}/en/A/RES/99/412` }],
    )
    assert.equal(await readFile(file, "utf8"), page)
    assert.deepEqual(await codeOf(["A/RES/99/412", "--out", file]), [1, "file-exists"])
    assert.equal((await runs(["A/RES/99/412", "--out", file, "--over"])).exit, 0)
  })

  it("refuses what is asked for, and what is answered, each by its reason", async () => {
    const cases: [words: string[], exit: number, code: string][] = [
      [[], 2, "fetch-one-symbol"],
      [["../../etc/passwd"], 2, "fetch-symbol"],
      [["A/RES/../1"], 2, "fetch-symbol"],
      [["A/RES/99/412", "--from", "https://documents.example/"], 2, "fetch-pattern"],
      [["A/RES/99/412", "--from", "file:///etc/{symbol}"], 1, "address-not-allowed"],
      [["A/RES/99/412", "--from", "https://127.0.0.1/{symbol}"], 1, "address-not-open"],
      [["A/RES/99/412", "--from", "https://localhost/{symbol}"], 1, "address-not-open"],
      [["A/RES/99/0"], 1, "answer-not-there"],
      [["A/RES/99/1"], 1, "address-not-allowed"],
      [["A/RES/99/2"], 1, "answer-of-wrong-type"],
      [["A/RES/99/3"], 1, "answer-of-wrong-type"],
      [["A/RES/99/4"], 1, "answer-too-large"],
      [["A/RES/99/5"], 1, "damaged-file"],
    ]
    for (const [words, exit, code] of cases) assert.deepEqual(await codeOf(words), [exit, code], words.join(" "))
  })

  it("asks nobody where fetching is switched off, and no private host that is not trusted", async () => {
    const from = ["A/RES/99/412", "--from", `http://${host}/en/{symbol}`]
    assert.deepEqual(await codeOf(from, { PALERMO_FETCH: "off" }), [1, "fetch-off"])
    assert.deepEqual(await codeOf(from, { PALERMO_FETCH_TRUSTED: "" }), [1, "address-not-allowed"])
    assert.deepEqual(await codeOf(from, { PALERMO_FETCH: "anywhere" }), [78, "wrong-configuration"])
  })

  it("has a sentence for every refusal, in every language", async () => {
    const codes = `address-not-allowed address-not-found address-not-open address-not-reached answer-leads-on
      answer-not-there answer-of-wrong-type answer-refused answer-too-large answer-too-slow fetch-off fetch-one-symbol
      fetch-pattern fetch-symbol file-locked`
    for (const language of languages) {
      const words = JSON.parse(await readFile(`apps/cli/messages/${language}.json`, "utf8")) as Record<string, string>
      for (const code of codes.split(/\s+/)) assert.ok(words[`cli.problem.${code}`], `${language} ${code}`)
    }
    const { err } = await runs(["A/RES/99/412", "--language", "fr", "--from", "x"])
    assert.match(err, /doit contenir \{symbol\}/)
  })
})
