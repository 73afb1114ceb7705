import { makeLink } from "#platform/identity/session.ts"
import assert from "node:assert/strict"
import { connect } from "node:net"
import { before, describe, it } from "node:test"
import { setTimeout as pause } from "node:timers/promises"
import { besiege, type Answered, type Siege } from "./siege.ts"

const rates = {
  anybody: { burst: 30, perSecond: 15 },
  stranger: { burst: 6, perSecond: 4 },
  person: { burst: 8, perSecond: 4 },
  key: { burst: 8, perSecond: 4 },
  change: { burst: 3, perSecond: 2 },
}
const patience = { headers: 400, request: 900, idle: 1500 }

describe("whoever asks too often", () => {
  let all: Siege
  before(async () => void (all = await besiege({}, { rates, patience })))

  const from = (address: string) => ({ headers: { "x-forwarded-for": address } })
  const often = async (times: number, ask: () => Promise<Answered>): Promise<Answered[]> => {
    const answers: Answered[] = []
    for (let n = 0; n < times; n += 1) answers.push(await ask())
    return answers
  }
  const refusedOf = (answers: readonly Answered[]) => answers.filter(({ status }) => status === 429)

  it("from one address is told when to come again, and may then", async () => {
    const ask = () => all.ask("/api/v1/health", from("203.0.113.9"))
    const [refused] = refusedOf(await often(20, ask))
    assert.ok(refused)
    const wait = Number(refused.headers["retry-after"])
    assert.deepEqual(JSON.parse(refused.body), { type: "problem:too-often", status: 429, wait })
    assert.ok(wait >= 1 && wait <= 2)
    await pause(wait * 1000)
    assert.equal((await ask()).status, 200)
  })

  it("keeps nobody else from asking", async () => {
    await often(12, () => all.ask("/api/v1/health", from("203.0.113.10")))
    assert.equal((await all.ask("/api/v1/health", from("203.0.113.11"))).status, 200)
  })

  it("is one household, however many addresses of IPv6 it has", async () => {
    let n = 0
    const answers = await often(12, () => all.ask("/api/v1/health", from(`2001:db8:5:6::${(n += 1)}`)))
    assert.ok(refusedOf(answers).length > 0)
  })

  it("says in vain that they are somebody else: only a server on this machine is believed", async () => {
    let n = 0
    const chain = () => ({ headers: { "x-forwarded-for": `10.0.0.${(n += 1)}, 203.0.113.12` } })
    assert.ok(refusedOf(await often(12, () => all.ask("/api/v1/health", chain()))).length > 0)
  })

  it("is counted by who they are, wherever they ask from", async () => {
    let n = 0
    const answers = await often(16, () =>
      all.ask("/api/v1/me", { as: "bruno", ...from(`203.0.113.${100 + (n += 1)}`) }),
    )
    assert.ok(refusedOf(answers).length > 0)
    assert.equal((await all.ask("/api/v1/me", { as: "chen", ...from("203.0.113.101") })).status, 200)
  })

  it("may change less often than ask", async () => {
    const { headers } = from("203.0.113.40")
    const change = () => all.ask("/api/v1/views", { method: "POST", as: "amina", json: {}, headers })
    const answers = await often(6, change)
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [400, 429])
  })

  it("with wrong secrets is stopped before they are looked up by the thousand", async () => {
    let n = 0
    const ask = () =>
      all.ask("/api/v1/me", { headers: { cookie: `palermo=guess-${(n += 1)}`, "x-forwarded-for": "203.0.113.50" } })
    assert.ok(refusedOf(await often(40, ask)).length > 0)
  })

  it("to sign in is stopped by address", async () => {
    const token = await all.server.database.transaction("platform", (db) => makeLink(db, new Date(), "eve"))
    const { headers } = from("203.0.113.60")
    let refused = 0
    for (let n = 0; n < 14; n += 1) {
      const answer = await all.ask("/api/v1/sign-in", { method: "POST", json: { token: `${token}x` }, headers })
      if (answer.status === 429) refused += 1
      else assert.equal(answer.status, 401)
    }
    assert.ok(refused > 0)
  })

  /** Says something on a line of its own, letter by letter, and takes down the answer and when the line was closed. */
  const say = (pieces: readonly string[], each: number) =>
    new Promise<{ readonly text: string; readonly took: number }>((resolve) => {
      const began = Date.now()
      const socket = connect(all.server.port, "127.0.0.1")
      let text = ""
      socket.on("data", (piece: Buffer) => (text += piece.toString()))
      socket.on("error", () => undefined)
      socket.on("close", () => resolve({ text, took: Date.now() - began }))
      void (async () => {
        for (const piece of pieces) {
          if (socket.destroyed) return
          socket.write(piece)
          await pause(each)
        }
      })()
    })

  it("slowly, a header at a time, is told so and hung up on", async () => {
    const headers = Array.from({ length: 200 }, (_, n) => `x-${n}: y\r\n`)
    const { text, took } = await say(["GET /api/v1/health HTTP/1.1\r\nhost: x\r\n", ...headers], 50)
    assert.match(text, /^HTTP\/1\.1 408 Request Timeout\r\n/)
    assert.match(text, /\r\n\r\n\{"type":"problem:too-slow","status":408\}$/)
    assert.ok(took < 5000, String(took))
  })

  it("slowly, a letter of a body at a time, is hung up on", async () => {
    const head =
      "POST /api/v1/sign-in HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n"
    const { text, took } = await say([head, ...Array<string>(200).fill("x")], 50)
    assert.doesNotMatch(text, /^HTTP\/1\.1 200/)
    assert.ok(took < 5000, String(took))
  })

  it("nothing at all is hung up on", async () => {
    const { took } = await say([""], 10)
    assert.ok(took < 5000, String(took))
  })

  it("what is no request is answered as a problem, and tells nothing", async () => {
    const { text } = await say(["NONSENSE\r\n\r\n"], 0)
    assert.match(text, /^HTTP\/1\.1 400 Bad Request\r\n/)
    assert.match(text, /content-security-policy: default-src 'none'/)
    assert.match(text, /\r\n\r\n\{"type":"problem:malformed","status":400\}$/)
    const { text: large } = await say([`GET / HTTP/1.1\r\nhost: x\r\nx-long: ${"y".repeat(40_000)}\r\n\r\n`], 0)
    assert.match(large, /^HTTP\/1\.1 431 /)
  })

  it("what could be read as two requests is taken as none", async () => {
    const smuggled =
      "content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /api/v1/me HTTP/1.1\r\nhost: x\r\n\r\n"
    const { text } = await say([`POST /api/v1/sign-in HTTP/1.1\r\nhost: x\r\n${smuggled}`], 0)
    assert.match(text, /^HTTP\/1\.1 400 /)
    assert.equal(text.match(/HTTP\/1\.1/g)?.length, 1)
  })
})
