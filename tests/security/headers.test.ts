import assert from "node:assert/strict"
import { readdirSync } from "node:fs"
import { before, describe, it } from "node:test"
import { besiege, siege, type Answered, type Siege } from "./siege.ts"

/** What a browser is told with every answer, to the byte; the rest of the headers belongs to HTTP itself. */
const always = {
  "cross-origin-embedder-policy": "require-corp",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "origin-agent-cluster": "?1",
  "permissions-policy":
    "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), clipboard-write=(self), display-capture=(), " +
    "encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), hid=(), identity-credentials-get=(), idle-detection=(), " +
    "local-fonts=(), magnetometer=(), microphone=(), midi=(), otp-credentials=(), payment=(), picture-in-picture=(), " +
    "publickey-credentials-create=(self), publickey-credentials-get=(self), screen-wake-lock=(), serial=(), storage-access=(), " +
    "usb=(), xr-spatial-tracking=()",
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
}
const page =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; font-src 'self'; " +
  "manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; " +
  "require-trusted-types-for 'script'; trusted-types worker"
const asset = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
const answer = `${asset}; sandbox`
const varies = "accept, accept-encoding, accept-language, authorization, cookie"

/** What is HTTP's own, or is another with every answer. */
const itsOwn = ["connection", "keep-alive", "date", "content-length", "etag", "transfer-encoding", "set-cookie"]

function told({ headers }: Answered): Record<string, unknown> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !itsOwn.includes(name)))
}

describe("the headers", () => {
  let all: Siege
  before(async () => void (all = await siege()))

  it("of a page let it load what is ours and nothing else", async () => {
    for (const path of ["/en/", "/ar/mandates?status=due"])
      assert.deepEqual(told(await all.ask(path)), {
        ...always,
        "content-security-policy": page,
        "cache-control": "no-cache",
        "content-type": "text/html; charset=utf-8",
      })
  })

  it("of what leads nowhere, and of a way on, are those of a page", async () => {
    const nowhere = told(await all.ask("/nowhere"))
    assert.deepEqual(nowhere, {
      ...always,
      "content-security-policy": page,
      "cache-control": "no-store",
      "content-type": "text/html; charset=utf-8",
    })
    for (const path of ["/", "/en"]) assert.equal(told(await all.ask(path))["content-security-policy"], page, path)
  })

  it("of a file pages are made of let it be kept for ever, and be nothing by itself", async () => {
    const name = readdirSync("dist/web/assets").find((each) => each.endsWith(".js"))
    assert.deepEqual(told(await all.ask(`/assets/${name}`)), {
      ...always,
      "content-security-policy": asset,
      "cache-control": "public, max-age=31536000, immutable",
      "content-type": "text/javascript; charset=utf-8",
      vary: "accept-encoding",
    })
  })

  it("of the worker that keeps these files let it fetch them, and do nothing else", async () => {
    assert.deepEqual(told(await all.ask("/worker.js")), {
      ...always,
      "content-security-policy": `${asset}; connect-src 'self'`,
      "cache-control": "no-cache",
      "content-type": "text/javascript; charset=utf-8",
      vary: "accept-encoding",
    })
  })

  it("of a worker that reckons let it run what is ours, WebAssembly too, and ask nobody for anything", async () => {
    const names = readdirSync("dist/web/assets/workers").filter((each) => each.endsWith(".js"))
    assert.ok(names.length > 0)
    for (const name of names)
      assert.deepEqual(told(await all.ask(`/assets/workers/${name}`)), {
        ...always,
        "content-security-policy": `${asset}; script-src 'self' 'wasm-unsafe-eval'`,
        "cache-control": "public, max-age=31536000, immutable",
        "content-type": "text/javascript; charset=utf-8",
        vary: "accept-encoding",
      })
  })

  it("of an answer to the public let it be kept, if it is asked after", async () => {
    assert.deepEqual(told(await all.ask("/api/v1/treaties")), {
      ...always,
      "content-security-policy": answer,
      "cache-control": "no-cache",
      "content-type": "application/json; charset=utf-8",
      vary: varies,
    })
  })

  it("of an answer to somebody let nobody keep it", async () => {
    for (const path of ["/api/v1/treaties", "/api/v1/me", "/api/v1/imports"])
      assert.deepEqual(told(await all.ask(path, { as: "amina" })), {
        ...always,
        "content-security-policy": answer,
        "cache-control": "no-store",
        "content-type": "application/json; charset=utf-8",
        vary: varies,
      })
  })

  it("of what is written let nobody keep the answer, whoever wrote it", async () => {
    const sent = { method: "POST", json: { text: "Uruguay" } }
    for (const as of [undefined, "amina"]) {
      const headers = told(await all.ask("/api/v1/treaties/lists", { ...sent, as }))
      assert.deepEqual([headers["cache-control"], headers["content-security-policy"]], ["no-store", answer])
    }
  })

  it("of a download have it kept as a file, in a place of its own", async () => {
    const day = new Date().toISOString().slice(0, 10)
    for (const [as, cache] of [
      [undefined, "no-cache"],
      ["amina", "no-store"],
    ] as const)
      assert.deepEqual(told(await all.ask("/api/v1/mandates/export?format=csv", { as })), {
        ...always,
        "content-security-policy": answer,
        "cache-control": cache,
        "content-disposition": `attachment; filename="mandates-${day}.csv"; filename*=UTF-8''mandates-${day}.csv`,
        "content-type": "text/csv; charset=utf-8",
        vary: varies,
      })
  })

  it("of a problem are those of an answer that nobody keeps", async () => {
    for (const [path, method] of [
      ["/api/v1/nowhere", "GET"],
      ["/api/v1/imports", "GET"],
      ["/api/v1/%E0%A4%A", "GET"],
      ["/api/v1/documents?x=1", "GET"],
      ["/api/v1/views", "POST"],
    ] as const)
      assert.deepEqual(
        told(await all.ask(path, { method })),
        {
          ...always,
          "content-security-policy": answer,
          "cache-control": "no-store",
          "content-type": "application/problem+json; charset=utf-8",
        },
        path,
      )
  })

  it("let no other site read an answer, whatever it says it is", async () => {
    const headers = { origin: "https://evil.example", "access-control-request-method": "GET" }
    for (const method of ["GET", "OPTIONS"]) {
      const names = Object.keys((await all.ask("/api/v1/treaties", { method, headers })).headers)
      assert.deepEqual(
        names.filter((name) => name.startsWith("access-control")),
        [],
        method,
      )
    }
  })

  it("tell nobody what answers", async () => {
    const { headers } = await all.ask("/api/v1/treaties")
    assert.deepEqual([headers["server"], headers["x-powered-by"]], [undefined, undefined])
  })
})

