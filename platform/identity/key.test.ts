import { sql } from "#platform/database/sql.ts"
import { atTheDoor, good, settle, type Browser, type Door } from "#tests/signing-in.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"

const usual = { name: "figures for the bulletin", acts: null, readOnly: false, ranges: [], days: 30 }

async function make(browser: Browser, asked: object = {}): Promise<string> {
  const made = await browser.ask("POST", "/account/keys", { ...usual, ...asked })
  assert.equal(made.status, 200, JSON.stringify(made.body))
  return String(made.body["key"])
}

async function veraAt(door: Door): Promise<Browser> {
  const vera = await door.signedIn("vera")
  await settle(vera)
  return vera
}

/** Asks by a key, from an address. */
const asked = async (door: Door, key: string, method: string, path: string, body?: unknown, address?: string) =>
  door.browser(address).ask(method, path, body, { authorization: `Bearer ${key}` })

const view = { name: "Mine", filter: {} }

describe("a key", () => {
  atTheDoor("asks in its person's place, is shown once, and only its beginning is kept in the open", async (door) => {
    const vera = await veraAt(door)
    const key = await make(vera)
    assert.match(key, /^pal_[\w-]{43}$/)
    const me = await asked(door, key, "GET", "/me")
    assert.equal(me.body["person"], "vera")
    const listed = (await vera.ask("GET", "/account/keys")).body as unknown as Record<string, unknown>[]
    assert.equal(listed.length, 1)
    assert.equal(listed[0]?.["prefix"], key.slice(0, 10))
    assert.ok(!JSON.stringify(listed).includes(key))
    assert.ok(!JSON.stringify(await door.db.query(sql`select * from identity.key`)).includes(key))
    const letters = await door.letters()
    assert.ok(letters.some(({ text }) => /clave/.test(text) && !text.includes(key)))
  })

  atTheDoor("that is empty, too short, or right at its beginning and wrong after is no key", async (door) => {
    const key = await make(await veraAt(door))
    for (const wrong of [
      "",
      "pal_",
      key.slice(0, -1),
      `${key}x`,
      `${key.slice(0, 20)}${"A".repeat(27)}`,
      "x".repeat(5000),
    ]) {
      const answer = await asked(door, wrong, "GET", "/me")
      assert.deepEqual([answer.status, answer.body["type"]], [401, "problem:key-not-valid"], wrong.slice(0, 60))
    }
    const basic = await door.browser().ask("GET", "/me", undefined, { authorization: "Basic dmVyYTp4" })
    assert.equal(basic.status, 401)
  })

  atTheDoor("that has expired or was revoked is refused", async (door) => {
    const vera = await veraAt(door)
    const [short, other] = [await make(vera, { days: 1 }), await make(vera)]
    const [{ id }] = (await vera.ask("GET", "/account/keys")).body as unknown as [{ id: string; prefix: string }]
    const listed = (await vera.ask("GET", "/account/keys")).body as unknown as { id: string; prefix: string }[]
    const revoked = listed.find(({ prefix }) => other.startsWith(prefix))?.id ?? id
    assert.equal((await vera.ask("DELETE", `/account/keys/${revoked}`)).status, 200)
    assert.equal((await vera.ask("DELETE", `/account/keys/${revoked}`)).status, 404)
    assert.equal((await asked(door, other, "GET", "/me")).status, 401)
    assert.equal((await asked(door, short, "GET", "/me")).status, 200)
    door.pass(24 * 60 + 1)
    assert.equal((await asked(door, short, "GET", "/me")).status, 401)
  })

  atTheDoor("that was revoked stays so, whatever its owner asks of the database", async (door) => {
    const vera = await veraAt(door)
    const key = await make(vera)
    const [{ id }] = (await vera.ask("GET", "/account/keys")).body as unknown as [{ id: string }]
    assert.equal((await vera.ask("DELETE", `/account/keys/${id}`)).status, 200)
    await assert.rejects(
      door.as("vera", (db) => sql`update identity.key set revoked = null`.execute(db)),
      /permission denied/,
    )
    assert.equal((await asked(door, key, "GET", "/me")).status, 401)
  })

  atTheDoor("is seen and revoked by whoever made it when they hold no appointment any more", async (door) => {
    const vera = await veraAt(door)
    const key = await make(vera)
    await door.db.query(sql`update identity.appointment set until = '2000-01-02' where person = 'vera'`)
    const [{ id }] = (await vera.ask("GET", "/account/keys")).body as unknown as [{ id: string }]
    assert.equal((await vera.ask("POST", "/account/keys", usual)).status, 403)
    assert.equal((await vera.ask("DELETE", `/account/keys/${id}`)).status, 200)
    assert.equal((await asked(door, key, "GET", "/me")).status, 401)
  })

  atTheDoor("made before a role demanded a second factor does not pass the demand", async (door) => {
    const vera = await veraAt(door)
    const strong = await make(vera)
    const weak = door.browser()
    const entered = await weak.ask("POST", "/sign-in/password", { email: "vera@lantern.example", password: good })
    assert.equal(entered.status, 200)
    const key = await make(weak)
    let kept = 0
    const keep = async (shown: string) =>
      (await asked(door, shown, "POST", "/views", { ...view, name: `Mine ${(kept += 1)}` })).status
    assert.deepEqual([await keep(key), await keep(strong)], [200, 200])
    const administrator = await door.signedIn("administrator")
    const demand = await administrator.ask("PUT", "/settings/second-factor/observer", { demanded: true })
    assert.equal(demand.status, 200)
    assert.deepEqual([await keep(key), await keep(strong)], [403, 200])
  })

  atTheDoor("is good from its ranges of addresses and from nowhere else", async (door) => {
    const key = await make(await veraAt(door), { ranges: ["192.0.2.77/28", "2001:db8::/32"] })
    const from = async (address: string) => (await asked(door, key, "GET", "/me", undefined, address)).status
    assert.equal(await from("192.0.2.70"), 200)
    assert.equal(await from("192.0.2.80"), 401)
    assert.equal(await from("2001:db8:1::9"), 200)
    assert.equal(await from("2001:db9::1"), 401)
    assert.equal(await from("::ffff:192.0.2.66"), 200)
  })

  atTheDoor("that may only read changes nothing, and makes no new key", async (door) => {
    const key = await make(await veraAt(door), { readOnly: true })
    assert.equal((await asked(door, key, "GET", "/mandates")).status, 200)
    assert.equal((await asked(door, key, "POST", "/views", view)).status, 403)
    assert.equal((await asked(door, key, "POST", "/account/keys", usual)).status, 403)
  })

  atTheDoor("never signs in, never makes another key, and never changes how its person signs in", async (door) => {
    const key = await make(await veraAt(door))
    const never: [method: string, path: string, body?: object][] = [
      ["POST", "/account/keys", usual],
      ["GET", "/account/keys"],
      ["PUT", "/account/password", { password: "another of nine bridges" }],
      ["POST", "/account/second-factor"],
      ["POST", "/account/passkeys/challenge"],
      ["DELETE", "/account/sessions?which=all"],
      ["GET", "/account"],
      ["POST", "/sign-in/passkey/challenge"],
      ["POST", "/sign-in/invented", { person: "amina" }],
      ["POST", "/sign-in", { token: "x" }],
    ]
    for (const [method, path, body] of never) {
      const answer = await asked(door, key, method, path, body)
      assert.deepEqual([answer.status, answer.body["type"]], [403, "problem:not-permitted"], `${method} ${path}`)
      assert.equal(answer.headers["set-cookie"], undefined)
    }
  })

  atTheDoor("for some acts does those and no others, even where everybody may", async (door) => {
    const key = await make(await veraAt(door), { acts: ["mandate.list", "document.*"] })
    assert.equal((await asked(door, key, "GET", "/mandates")).status, 200)
    assert.equal((await asked(door, key, "GET", "/documents")).status, 200)
    assert.equal((await asked(door, key, "GET", "/sessions")).status, 403)
    assert.equal((await asked(door, key, "POST", "/views", view)).status, 403)
  })

  atTheDoor("is gone at once when its person is disabled, and so are their sessions", async (door) => {
    const vera = await veraAt(door)
    const key = await make(vera)
    const status = (to: string) =>
      door.as("platform", (db) => sql`update identity.person set status = ${to} where id = 'vera'`.execute(db))
    await status("disabled")
    assert.equal((await asked(door, key, "GET", "/me")).status, 401)
    assert.equal((await vera.ask("GET", "/me")).body["person"], "public")
    await status("active")
    assert.equal((await asked(door, key, "GET", "/me")).status, 401, "let in again, they make a new one")
  })

  atTheDoor("asks for itself alone: a cookie beside it counts for nothing", async (door) => {
    const key = await make(await veraAt(door), { readOnly: true })
    const amina = await door.signedIn("amina")
    const both = await amina.ask("GET", "/me", undefined, { authorization: `Bearer ${key}` })
    assert.equal(both.body["person"], "vera")
    const wrong = await amina.ask("GET", "/me", undefined, { authorization: "Bearer pal_wrong" })
    assert.equal(wrong.status, 401)
  })

  atTheDoor("is made by nobody without an appointment, nor by a session that is not young", async (door) => {
    const eve = await door.signedIn("eve")
    assert.equal((await eve.ask("POST", "/account/keys", usual)).status, 403)
    const amina = await door.signedIn("amina")
    door.pass(16)
    const late = await amina.ask("POST", "/account/keys", usual)
    assert.deepEqual([late.status, late.body["type"]], [409, "problem:sign-in-not-recent"])
  })
})
