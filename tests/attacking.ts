import type { Cube } from "#modules/analysis/cube.ts"
import type { Wanted } from "#modules/analysis/gate/truth.ts"
import { systemOf } from "@palermo/statistics"
import assert from "node:assert/strict"
import { narrowed } from "../packages/statistics/test/attacker.ts"

/**
 * Somebody who saw releases and shares nothing with the gate. For tests. Every kind of people, and every way of being there
 * on some days and not on others, is a number they do not know; every figure they saw is a sum of them.
 */

/** Who there may be: the codes of each column; how many of each kind there were, day by day; how they were told of. */
export type World = {
  readonly codes: Readonly<Record<string, readonly string[]>>
  readonly kinds: readonly Kind[]
  readonly days: readonly (readonly number[])[]
  /** Under which code a kind stands in a column on a day. */
  readonly told: (kind: Kind, column: string, day: number) => string
  /** What is withheld of records is somebody; of figures that came with masks it may be nobody. */
  readonly isPeopled: boolean
}
export type Kind = Readonly<Record<string, string>>

/** A release as it was seen. */
export type Sighting = { readonly day: number; readonly wanted: Wanted; readonly cube: Cube }

/** Every combination of codes. */
export const kindsOf = (codes: World["codes"]): Kind[] =>
  Object.entries(codes).reduce<Kind[]>(
    (done, [column, own]) => done.flatMap((kind) => own.map((code) => ({ ...kind, [column]: code }))),
    [{}],
  )

/** A set of people: those of some kinds on one day, or on one and not on another. */
type People = { readonly name: string; readonly holds: (kind: Kind, there: readonly boolean[]) => boolean }

/** All that whoever saw these releases knows and should not, in words; nothing where all is well. */
export function foundBy(world: World, seen: readonly Sighting[], k: number): string[] {
  const { kinds, days } = world
  const ways = waysIn(days)
  const unknowns = kinds.flatMap((kind, of) => ways.map((there) => ({ kind, there, of })))
  const values = unknowns.map(({ there, of }) =>
    manyOf(
      days.map((day) => day[of] ?? 0),
      there,
    ),
  )
  const lines: number[][] = []
  function sumOf(holds: People["holds"]): number {
    const own = [...unknowns.keys()].filter((at) => {
      const { kind, there } = unknowns[at] ?? assert.fail()
      return holds(kind, there)
    })
    const made = values.push(own.reduce((sum, at) => sum + (values[at] ?? 0), 0)) - 1
    lines.push([made, ...own])
    return made
  }
  const [known, withheld] = [new Set<number>(), new Map<number, string>()]
  for (const sighting of seen)
    for (const { place, said } of placesIn(world, sighting)) {
      const cell = sumOf((kind, there) => there[sighting.day] === true && isIn(world, kind, place, sighting))
      const name = nameOf(sighting, place)
      if (said === "withheld") withheld.set(cell, name)
      else {
        known.add(cell)
        // A cell of records that is not there says that nobody is.
        assert.equal(values[cell], said, `${name} is not what was told`)
      }
    }
  const sought = targetsIn(world, seen).map((one) => ({ ...one, cell: sumOf(one.holds) }))
  const system = systemOf(Float64Array.from(values), lines)
  const hidden = Uint8Array.from(values, (_, cell) => (known.has(cell) ? 0 : 1))
  const fromNone = narrowed(system, hidden)
  const least = (cell: number) => (withheld.has(cell) ? (world.isPeopled ? 1 : Math.min(1, values[cell] ?? 0)) : 0)
  const fromOne = narrowed(system, hidden, least)
  return [
    ...[...withheld].flatMap(([cell, name]) => {
      const value = values[cell] ?? 0
      const [low, high] = fromOne.get(cell) ?? [value, value]
      return value > 0 && value < k && low === high ? [`${name} is ${low} and nothing else`] : []
    }),
    ...sought.flatMap(({ name, cell }) => {
      const value = values[cell] ?? 0
      const [low] = fromNone.get(cell) ?? [value]
      return value > 0 && value < k && low > 0 ? [`${name} is ${value}, and at least ${low}`] : []
    }),
  ]
}

/**
 * Codes that a release names though none of its figures stands at them, nor at a part of them, nor a block it left out: they
 * tell of somebody else.
 */
export function codesBeside({ dimensions, places, values, by, left = [] }: Cube): string[] {
  return dimensions.flatMap(({ name, codes, parents }, at) => {
    const met = new Set(left.map((block) => codes.indexOf(block[by.indexOf(name)] ?? "")))
    for (let cell = 0; cell < values.length; cell++)
      for (let place = places[cell * dimensions.length + at] ?? 0; place > 0; place = parents[place] ?? 0)
        met.add(place)
    return codes.flatMap((code, place) => (place > 0 && !met.has(place) ? [`${name} ${code}`] : []))
  })
}

