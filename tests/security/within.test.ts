import * as fc from "fast-check"
import assert from "node:assert/strict"
import { before, describe, it } from "node:test"
import { unlike } from "./arbitrary.ts"
import { siege, type Siege } from "./siege.ts"
import { emptyHanded, things, type Things } from "./things.ts"

/** What would end the session that asks, or take the appointment away by which it asks. */
const endsThemselves = /^(me\.sign-out|session-of-mine\.|person\.(disable|erase)|appointment\.)/

// It changes the record that the other files of this folder look at, and so comes last by its name.
describe("what is sent to what is really there", () => {
  let all: Siege
  let at: Things
  before(async () => {
    all = await siege()
    at = await things()
  })

  it("is done, or refused in words, whoever sends it and whatever it is", async () => {
    const taking = all.served.filter(
      ({ method, upload, act }) => method !== "get" && !upload && !endsThemselves.test(act),
    )
    for (const endpoint of taking)
      await fc.assert(
        fc.asyncProperty(unlike(endpoint.body), fc.constantFrom("amina", "bruno", "grace"), async (json, as) => {
          const sent = { ...emptyHanded(endpoint), as, ...(endpoint.body.def.type !== "undefined" && { json }) }
          const answer = await all.ask(at.at(endpoint.path), sent)
          assert.ok(answer.status < 500, `${as} ${endpoint.act} ${JSON.stringify(json).slice(0, 400)}: ${answer.body}`)
        }),
        { numRuns: 12, seed: 20101101, endOnFailure: true },
      )
  })

  it("leaves no line of an error in the log", () => {
    const errors = all.logged.filter((line) => (JSON.parse(line) as { level: number }).level >= 50)
    assert.deepEqual(errors, [])
  })
})
