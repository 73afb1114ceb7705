import { standingOf } from "#platform/identity/invitation/invitation.ts"
import {
  disablable,
  enablable,
  endable,
  erasable,
  handable,
  relievable,
  standingOn,
} from "#platform/identity/person/person.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const today = "2018-03-01"
const why = (said: { ok: boolean; refusal?: string }) => (said.ok ? undefined : said.refusal)

describe("an appointment", () => {
  it("is to come, held or over on a day", () => {
    const cases: [since: string, until: string | null, ended: boolean, standing: string][] = [
      ["2018-03-02", null, false, "coming"],
      ["2018-03-01", null, false, "held"],
      ["2018-01-01", "2018-03-01", false, "held"],
      ["2018-01-01", "2018-02-28", false, "over"],
      ["2018-01-01", null, true, "over"],
    ]
    for (const [since, until, ended, standing] of cases)
      assert.equal(standingOn({ since, until, ended }, today), standing, `${since} ${until}`)
  })

  it("ends with a day that is not past and not before it began, once", () => {
    const held = { since: "2018-02-01", until: null as string | null, ended: false }
    const cases: [change: Partial<typeof held>, lastDay: string | null, refusal: string | undefined][] = [
      [{}, null, undefined],
      [{}, "2018-03-01", undefined],
      [{}, "2018-12-31", undefined],
      [{}, "2018-02-28", "day-is-past"],
      [{ since: "2018-06-01" }, "2018-05-31", "day-before-it-began"],
      [{ ended: true }, null, "appointment-over"],
      [{ until: "2018-06-30" }, "2018-06-30", undefined],
      [{ until: "2018-06-30" }, "2018-07-01", "day-after-its-end"],
    ]
    for (const [change, lastDay, refusal] of cases)
      assert.equal(why(endable({ ...held, ...change }, lastDay, today)), refusal, `${lastDay}`)
  })

  it("is handed over to whom an accepted nomination names, once, on a day to come or today", () => {
    const nomination = {
      status: "accepted",
      replaces: "one" as string | null,
      until: null as string | null,
      isMade: false,
    }
    const old = { since: "2018-02-01", until: null, ended: false }
    const cases: [change: Partial<typeof nomination>, day: string, refusal: string | undefined][] = [
      [{}, "2018-03-01", undefined],
      [{}, "2018-04-01", undefined],
      [{}, "2018-02-28", "day-is-past"],
      [{ status: "proposed" }, "2018-03-01", "nothing-to-hand-over"],
      [{ replaces: null }, "2018-03-01", "nothing-to-hand-over"],
      [{ isMade: true }, "2018-03-01", "handed-over-already"],
      [{ until: "2018-03-31" }, "2018-03-31", undefined],
      [{ until: "2018-03-31" }, "2018-04-01", "ends-before-it-begins"],
    ]
    for (const [change, day, refusal] of cases)
      assert.equal(why(handable({ ...nomination, ...change }, old, day, today)), refusal, day)
    assert.equal(why(handable(nomination, undefined, today, today)), "nothing-to-hand-over")
    assert.equal(why(handable(nomination, { ...old, since: today }, today, today)), "day-before-it-began")
  })
})

describe("a person", () => {
  it("is shut out, let in again and erased by somebody else, in that order at most", () => {
    const eve = { id: "eve", status: "active", invented: false, builtIn: false } as const
    const cases: [rule: typeof disablable, change: object, by: string, refusal: string | undefined][] = [
      [disablable, {}, "amina", undefined],
      [disablable, {}, "eve", "own-person"],
      [disablable, { builtIn: true }, "amina", "person-is-built-in"],
      [disablable, { status: "disabled" }, "amina", "person-not-active"],
      [disablable, { status: "erased" }, "amina", "person-erased"],
      [enablable, { status: "disabled" }, "amina", undefined],
      [enablable, {}, "amina", "person-not-disabled"],
      [enablable, { status: "erased" }, "amina", "person-erased"],
      [enablable, { status: "disabled", invented: true }, "amina", "person-invented"],
      [erasable, {}, "amina", undefined],
      [erasable, { status: "disabled" }, "amina", undefined],
      [erasable, {}, "eve", "own-person"],
      [erasable, { builtIn: true }, "amina", "person-is-built-in"],
      [erasable, { status: "erased" }, "amina", "person-erased"],
    ]
    for (const [rule, change, by, refusal] of cases)
      assert.equal(why(rule({ ...eve, ...change }, by)), refusal, `${rule.name} ${JSON.stringify(change)} ${by}`)
  })
})

describe("a second factor", () => {
  it("is taken off somebody else who has one", () => {
    const eve = { id: "eve", status: "active", invented: false, builtIn: false } as const
    assert.equal(why(relievable(eve, true, "amina")), undefined)
    assert.equal(why(relievable({ ...eve, builtIn: true }, true, "amina")), undefined)
    assert.equal(why(relievable(eve, true, "eve")), "own-person")
    assert.equal(why(relievable(eve, false, "amina")), "no-second-factor")
    assert.equal(why(relievable({ ...eve, status: "erased" }, false, "amina")), "person-erased")
  })
})

describe("an invitation", () => {
  it("is open until the instant it expires, is used or is withdrawn", () => {
    const expires = new Date("2018-03-11T12:00:00Z")
    const kept = { expires, used: null, withdrawn: null }
    const before = new Date(expires.getTime() - 1)
    assert.equal(standingOf(kept, before), "open")
    assert.equal(standingOf(kept, expires), "expired")
    assert.equal(standingOf({ ...kept, used: before }, expires), "used")
    assert.equal(standingOf({ ...kept, withdrawn: before }, before), "withdrawn")
  })
})
