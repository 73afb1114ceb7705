import { assemblyOpens, knownSessions, Session, sessionNumber } from "#modules/decisions/session.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

describe("the number of a session", () => {
  it("is told from how it is printed", () => {
    const cases: [printed: string | null, number: string | null][] = [
      ["Sixty-fourth session", "64"],
      ["Seventeenth session", "17"],
      ["Fourth session", "4"],
      ["Seventieth session", "70"],
      ["Seventy-eighth", "78"],
      ["78", "78"],
      ["78th session", "78"],
      ["Session 5", "5"],
      ["Eleventh emergency special session", "ES-11"],
      ["Thirtieth special session", "S-30"],
      ["2008-2009", null],
      ["Resumed session", null],
      [null, null],
    ]
    for (const [printed, number] of cases) assert.equal(sessionNumber(printed), number, String(printed))
  })
})

describe("the sessions the record begins with", () => {
  it("open the General Assembly on the days its rule gives", () => {
    const opened: [session: number, day: string][] = [
      [58, "2003-09-16"],
      [64, "2009-09-15"],
      [72, "2017-09-12"],
      [75, "2020-09-15"],
      [76, "2021-09-14"],
      [77, "2022-09-13"],
    ]
    for (const [session, day] of opened) assert.equal(assemblyOpens(session), day)
  })

  it("are each there once, and close after they open", () => {
    const known = knownSessions({ ga: "un-ga", cop: "ctoc-cop", ccpcj: "ccpcj" })
    assert.equal(new Set(known.map(({ body, number }) => `${body}/${number}`)).size, known.length)
    for (const session of known) {
      assert.ok(Session.omit({ id: true }).safeParse(session).success)
      assert.ok(session.opens !== null && session.closes !== null && session.opens < session.closes)
    }
    assert.equal(known.filter(({ body }) => body === "ctoc-cop").length, 12)
  })
})
