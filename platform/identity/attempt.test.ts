import type { Work } from "#platform/identity/proof.ts"
import { atTheDoor, good, settle, type Browser } from "#tests/signing-in.ts"
import { solveChallenge } from "altcha-lib"
import { deriveKey } from "altcha-lib/algorithms/pbkdf2"
import assert from "node:assert/strict"
import { describe } from "node:test"

const email = "vera@lantern.example"

/** Has work set, and does it. */
async function workFor(browser: Browser) {
  const work = (await browser.ask("POST", "/sign-in/work")).body as unknown as Work
  const solution = await solveChallenge({ challenge: work, deriveKey })
  assert.ok(solution)
  return { work, counter: solution.counter, derivedKey: solution.derivedKey }
}

describe("whoever guesses at a password", () => {
  atTheDoor("is asked for work after three tries, whether anybody has the address or not", async (door) => {
    await settle(await door.signedIn("vera"))
    for (const address of [email, "nobody@lantern.example"]) {
      const visitor = door.browser()
      const tries: unknown[] = []
      for (let n = 0; n < 5; n += 1)
        tries.push((await visitor.ask("POST", "/sign-in/password", { email: address, password: "guess" })).body["type"])
      assert.deepEqual(tries, [
        ...["problem:sign-in-refused", "problem:sign-in-refused", "problem:sign-in-refused"],
        ...["problem:proof-needed", "problem:proof-needed"],
      ])
    }
    // From elsewhere it is asked of the address too, and of whoever knows the password.
    const other = door.browser("198.51.100.7")
    const proper = await other.ask("POST", "/sign-in/password", { email, password: good })
    assert.deepEqual([proper.status, proper.body["type"]], [429, "problem:proof-needed"])
    const proof = await workFor(other)
    const forged = { ...proof, counter: proof.counter + 1 }
    assert.equal((await other.ask("POST", "/sign-in/password", { email, password: good, proof: forged })).status, 429)
    const wrong = await other.ask("POST", "/sign-in/password", { email, password: "guess", proof })
    assert.equal(wrong.body["type"], "problem:sign-in-refused", "done work is one try")
    const spent = await other.ask("POST", "/sign-in/password", { email, password: good, proof })
    assert.equal(spent.body["type"], "problem:proof-needed", "and no second one")
    const done = await other.ask("POST", "/sign-in/password", { email, password: good, proof: await workFor(other) })
    assert.equal(done.status, 200)
    const after = await door.browser().ask("POST", "/sign-in/password", { email, password: good })
    assert.equal(after.status, 200, "who came in is asked for no more work")
  })

  atTheDoor(
    "locks an address to passwords in the end, known or not, until a quarter of an hour has passed",
    async (door) => {
      await settle(await door.signedIn("vera"))
      for (const address of [email, "nobody@lantern.example"]) {
        const visitor = door.browser()
        for (let n = 0; n < 30; n += 1)
          await visitor.ask("POST", "/sign-in/password", { email: address, password: "guess" })
        const sent = { email: address, password: good, proof: await workFor(visitor) }
        const locked = await visitor.ask("POST", "/sign-in/password", sent)
        assert.deepEqual([locked.status, locked.body["type"]], [429, "problem:too-many-attempts"])
      }
      door.pass(16)
      const after = await door.browser().ask("POST", "/sign-in/password", { email, password: good })
      assert.equal(after.status, 200)
    },
  )

  atTheDoor("need not work for ever", async (door) => {
    await settle(await door.signedIn("vera"))
    const visitor = door.browser()
    for (let n = 0; n < 5; n += 1) await visitor.ask("POST", "/sign-in/password", { email, password: "guess" })
    door.pass(16)
    assert.equal((await visitor.ask("POST", "/sign-in/password", { email, password: good })).status, 200)
  })

  atTheDoor("does no work in stock: it is over after ten minutes", async (door) => {
    const visitor = door.browser()
    const proof = await workFor(visitor)
    for (let n = 0; n < 3; n += 1) await visitor.ask("POST", "/sign-in/password", { email, password: "guess" })
    door.pass(11)
    const answer = await visitor.ask("POST", "/sign-in/password", { email, password: "guess", proof })
    assert.equal(answer.body["type"], "problem:proof-needed")
  })

  atTheDoor("is stopped after sixty tries a minute from one address", async (door) => {
    const statuses = new Set<number>()
    for (let n = 0; n < 61; n += 1) {
      const sent = { email: `nobody-${n}@lantern.example`, proof: undefined }
      statuses.add((await door.browser("203.0.113.9").ask("POST", "/sign-in/reset", sent)).status)
    }
    assert.deepEqual([...statuses], [200, 429])
  })
})
