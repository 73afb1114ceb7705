import { csvOf } from "#platform/kernel/csv.ts"
import { lanterns } from "#modules/decisions/examples.ts"
import { sql } from "#platform/database/sql.ts"
import { makeLink } from "#platform/identity/session.ts"
import { pdf } from "#platform/identity/nomination/examples.ts"
import assert from "node:assert/strict"
import { before, describe, it } from "node:test"
import { siege, type Answered, type Asked, type Siege } from "./siege.ts"
import { filled, form, things } from "./things.ts"

const typeOf = ({ body }: Answered): string => (JSON.parse(body) as { type: string }).type
const post = (json: unknown, more: Asked = {}): Asked => ({ method: "POST", json, ...more })

describe("a key", () => {
  let all: Siege
  before(async () => void (all = await siege()))
  const key = (shown: string): Asked => ({ headers: { authorization: `Bearer ${shown}` } })
  const make = async (change: object, as = "anselm"): Promise<string> => {
    const wish = { name: "case", acts: null, readOnly: false, ranges: [], days: 1, ...change }
    const answer = await all.ask("/api/v1/account/keys", post(wish, { as }))
    assert.equal(answer.status, 200, answer.body)
    return (JSON.parse(answer.body) as { key: string }).key
  }
  const statusOf = async (shown: string, path = "/api/v1/imports", more: Asked = {}) =>
    (await all.ask(path, { ...more, headers: { ...more.headers, ...key(shown).headers } })).status

  it("that is empty, of a wrong length, or right at its beginning alone, is none", async () => {
    const right = await make({})
    assert.equal(await statusOf(right), 200)
    const wrong = [
      "",
      "x",
      "pal_",
      right.slice(0, 10),
      right.slice(0, -1),
      `${right}x`,
      `${right.slice(0, -1)}!`,
      right.toUpperCase(),
    ]
    for (const shown of wrong) assert.equal(await statusOf(shown), 401, shown)
    assert.equal(await statusOf(right, "/api/v1/treaties"), 200)
    for (const shown of wrong) assert.equal(await statusOf(shown, "/api/v1/treaties"), 401, "not even what is public")
  })

  it("is not good when it is over, revoked, or from elsewhere than it was said", async () => {
    const [over, revoked, elsewhere] = [
      await make({ name: "over" }),
      await make({ name: "revoked" }),
      await make({ ranges: ["203.0.113.0/24"] }),
    ]
    await all.server.database.kysely
      .connection()
      .execute((db) =>
        sql`update identity.key set made = now() - interval '2 days', expires = now() - interval '1 day' where name = 'over'`.execute(
          db,
        ),
      )
    assert.equal(await statusOf(over), 401)
    const keys = JSON.parse((await all.ask("/api/v1/account/keys", { as: "anselm" })).body) as {
      id: string
      name: string
    }[]
    const id = keys.find(({ name }) => name === "revoked")?.id
    assert.equal((await all.ask(`/api/v1/account/keys/${id}`, { as: "anselm", method: "DELETE" })).status, 200)
    assert.equal(await statusOf(revoked), 401)
    assert.equal(await statusOf(elsewhere), 401)
    assert.equal(await statusOf(elsewhere, "/api/v1/imports", { headers: { "x-forwarded-for": "203.0.113.77" } }), 200)
  })

  it("may what it was made for, and only reads where it only reads", async () => {
    const narrow = await make({ acts: ["import.list"] })
    assert.deepEqual([await statusOf(narrow), await statusOf(narrow, "/api/v1/corrections")], [200, 403])
    const reading = await make({ readOnly: true })
    assert.equal(await statusOf(reading), 200)
    assert.equal(await statusOf(reading, "/api/v1/views", { method: "POST" }), 403)
  })

  it("may not make another key, revoke one, or change how its person signs in", async () => {
    for (const shown of [await make({ readOnly: true }), await make({})])
      for (const [path, method, body] of [
        ["/api/v1/account/keys", "POST", { name: "x", acts: null, readOnly: false, ranges: [], days: 365 }],
        ["/api/v1/account/password", "PUT", { password: "lanterns under nine bridges" }],
        ["/api/v1/account/second-factor", "POST", undefined],
        ["/api/v1/account/passkeys/challenge", "POST", undefined],
      ] as const) {
        const answer = await all.ask(path, { ...key(shown), method, ...(body && { json: body }) })
        assert.equal(answer.status, 403, `${method} ${path}: ${answer.body}`)
      }
  })

  it("is told once, and is in no list", async () => {
    const made = await make({ name: "once" })
    const list = await all.ask("/api/v1/account/keys", { as: "anselm" })
    assert.ok(!list.body.includes(made) && !list.body.includes(made.slice(12)))
  })
})

