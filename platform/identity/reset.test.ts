import { sql } from "#platform/database/sql.ts"
import { atTheDoor, good, settle } from "#tests/signing-in.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"

const email = "vera@lantern.example"
const tokenIn = (text: string | undefined) => /sign-in\/reset#(\S+)/.exec(text ?? "")?.[1] ?? ""

describe("a new password by mail", () => {
  atTheDoor("is set with the link, once, ends every session and signs nobody in", async (door) => {
    const elsewhere = await door.signedIn("vera")
    await settle(elsewhere)
    const wish = { name: "k", acts: null, readOnly: true, ranges: [], days: 3 }
    const key = String((await elsewhere.ask("POST", "/account/keys", wish)).body["key"])
    const byKey = async () =>
      (await door.browser().ask("GET", "/me", undefined, { authorization: `Bearer ${key}` })).status
    assert.equal(await byKey(), 200)
    await door.letters()
    const visitor = door.browser()
    assert.equal((await visitor.ask("POST", "/sign-in/reset", { email: "Vera@lantern.example" })).status, 200)
    const [letter] = await door.letters()
    assert.deepEqual([letter?.to.address, letter?.language], [email, "es"])
    assert.match(letter?.text ?? "", /http:\/\/localhost:3000\/es\/sign-in\/reset#\S{43}\n/)
    const token = tokenIn(letter?.text)

    const set = (password: string, shown = token) =>
      visitor.ask("POST", "/sign-in/reset/password", { token: shown, password })
    assert.equal((await set("too short")).body["type"], "problem:password-too-short")
    assert.equal((await set("vera and her lanterns")).body["type"], "problem:password-tells-address")
    assert.equal((await set("eleven quiet harbours")).status, 200)
    assert.equal(await byKey(), 401, "whoever had the password may have made keys")
    assert.ok(
      (await door.letters()).some(({ text }) => /contraseña/.test(text)),
      "and its person is told",
    )
    assert.equal(visitor.cookie(), undefined)
    assert.equal((await set("twelve quiet harbours")).body["type"], "problem:reset-not-valid", "once")
    assert.equal((await elsewhere.ask("GET", "/me")).body["person"], "public")
    assert.equal((await visitor.ask("POST", "/sign-in/password", { email, password: good })).status, 401)
    const signedIn = await visitor.ask("POST", "/sign-in/password", { email, password: "eleven quiet harbours" })
    assert.equal(signedIn.status, 200)
  })

  atTheDoor("is only begun by asking, which writes no line, and neither does asking for a passkey", async (door) => {
    const visitor = door.browser()
    assert.equal((await visitor.ask("POST", "/sign-in/reset", { email: "nobody@lantern.example" })).status, 200)
    assert.equal((await visitor.ask("POST", "/sign-in/passkey/challenge")).status, 200)
    assert.deepEqual(await door.db.query(sql`select act from ledger.entry where person = 'public'`), [])
  })

  atTheDoor("is asked for alike for who is here and who is not, and written to nobody who is not", async (door) => {
    const visitor = door.browser()
    const answers = []
    for (const address of [email, "nobody@lantern.example"])
      answers.push(await visitor.ask("POST", "/sign-in/reset", { email: address }))
    assert.deepEqual(answers[0]?.body, answers[1]?.body)
    assert.equal(answers[0]?.status, answers[1]?.status)
    const letters = await door.letters()
    assert.deepEqual(
      letters.map(({ to }) => to.address),
      [email],
    )
  })

  atTheDoor("comes too late after an hour, and the link before is good no more", async (door) => {
    const visitor = door.browser()
    const ask = async () => {
      await visitor.ask("POST", "/sign-in/reset", { email })
      return tokenIn((await door.letters())[0]?.text)
    }
    const [first, second] = [await ask(), await ask()]
    const set = async (token: string) =>
      (await visitor.ask("POST", "/sign-in/reset/password", { token, password: good })).status
    assert.equal(await set(first), 401)
    door.pass(61)
    assert.equal(await set(second), 401)
  })

  atTheDoor("is not to be had by somebody who is disabled", async (door) => {
    const visitor = door.browser()
    await visitor.ask("POST", "/sign-in/reset", { email })
    const token = tokenIn((await door.letters())[0]?.text)
    await door.as("platform", (db) => sql`update identity.person set status = 'disabled' where id = 'vera'`.execute(db))
    const answer = await visitor.ask("POST", "/sign-in/reset/password", { token, password: good })
    assert.equal(answer.status, 401)
    await visitor.ask("POST", "/sign-in/reset", { email })
    assert.deepEqual(await door.letters(), [])
  })

  atTheDoor("leaves no secret in the work that waits", async (door) => {
    await door.browser().ask("POST", "/sign-in/reset", { email })
    const jobs = await door.db.query(
      sql`select payload::text as payload from jobs.job where kind = 'password.reset-mail'`,
    )
    assert.equal(jobs.length, 1)
    assert.doesNotMatch(String(jobs[0]?.["payload"]), /lantern|vera/)
  })
})
