import { releasesOf, truthsOf, want, type Rows } from "#modules/analysis/gate/example.ts"
import type { Earlier, Truth, Wanted } from "#modules/analysis/gate/truth.ts"
import { systemOf } from "@palermo/statistics"
import * as fc from "fast-check"
import assert from "node:assert/strict"
import { describe, it } from "node:test"
import { narrowed } from "../../../packages/statistics/test/attacker.ts"

const columns = ["state", "sex", "form"]
const codes: Readonly<Record<string, readonly string[]>> = {
  state: ["north", "south"],
  sex: ["f", "m"],
  form: ["x", "y", "z"],
}
const kinds = ["north", "south"].flatMap((state) =>
  ["f", "m"].flatMap((sex) => ["x", "y", "z"].map((form): Readonly<Record<string, string>> => ({ state, sex, form }))),
)

/** A set of people: those of some kinds on one day, or on one and not on another. */
type Set_ = {
  readonly name: string
  readonly isOwn?: boolean
  readonly holds: (kind: number, days: readonly boolean[]) => boolean
}

/**
 * Somebody who saw releases and shares nothing with the gate: every kind of people in every column, and every way of
 * being there on some days and not on others, is a number they do not know; every figure they saw is a sum of them. Where
 * people only ever came they know that too.
 */
function attackerOf(seen: readonly Earlier[], truths: readonly Truth[], days: readonly (readonly number[])[]) {
  const grows = days.every((day, at) => at === 0 || day.every((count, kind) => count >= (days[at - 1]?.[kind] ?? 0)))
  const spans = days.flatMap((_, from) =>
    days.slice(from).map((__, more) => days.map((___, day) => from <= day && day <= from + more)),
  )
  const ways = grows ? spans.filter((span) => span.at(-1)) : spans
  const values = kinds.flatMap((_, kind) =>
    ways.map((span) =>
      manyOf(
        days.map((day) => day[kind] ?? 0),
        span,
      ),
    ),
  )
  const lines: number[][] = []
  const known = new Set<number>()
  const withheld = new Set<number>()
  const unknowns = kinds.flatMap((_, kind) => ways.map((span, way) => ({ kind, span, at: kind * ways.length + way })))
  function sumOf(of: Set_["holds"]): number {
    const own = unknowns.filter(({ kind, span }) => of(kind, span)).map(({ at }) => at)
    const made = values.push(own.reduce((sum, at) => sum + (values[at] ?? 0), 0)) - 1
    lines.push([made, ...own])
    return made
  }
  for (const { snapshot, wanted, cube } of seen) {
    const day = truths.findIndex((truth) => truth.snapshot === snapshot)
    const out = new Map<string, number | null>()
    const width = cube.dimensions.length
    for (let cell = 0; cell < cube.values.length; cell++) {
      const at = cube.dimensions.map(({ codes: own }, of) => own[cube.places[cell * width + of] ?? 0] ?? "")
      const name = cube.dimensions.map(
        ({ name: column }, of) => `${column}=${cube.places[cell * width + of] === 0 ? "" : at[of]}`,
      )
      out.set(name.sort().join(), cube.withheld[cell] === 1 ? null : (cube.values[cell] ?? 0))
    }
    const blocks = new Set([...out.keys()].map((name) => blockOf(name, wanted.by)))
    for (const place of placesOf(wanted)) {
      const name = cube.dimensions
        .map(({ name: column }) => `${column}=${place[column] ?? ""}`)
        .sort()
        .join()
      if (!blocks.has(blockOf(name, wanted.by))) continue
      const cell = sumOf((kind, span) => span[day] === true && isIn(kind, place, wanted))
      const said = out.get(name)
      // A cell that is not there says that nobody is.
      if (said === undefined) assert.equal(values[cell], 0)
      if (said !== undefined && said !== null) assert.equal(values[cell], said)
      if (said === null) withheld.add(cell)
      else known.add(cell)
    }
  }
  return {
    sumOf,
    valueOf: (cell: number) => values[cell] ?? 0,
    solve() {
      const system = systemOf(Float64Array.from(values), lines)
      const hidden = Uint8Array.from(values, (_, cell) => (known.has(cell) ? 0 : 1))
      // A cell that is withheld says that somebody is in it.
      const least = (cell: number) => (withheld.has(cell) ? 1 : 0)
      return { system, hidden, least, asked: [...withheld].filter((cell) => !known.has(cell)) }
    },
  }
}

const blockOf = (name: string, by: readonly string[]): string =>
  name
    .split(",")
    .filter((part) => by.includes(part.split("=")[0] ?? ""))
    .join()