describe("over https", () => {
  const origin = "https://palermo.example"
  let all: Siege
  before(async () => void (all = await besiege({ origin })))

  it("a browser is told never to come by an open line again", async () => {
    const strict = "max-age=63072000; includeSubDomains"
    for (const path of ["/en/", "/api/v1/treaties", "/api/v1/nowhere"])
      assert.equal((await all.ask(path)).headers["strict-transport-security"], strict, path)
    const plain = await siege()
    assert.equal((await plain.ask("/en/")).headers["strict-transport-security"], undefined)
    const forwarded = { headers: { "x-forwarded-proto": "https" } }
    assert.equal((await plain.ask("/en/", forwarded)).headers["strict-transport-security"], strict)
  })

  it("the cookie is of this very host, and no other is taken in its place", async () => {
    const cookie = await all.cookieOf("amina")
    assert.match(cookie, /^__Host-palermo=[\w-]{43}$/)
    const person = async (shown: string) =>
      (JSON.parse((await all.ask("/api/v1/me", { headers: { cookie: shown } })).body) as { person: string }).person
    assert.equal(await person(cookie), "amina")
    assert.equal(await person(cookie.replace("__Host-", "")), "public")
  })

  it("the cookie is seen by no script, and sent at no other site's wish", async () => {
    const given = await all.ask("/api/v1/sign-out", { method: "POST", as: "amina" })
    const [taken = ""] = given.headers["set-cookie"] ?? []
    assert.match(taken, /^__Host-palermo=; Max-Age=0; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/)
  })
})
