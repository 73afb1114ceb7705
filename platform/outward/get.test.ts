import assert from "node:assert/strict"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { after, before, describe, it } from "node:test"
import { gzipSync } from "node:zlib"
import { getOutside, type Got, type NotGot, type Terms } from "./get.ts"

let host = ""
let asked: IncomingMessage[] = []
const answers: Record<string, (answer: ServerResponse) => void> = {
  "/text": (answer) => void answer.setHeader("content-type", "text/plain; charset=utf-8").end("The lamp is lit."),
  "/packed": (answer) =>
    void answer.writeHead(200, { "content-type": "text/plain", "content-encoding": "gzip" }).end(gzipSync("Lit.")),
  "/bomb": (answer) =>
    void answer
      .writeHead(200, { "content-type": "text/plain", "content-encoding": "gzip" })
      .end(gzipSync(new Uint8Array(5_000_000))),
  "/broken": (answer) =>
    void answer.writeHead(200, { "content-type": "text/plain", "content-encoding": "gzip" }).end("no gzip"),
  "/picture": (answer) => void answer.setHeader("content-type", "image/png").end("x"),
  "/long": (answer) => void answer.writeHead(200, { "content-length": "999999999" }).write("x"),
  "/endless": (answer) => {
    answer.setHeader("content-type", "text/plain")
    const more = (): void => {
      while (!answer.destroyed && answer.write("x".repeat(65_536)));
    }
    answer.on("drain", more)
    more()
  },
  "/slow": (answer) => void answer.setHeader("content-type", "text/plain").write("The "),
  "/silent": () => undefined,
  "/hop": (answer) => void answer.writeHead(302, { location: "/text" }).end(),
  "/ring": (answer) => void answer.writeHead(307, { location: "/ring" }).end(),
  "/inside": (answer) => void answer.writeHead(302, { location: "https://127.0.0.1/" }).end(),
  "/clouds": (answer) => void answer.writeHead(301, { location: "http://169.254.169.254/latest/meta-data/" }).end(),
  "/file": (answer) => void answer.writeHead(302, { location: "file:///etc/hostname" }).end(),
  "/nowhere": (answer) => void answer.writeHead(302).end(),
  "/gone": (answer) => void answer.writeHead(410).end(),
  "/tired": (answer) => void answer.writeHead(503).end(),
}
const server = createServer((request, answer) => {
  asked.push(request)
  const known = answers[request.url ?? ""]
  if (known) known(answer)
  else answer.writeHead(404).end()
})
before(async () => {
  await new Promise<void>((done) => void server.listen(0, "127.0.0.1", done))
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`
})
after(() => {
  server.closeAllConnections()
  server.close()
})

const get = (address: string, change: Partial<Terms> = {}): Promise<Got | NotGot> => {
  asked = []
  return getOutside(address, {
    accept: "text/plain",
    takes: (type) => type === "text/plain",
    most: 1_000_000,
    patience: 2000,
    hops: 3,
    trusted: [host],
    ...change,
  })
}
const refusalOf = async (address: string, change: Partial<Terms> = {}): Promise<string> => {
  const got = await get(address, change)
  return "refusal" in got ? got.refusal : "got"
}

describe("getting something from outside", () => {
  it("answers its bytes, its type, and where it was in the end", async () => {
    const got = await get(`http://${host}/hop`)
    assert.ok("bytes" in got)
    assert.deepEqual(
      [new TextDecoder().decode(got.bytes), got.type, got.address],
      ["The lamp is lit.", "text/plain", `http://${host}/text`],
    )
    const packed = await get(`http://${host}/packed`)
    assert.ok("bytes" in packed && new TextDecoder().decode(packed.bytes) === "Lit.")
  })

  it("sends the question and nothing else", async () => {
    await get(`http://${host}/text`)
    assert.deepEqual(
      asked.map(({ method, headers }) => [method, Object.keys(headers).sort()]),
      [["GET", ["accept", "accept-encoding", "connection", "host", "user-agent"]]],
    )
  })

  it("refuses what is answered, each by its reason", async () => {
    const cases: [path: string, refusal: string][] = [
      ["/unknown", "answer-not-there"],
      ["/gone", "answer-not-there"],
      ["/tired", "answer-refused"],
      ["/nowhere", "answer-refused"],
      ["/picture", "answer-of-wrong-type"],
      ["/long", "answer-of-wrong-type"],
      ["/bomb", "answer-too-large"],
      ["/endless", "answer-too-large"],
      ["/broken", "address-not-reached"],
      ["/ring", "answer-leads-on"],
    ]
    for (const [path, refusal] of cases) assert.equal(await refusalOf(`http://${host}${path}`), refusal, path)
    assert.equal(await refusalOf(`http://${host}/long`, { takes: () => true }), "answer-too-large")
    assert.equal(asked.length, 1)
  })

  it("waits as long as it was told, for a name, for an answer and for its end", async () => {
    for (const path of ["/slow", "/silent"])
      assert.equal(await refusalOf(`http://${host}${path}`, { patience: 150 }), "answer-too-slow", path)
    const never = (): Promise<string[]> => new Promise(() => undefined)
    assert.equal(await refusalOf("https://lamps.example/", { patience: 150, resolve: never }), "answer-too-slow")
  })

  it("is not led to a private address by an answer, and asks nobody there", async () => {
    for (const [path, refusal] of [
      ["/inside", "address-not-open"],
      ["/clouds", "address-not-allowed"],
      ["/file", "address-not-allowed"],
    ] as const) {
      assert.equal(await refusalOf(`http://${host}${path}`), refusal, path)
      assert.equal(asked.length, 1)
    }
  })

  it("asks no private address, however it is written, and no host one of whose addresses is", async () => {
    const port = host.split(":")[1] ?? ""
    for (const name of [
      "127.0.0.1",
      "127.1",
      "2130706433",
      "0x7f.0.0.1",
      "0",
      "[::1]",
      "[::ffff:127.0.0.1]",
      "[::ffff:7f00:1]",
      "10.0.0.1",
      "169.254.169.254",
      "[fd00::1]",
      "[fe80::1]",
    ])
      assert.equal(await refusalOf(`https://${name}:${port}/text`, { trusted: [] }), "address-not-open", name)
    for (const found of [["127.0.0.1"], ["8.8.8.8", "192.168.0.1"], ["::1"], ["2001:db8::1"]])
      assert.equal(
        await refusalOf("https://lamps.example/", { resolve: () => Promise.resolve(found) }),
        "address-not-open",
      )
    assert.equal(asked.length, 0)
  })

  it("asks the very address it looked at, though the name means another one a moment later", async () => {
    let times = 0
    const port = host.split(":")[1] ?? ""
    const rebinding = (): Promise<string[]> => Promise.resolve([times++ === 0 ? "127.0.0.1" : "10.0.0.1"])
    const got = await get(`http://lamps.example:${port}/text`, {
      trusted: [`lamps.example:${port}`],
      resolve: rebinding,
    })
    assert.ok("bytes" in got)
    assert.equal(times, 1)
    assert.equal(asked[0]?.headers.host, `lamps.example:${port}`)
  })

  it("asks by https alone, without a name and a password, and only what is an address", async () => {
    for (const address of [
      "http://example.org/",
      "ftp://example.org/",
      "https://a:b@example.org/",
      "example.org",
      "",
      "data:,x",
    ])
      assert.equal(await refusalOf(address), "address-not-allowed", address)
    assert.equal(await refusalOf(`http://${host}/text`, { trusted: [] }), "address-not-allowed")
  })

  it("says where nobody is", async () => {
    const nobody = (): Promise<string[]> => Promise.reject(Object.assign(new Error("x"), { code: "ENOTFOUND" }))
    assert.equal(await refusalOf("https://lamps.example/", { resolve: nobody }), "address-not-found")
    assert.equal(await refusalOf("https://lamps.example/", { resolve: () => Promise.resolve([]) }), "address-not-found")
    assert.equal(await refusalOf("http://127.0.0.1:1/", { trusted: ["127.0.0.1:1"] }), "address-not-reached")
  })
})