/** How many of a kind were there on just these days, where those who came last went first. */
function manyOf(counts: readonly number[], span: readonly boolean[]): number {
  const [from, to] = [span.indexOf(true), span.lastIndexOf(true)]
  const least = Math.min(...counts.slice(from, to + 1))
  return Math.max(0, least - Math.max(counts[from - 1] ?? 0, counts[to + 1] ?? 0))
}

const isIn = (kind: number, place: Readonly<Record<string, string>>, { filters }: Pick<Wanted, "filters">): boolean =>
  Object.entries(place).every(([column, code]) => code === "" || kinds[kind]?.[column] === code) &&
  filters.every(({ column, codes: own }) => own.includes(kinds[kind]?.[column] ?? ""))

/** Every place of the tables of a release: a code in each column of `by`, a code or the sum in those that are crossed. */
function placesOf({ by, tables }: Wanted): Readonly<Record<string, string>>[] {
  const all = tables.flatMap((table) =>
    [...by, ...table].reduce<Record<string, string>[]>(
      (done, column) =>
        done.flatMap((start) =>
          [...(codes[column] ?? []), ...(by.includes(column) ? [] : [""])].map((code) => ({
            ...start,
            [column]: code,
          })),
        ),
      [{}],
    ),
  )
  const named = all.map((place) => Object.fromEntries(Object.entries(place).filter(([, code]) => code !== "")))
  return [...new Map(named.map((place) => [JSON.stringify(sorted(place)), place])).values()]
}

/** All that must not be known: small cells of what is out, and those who are in one release and not in another, cell by cell. */
function targetsOf(seen: readonly Earlier[], truths: readonly Truth[]): Set_[] {
  const dayOf = (snapshot: string) => truths.findIndex((truth) => truth.snapshot === snapshot)
  const own = seen.flatMap(({ wanted, snapshot }): Set_[] =>
    placesOf(wanted).map((place) => ({
      name: `${snapshot} ${JSON.stringify(place)} ${JSON.stringify(wanted.filters)}`,
      isOwn: true,
      holds: (kind, days) => days[dayOf(snapshot)] === true && isIn(kind, place, wanted),
    })),
  )
  const between = seen.flatMap((one, at) =>
    seen.flatMap((other, of): Set_[] => {
      if (at === of) return []
      const shared = placesOf(one.wanted).filter((place) =>
        placesOf(other.wanted).some((each) => JSON.stringify(sorted(each)) === JSON.stringify(sorted(place))),
      )
      return shared.map((place) => ({
        name: `${one.snapshot} without ${other.snapshot} ${JSON.stringify(place)} ${JSON.stringify([one.wanted.filters, other.wanted.filters])}`,
        holds: (kind, days) =>
          days[dayOf(one.snapshot)] === true &&
          isIn(kind, place, one.wanted) &&
          !(days[dayOf(other.snapshot)] === true && isIn(kind, place, other.wanted)),
      }))
    }),
  )
  return [...own, ...between]
}

/** The small gaps between what two releases of different days show of the same people, who may have been told of otherwise. */
function gapsIn(seen: readonly Earlier[], k: number): string[] {
  const shown = seen.map(({ cube, wanted, snapshot }) => {
    const width = cube.dimensions.length
    const cells = Array.from(cube.values, (value, cell) => {
      const at = cube.dimensions.flatMap(({ name, codes: own }, of) => {
        const code = cube.places[cell * width + of] ?? 0
        return code > 0 ? [`${name}=${own[code]}`] : []
      })
      return cube.withheld[cell] === 1 ? [] : [[at.sort().join(), value] as const]
    })
    return { snapshot, filters: JSON.stringify(wanted.filters), cells: new Map(cells.flat()) }
  })
  return shown.flatMap((one, at) =>
    shown.slice(at + 1).flatMap((other) => {
      if (one.snapshot === other.snapshot || one.filters !== other.filters) return []
      return [...one.cells].flatMap(([name, value]) => {
        const gap = Math.abs(value - (other.cells.get(name) ?? value))
        return gap > 0 && gap < k ? [`${one.snapshot} and ${other.snapshot} differ by ${gap} at ${name}`] : []
      })
    }),
  )
}

const sorted = (place: Readonly<Record<string, string>>) => Object.entries(place).sort(([a], [b]) => (a < b ? -1 : 1))

