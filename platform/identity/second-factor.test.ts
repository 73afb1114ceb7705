import { sql } from "#platform/database/sql.ts"
import { newKey, readKeys, type Keyring } from "#platform/identity/keyring.ts"
import { anew, atTheDoor, good, settle, type Browser, type Door } from "#tests/signing-in.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"
import { generateSync } from "otplib"

const email = "vera@lantern.example"
const view = { name: "Mine", filter: {} }

/** The code an authenticator app shows at a moment. */
const codeAt = (secret: string, at: Date, drift = 0) =>
  generateSync({ secret, epoch: Math.floor(at.getTime() / 1000) + drift })

/** Sets up one-time codes for whoever is signed in; answers the app's secret and the recovery codes. */
async function switchOn(browser: Browser, now: Date): Promise<{ secret: string; codes: string[] }> {
  const begun = await browser.ask("POST", "/account/second-factor")
  assert.equal(begun.status, 200, JSON.stringify(begun.body))
  const { secret, begun: token, address } = begun.body as unknown as Record<string, string>
  assert.match(address ?? "", /^otpauth:\/\/totp\/Palermo/)
  const code = codeAt(secret ?? "", now)
  const kept = await browser.ask("PUT", "/account/second-factor", { begun: token, code })
  assert.equal(kept.status, 200, JSON.stringify(kept.body))
  return { secret: secret ?? "", codes: kept.body["codes"] as unknown as string[] }
}

/** Comes past the password; answers what the code is to be sent with. */
async function pastThePassword({ browser }: Door): Promise<{ visitor: Browser; pending: string }> {
  const visitor = browser()
  const first = await visitor.ask("POST", "/sign-in/password", { email, password: good })
  assert.deepEqual([first.status, first.body["state"]], [200, "second-factor"], JSON.stringify(first.body))
  assert.equal(visitor.cookie(), undefined, "nobody is signed in by half")
  return { visitor, pending: String(first.body["pending"]) }
}

async function setUp(door: Door) {
  const here = await door.signedIn("vera")
  await settle(here)
  return { here, ...(await switchOn(here, door.now())) }
}

