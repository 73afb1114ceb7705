import { sql } from "#platform/database/sql.ts"
import { atTheDoor, good, settle, type Browser, type Door } from "#tests/signing-in.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"

const [email, wished] = ["vera@lantern.example", "Vera@harbour.example"]
const tokenIn = (text: string | undefined) => /account\/address#(\S+)/.exec(text ?? "")?.[1] ?? ""

async function settled(door: Door): Promise<Browser> {
  const here = await door.signedIn("vera")
  await settle(here)
  await door.letters()
  return here
}
const ask = (browser: Browser, address = wished) => browser.ask("POST", "/account/address", { email: address })
const use = (browser: Browser, token: string) => browser.ask("PUT", "/account/address", { token })
const addressOf = async (browser: Browser) => (await browser.ask("GET", "/account")).body["email"]

/** Asks for another address, and answers the letters of it: the one to the new address first. */
async function asked(door: Door, browser: Browser, address = wished) {
  const answer = await ask(browser, address)
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  return door.letters()
}

describe("one's own mail address", () => {
  atTheDoor("is changed by the link that went to the new one, once; the old one is told, others end", async (door) => {
    const here = await settled(door)
    const elsewhere = await door.signedIn("vera")
    await door.browser().ask("POST", "/sign-in/reset", { email })
    const [reset] = await door.letters()
    const [link, warned, ...more] = await asked(door, here)
    assert.deepEqual([link?.to.address, warned?.to.address, more], [wished, email, []])
    assert.match(link?.text ?? "", /http:\/\/localhost:3000\/es\/account\/address#\S{43}\n/)
    assert.ok(!warned?.text.includes("harbour"), "the old one is not told which")
    assert.equal(await addressOf(here), email, "nothing changes by asking")

    const token = tokenIn(link?.text)
    assert.equal((await use(here, token)).status, 200)
    assert.equal(await addressOf(here), wished)
    assert.equal((await use(here, token)).body["type"], "problem:address-link-not-valid", "once")
    assert.equal((await elsewhere.ask("GET", "/me")).body["person"], "public")
    const old = /sign-in\/reset#(\S+)/.exec(reset?.text ?? "")?.[1]
    const late = await door
      .browser()
      .ask("POST", "/sign-in/reset/password", { token: old, password: "nine quiet harbours" })
    assert.equal(late.body["type"], "problem:reset-not-valid", "what went to the old address opens nothing")
    const signIn = async (address: string) =>
      (await door.browser().ask("POST", "/sign-in/password", { email: address, password: good })).status
    assert.deepEqual([await signIn(email), await signIn(wished.toLowerCase())], [401, 200])
    assert.deepEqual(
      (await door.letters()).map(({ to, subject }) => [to.address, subject]),
      [[wished, "Se ha cambiado su dirección en Palermo"]],
    )
    const lines = await door.db.query(sql`
      select subjects, changes from ledger.entry where act = 'account.change-address'`)
    assert.deepEqual(lines, [{ subjects: ["person:vera"], changes: { email: "personal" } }])
    const jobs = await door.db.query(
      sql`select payload::text as it from jobs.job union all select params::text from ledger.entry`,
    )
    assert.doesNotMatch(JSON.stringify(jobs), /harbour|lantern\.example/)
  })

  atTheDoor("of somebody else is asked for alike: the same answer, and no letter to whose it is", async (door) => {
    const here = await settled(door)
    await door.as("platform", (db) =>
      sql`update identity.person set email = 'bruno@lum.example' where id = 'bruno'`.execute(db),
    )
    const answers = [await ask(here, "nobody@lum.example"), await ask(here, "Bruno@LUM.example")]
    assert.deepEqual([answers[0]?.status, answers[0]?.body], [answers[1]?.status, answers[1]?.body])
    assert.deepEqual(
      (await door.letters()).map(({ to }) => to.address),
      [email],
      "the question before is over, and this one makes no link",
    )
    assert.equal(await addressOf(here), email)
  })

  atTheDoor("is nobody's to change but who asked, within an hour, by the newest link", async (door) => {
    const here = await settled(door)
    const [first] = await asked(door, here)
    const [second] = await asked(door, here, "vera@bridge.example")
    const eve = await door.signedIn("eve")
    assert.equal((await use(door.browser(), tokenIn(second?.text))).status, 401, "nobody is signed in by it")
    for (const [browser, token] of [
      [eve, tokenIn(second?.text)],
      [here, tokenIn(first?.text)],
      [here, "x".repeat(43)],
    ] as const)
      assert.equal((await use(browser, token)).body["type"], "problem:address-link-not-valid")
    door.pass(61)
    assert.equal((await use(here, tokenIn(second?.text))).body["type"], "problem:address-link-not-valid")
    assert.equal(await addressOf(here), email)
  })

  atTheDoor("that became somebody else's meanwhile stays theirs", async (door) => {
    const here = await settled(door)
    const [link] = await asked(door, here)
    await door.as("platform", (db) => sql`update identity.person set email = ${wished} where id = 'bruno'`.execute(db))
    assert.equal((await use(here, tokenIn(link?.text))).body["type"], "problem:address-link-not-valid")
    assert.equal(await addressOf(here), email)
  })

  atTheDoor("is asked for only soon after signing in, a few times, and by nobody invented", async (door) => {
    const bruno = await door.signedIn("bruno")
    assert.equal((await ask(bruno)).body["type"], "problem:account-invented")
    const here = await settled(door)
    assert.equal((await ask(here, "no address")).status, 400)
    const statuses = []
    for (let n = 0; n < 11; n += 1) statuses.push((await ask(here, `vera${n}@harbour.example`)).status)
    assert.ok(statuses.includes(200) && statuses.at(-1) === 429, JSON.stringify(statuses))
    door.pass(16)
    assert.equal((await ask(here)).body["type"], "problem:sign-in-not-recent")
  })

  atTheDoor("is the platform's alone to write links for", async (door) => {
    for (const person of ["vera", "eve", "public"])
      await assert.rejects(
        door.as(person, (db) => sql`select identity.make_address_link('x', 'y', now(), now())`.execute(db)),
        /only the platform/,
      )
    for (const kind of ["address", "address-asked"])
      await assert.rejects(
        door.as("vera", (db) =>
          sql`select identity.begin_trial(repeat('0', 64), ${kind}, '{}', now(), now() + interval '1 hour')`.execute(
            db,
          ),
        ),
        /by its own functions/,
      )
  })
})
