import { sql } from "#platform/database/sql.ts"
import { judge } from "#platform/identity/password-rule.ts"
import { commonPasswords } from "#platform/identity/password.ts"
import { atTheDoor, good, settle } from "#tests/signing-in.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const email = "vera@lantern.example"

describe("a password", () => {
  it("is long enough, not a common one, and does not tell the address", async () => {
    const common = await commonPasswords()
    const cases: [password: string, refusal: string | undefined][] = [
      ["short", "password-too-short"],
      ["a".repeat(129), "password-too-long"],
      ["passwordpassword", "password-common"],
      ["aaaaaaaaaaaaaa", "password-common"],
      ["Password123456", "password-common"],
      ["my name is Vera indeed", "password-tells-address"],
      [`${email} and more`, "password-tells-address"],
      [good, undefined],
      ["пароль из девяти слов", undefined],
    ]
    for (const [password, refusal] of cases) {
      const judged = judge(password, email, common)
      assert.equal(judged.ok ? undefined : judged.refusal, refusal, password)
    }
  })

  atTheDoor("signs in with the address, in any writing, and in no other way", async ({ browser, signedIn }) => {
    await settle(await signedIn("vera"))
    const visitor = browser()
    const wrong = await visitor.ask("POST", "/sign-in/password", { email, password: `${good}!` })
    assert.deepEqual([wrong.status, wrong.body["type"]], [401, "problem:sign-in-refused"])
    const answer = await visitor.ask("POST", "/sign-in/password", { email: "VERA@Lantern.Example", password: good })
    assert.equal(answer.status, 200, JSON.stringify(answer.body))
    const { state, me } = answer.body as unknown as { state: string; me: { person: string; acts: string[] } }
    assert.deepEqual([state, me.person], ["signed-in", "vera"])
    assert.ok(me.acts.includes("view.keep"))
  })

  atTheDoor("that is changed ends the other sessions, and not the one it was changed in", async (door) => {
    const here = await door.signedIn("vera")
    const elsewhere = await door.signedIn("vera")
    await settle(here)
    const signedInAs = async (browser: typeof here) => (await browser.ask("GET", "/me")).body["person"]
    assert.deepEqual([await signedInAs(here), await signedInAs(elsewhere)], ["vera", "public"])
    const [letter] = await door.letters()
    assert.equal(letter?.to.address, email)
    assert.match(letter?.text ?? "", /contraseña/)

    const again = (body: object) => here.ask("PUT", "/account/password", body)
    assert.equal((await again({ password: `${good} 2` })).body["type"], "problem:password-not-yours")
    assert.equal((await again({ current: "wrong", password: `${good} 2` })).status, 403)
    assert.equal((await again({ current: good, password: `${good} 2` })).status, 200)
  })

  atTheDoor("is set by whoever has none only soon after signing in", async ({ signedIn, pass }) => {
    const here = await signedIn("vera")
    pass(16)
    const answer = await here.ask("PUT", "/account/password", { password: good })
    assert.deepEqual([answer.status, answer.body["type"]], [409, "problem:sign-in-not-recent"])
  })

  atTheDoor("kept with less work than is asked today is kept anew at the next sign-in", async (door) => {
    await settle(await door.signedIn("vera"))
    const { digestOf } = await import("#platform/identity/hashing.ts")
    const old = { memory: 8192, passes: 1, parallelism: 1 }
    const salt = "00112233445566778899aabbccddeeff"
    const digest = await digestOf(good, salt, old)
    await door.db.query(sql`
      update identity.password set salt = ${salt}, digest = ${digest}, memory = 8192, passes = 1 where person = 'vera'`)
    assert.equal((await door.browser().ask("POST", "/sign-in/password", { email, password: good })).status, 200)
    const [kept] = await door.db.query(sql`select memory, passes, salt from identity.password where person = 'vera'`)
    assert.deepEqual([kept?.["memory"], kept?.["passes"]], [19_456, 2])
    assert.notEqual(kept?.["salt"], salt)
    assert.equal((await door.browser().ask("POST", "/sign-in/password", { email, password: good })).status, 200)
  })

  atTheDoor("is read by nobody, not even its own person", async ({ as }) => {
    for (const table of ["password", "second_factor", "recovery_code", "trial", "attempt", "terms_acceptance"])
      for (const person of ["vera", "administrator", "public", "platform"])
        await assert.rejects(
          as(person, (db) => sql`select from identity.${sql.raw(table)}`.execute(db)),
          /permission denied/,
          `${person} reads ${table}`,
        )
    for (const [table, column] of [
      ["session", "hash"],
      ["key", "hash"],
      ["passkey", "public_key"],
    ] as const)
      await assert.rejects(
        as("vera", (db) => sql`select ${sql.ref(column)} from identity.${sql.raw(table)}`.execute(db)),
        /permission denied/,
      )
  })
})
