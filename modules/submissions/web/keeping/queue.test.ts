import { type Draft, type DraftWording, meets } from "#modules/submissions/draft.ts"
import {
  over,
  type Queue,
  refusedAt,
  type Saved,
  send,
  stateOf,
  took,
  write,
} from "#modules/submissions/web/keeping/queue.ts"
import { array, assert as check, constantFrom, property, record, type Arbitrary } from "fast-check"
import { id } from "#platform/kernel/id.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const place = { question: "lamp.1.lit", nth: 0 }
const text = (words: string) => ({
  value: { kind: "explanation" as const, text: words, files: [] },
  language: "en" as const,
})
const at = "2033-03-19T10:00:00Z"
const wordsOf = (value: Draft["value"]): string => (value?.kind === "explanation" ? value.text : "")

/** A server that keeps to the rule and nothing else, and counts what it was told. */
const submission = id("submission").parse("019a0000-0000-7000-8000-000000000001")
const conflictId = (n: number) =>
  id("conflict").parse(`019a0000-0000-7000-8000-0000000001${String(n).padStart(2, "0")}`)

function server() {
  const drafts = new Map<string, Draft>()
  const conflicts: Saved["conflicts"] = []
  const versions: string[] = []
  function save(sent: readonly DraftWording[]): Saved {
    const saved: Draft[] = []
    const met: Saved["conflicts"] = []
    for (const each of sent) {
      const there = drafts.get(each.question)
      const meeting = meets(there, each)
      if (meeting === "same" && there) saved.push(there)
      if (meeting === "goes-on") {
        const { base: _, ...wording } = each
        const draft: Draft = {
          ...wording,
          submission,
          version: (there?.version ?? 0) + 1,
          by: "somebody",
          at,
          seen: null,
        }
        drafts.set(each.question, draft)
        versions.push(wordsOf(each.value))
        saved.push(draft)
      }
      if (meeting === "conflict") {
        const conflict = { ...each, id: conflictId(conflicts.length), by: "somebody", at, there: there ?? null }
        conflicts.push(conflict)
        met.push(conflict)
      }
    }
    return { saved, conflicts: met }
  }
  return { save, drafts, conflicts, versions, there: () => drafts.get(place.question) }
}

describe("what waits to be sent", () => {
  it("is one for each place, the newest words on the version they began with", () => {
    const first = write([], place, text("dim"), undefined, at)
    assert.deepEqual(
      write(first, place, text("bright"), undefined, at).map(({ base, value }) => [base, wordsOf(value)]),
      [[0, "bright"]],
    )
  })

  it("is nothing where one writes again what is saved", () => {
    const there = { version: 3, ...text("dim") }
    const changed = write([], place, text("bright"), there, at)
    assert.equal(changed.length, 1)
    assert.deepEqual(write(changed, place, text("dim"), there, at), [])
    assert.deepEqual(write([], place, { value: null, language: "en" }, undefined, at), [])
  })

  it("is sent to the letter again when no answer came, and then what was written since", () => {
    const all = server()
    let queue = send(write([], place, text("dim"), undefined, at))
    all.save(queue.drafts)
    // The answer is lost on the way; the reader writes on, and then the line is back.
    queue = send(write(queue.queue, place, text("bright"), undefined, at))
    const again = took(queue.queue, all.save(queue.drafts))
    assert.deepEqual(
      again.map(({ base, value }) => [base, wordsOf(value)]),
      [[1, "bright"]],
    )
    const last = send(again)
    assert.deepEqual(took(last.queue, all.save(last.drafts)), [])
    assert.deepEqual(all.versions, ["dim", "bright"])
    assert.deepEqual(all.conflicts, [])
  })

  it("waits on where it was refused, and goes when it is written anew", () => {
    const refused = refusedAt(send(write([], place, text("dim"), undefined, at)).queue, place, "answer-does-not-fit")
    assert.deepEqual(send(refused).drafts, [])
    assert.equal(stateOf(refused, { conflicts: 0, reached: true, keeps: true }), "refused")
    assert.equal(send(write(refused, place, text("bright"), undefined, at)).drafts.length, 1)
  })

  it("never holds more than the contract takes in one sending", () => {
    let queue: Queue = []
    for (let n = 0; n < 320; n += 1) queue = write(queue, { question: "lamp.each", nth: n }, text("lit"), undefined, at)
    assert.equal(send(queue).drafts.length, 300)
  })
})

