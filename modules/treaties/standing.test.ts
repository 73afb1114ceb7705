import type { Act } from "#modules/treaties/act.ts"
import { act, record } from "#modules/treaties/examples.ts"
import { instrumentOf, instruments } from "#modules/treaties/instruments.ts"
import { countsOf, growthOf, joinedBetween, participantsOn, standingOf } from "#modules/treaties/participation.ts"
import { replay } from "#modules/treaties/replay.ts"
import { endedBy, entryInto, isParty } from "#modules/treaties/standing.ts"
import { after } from "#modules/treaties/term.ts"
import * as fc from "fast-check"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const protocol = "XVIII-12-a"
const convention = "XVIII-12"
const statusOn = (acts: readonly Act[], day: string, participant = "state-lum", code: Act["instrument"] = protocol) =>
  standingOf(record(...acts), code, participant, day)?.status

describe("a term after a day", () => {
  it("counts days, and months and years to the same day or the last of the month", () => {
    const cases: [day: string, term: Parameters<typeof after>[1], end: string][] = [
      ["2003-09-26", { days: 90 }, "2003-12-25"],
      ["2008-02-01", { days: 30 }, "2008-03-02"],
      ["2008-01-31", { months: 1 }, "2008-02-29"],
      ["2001-10-18", { months: 3 }, "2002-01-18"],
      ["2008-02-29", { years: 1 }, "2009-02-28"],
      ["2009-04-20", { days: 0 }, "2009-04-20"],
    ]
    for (const [day, term, end] of cases) assert.equal(after(day, term), end)
  })
})

describe("the standing of a State", () => {
  const joined = [
    act(`${convention} state-lum signature 2000-12-13`),
    act(`${convention} state-lum ratification 2005-03-01`),
    act(`${protocol} state-lum signature 2000-12-13`),
    act(`${protocol} state-lum ratification 2005-03-01`),
  ]

  it("is nothing, signatory, party from the day of deposit, and bound from the thirtieth day after it", () => {
    const days: [day: string, status: string | undefined][] = [
      ["2000-12-12", undefined],
      ["2000-12-13", "signatory"],
      ["2005-02-28", "signatory"],
      ["2005-03-01", "party"],
      ["2005-03-30", "party"],
      ["2005-03-31", "bound"],
    ]
    for (const [day, status] of days) assert.equal(statusOn(joined, day), status, day)
  })

  it("is not bound before the instrument itself is in force", () => {
    const early = [
      act(`${convention} state-lum accession 2001-05-01`),
      act(`${protocol} state-lum accession 2001-05-01`),
    ]
    assert.equal(standingOf(record(...early), protocol, "state-lum", "2001-06-01")?.bound, "2003-12-25")
    assert.equal(statusOn(early, "2003-12-24"), "party")
    assert.equal(statusOn(early, "2003-12-25"), "bound")
  })

  it("ends one year after a denunciation, and not if that is withdrawn in time", () => {
    const left = act(`${protocol} state-lum denunciation 2010-06-01`)
    assert.equal(statusOn([...joined, left], "2011-05-31"), "bound")
    assert.equal(statusOn([...joined, left], "2011-06-01"), "ended")
    const back = act(`${protocol} state-lum withdrawal 2010-12-01`, { about: left.id })
    assert.equal(statusOn([...joined, left, back], "2011-06-01"), "bound")
    // Before it is withdrawn nobody knows that it will be.
    assert.equal(standingOf(record(...joined, left, back), protocol, "state-lum", "2010-11-30")?.ended, "2011-06-01")
  })

  it("ends under a protocol with the convention, and begins anew with a new accession", () => {
    const left = act(`${convention} state-lum withdrawal 2012-01-01`)
    assert.equal(statusOn([...joined, left], "2013-01-01"), "ended")
    const again = [
      act(`${convention} state-lum accession 2015-01-01`),
      act(`${protocol} state-lum accession 2015-01-01`),
    ]
    assert.equal(statusOn([...joined, left, ...again], "2015-01-15"), "party")
    assert.equal(statusOn([...joined, left, ...again], "2015-02-01"), "bound")
  })

  it("goes on from the deposit for a successor, and from the day of succession where one is stated", () => {
    const late = act(`IV-8 state-lum succession 2007-10-23`)
    assert.equal(standingOf(record(late), "IV-8", "state-lum", "2007-10-23")?.status, "bound")
    const stated = act(`IV-8 state-lum succession 2007-10-23`, { effective: "2006-06-03" })
    assert.equal(standingOf(record(stated), "IV-8", "state-lum", "2008-01-01")?.bound, "2006-06-03")
  })

  it("is counted, and told by whoever joined between two days", () => {
    const all = record(
      ...joined,
      act(`${convention} state-umb accession 2006-01-01`),
      act(`${protocol} state-umb accession 2006-01-01`),
    )
    assert.deepEqual(countsOf(participantsOn(all, protocol, "2006-01-15")), { signatories: 1, parties: 2, bound: 1 })
    assert.deepEqual(
      joinedBetween(all, protocol, "2006-01-01", "2006-01-01").map(({ participant }) => participant),
      ["state-umb"],
    )
    assert.deepEqual(growthOf(all, protocol, "2010-01-01"), [
      { day: "2005-03-01", parties: 1, bound: 0 },
      { day: "2005-03-31", parties: 1, bound: 1 },
      { day: "2006-01-01", parties: 2, bound: 1 },
      { day: "2006-01-31", parties: 2, bound: 2 },
    ])
  })
})

