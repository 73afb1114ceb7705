import { truthsOf, want, type Rows } from "#modules/analysis/gate/example.ts"
import { protectRelease } from "#modules/analysis/gate/protect.ts"
import type { BroughtTable, Earlier, Truth, Wanted } from "#modules/analysis/gate/truth.ts"
import { codesBeside, foundBy, kindsOf, type Kind, type Sighting, type World } from "#tests/attacking.ts"
import { UNKNOWN } from "@palermo/statistics"
import * as fc from "fast-check"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const k = 5
const columns = ["state", "sex", "form"]

/** What is wanted one after the other: of which day, which tables, by what, of whom. */
type Wish = { readonly day: number; readonly wanted: Wanted }

/** Asks for one release after the other; each is held against those before, unless the ledger is taken away. */
async function play(truths: readonly Truth[], wishes: readonly Wish[], hasLedger = true): Promise<Sighting[]> {
  const [earlier, seen]: [Earlier[], Sighting[]] = [[], []]
  for (const [at, { day, wanted }] of wishes.entries()) {
    const snapshot = `day${day}`
    const before = hasLedger ? [...earlier] : []
    const answer = await protectRelease({ snapshot, wanted, earlier: before, truths })
    if (!answer.ok) continue
    const { cube } = answer
    earlier.push({ id: `00000000-0000-4000-8000-${String(at).padStart(12, "0")}`, snapshot, wanted, cube })
    seen.push({ day, wanted, cube })
  }
  return seen
}

const many = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 6, max: 30 }))
const change = fc.oneof(fc.constant(0), fc.integer({ min: -4, max: 4 }), fc.integer({ min: 6, max: 20 }))
const timesOf = (of: fc.Arbitrary<number>, kinds: readonly Kind[]) =>
  fc.array(of, { minLength: kinds.length, maxLength: kinds.length })

const dayAfter = (day: readonly number[], changes: readonly number[]): number[] =>
  day.map((before, kind) => Math.max(0, before + (changes[kind] ?? 0)))

type Drawn<Of> = Of extends fc.Arbitrary<infer Value> ? Value : never

/** Records: of some States the form is told only from the second day on. */
const people = kindsOf({ state: ["north", "south"], sex: ["f", "m"], form: ["x", "y"] })
const ofPeople: readonly Wanted["filters"][] = [
  ...[[], []],
  [{ column: "form", codes: ["x"] }],
  [{ column: "sex", codes: ["f"] }],
]
const recordsStory = fc.record({
  first: timesOf(many, people),
  changes: timesOf(change, people),
  untold: fc.constantFrom<readonly string[]>([], ["north"], ["north", "south"]),
  wishes: fc.array(
    fc.record({
      day: fc.nat(1),
      tables: fc.constantFrom([["sex"]], [["sex", "form"]], [["sex"], ["form"]]),
      filters: fc.constantFrom(...ofPeople),
      by: fc.constantFrom<string[]>([], ["state"]),
    }),
    { minLength: 2, maxLength: 3 },
  ),
})

async function ofRecords(story: Drawn<typeof recordsStory>, hasLedger = true) {
  const days = [story.first, dayAfter(story.first, story.changes)]
  const world: World = {
    codes: { state: ["north", "south"], sex: ["f", "m"], form: ["x", "y", UNKNOWN] },
    ...{ kinds: people, days, isPeopled: true },
    told: (kind, column, day) =>
      column === "form" && day === 0 && story.untold.includes(kind["state"] ?? "") ? UNKNOWN : (kind[column] ?? ""),
  }
  const rows = days.map((counts, day): Rows =>
    counts.map((count, kind) => {
      const codes = columns.map((column) => world.told(people[kind] ?? {}, column, day))
      return [...codes.map((code) => (code === UNKNOWN ? "" : code)), count] as const
    }),
  )
  const truths = truthsOf(columns, Object.fromEntries(rows.map((own, day) => [`day${day}`, own])))
  const wishes = story.wishes.map(({ day, tables, ...more }) => ({ day, wanted: want(tables, { k, ...more }) }))
  return { world, seen: await play(truths, wishes, hasLedger) }
}

/**
 * Figures that were counted elsewhere, counts of 1 to 4 masked, and of some people no code told; of two quarters, of which a
 * filter may hold one.
 */
const counted = kindsOf({ quarter: ["q1"], sex: ["f", "m", UNKNOWN], form: ["x", "y", UNKNOWN] })
const few = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 2 }), many)
const figuresStory = fc.record({
  first: timesOf(few, counted),
  changes: timesOf(change, counted),
  wishes: fc.array(
    fc.record({
      day: fc.nat(1),
      tables: fc.constantFrom<string[][]>([["sex"]], [["form"]], [["sex"], ["form"]]),
      isHeld: fc.boolean(),
    }),
    { minLength: 2, maxLength: 3 },
  ),
})