describe("a person", () => {
  let all: Siege
  before(async () => void (all = await siege()))

  it("is given no role, name or appointment by sending it along", async () => {
    const more = {
      role: "administrator",
      appointments: [{ role: "administrator" }],
      status: "active",
      person: "administrator",
      rights: ["*"],
    }
    for (const [path, method, body] of [
      ["/api/v1/account", "PATCH", { language: "en", ...more }],
      ["/api/v1/views", "POST", { name: "Lamps", filter: {}, ...more }],
      ["/api/v1/account/keys", "POST", { name: "k", acts: null, readOnly: true, ranges: [], days: 1, ...more }],
      ["/api/v1/sign-in", "POST", { token: "x", ...more }],
    ] as const) {
      const answer = await all.ask(path, { as: "bruno", method, json: body })
      assert.deepEqual([answer.status, typeOf(answer)], [400, "problem:malformed"], path)
    }
    const me = JSON.parse((await all.ask("/api/v1/me", { as: "bruno" })).body) as { appointments: { role: string }[] }
    assert.deepEqual(
      me.appointments.map(({ role }) => role),
      ["focal-point"],
    )
  })

  it("of one State raises nobody to administrator, in another State or their own", async () => {
    const letter = JSON.parse(
      (await all.ask("/api/v1/nominations/letters", { as: "bruno", method: "POST", ...form({ "n.pdf": pdf }) })).body,
    ) as { id: string }
    const wording = {
      process: null,
      name: "Nadie Nunca",
      title: "Adviser",
      email: "nadie@ministry.example",
      language: "es",
      basis: "Note 9",
      since: "2026-01-01",
      until: null,
      replaces: null,
      letter: letter.id,
    }
    for (const [role, party] of [
      ["administrator", null],
      ["secretariat", null],
      ["administrator", "state-ury"],
      ["contributor", "state-jor"],
      ["focal-point", "state-jor"],
    ] as const) {
      const answer = await all.ask("/api/v1/nominations", post({ ...wording, role, party }, { as: "bruno" }))
      assert.ok([403, 404, 422].includes(answer.status), `${role} ${party}: ${answer.status} ${answer.body}`)
    }
  })

  it("sees nobody of another State, in list, count, search or file", async () => {
    for (const path of [
      "/api/v1/people",
      "/api/v1/people?q=amina",
      "/api/v1/people/export?format=csv",
      "/api/v1/people?limit=500",
    ]) {
      const answer = await all.ask(path, { as: "bilal" })
      assert.ok(answer.status < 500, answer.body)
      for (const word of ["Bruno Fittizio", "Benita", "Amina", "Carla"])
        assert.ok(!answer.body.includes(word), `${path}: ${word}`)
    }
  })

  it("who does not exist is answered as one who does not let themselves be known", async () => {
    const [nobody, amina] = [
      await all.ask("/api/v1/people/nobody-at-all", { as: "bilal" }),
      await all.ask("/api/v1/people/amina", { as: "bilal" }),
    ]
    assert.deepEqual([nobody.status, nobody.body], [amina.status, amina.body])
  })
})