describe("a second factor", () => {
  atTheDoor("is asked for after the password, and takes one code of each step", async (door) => {
    const { secret } = await setUp(door)
    door.pass(1)
    const first = await pastThePassword(door)
    const code = codeAt(secret, door.now())
    const passed = await first.visitor.ask("POST", "/sign-in/second-factor", { pending: first.pending, code })
    assert.deepEqual([passed.status, passed.body["person"]], [200, "vera"])

    const second = await pastThePassword(door)
    const again = await second.visitor.ask("POST", "/sign-in/second-factor", { pending: second.pending, code })
    assert.deepEqual([again.status, again.body["type"]], [401, "problem:code-not-valid"], "the same code once more")
    const reused = await second.visitor.ask("POST", "/sign-in/second-factor", { pending: first.pending, code })
    assert.equal(reused.status, 401, "what was begun is ended once")
  })

  atTheDoor("takes the code of the step before and after, and none further off", async (door) => {
    const { secret } = await setUp(door)
    for (const [drift, status] of [
      [-90, 401],
      [90, 401],
      [-30, 200],
      [30, 200],
    ] as const) {
      door.pass(5)
      const { visitor, pending } = await pastThePassword(door)
      const answer = await visitor.ask("POST", "/sign-in/second-factor", {
        pending,
        code: codeAt(secret, door.now(), drift),
      })
      assert.equal(answer.status, status, `${drift} seconds off`)
    }
  })

  atTheDoor("gives way to a recovery code, each of them once", async (door) => {
    const { codes } = await setUp(door)
    assert.equal(new Set(codes).size, 10)
    const [code = ""] = codes
    const enter = async (shown: string) => {
      const { visitor, pending } = await pastThePassword(door)
      return (await visitor.ask("POST", "/sign-in/second-factor", { pending, code: shown })).status
    }
    assert.equal(await enter(code.toUpperCase().replaceAll("-", " ")), 200)
    assert.equal(await enter(code), 401)
    assert.equal(await enter("aaaa-bbbb-cccc-dddd"), 401)
  })

  atTheDoor("is guessed at five times in one go, and ten times in a while, and then no more", async (door) => {
    const { secret } = await setUp(door)
    const types: string[] = []
    for (let round = 0; round < 3; round += 1) {
      const { visitor, pending } = await pastThePassword(door)
      for (let n = 0; n < 5; n += 1)
        types.push(
          String((await visitor.ask("POST", "/sign-in/second-factor", { pending, code: "000000" })).body["type"]),
        )
    }
    assert.equal(types.filter((type) => type === "problem:code-not-valid").length, 10)
    assert.equal(types.filter((type) => type === "problem:too-many-attempts").length, 5)
    door.pass(20)
    const { visitor, pending } = await pastThePassword(door)
    const code = codeAt(secret, door.now())
    assert.equal((await visitor.ask("POST", "/sign-in/second-factor", { pending, code })).status, 200)
  })

  atTheDoor("that is removed ends the other sessions, and is removed only with a code", async (door) => {
    const { here, secret } = await setUp(door)
    const elsewhere = await door.signedIn("vera")
    assert.equal((await here.ask("POST", "/account/second-factor/removal", { code: "000000" })).status, 422)
    door.pass(1)
    const code = codeAt(secret, door.now())
    assert.equal((await here.ask("POST", "/account/second-factor/removal", { code })).status, 200)
    assert.equal((await elsewhere.ask("GET", "/me")).body["person"], "public")
    assert.equal((await here.ask("GET", "/me")).body["person"], "vera")
    const first = await door.browser().ask("POST", "/sign-in/password", { email, password: good })
    assert.equal(first.body["state"], "signed-in")
  })

  atTheDoor("that a role demands is to be set up before anything is done in it", async (door) => {
    const here = await door.signedIn("vera")
    await settle(here)
    const administrator = await door.signedIn("administrator")
    const demanded = await administrator.ask("PUT", "/settings/second-factor/observer", { demanded: true })
    assert.equal(demanded.status, 200, JSON.stringify(demanded.body))
    const visitor = door.browser()
    const signedIn = await visitor.ask("POST", "/sign-in/password", { email, password: good })
    const { me } = signedIn.body as unknown as { me: { lacks: string[]; acts: string[]; appointments: unknown[] } }
    assert.deepEqual([me.lacks, me.appointments], [["second-factor"], []])
    assert.ok(!me.acts.includes("view.keep") && me.acts.includes("second-factor.begin"))
    assert.equal((await visitor.ask("POST", "/views", view)).status, 403)

    await switchOn(visitor, door.now())
    const after = await visitor.ask("GET", "/me")
    assert.deepEqual(after.body["lacks"], [])
    assert.equal((await visitor.ask("POST", "/views", view)).status, 200)
    const nobody = await visitor.ask("PUT", "/settings/second-factor/observer", { demanded: false })
    assert.equal(nobody.status, 403, "who holds a role does not let it off")
  })

  atTheDoor("is changed by nobody who came past the password alone", async (door) => {
    const here = await door.signedIn("vera")
    await settle(here)
    const weak = door.browser()
    assert.equal((await weak.ask("POST", "/sign-in/password", { email, password: good })).status, 200)
    // Vera sets her second factor up on her own browser; then what the other has was begun without it.
    const begun = await weak.ask("POST", "/account/second-factor")
    const { secret, begun: token } = begun.body as unknown as Record<string, string>
    await door.db.query(sql`
      insert into identity.passkey (id, person, name, public_key, counter, eligible, backed_up, made)
      values ('abcdefgh', 'vera', 'Telephone', 'abc', 0, false, false, now())`)
    const code = codeAt(secret ?? "", door.now())
    const refused = [
      await weak.ask("PUT", "/account/second-factor", { begun: token, code }),
      await weak.ask("POST", "/account/second-factor"),
      await weak.ask("POST", "/account/passkeys/challenge"),
      await weak.ask("DELETE", "/account/passkeys/abcdefgh"),
      await weak.ask("POST", "/account/linked/removal", { issuer: "http://x", subject: "x" }),
      await weak.ask("POST", "/account/keys", { name: "k", acts: null, readOnly: false, ranges: [], days: 3 }),
    ]
    assert.deepEqual(
      refused.map(({ status, body }) => [status, body["type"]]),
      refused.map(() => [409, "problem:sign-in-not-sure"]),
    )
    const [session] = await door.db.query(sql`select hash from identity.session where person = 'vera' and not strong`)
    for (const call of [
      sql`identity.keep_second_factor('00000000.abc', 1, '{}', ${session?.["hash"]}, now())`,
      sql`identity.add_passkey('ijklmnop', 'x', 'abc', 0, '{}', false, false, ${session?.["hash"]}, now())`,
      sql`identity.remove_passkey('abcdefgh', ${session?.["hash"]})`,
      sql`identity.link_account('http://x', 'x', ${session?.["hash"]}, now())`,
      sql`identity.make_key('k', 'pal_abcdef', repeat('0', 64), null, false, '{}', ${session?.["hash"]}, now(), now() + interval '1 day')`,
    ])
      await assert.rejects(
        door.as("vera", (db) => sql`select ${call}`.execute(db)),
        /proved themselves as they can/,
      )
    assert.equal((await here.ask("POST", "/account/second-factor")).status, 200, "a strong session may")
  })

  atTheDoor("that is switched on, and codes made anew, are told to their person", async (door) => {
    const { here, secret } = await setUp(door)
    assert.ok((await door.letters()).some(({ text }) => /forma de entrar/.test(text)))
    door.pass(1)
    const renewed = await here.ask("POST", "/account/second-factor/codes", { code: codeAt(secret, door.now()) })
    assert.equal(renewed.status, 200, JSON.stringify(renewed.body))
    assert.equal((await door.letters()).filter(({ text }) => /forma de entrar/.test(text)).length, 1)
  })

  const [old, young] = [newKey(), newKey()]
  const ring = (text: string): Keyring => readKeys(text) ?? assert.fail("no key")
  atTheDoor(
    "outlives a change of the key its secret is locked with, and is locked anew by it",
    async (door) => {
      const { secret } = await setUp(door)
      const box = async () => String((await door.db.query(sql`select box from identity.second_factor`))[0]?.["box"])
      const before = await box()
      assert.ok(!before.includes(secret))
      const changed = anew(door, { keys: ring(`${young} ${old}`), providers: [], cast: "nobody" })
      door.pass(1)
      const { visitor, pending } = await pastThePassword({ ...door, browser: changed })
      const code = codeAt(secret, door.now())
      assert.equal((await visitor.ask("POST", "/sign-in/second-factor", { pending, code })).status, 200)
      assert.notEqual((await box()).slice(0, 8), before.slice(0, 8))
    },
    { keys: ring(old), providers: [], cast: "nobody" },
  )
})