describe("an instrument", () => {
  it("enters into force a term after enough States have deposited, and not with one too few", () => {
    const deposits = Array.from({ length: 40 }, (_, n) =>
      act(`${convention} state-a${n} accession ${after("2001-01-01", { days: n })}`),
    )
    const histories = (acts: readonly Act[]) => acts.map((each) => [each])
    assert.equal(entryInto(instrumentOf(convention), histories(deposits)), after("2001-02-09", { days: 90 }))
    assert.equal(entryInto(instrumentOf(convention), histories(deposits.slice(1))), null)
  })

  it("that is left by periods is left at the end of the running one, or of the next if it is told too late", () => {
    const { inForce, ...rest } = instrumentOf("XVIII-4")
    const left = (dated: string) =>
      endedBy(act(`XVIII-4 state-lum denunciation ${dated}`), { inForce, ...rest }, inForce)
    assert.equal(left("1959-10-30"), "1960-04-30")
    assert.equal(left("1959-11-01"), "1963-04-30")
  })
})

describe("participation, whatever was done", () => {
  const day = fc.integer({ min: 0, max: 9000 }).map((days) => after("2000-12-12", { days }))
  const acts = fc.array(
    fc.record({
      n: fc.integer({ min: 0, max: 5 }),
      kind: fc.constantFrom("signature", "accession", "denunciation", "reservation"),
      dated: day,
      code: fc.constantFrom(convention, protocol),
    }),
    { maxLength: 25 },
  )
  /** What of it the rules let in. */
  const admitted = (told: readonly { n: number; kind: string; dated: string; code: string }[]) => {
    const all = told.map(({ n, kind, dated, code }) => act(`${code} state-a${n} ${kind} ${dated}`))
    const { broken } = replay(
      all,
      record(),
      () => undefined,
      () => false,
      "2030-01-01",
    )
    return all.filter(({ id }) => broken.every((each) => each.act.id !== id))
  }
  const until = (all: readonly Act[], on: string) => record(...all.filter(({ dated }) => dated <= on))

  it("has no more bound than parties, and its growth says the same as its counts on every day", () => {
    fc.assert(
      fc.property(acts, day, (told, on) => {
        const all = until(admitted(told), on)
        for (const { code } of instruments) {
          const { parties, bound } = countsOf(participantsOn(all, code, on))
          assert.ok(bound <= parties)
          const last = growthOf(all, code, on).at(-1)
          assert.deepEqual([last?.parties ?? 0, last?.bound ?? 0], [parties, bound], code)
        }
      }),
    )
  })

  it("does not change for a day when something is done after it", () => {
    fc.assert(
      fc.property(acts, day, (told, on) => {
        const all = admitted(told)
        const tell = (of: ReturnType<typeof record>) =>
          participantsOn(of, protocol, on).map(({ participant, status }) => `${participant} ${status}`)
        assert.deepEqual(tell(record(...all)), tell(until(all, on)))
      }),
    )
  })

  it("makes nobody party to a protocol who is not party to its convention", () => {
    fc.assert(
      fc.property(acts, day, (told, on) => {
        const all = record(...admitted(told))
        for (const each of participantsOn(all, protocol, on).filter(isParty)) {
          const above = standingOf(all, convention, each.participant, on)
          assert.ok(above && isParty(above))
        }
      }),
    )
  })
})
