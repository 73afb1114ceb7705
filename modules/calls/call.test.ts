import {
  Call,
  close,
  dueFor,
  mayChange,
  open,
  reminderDue,
  reopenDraft,
  test,
  type CallWording,
} from "#modules/calls/call.ts"
import { lanternCall } from "#modules/calls/examples.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const wording = lanternCall("5f3759df-0000-4000-8000-000000000001" as CallWording["mandates"][number])
const draft = Call.parse({
  ...wording,
  ...{ id: "5f3759df-0000-4000-8000-000000000002", status: "draft", edition: 1, opened: null, closed: null, touch: 1 },
})
const today = "2018-03-01"

describe("testing a call", () => {
  it("goes through for a draft in which all holds together", () => {
    assert.deepEqual(test(draft, []), { ok: true, value: { ...draft, status: "tested" } })
  })

  it("refuses what is no draft, and what does not hold together", () => {
    const fault = { place: "", fault: "no-questions" } as const
    assert.deepEqual(test(draft, [fault]), { ok: false, refusal: "call-does-not-hold-together" })
    for (const status of ["tested", "open", "closed"] as const)
      assert.deepEqual(test({ ...draft, status }, []), { ok: false, refusal: "call-not-a-draft" })
  })

  it("is to be done again after a change", () => {
    assert.equal(reopenDraft({ ...draft, status: "tested" }).status, "draft")
    assert.equal(reopenDraft({ ...draft, status: "open" }).status, "open")
  })
})

describe("opening a call", () => {
  const tested: Call = { ...draft, status: "tested" }

  it("refuses what cannot be answered", () => {
    const cases: [change: Partial<Call>, addressees: number, today: string, refusal: string][] = [
      [{ status: "draft" }, 3, today, "call-not-tested"],
      [{ status: "open" }, 3, today, "call-not-tested"],
      [{ status: "closed" }, 3, today, "call-not-tested"],
      [{}, 0, today, "call-has-no-addressees"],
      [{}, 3, wording.due, "call-already-due"],
      [{ opens: "2018-03-02" }, 3, today, "call-opens-later"],
    ]
    for (const [change, addressees, day, refusal] of cases)
      assert.deepEqual(open({ ...tested, ...change }, addressees, day), { ok: false, refusal })
  })

  it("goes through on its day and after it", () => {
    for (const opens of [null, today, "2018-02-01"])
      assert.deepEqual(open({ ...tested, opens }, 1, today), {
        ok: true,
        value: { ...tested, opens, status: "open", opened: today },
      })
  })
})

describe("closing a call", () => {
  it("ends what is open, and nothing else", () => {
    const opened: Call = { ...draft, status: "open", opened: today }
    const closed = close(opened, "2018-10-01")
    assert.deepEqual(closed, { ok: true, value: { ...opened, status: "closed", closed: "2018-10-01" } })
    for (const status of ["draft", "tested", "closed"] as const)
      assert.deepEqual(close({ ...draft, status }, today), { ok: false, refusal: "call-not-open" })
  })
})

describe("changing a call", () => {
  it("changes anything of a draft", () => {
    assert.equal(mayChange(draft, { ...wording, groups: ["agencies"], due: "2018-04-01" }).ok, true)
  })

  it("leaves standing, while it is open, whom it asks under what, and brings no day forward", () => {
    const opened: Call = { ...draft, status: "open", opened: today }
    const cases: [change: Partial<CallWording>, refusal: string | null][] = [
      [{ title: { en: "Lamps" }, note: {}, reminders: [1], due: "2018-10-01", languages: ["en"] }, null],
      [{ mandates: [] }, "call-stands-still"],
      [{ instrument: null }, "call-stands-still"],
      [{ groups: ["member-states"] }, "call-stands-still"],
      [{ besides: [] }, "call-stands-still"],
      [{ except: ["iom"] }, "call-stands-still"],
      [{ year: 2018 }, "call-stands-still"],
      [{ audience: "public" }, "call-stands-still"],
      [{ due: "2018-08-31" }, "due-moves-forward"],
      [{ published: "2030-01-01" }, null],
      [{ published: "2030-02-01" }, null],
      [{ published: "2029-12-31" }, "published-moves-forward"],
      [{ published: null }, "published-moves-forward"],
    ]
    const published = "2030-01-01"
    for (const [change, refusal] of cases) {
      const may = mayChange({ ...opened, published }, { ...wording, published, ...change })
      assert.equal(may.ok ? null : may.refusal, refusal, JSON.stringify(change))
    }
    assert.equal(mayChange(opened, { ...wording, published }).ok, true, "from at once to a day")
    assert.deepEqual(mayChange({ ...opened, status: "closed" }, wording), { ok: false, refusal: "call-is-closed" })
  })
})

describe("the day by which somebody must answer", () => {
  it("is the call's, or the later one they were given", () => {
    assert.equal(dueFor(draft, null), "2018-09-01")
    assert.equal(dueFor(draft, "2018-10-01"), "2018-10-01")
    assert.equal(dueFor(draft, "2018-08-01"), "2018-09-01")
  })
})

describe("a reminder", () => {
  it("is due on its day and until the next, and none after the last day", () => {
    const opened = { opened: "2018-03-01", reminders: [30, 7] }
    const cases: [today: string, before: number | null][] = [
      ["2018-03-02", null],
      ["2018-08-01", null],
      ["2018-08-02", 30],
      ["2018-08-24", 30],
      ["2018-08-25", 7],
      ["2018-09-01", 7],
      ["2018-09-02", null],
    ]
    for (const [day, before] of cases) assert.equal(reminderDue(opened, "2018-09-01", day), before, day)
  })

  it("that had passed when the call opened never comes", () => {
    const opened = { opened: "2018-08-20", reminders: [30, 7] }
    assert.equal(reminderDue(opened, "2018-09-01", "2018-08-21"), null)
    assert.equal(reminderDue(opened, "2018-09-01", "2018-08-25"), 7)
    assert.equal(reminderDue({ opened: null, reminders: [7] }, "2018-09-01", "2018-08-30"), null)
  })
})