describe("what is brought and what is given out", () => {
  let all: Siege
  before(async () => void (all = await siege()))

  it("is data though it says it is a page: HTML, SVG and scripts are read, and never shown as such", async () => {
    const script = "<script>alert(document.domain)</script>"
    const files = {
      "page.html": `<html><body><p>1. Urges ${script} lanterns;</p></body></html>`,
      "picture.svg": `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">${script}</svg>`,
    }
    const brought = await all.ask("/api/v1/imports", { as: "amina", method: "POST", ...form(files) })
    assert.equal(brought.status, 200, brought.body)
    for (const { id } of (JSON.parse(brought.body) as { imports: { id: string }[] }).imports) {
      const answer = await all.ask(`/api/v1/imports/${id}`, { as: "amina" })
      assert.match(String(answer.headers["content-type"]), /^application\/json/)
      assert.match(String(answer.headers["content-security-policy"]), /default-src 'none'.*; sandbox$/)
      assert.equal(answer.headers["x-content-type-options"], "nosniff")
      await all.ask(`/api/v1/imports/${id}/discard`, { as: "amina", method: "POST" })
    }
  })

  it("is an attachment of its contract's own type, whatever it was called", async () => {
    for (const endpoint of all.served.filter(({ formats, method }) => formats && method === "get"))
      for (const [format, type] of Object.entries(endpoint.formats ?? {})) {
        const at = await things()
        const answer = await all.ask(`${at.at(endpoint.path)}?format=${format}`, {
          as: endpoint.act.startsWith("ledger.") ? "grace" : "amina",
        })
        if (answer.status !== 200) continue
        assert.match(String(answer.headers["content-security-policy"]), /; sandbox$/)
        assert.equal(answer.headers["x-content-type-options"], "nosniff")
        if (type.startsWith("text/html") || type.includes("svg") || type.includes("xml") || type.includes("pdf"))
          assert.match(String(answer.headers["content-disposition"]), /^attachment/, `${endpoint.act} ${format}`)
      }
  })

  it("is no formula in any sheet, also behind tabs, returns and signs that cannot be seen", async () => {
    const evil = [
      "=1+1",
      "\t=1+1",
      "\r=1+1",
      "\u200b=1+1",
      "\u202e@SUM(A1)",
      "\ufeff+1",
      " -1+1",
      "＝1+1",
      "%0A=1",
      "|calc",
      "\u00a0=1",
      "\u2060\u200d=cmd|' /C calc'!A0",
    ]
    const lines: string[] = []
    for await (const line of csvOf([["words", (word: string) => word]], evil)) lines.push(line)
    for (const line of lines.slice(1)) assert.match(line, /^"?'/, JSON.stringify(line))

    // And in every export of the product, where somebody's words go in.
    await all.ask("/api/v1/imports", {
      as: "amina",
      method: "POST",
      ...form({ "formula.txt": lanterns.replaceAll("901", "903").replace("Safety of lanterns", "=HYPERLINK(1)") }),
    })
    const sheets = all.served.filter(({ formats, method }) => method === "get" && formats && "csv" in formats)
    assert.ok(sheets.length >= 6)
    const at = await things()
    for (const { path, act } of sheets) {
      const answer = await all.ask(`${at.at(path)}?format=csv`, { as: act.startsWith("ledger.") ? "grace" : "amina" })
      if (answer.status !== 200) continue
      assert.match(answer.body, /^\ufeff/, act)
      for (const cell of answer.body.split(/[\r\n]+|,/))
        assert.doesNotMatch(cell, /^"?[\s\p{Cc}\p{Cf}\p{Zs}]*[=@＝＠|]/u, `${act}: ${cell}`)
    }
  })

  it("is not what a name outside says: no path, no other type, no line of a header", async () => {
    const name = '../../etc/passwd"\r\nset-cookie: a=b; x="'.replaceAll(/[\r\n"]/g, "_")
    const brought = await all.ask("/api/v1/imports", {
      as: "amina",
      method: "POST",
      ...form({ [name]: lanterns.replaceAll("901", "904") }),
    })
    assert.equal(brought.status, 200)
    assert.equal(brought.headers["set-cookie"], undefined)
  })

  it("is no way to this machine or its network, wherever an address is taken", async () => {
    const at = await things()
    const place = all.served.find(({ act }) => act === "progress.report")?.path ?? ""
    for (const link of [
      "javascript:alert(1)",
      "data:text/html,x",
      "file:///etc/passwd",
      "ftp://x.example/",
      "vbscript:x",
      " javascript:alert(1)",
      "JaVaScRiPt:x",
    ]) {
      const answer = await all.ask(at.at(place), post({ status: "in-hand", note: null, link }, { as: "amina" }))
      assert.equal(answer.status, 400, link)
    }
    // What may be kept as a link is kept, and nobody goes there: nothing the server serves asks an address that somebody gave.
    const began = Date.now()
    for (const link of ["http://169.254.169.254/latest/meta-data/", "http://[::1]:1/", "http://10.255.255.1/"]) {
      const answer = await all.ask(at.at(place), post({ status: "in-hand", note: null, link }, { as: "amina" }))
      assert.ok(answer.status < 500)
    }
    assert.ok(Date.now() - began < 5000)
  })

  it("leads nobody to another site", async () => {
    for (const path of [
      "//evil.example",
      "/\\evil.example",
      "/en//evil.example",
      "/%2f%2fevil.example",
      "/en?next=//evil.example",
      "/?language=//evil.example",
      "/en/sign-in?to=https://evil.example",
    ]) {
      const { headers, status } = await all.ask(path)
      assert.ok(status < 500, path)
      assert.ok(
        headers.location === undefined || /^\/[a-z]{2}\/$/.test(headers.location),
        `${path}: ${headers.location}`,
      )
    }
    const forged = await all.ask("/", { headers: { host: "evil.example", "x-forwarded-host": "evil.example" } })
    assert.match(String(forged.headers.location), /^\/[a-z]{2}\/$/)
  })
})

describe("a request of another site", () => {
  let all: Siege
  before(async () => void (all = await siege()))

  it("changes nothing, at any endpoint, whatever it says of itself", async () => {
    const foreign = [
      { origin: "https://evil.example" },
      { origin: "null" },
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
      { origin: "https://evil.example", "sec-fetch-site": "same-origin" },
      { origin: "http://localhost.evil.example" },
    ]
    for (const endpoint of all.served.filter(({ method, reads }) => method !== "get" && reads !== true))
      for (const headers of foreign) {
        const answer = await all.ask(filled(endpoint.path), {
          as: "amina",
          method: endpoint.method.toUpperCase(),
          json: {},
          headers: { ...headers },
        })
        assert.deepEqual(
          [answer.status, typeOf(answer)],
          [403, "problem:cross-site"],
          `${endpoint.act} ${JSON.stringify(headers)}`,
        )
      }
  })
})

describe("a session", () => {
  let all: Siege
  before(async () => void (all = await siege()))
  const person = async (cookie: string) =>
    (JSON.parse((await all.ask("/api/v1/me", { headers: { cookie } })).body) as { person: string }).person

  it("is another after each signing in, so that nobody is slipped one they know", async () => {
    const known = `palermo=${"a".repeat(43)}`
    const token = await all.server.database.transaction("platform", (db) => makeLink(db, new Date(), "grace"))
    const answer = await all.ask(
      "/api/v1/sign-in",
      post({ token }, { headers: { cookie: known, "x-forwarded-for": "198.51.100.90" } }),
    )
    const given = String(answer.headers["set-cookie"]).split(";")[0] ?? ""
    assert.notEqual(given, known)
    assert.deepEqual([await person(given), await person(known)], ["grace", "public"])
  })

  it("begins with a link once, and never again with the same", async () => {
    const token = await all.server.database.transaction("platform", (db) => makeLink(db, new Date(), "grace"))
    const sign = () => all.ask("/api/v1/sign-in", post({ token }, { headers: { "x-forwarded-for": "198.51.100.91" } }))
    assert.deepEqual([(await sign()).status, (await sign()).status], [200, 401])
  })

  it("ends everywhere when its person is disabled, and does not come back with them", async () => {
    const cookie = await all.signIn("eve")
    assert.equal(await person(cookie), "eve")
    const set = (status: string) =>
      all.server.database.transaction("platform", (db) =>
        sql`update identity.person set status = ${status} where id = 'eve'`.execute(db),
      )
    await set("disabled")
    assert.equal(await person(cookie), "public")
    await set("active")
    assert.equal(await person(cookie), "public")
  })
})