/** Invented people on two or three days, and what is wanted of them one after the other. */
const tableSets: readonly string[][][] = [
  [["sex", "form"]],
  [["sex"], ["form"]],
  [["state", "sex"]],
  [["state", "form"], ["sex"]],
  [
    ["state", "sex"],
    ["sex", "form"],
    ["state", "form"],
  ],
  [["state", "sex", "form"]],
]
const filterSets: readonly Wanted["filters"][] = [
  [],
  [],
  [{ column: "sex", codes: ["f"] }],
  [{ column: "form", codes: ["x", "y"] }],
  [{ column: "state", codes: ["south"] }],
]
const tables = fc.constantFrom(...tableSets)
const filters = fc.constantFrom(...filterSets)
const wish = fc.record({
  day: fc.nat(2),
  tables,
  filters,
  isByState: fc.boolean(),
  isForParties: fc.boolean(),
})
const count = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 5, max: 30 }))
const story = fc.record({
  first: fc.array(count, { minLength: kinds.length, maxLength: kinds.length }),
  changes: fc.array(
    fc.array(
      fc.oneof(fc.constant(0), fc.constant(0), fc.integer({ min: -4, max: 4 }), fc.integer({ min: 5, max: 20 })),
      {
        minLength: kinds.length,
        maxLength: kinds.length,
      },
    ),
    { minLength: 1, maxLength: 2 },
  ),
  onlyComes: fc.boolean(),
  isRecoded: fc.boolean(),
  wishes: fc.array(wish, { minLength: 2, maxLength: 4 }),
})

async function play({
  first,
  changes,
  onlyComes,
  isRecoded,
  wishes,
}: typeof story extends fc.Arbitrary<infer Of> ? Of : never) {
  const days = [first]
  for (const change of changes)
    days.push((days.at(-1) ?? []).map((before, kind) => Math.max(onlyComes ? before : 0, before + (change[kind] ?? 0))))
  // From the second day on all who were x are told of as y, and the other way round.
  if (isRecoded)
    for (const day of days.slice(1))
      for (let x = 0; x < day.length; x += 3) [day[x], day[x + 1]] = [day[x + 1] ?? 0, day[x] ?? 0]
  const rows = (day: readonly number[]): Rows =>
    day.map((many, kind) => [...columns.map((column) => kinds[kind]?.[column] ?? ""), many] as const)
  const truths = truthsOf(columns, Object.fromEntries(days.map((day, at) => [`day${at}`, rows(day)])))
  const asked = wishes.map((each): [string, Wanted] => {
    const inTables = each.isByState
      ? each.tables.map((table) => table.filter((column) => column !== "state"))
      : each.tables
    return [
      `day${Math.min(each.day, days.length - 1)}`,
      want(
        inTables.filter((table) => table.length > 0),
        {
          ...{ by: each.isByState ? ["state"] : [], filters: each.filters },
          ...(each.isForParties ? { audience: "parties" as const, k: 3 } : { audience: "public" as const, k: 5 }),
        },
      ),
    ]
  })
  const done = await releasesOf(truths, asked)
  return { ...done, truths, days }
}

describe("whoever saw releases one after the other", () => {
  it(
    "knows of no small count and of no small difference that anybody is in it, whatever the releases",
    { timeout: 600_000 },
    async () => {
      let [out, refused, targets] = [0, 0, 0]
      await fc.assert(
        fc.asyncProperty(story, async (told) => {
          const { answers, earlier, truths, days } = await play(told)
          refused += answers.filter(({ ok }) => !ok).length
          for (const [audience, k] of [
            ["public", 5],
            ["parties", 3],
          ] as const) {
            const seen = earlier.filter(({ wanted }) => audience === "parties" || wanted.audience === "public")
            out += seen.length
            assert.deepEqual(gapsIn(seen, k), [], audience)
            const attacker = attackerOf(seen, truths, days)
            const sought = targetsOf(seen, truths).map((one) => ({ ...one, cell: attacker.sumOf(one.holds) }))
            const { system, hidden, least, asked } = attacker.solve()
            const found = narrowed(system, hidden)
            const fromOne = narrowed(system, hidden, least)
            for (const cell of asked) {
              const value = attacker.valueOf(cell)
              const [low, high] = fromOne.get(cell) ?? [value, value]
              if (value < k) assert.ok(low < high, `${audience}: a withheld cell is ${value}, and nothing else`)
            }
            for (const { name, cell, isOwn } of sought) {
              const value = attacker.valueOf(cell)
              if (value === 0 || value >= k) continue
              targets++
              const [low, high] = found.get(cell) ?? [value, value]
              // What is withheld of a release may be as many as is ever shown.
              if (isOwn) assert.ok(high >= 3, `${audience}: ${name} is ${value}, and at most ${high}`)
              assert.ok(low <= 0, `${audience}: ${name} is ${value}, and at least ${low}`)
            }
          }
        }),
        { numRuns: 60, seed: 20_261_122 },
      )
      assert.ok(out > 150 && targets > 300, `${out} out, ${refused} refused, ${targets} sought`)
    },
  )
})
