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

  atTheDoor(
    "that was lost is taken off by the administrator, never by anybody else or themselves; all sessions and keys end",
    async (door) => {
      const { here } = await setUp(door)
      const wish = { name: "k", acts: null, readOnly: true, ranges: [], days: 3 }
      const key = String((await here.ask("POST", "/account/keys", wish)).body["key"])
      await door.letters()
      await door.as("platform", (db) =>
        sql`insert into identity.demand (role, made) values ('observer', now())`.execute(db),
      )
      const reason = "Her telephone was lost; called back on the number of the mission"
      const off = (browser: Browser, person = "vera", body: object = { reason }) =>
        browser.ask("POST", `/people/${person}/second-factor/removal`, body)
      const [admin, amina] = [await door.signedIn("administrator"), await door.signedIn("amina")]
      assert.equal((await off(amina)).status, 403)
      assert.equal((await off(here)).status, 403)
      assert.equal((await off(admin, "vera", { reason: " " })).status, 400)
      assert.equal((await off(admin, "nobody")).status, 404)
      assert.deepEqual((await off(admin, "bruno")).body["type"], "problem:no-second-factor")
      assert.deepEqual((await off(admin, "administrator")).body["type"], "problem:own-person")
      const seen = (await admin.ask("GET", "/people/vera")).body as unknown as { acts: string[] }
      assert.ok(seen.acts.includes("person.remove-second-factor"))
      const done = await off(admin)
      assert.equal(done.status, 200, JSON.stringify(done.body))
      assert.equal((await off(admin)).body["type"], "problem:no-second-factor", "once")

      assert.equal((await here.ask("GET", "/me")).body["person"], "public")
      const byKey = await door.browser().ask("GET", "/me", undefined, { authorization: `Bearer ${key}` })
      assert.equal(byKey.status, 401)
      const [letter] = await door.letters()
      assert.deepEqual([letter?.to.address, letter?.subject], [email, "Se ha retirado su segundo factor"])
      assert.ok(!letter?.text.includes("telephone"), "a letter is read on its way, and tells no reason")

      // The password alone lets her in, and to nothing before she has set up anew what her role demands.
      const visitor = door.browser()
      const back = await visitor.ask("POST", "/sign-in/password", { email, password: good })
      assert.equal(back.body["state"], "signed-in", JSON.stringify(back.body))
      assert.deepEqual((await visitor.ask("GET", "/me")).body["lacks"], ["second-factor"])
      assert.equal((await visitor.ask("POST", "/views", view)).status, 403)
      await switchOn(visitor, door.now())
      assert.deepEqual((await visitor.ask("GET", "/me")).body["lacks"], [])
      const told = (await visitor.ask("GET", "/notifications")).body["items"] as unknown as {
        kind: string
        facts: object
      }[]
      assert.deepEqual(
        told.filter(({ kind }) => kind === "security-second-factor-taken").map(({ facts }) => facts),
        [{ reason }],
      )

      const read = async (browser: Browser) => {
        const { factorRemoved } = (await browser.ask("GET", "/people/vera")).body as {
          factorRemoved?: { reason: string }
        }
        return factorRemoved?.reason ?? null
      }
      assert.deepEqual([await read(admin), await read(amina)], [reason, null])
      const lines = await door.db.query(sql`
        select person, subjects, changes, params::text as params from ledger.entry where act = 'person.remove-second-factor'`)
      assert.equal(lines.length, 1)
      assert.deepEqual(lines[0]?.["subjects"], ["person:vera"])
      assert.deepEqual(lines[0]?.["changes"], { secondFactor: { before: true, after: false } })
      assert.ok(!JSON.stringify(lines).includes("telephone"))
      await admin.ask("POST", "/people/vera/erase", {})
      assert.deepEqual(await door.db.query(sql`select reason from identity.factor_removal`), [{ reason: "erased" }])
    },
  )

  atTheDoor(
    "is taken off, asked about and told of by nobody who may not, whatever the code would let them",
    async (door) => {
      await setUp(door)
      const call = (who: string, text: ReturnType<typeof sql>) => door.as(who, (db) => text.execute(db))
      for (const who of ["public", "eve", "amina", "vera"]) {
        await assert.rejects(
          call(who, sql`select identity.take_off_second_factor('vera', 'x', now())`),
          /taken off by an administrator/,
          who,
        )
        const { rows } = await call(who, sql`select identity.has_second_factor('vera') as it`)
        assert.deepEqual(rows, [{ it: false }], who)
      }
      await door.db.query(sql`
      insert into identity.second_factor (person, box, step, made) values ('administrator', '00000000.abc', 0, now())`)
      await assert.rejects(
        call("administrator", sql`select identity.take_off_second_factor('administrator', 'x', now())`),
        /never their own/,
      )
      const tell = sql`select notify.tell('security-second-factor-taken', 'vera', null, '{}', null, null, '/account',
                                        '{"reason": "x"}', true, 'never', now())`
      for (const who of ["amina", "administrator"]) await assert.rejects(call(who, tell), /nobody is told this/, who)
      await call("administrator", sql`select identity.take_off_second_factor('vera', 'x', now())`)
      for (const who of ["public", "amina", "bruno"])
        assert.deepEqual((await call(who, sql`select * from identity.factor_removal`)).rows, [], who)
      assert.equal((await call("vera", sql`select * from identity.factor_removal`)).rows.length, 1)
    },
  )

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