/** The ways of being there: from one day to another; only to the last where it can be seen that people only ever came. */
function waysIn(days: World["days"]): boolean[][] {
  const grows = days.every((day, at) => at === 0 || day.every((count, kind) => count >= (days[at - 1]?.[kind] ?? 0)))
  const all = days.flatMap((_, from) =>
    days.slice(from).map((__, more) => days.map((___, day) => from <= day && day <= from + more)),
  )
  return grows ? all.filter((there) => there.at(-1)) : all
}

/** How many of a kind were there on just these days, where those who came last went first. */
function manyOf(counts: readonly number[], there: readonly boolean[]): number {
  const [from, to] = [there.indexOf(true), there.lastIndexOf(true)]
  const least = Math.min(...counts.slice(from, to + 1))
  return Math.max(0, least - Math.max(counts[from - 1] ?? 0, counts[to + 1] ?? 0))
}

const isIn = ({ told }: World, kind: Kind, place: Kind, { day, wanted }: Sighting): boolean =>
  Object.entries(place).every(([column, code]) => told(kind, column, day) === code) &&
  wanted.filters.every(({ column, codes }) => codes.includes(told(kind, column, day)))

const keyOf = (place: Kind): string => JSON.stringify(Object.entries(place).sort(([a], [b]) => (a < b ? -1 : 1)))

const nameOf = ({ day, wanted }: Sighting, place: Kind): string =>
  `day ${day}, ${wanted.audience}, ${keyOf(place)} of ${JSON.stringify(wanted.filters)}`

/** Every place of the tables of a release whose block is there, and what is said of it. */
function placesIn(
  { codes }: World,
  { wanted, cube }: Sighting,
): { readonly place: Kind; readonly said: number | "withheld" }[] {
  const { dimensions, places, values, withheld } = cube
  const out = new Map<string, number | "withheld">()
  const blocks = new Set<string>()
  const blockOf = (place: Kind) => keyOf(Object.fromEntries(wanted.by.map((column) => [column, place[column] ?? ""])))
  for (const [cell, value] of values.entries()) {
    const place = Object.fromEntries(
      dimensions.flatMap(({ name, codes: own }, at) => {
        const code = places[cell * dimensions.length + at] ?? 0
        return code > 0 ? [[name, own[code] ?? ""]] : []
      }),
    )
    for (const [column, code] of Object.entries(place))
      assert.ok(codes[column]?.includes(code), `nobody has the code ${code} of ${column}`)
    out.set(keyOf(place), withheld[cell] === 1 ? "withheld" : value)
    blocks.add(blockOf(place))
  }
  const all = wanted.tables.flatMap((table) =>
    [...wanted.by, ...table].reduce<Kind[]>(
      (done, column) =>
        done.flatMap((start) => [
          ...(codes[column] ?? []).map((code) => ({ ...start, [column]: code })),
          ...(wanted.by.includes(column) ? [] : [start]),
        ]),
      [{}],
    ),
  )
  // Of figures that were counted elsewhere nothing was said where no cell is, unless nobody is at a sum above.
  const isSilent = (place: Kind): boolean => {
    if (cube.isStated !== true || out.has(keyOf(place))) return false
    const above = Object.keys(place).filter((column) => !wanted.by.includes(column))
    return !above.some((column) => {
      const { [column]: _, ...sum } = place
      return out.get(keyOf(sum)) === 0 || (!out.has(keyOf(sum)) && !isSilent(sum))
    })
  }
  return [...new Map(all.map((place) => [keyOf(place), place])).values()]
    .filter((place) => blocks.has(blockOf(place)) && !isSilent(place))
    .map((place) => ({ place, said: out.get(keyOf(place)) ?? 0 }))
}

/** All that must not be known: the cells of what is out, and who is in one release and not in another, cell by cell. */
function targetsIn(world: World, seen: readonly Sighting[]): People[] {
  const isThere = (sighting: Sighting, place: Kind, kind: Kind, there: readonly boolean[]) =>
    there[sighting.day] === true && isIn(world, kind, place, sighting)
  const of = seen.map((sighting) => new Map(placesIn(world, sighting).map(({ place }) => [keyOf(place), place])))
  return seen.flatMap((one, at) =>
    [...(of[at] ?? [])].flatMap(([key, place]): People[] => [
      { name: nameOf(one, place), holds: (kind, there) => isThere(one, place, kind, there) },
      ...seen.flatMap((other, to): People[] =>
        to === at || of[to]?.has(key) !== true
          ? []
          : [
              {
                name: `${nameOf(one, place)} without ${nameOf(other, place)}`,
                holds: (kind, there) => isThere(one, place, kind, there) && !isThere(other, place, kind, there),
              },
            ],
      ),
    ]),
  )
}
