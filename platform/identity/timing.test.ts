import { sql } from "#platform/database/sql.ts"
import { atTheDoor, settle, type Browser, type Door } from "#tests/signing-in.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const known = "vera@lantern.example"
const rounds = 24

/**
 * How far two series of timings are from being of one kind: the rank sum of
 * Mann and Whitney (1947) as a standard normal deviate. Ranks know nothing of
 * how slow the machine was at its slowest.
 */
function apart(first: readonly number[], second: readonly number[]): number {
  const [n, m] = [first.length, second.length]
  const wins = first.reduce((sum, a) => sum + second.reduce((s, b) => s + (a > b ? 1 : a === b ? 0.5 : 0), 0), 0)
  return (wins - (n * m) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12)
}

// Beyond four deviates chance goes once in sixteen thousand runs.
const bound = 4

/** Asks the one and the other in turn, in either order, so that whatever the machine does it does to both. */
async function measure(door: Door, ask: (browser: Browser, which: "known" | "unknown") => Promise<unknown>) {
  const times = { known: [] as number[], unknown: [] as number[] }
  for (let n = -2; n < rounds; n += 1)
    for (const which of n % 2 === 0 ? (["known", "unknown"] as const) : (["unknown", "known"] as const)) {
      // After a while nobody is asked for work.
      door.pass(16)
      const browser = door.browser()
      const before = performance.now()
      await ask(browser, which)
      if (n >= 0) times[which].push(performance.now() - before)
    }
  return apart(times.known, times.unknown)
}

const addressOf = (which: "known" | "unknown"): string => (which === "known" ? known : "nobody@lantern.example")

describe("how long an answer takes", () => {
  it("would tell by this test a tenth that one takes longer", () => {
    const series = (factor: number) => Array.from({ length: rounds }, (_, n) => factor * (50 + ((n * 7919) % 13)))
    assert.ok(Math.abs(apart(series(1), series(1))) < 1)
    assert.ok(apart(series(1.1), series(1)) > bound)
  })

  for (const state of ["a password", "a second factor too", "no password"])
    atTheDoor(`does not tell whether there is somebody with an address, who has ${state}`, async (door) => {
      const vera = await door.signedIn("vera")
      if (state !== "no password") await settle(vera)
      if (state === "a second factor too")
        await door.db.query(sql`
          insert into identity.second_factor values ('vera', ${`${"0".repeat(8)}.a.b.c`}, 1, now())`)
      const found = await measure(door, async (browser, which) => {
        const answer = await browser.ask("POST", "/sign-in/password", { email: addressOf(which), password: "a guess" })
        assert.deepEqual(
          [answer.status, answer.body],
          [401, { type: "problem:sign-in-refused", status: 401 }],
          JSON.stringify(answer.body),
        )
      })
      assert.ok(Math.abs(found) < bound, `${found} deviates apart`)
    })

  atTheDoor("does not tell it where a new password is asked for", async (door) => {
    const found = await measure(door, async (browser, which) => {
      const answer = await browser.ask("POST", "/sign-in/reset", { email: addressOf(which) })
      assert.deepEqual([answer.status, answer.body], [200, {}])
    })
    assert.ok(Math.abs(found) < bound, `${found} deviates apart`)
  })
})
