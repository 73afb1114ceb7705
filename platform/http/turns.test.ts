import { thePublic } from "#platform/identity/rights.ts"
import type { FastifyRequest } from "fastify"
import assert from "node:assert/strict"
import { describe, it } from "node:test"
import { turns } from "./turns.ts"

const tight = { burst: 2, perSecond: 0.001 }
const rates = { anybody: tight, stranger: tight, person: tight, key: tight, change: tight }

/** A request as far as it is counted: from where, and by which key. */
const from = (address: string | undefined, authorization?: string) =>
  ({ ip: address, socket: { remoteAddress: address }, headers: { authorization } }) as unknown as FastifyRequest
const amina = { ...thePublic, person: "amina" }
const byKey = { ...amina, key: { acts: null, readOnly: false } }

/** How many of five questions are let through. */
function passing(ask: () => void): number {
  let passed = 0
  for (let n = 0; n < 5; n += 1)
    try {
      ask()
      passed += 1
    } catch (error) {
      assert.ok(error instanceof Error && error.message === "too-often")
    }
  return passed
}

describe("a turn", () => {
  it("is had by strangers by address, by people by who they are, and by each key", () => {
    const turn = turns(rates)
    assert.equal(
      passing(() => turn.ask(from("203.0.113.1"), thePublic, false)),
      2,
    )
    assert.equal(
      passing(() => turn.ask(from("203.0.113.2"), thePublic, false)),
      2,
    )
    assert.equal(
      passing(() => turn.ask(from("203.0.113.1"), amina, false)),
      2,
    )
    assert.equal(
      passing(() => turn.ask(from("203.0.113.2"), amina, false)),
      0,
    )
    assert.equal(
      passing(() => turn.ask(from("203.0.113.2", "Bearer one"), byKey, false)),
      2,
    )
    assert.equal(
      passing(() => turn.ask(from("203.0.113.2", "Bearer other"), byKey, false)),
      2,
    )
  })

  it("is always had by whoever came through the socket of the data folder, and by strangers of this machine", () => {
    const turn = turns(rates)
    assert.equal(
      passing(() => (turn.come(from(undefined)), turn.ask(from(undefined), amina, true))),
      5,
    )
    assert.equal(
      passing(() => (turn.come(from("127.0.0.1")), turn.ask(from("127.0.0.1"), thePublic, true))),
      5,
    )
    assert.equal(
      passing(() => turn.ask(from("127.0.0.1"), amina, true)),
      2,
    )
  })

  it("is always had where nobody set a rate", () => {
    const turn = turns(undefined)
    assert.equal(
      passing(() => (turn.come(from("203.0.113.1")), turn.ask(from("203.0.113.1"), amina, true))),
      5,
    )
  })
})