const states: readonly [waits: boolean, conflicts: number, reached: boolean, keeps: boolean, state: string][] = [
  [false, 0, true, true, "saved"],
  [false, 0, false, true, "saved"],
  [true, 0, true, true, "saving"],
  [true, 0, false, true, "kept"],
  [true, 0, false, false, "not-kept"],
  [false, 1, true, true, "conflict"],
  [true, 1, false, true, "kept"],
]

describe("what is said of all that was written", () => {
  for (const [waits, conflicts, reached, keeps, state] of states)
    it(`is "${state}" where ${waits ? "something waits" : "nothing waits"}, ${conflicts} texts met, the server is ${reached ? "" : "not "}reached and the browser keeps ${keeps ? "it" : "nothing"}`, () => {
      const queue = waits ? write([], place, text("dim"), undefined, at) : []
      assert.equal(stateOf(queue, { conflicts, reached, keeps }), state)
    })
})

type Step = { readonly device: 0 | 1; readonly act: "write" | "send" | "send-lost"; readonly word: string }
const step: Arbitrary<Step> = record({
  device: constantFrom(0 as const, 1 as const),
  act: constantFrom("write" as const, "send" as const, "send-lost" as const),
  word: constantFrom("dim", "bright", "out", "lit", "blown"),
})

/** Two devices at one field, in any order, with answers lost on the way; at the end both come to the server. */
function live(steps: readonly Step[]) {
  const all = server()
  const devices = [0, 1].map(() => ({ queue: [] as Queue, there: undefined as Draft | undefined }))
  const written: string[] = []
  const come = (device: (typeof devices)[number], lost: boolean) => {
    const going = send(device.queue)
    device.queue = going.queue
    if (going.drafts.length === 0) return
    const answer = all.save(going.drafts)
    if (lost) return
    device.queue = took(device.queue, answer)
    device.there = answer.saved[0] ?? answer.conflicts[0]?.there ?? device.there
  }
  steps.forEach(({ device: n, act, word }, at_) => {
    const device = devices[n]
    if (!device) return
    if (act !== "write") return come(device, act === "send-lost")
    const words = `${word} ${at_}`
    device.queue = write(device.queue, place, text(words), device.there, at)
    written.push(words)
  })
  const last = devices.map(({ queue }) => wordsOf(over([], queue).get(place.question)?.value ?? null)).filter(Boolean)
  for (let n = 0; n < 3; n += 1) for (const device of devices) come(device, false)
  return { all, devices, last }
}

describe("two devices at the same field", () => {
  it("lose nothing, whichever comes first and whatever answer is lost on the way", () => {
    check(
      property(array(step, { maxLength: 25 }), (steps) => {
        const { all, devices, last } = live(steps)
        assert.deepEqual(
          devices.flatMap(({ queue }) => queue),
          [],
        )
        const known = new Set([...all.versions, ...all.conflicts.map(({ value }) => wordsOf(value))])
        for (const words of last) assert.ok(known.has(words), words)
      }),
      { numRuns: 300 },
    )
  })

  it("send nothing twice: each version is another's words than the one before", () => {
    check(
      property(array(step, { maxLength: 25 }), (steps) => {
        const { all } = live(steps)
        assert.equal(new Set(all.versions).size, all.versions.length)
        assert.equal(all.there()?.version ?? 0, all.versions.length)
      }),
      { numRuns: 300 },
    )
  })

  for (const order of [
    [0, 1],
    [1, 0],
  ] as const)
    it(`meet with both texts where ${order[0] === 0 ? "the first" : "the second"} comes first`, () => {
      const [one, other] = order
      const { all } = live([
        { device: 0, act: "write", word: "dim" },
        { device: 1, act: "write", word: "bright" },
        { device: one, act: "send", word: "" },
        { device: other, act: "send", word: "" },
      ])
      const texts = ["dim 0", "bright 1"]
      assert.deepEqual(all.versions, [texts[one]])
      assert.deepEqual(
        all.conflicts.map(({ value }) => wordsOf(value)),
        [texts[other]],
      )
    })

  it("meet nobody where both wrote the same", () => {
    const all = server()
    for (let n = 0; n < 2; n += 1) {
      const going = send(write([], place, text("dim"), undefined, at))
      assert.deepEqual(took(going.queue, all.save(going.drafts)), [])
    }
    assert.deepEqual(all.versions, ["dim"])
    assert.deepEqual(all.conflicts, [])
  })
})
