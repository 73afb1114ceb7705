import assert from "node:assert/strict"
import { before, describe, it } from "node:test"
import { setTimeout as pause } from "node:timers/promises"
import { besiege, type Asked, type Siege } from "./siege.ts"

const post = (json: unknown, more: Asked = {}): Asked => ({ method: "POST", json, ...more })

describe("what is written about what happens", () => {
  let all: Siege
  before(async () => void (all = await besiege({ log: "debug" })))

  it("has no name, address, secret or word of anybody in it", async () => {
    const cookie = await all.cookieOf("amina")
    const secrets = ["zephyrine@ministry.example", "Quillfeather", "swordfish-password-9", "Whispered Question"]
    const asked: [string, Asked][] = [
      ["/api/v1/sign-in/password", post({ email: secrets[0], password: secrets[2] })],
      ["/api/v1/sign-in/reset", post({ email: secrets[0] })],
      ["/api/v1/sign-in", post({ token: secrets[2] })],
      [`/api/v1/search/all?q=${encodeURIComponent(secrets[3] ?? "")}`, { as: "amina" }],
      [`/api/v1/people?q=${encodeURIComponent(secrets[1] ?? "")}`, { as: "amina" }],
      ["/api/v1/views", post({ name: secrets[1], filter: {} }, { as: "amina" })],
      ["/api/v1/account", { as: "amina", method: "PATCH", json: { name: secrets[1] } }],
      ["/api/v1/me", { headers: { authorization: `Bearer ${secrets[2]}`, "x-forwarded-for": "203.0.113.201" } }],
      [
        "/api/v1/treaties",
        { headers: { "user-agent": "Whispered Question", referer: "https://x.example/Quillfeather" } },
      ],
      ["/en/sign-in?code=swordfish-password-9", {}],
    ]
    for (const [path, each] of asked) await all.ask(path, each)
    await pause(50)
    const log = all.logged.join("")
    assert.ok(all.logged.length > 10)
    for (const word of [
      ...secrets,
      encodeURIComponent("Whispered Question"),
      "Whispered",
      "203.0.113",
      "198.51.100",
      "Amina Inventada",
      cookie.split("=")[1] ?? "?",
    ])
      assert.ok(!log.includes(word), `${word} is in the log`)
    assert.deepEqual(
      all.logged.filter((line) => (JSON.parse(line) as { level: number }).level >= 50),
      [],
    )
  })

  it("is counted for the operator of this machine, by operation and of nobody", async () => {
    const figures = await all.ask("/metrics")
    assert.equal(figures.status, 200)
    assert.equal(figures.headers["cache-control"], "no-store")
    assert.match(figures.body, /palermo_answers_total\{method="GET",place="\/api\/v1\/search\/all",status="200"\} 1/)
    assert.match(figures.body, /palermo_jobs\{status="waiting"\} \d/)
    for (const word of ["amina", "Quillfeather", "zephyrine", "203.0.113"])
      assert.ok(!figures.body.includes(word), word)
  })

  it("is for nobody else to count", async () => {
    const nothing = await all.ask("/nothing-here", { headers: { accept: "application/json" } })
    const refused = await all.ask("/metrics", { headers: { "x-forwarded-for": "203.0.113.9" } })
    assert.equal(refused.status, 404)
    assert.equal(nothing.status, 404)
    const proxied = await besiege({
      origin: "https://palermo.example",
      metricsSecrets: ["a-younger-secret-123", "an-older-secret-1234"],
    })
    const status = async (headers: Record<string, string>) => (await proxied.ask("/metrics", { headers })).status
    assert.deepEqual(
      [await status({}), await status({ authorization: "Bearer wrong" }), await status({ authorization: "Bearer " })],
      [404, 404, 404],
    )
    assert.equal(await status({ authorization: "Bearer an-older-secret-1234", "x-forwarded-for": "203.0.113.9" }), 200)
    assert.equal(await status({ authorization: "Bearer a-younger-secret-123" }), 200)
  })
})