/** The cells of a table by quarter as they are brought; the second quarter has twice as many as the first, and a code of its own. */
function broughtBy(column: string, counts: readonly number[]): BroughtTable {
  const cellsOf = (quarter: string, times: number) => {
    const sums = new Map<string | null, number>([[null, 0]])
    for (const [at, count] of counts.entries())
      for (const code of [null, counted[at]?.[column] ?? ""]) sums.set(code, (sums.get(code) ?? 0) + count * times)
    if (quarter === "q2") for (const code of [null, "only-q2"]) sums.set(code, (sums.get(code) ?? 0) + 40)
    return [...sums].flatMap(([code, count]) => {
      if (count === 0 || code === UNKNOWN) return []
      const [low, high] = count < 5 ? [0, 4] : [count, count]
      return [{ codes: [quarter, code], low, high }]
    })
  }
  return { columns: ["quarter", column], cells: [...cellsOf("q1", 1), ...cellsOf("q2", 2)] }
}

/** What is seen of the first quarter alone; that nobody was there of a code the second has may be told beside it. */
function ofFirstQuarter(sighting: Sighting): Sighting {
  const { cube } = sighting
  const width = cube.dimensions.length
  const at = cube.dimensions.findIndex(({ name }) => name === "quarter")
  const own = [...cube.values.keys()].filter((cell) => {
    const codes = cube.dimensions.map(({ codes: all }, of) => all[cube.places[cell * width + of] ?? 0])
    return at < 0 || (codes[at] === "q1" && !codes.includes("only-q2"))
  })
  return {
    ...sighting,
    cube: {
      ...cube,
      places: Int32Array.from(own.flatMap((cell) => [...cube.places.subarray(cell * width, (cell + 1) * width)])),
      values: Float64Array.from(own, (cell) => cube.values[cell] ?? 0),
      withheld: Uint8Array.from(own, (cell) => cube.withheld[cell] ?? 0),
    },
  }
}

async function ofFigures(story: Drawn<typeof figuresStory>, hasLedger = true, asDrawn = false) {
  const days = [story.first, dayAfter(story.first, story.changes)]
  const world: World = {
    codes: { quarter: ["q1"], sex: ["f", "m", UNKNOWN], form: ["x", "y", UNKNOWN] },
    ...{ kinds: counted, days, isPeopled: false },
    told: (kind, column) => kind[column] ?? "",
  }
  const truths = days.map((counts, day): Truth => ({
    ...{ snapshot: `day${day}`, kind: "figures" },
    tables: ["sex", "form"].map((column) => broughtBy(column, counts)),
  }))
  const wishes = (asDrawn ? story.wishes : story.wishes.toSorted((a, b) => a.day - b.day)).map(
    ({ day, tables, isHeld }) => ({
      day,
      wanted: isHeld
        ? want(tables, { k, filters: [{ column: "quarter", codes: ["q1"] }] })
        : want(tables, { k, by: ["quarter"] }),
    }),
  )
  return { world, seen: await play(truths, wishes, hasLedger) }
}

const seed = 20_261_122

describe("whoever saw releases", () => {
  // Of figures little is shown that does not follow from what was said, so that less is found.
  for (const [of, story, playing, least, some] of [
    ["records, of whom a column was not always told", recordsStory, ofRecords, 50, 5],
    ["figures with masks, some held by a filter", figuresStory, ofFigures, 40, 2],
  ] as const) {
    it(`of ${of}, works out no small count and no small difference, and reads no code of anybody else`, async () => {
      let out = 0
      await fc.assert(
        fc.asyncProperty<[never]>(story as fc.Arbitrary<never>, async (told) => {
          const { world, seen } = await playing(told)
          out += seen.length
          for (const { cube } of seen) assert.deepEqual(codesBeside(cube), [])
          assert.deepEqual(foundBy(world, seen.map(ofFirstQuarter), k), [])
        }),
        { numRuns: 60, seed },
      )
      assert.ok(out > least, `${out} out`)
    })

    it(`of ${of}, works some out where nothing was held against the releases before`, async () => {
      const found = []
      for (const told of fc.sample(story as fc.Arbitrary<never>, { numRuns: 60, seed })) {
        const { world, seen } = await playing(told, false)
        found.push(...foundBy(world, seen.map(ofFirstQuarter), k))
      }
      assert.ok(found.length >= some, `${found.length} found`)
    })
  }

  it("of figures of an earlier day than what is out, is not told that there is nobody where nothing was said", async () => {
    const [day0, day1] = [0, 1].map((day) => ({ day, tables: [["sex"]], isHeld: false }))
    const { world, seen } = await ofFigures(
      {
        ...{ first: [1, 0, 0, 1, 0, 0, 0, 0, 1], changes: [0, 0, 0, 6, 0, 0, 0, 6, 0] },
        wishes: [day1, day0, day0 && { ...day0, tables: [["sex"], ["form"]] }].flatMap((wish) => wish ?? []),
      },
      true,
      true,
    )
    assert.deepEqual(foundBy(world, seen.map(ofFirstQuarter), k), [])
  })
})
