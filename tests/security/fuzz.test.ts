import type { AnyEndpoint } from "#platform/kernel/endpoint.ts"
import * as fc from "fast-check"
import assert from "node:assert/strict"
import { before, describe, it } from "node:test"
import { like, nastyWords, unlike } from "./arbitrary.ts"
import { siege, type Answered, type Asked, type Siege } from "./siege.ts"
import { form } from "./things.ts"

/** What would tell a stranger how the program is made. */
const entrails =
  /\bat [^\n]*\.(ts|js):\d+|node_modules|\bsyntax error\b|pg_catalog|PostgresError|ECONN|\/platform\/|\/modules\//

/** How long an answer may take on a machine that has other things to do, in milliseconds. */
const longest = 10_000

describe("whatever is sent", () => {
  let all: Siege
  before(async () => void (all = await siege()))

  /** Asks, and holds the answer against what every answer must be. */
  async function isSound(path: string, asked: Asked): Promise<Answered> {
    const began = performance.now()
    const answer = await all.ask(path, asked)
    const told = `${asked.method ?? "GET"} ${path} ${String(asked.body ?? JSON.stringify(asked.json)).slice(0, 500)}: ${answer.status} ${answer.body.slice(0, 300)}`
    assert.ok(answer.status < 500, told)
    assert.ok(performance.now() - began < longest, told)
    if (answer.status >= 400) {
      assert.match(String(answer.headers["content-type"]), /^application\/problem\+json/, told)
      assert.match((JSON.parse(answer.body) as { type: string }).type, /^problem:[a-z-]+$/, told)
      assert.doesNotMatch(answer.body, entrails, told)
    }
    return answer
  }

  const path = (endpoint: AnyEndpoint, params: unknown, query: unknown): string => {
    const blanks = params as Readonly<Record<string, unknown>> // The contract's own path is an object.
    const place = endpoint.path.replace(/\{(\w+)\??\}/g, (_, name: string) => encoded(blanks[name]) || "x")
    const asked = Object.entries((query ?? {}) as Record<string, unknown>).flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value]).map((each) => `${encoded(name)}=${encoded(each)}`),
    )
    return `/api/v1${place}${asked.length > 0 ? `?${asked.join("&")}` : ""}`
  }
  const encoded = (value: unknown): string =>
    encodeURIComponent((typeof value === "string" ? value : (JSON.stringify(value) ?? "")).toWellFormed())

  const params = (endpoint: AnyEndpoint) =>
    fc.oneof(
      like(endpoint.params),
      fc
        .constantFrom(...nastyWords)
        .map((word) =>
          Object.fromEntries([...endpoint.path.matchAll(/\{(\w+)\??\}/g)].map(([, name = ""]) => [name, word])),
        ),
    )

  const runs = (numRuns: number) => ({ numRuns, seed: 20101101, endOnFailure: true }) as const

  it("to an address and its question is answered, or refused in words", async () => {
    for (const endpoint of all.served.filter(({ method }) => method === "get"))
      await fc.assert(
        fc.asyncProperty(params(endpoint), unlike(endpoint.query), async (blanks, query) => {
          const sent = typeof query === "object" ? query : { q: query }
          await isSound(path(endpoint, blanks, sent), { as: "amina" })
        }),
        runs(25),
      )
  })

  it("in a body is taken, or refused in words", async () => {
    const taking = all.served.filter(({ method, upload }) => method !== "get" && !upload && mayBeAsked(method))
    for (const endpoint of taking)
      await fc.assert(
        fc.asyncProperty(params(endpoint), unlike(endpoint.body), async (blanks, body) => {
          // Whoever ends their own session here would be asked to sign in by all that follows.
          const as = /^(me\.sign-out|session-of-mine)/.test(endpoint.act) ? undefined : "anselm"
          await isSound(path(endpoint, blanks, {}), { as, method: endpoint.method.toUpperCase(), json: body })
        }),
        runs(25),
      )
  })

  const mayBeAsked = (method: string): boolean => method !== "head"

  it("that is no JSON, too deep, too long or of a wrong kind is refused in words", async () => {
    const deep = (sign: string, end: string, times: number) => sign.repeat(times) + end.repeat(times)
    const bodies: readonly [says: string, body: string | Uint8Array, type: string][] = [
      ["nothing", "", "application/json"],
      ["half an object", '{"a":', "application/json"],
      ["a deep list", deep("[", "]", 100_000), "application/json"],
      ["deep objects", `${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}`, "application/json"],
      ["an open deep list", "[".repeat(300_000), "application/json"],
      ["a long number", `{"a":${"9".repeat(500_000)}}`, "application/json"],
      ["many members", `{${Array.from({ length: 60_000 }, (_, n) => `"a${n}":1`).join(",")}}`, "application/json"],
      ["too much", `"${"x".repeat(1_100_000)}"`, "application/json"],
      ["bytes that are no text", Uint8Array.from([0xff, 0xfe, 0, 0xc3, 0x28]), "application/json"],
      ["a prototype", '{"__proto__":{"may":true},"constructor":{"prototype":{"may":true}}}', "application/json"],
      ["XML with an entity", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', "application/xml"],
      ["a form", "a=1&b=2", "application/x-www-form-urlencoded"],
      ["text", "hello", "text/plain"],
      ["a kind that is none", "{}", "application/json; charset=nonsense; =;"],
    ]
    const taking = all.served.filter(({ method, upload, act }) => method !== "get" && !upload && act !== "me.sign-out")
    for (const [n, endpoint] of taking.entries())
      for (const [at, [says, body, type]] of bodies.entries()) {
        // The large ones go to every fifth, in turn: what reads them is the same for all.
        if (body.length > 10_000 && (n + at) % 5 !== 0) continue
        const answer = await isSound(path(endpoint, {}, {}), {
          ...{ as: "anselm", method: endpoint.method.toUpperCase(), body, headers: { "content-type": type } },
        })
        assert.ok(
          answer.status >= 400 || endpoint.body.safeParse(undefined).success || endpoint.body.safeParse({}).success,
          `${endpoint.act}: ${says}`,
        )
      }
    assert.equal(({} as { may?: boolean }).may, undefined)
  })

  it("as files is read, or refused in words", async () => {
    const head = (text: string, boundary = "x") => ({
      body: text,
      headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
    })
    const file = (disposition: string) => `--x\r\n${disposition}\r\n\r\nhello\r\n--x--\r\n`
    const forms: Asked[] = [
      head(""),
      head("--x"),
      head("--x--\r\n"),
      head(file('content-disposition: form-data; name="files"; filename="../../../../lamp.txt"')),
      head(file(`content-disposition: form-data; name="files"; filename="${"n".repeat(10_000)}"`)),
      head(file('content-disposition: form-data; name="__proto__"; filename="a.txt"')),
      head(file('content-disposition: form-data; name="files"; filename="a\0b.txt"')),
      head(file("content-disposition: nonsense")),
      head(file(Array.from({ length: 3000 }, (_, n) => `x-${n}: y`).join("\r\n"))),
      head(`${'--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nb\r\n'.repeat(200)}--x--\r\n`),
      { body: "hello", headers: { "content-type": "multipart/form-data" } },
      { json: {} },
      form({ "a.docx": Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]) }),
      form({ "a.pdf": "%PDF-1.7\nnothing" }),
      form({ "empty.txt": "" }),
    ]
    for (const { path: place } of all.served.filter(({ upload }) => upload))
      for (const each of forms) await isSound(`/api/v1${place}`, { ...each, as: "amina", method: "POST" })
  })

  it("by a method that is not served is refused, and told which are", async () => {
    const places = new Set(all.served.map(({ path: place }) => place))
    for (const place of places) {
      const here = all.served.filter((each) => each.path === place).map(({ method }) => method.toUpperCase())
      for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"].filter(
        (each) => !here.includes(each),
      )) {
        const answer = await isSound(path({ path: place } as AnyEndpoint, {}, {}), { as: "amina", method })
        // Another place may have a blank where this one has a word.
        const elsewhere = all.served.some((each) => each.method.toUpperCase() === method && matches(each.path, place))
        if (!elsewhere) assert.ok([404, 405].includes(answer.status), `${method} ${place}: ${answer.status}`)
        if (answer.status === 405)
          for (const each of here) assert.ok(answer.headers.allow?.includes(each), `${place} ${each}`)
      }
    }
  })

  const matches = (pattern: string, place: string): boolean =>
    new RegExp(`^${pattern.replaceAll(/\{\w+\??\}/g, "[^/]+")}$`).test(place.replaceAll(/\{\w+\??\}/g, "x"))

  it("leaves no line of an error in the log", () => {
    const errors = all.logged.filter((line) => (JSON.parse(line) as { level: number }).level >= 50)
    assert.deepEqual(errors, [])
  })
})
