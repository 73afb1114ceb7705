import type { Flow, FlowDimension } from "#modules/analysis/sdmx/flow.ts"
import { hasSum } from "#modules/analysis/cube.ts"
import { isWithheld, type IndexedCube } from "#modules/analysis/indexed-cube.ts"

/**
 * A series: the numbers of its codes, dimension by dimension (-1 in the one along which it runs), and its observations: the
 * numbers of their codes in that dimension, and their values as the cube tells them. It is good until the next one is asked
 * for.
 */
export type Series = {
  readonly key: Int32Array
  readonly along: number
  readonly codes: Int32Array
  readonly values: Float64Array
}

/** How much is told of observations: all of it, no attributes, or which series there are. */
export type Detail = "full" | "dataonly" | "serieskeysonly" | "nodata"

/** The status of an observation as `CL_OBS_STATUS` has it: `A` as usual, `Q` suppressed, `O` missing. */
export type Status = "A" | "Q" | "O"

/** What the attributes of an observation are, by its status; its bounds, which are the last, are told of each by itself. */
export const attributesOf = (status: Status): readonly (string | null)[] => [
  status,
  status === "O" ? null : status === "Q" ? "C" : "F",
  "0",
  "C",
]

/**
 * What is wanted of a flow: for every dimension the numbers of codes, which of their crossings, along which dimension, and how
 * many observations of each series from its beginning, from its end, or from both.
 */
export type Selection = {
  readonly codes: readonly (readonly number[])[]
  /** Whether a crossing is wanted; asked of a series (-1 where it runs), it is whether some of it is. */
  readonly holds?: ((key: Int32Array) => boolean) | undefined
  readonly along: number
  readonly first?: number | undefined
  readonly last?: number | undefined
}

/** Tells the next series, and nothing after the last. */
export type NextSeries = () => Series | undefined

/**
 * The series that are wanted, each once: exactly cells of the cube, in the crossings that were released. A series of which
 * nothing was reported is not there; within another, what was not reported has the status `O`, what is withheld `Q`. Where
 * observations are counted out, what was not reported is none.
 */
export function seriesOf(flow: Flow, cube: IndexedCube, selection: Selection): NextSeries {
  const { along, holds, first, last } = selection
  const places = new Int32Array(cube.dimensions.length)
  for (const [dimension, place] of flow.held) places[dimension] = place
  const key = new Int32Array(flow.dimensions.length)
  key[along] = -1
  const hasRates = isOfRates(flow)
  const run = flow.dimensions[along]
  // No key says anything of time: along it a series is wanted whole.
  const holdsEach = run?.isTime ? undefined : holds
  const isCounted = first !== undefined || last !== undefined
  const crossings = crossingsOf(flow, cube, selection).map((allowed) => {
    const codes = Int32Array.from(allowed[along] ?? [])
    const room = () => ({ key, along, codes: codes.slice(), values: new Float64Array(codes.length) })
    const runs = codes.map((code) => run?.codes[code]?.place ?? 0)
    return { wheels: wheelsOf(flow, allowed, along), runs, all: room(), some: room() }
  })
  let [nth, turned] = [0, 0]
  return () => {
    for (;;) {
      const crossing = crossings[nth]
      if (!crossing) return undefined
      const { wheels, runs, all, some } = crossing
      // Only what turned stands elsewhere than before.
      for (let at = turned; at < wheels.length; at += 1) stand(wheels[at], key, places)
      turned = advance(wheels)
      if (turned < 0) [nth, turned] = [nth + 1, 0]
      if (holds && !holds(key)) continue
      if (!tellInto(all.values, cube, places, run?.dimension, runs)) continue
      if (!hasRates && !holdsEach && !isCounted) return all
      if (hasRates) toRates(flow, all)
      const told = holdsEach ? heldOf(all, along, holdsEach, some) : all
      if (isReported(told.values)) return isCounted ? endsOf(reportedOf(told, some), first, last) : told
    }
  }
}

/** Whether counts are told as rates, too. */
export const isOfRates = ({ dimensions }: Flow): boolean =>
  dimensions.some(({ codes }) => codes.some(({ rate }) => rate))

/** A dimension that turns through its codes: where it is in the key and in the cube (-1 where it is not), and at which code it stands. */
type Wheel = {
  readonly at: number
  readonly dimension: number
  readonly codes: Int32Array
  readonly places: Int32Array
  turn: number
}

/** The dimensions along which no series runs. Those of one code are the first, and so are never come to again. */
function wheelsOf({ dimensions }: Flow, allowed: readonly (readonly number[])[], along: number): Wheel[] {
  const wheels = dimensions.flatMap(({ dimension = -1, codes: all }, at) => {
    const codes = Int32Array.from(allowed[at] ?? [])
    const places = codes.map((code) => all[code]?.place ?? 0)
    return at === along ? [] : [{ at, dimension, codes, places, turn: 0 }]
  })
  const isOne = ({ codes }: Wheel) => codes.length === 1
  return [...wheels.filter(isOne), ...wheels.filter((wheel) => !isOne(wheel))]
}

/** Sets a key, and places in the cube, where a wheel stands. */
function stand(wheel: Wheel | undefined, key: Int32Array, places: Int32Array): void {
  if (!wheel) return
  const { at, dimension, codes, places: own, turn } = wheel
  key[at] = codes[turn] ?? 0
  if (dimension >= 0) places[dimension] = own[turn] ?? 0
}

/** Reads the values of a series from the cube; whether anything of it was reported. */
function tellInto(
  values: Float64Array,
  cube: IndexedCube,
  places: Int32Array,
  dimension: number | undefined,
  runs: Int32Array,
): boolean {
  if (dimension !== undefined) return cube.tellAlong(places, dimension, runs, values)
  const told = cube.tell(places)
  values.fill(told)
  return !Number.isNaN(told)
}

/** Whether anything was reported of a series. */
function isReported(values: Float64Array): boolean {
  // By number: it is asked of every series.
  for (let nth = 0; nth < values.length; nth += 1) if (!Number.isNaN(values[nth])) return true
  return false
}

/** Makes counts rates where a code of their key tells of rates. */
function toRates(flow: Flow, { key, along, codes, values }: Series): void {
  for (let nth = 0; nth < codes.length; nth += 1) {
    key[along] = codes[nth] ?? 0
    const [rate, value] = [rateOf(flow, key), values[nth] ?? Number.NaN]
    if (!isWithheld(value) && rate !== 1) values[nth] = Math.round(value * (rate ?? Number.NaN) * 1e5) / 1e5
  }
  key[along] = -1
}

/** The observations of a series whose whole key is wanted. */
function heldOf(series: Series, along: number, holds: (key: Int32Array) => boolean, into: Series): Series {
  const held = keptOf(series, into, (code) => {
    series.key[along] = code
    return holds(series.key)
  })
  series.key[along] = -1
  return held
}

/** The observations of a series of which something was reported. */
const reportedOf = (series: Series, into: Series): Series => keptOf(series, into, (_, value) => !Number.isNaN(value))

/** The observations of a series that are kept, moved together in another, which may be the same. */
function keptOf(
  { codes, values, ...rest }: Series,
  into: Series,
  isKept: (code: number, value: number) => boolean,
): Series {
  let many = 0
  for (let nth = 0; nth < codes.length; nth += 1) {
    const [code, value] = [codes[nth] ?? 0, values[nth] ?? Number.NaN]
    if (!isKept(code, value)) continue
    into.codes[many] = code
    into.values[many] = value
    many += 1
  }
  return { ...rest, codes: into.codes.subarray(0, many), values: into.values.subarray(0, many) }
}

/** Of the observations of a series as many as are wanted from either end, each once. */
function endsOf(series: Series, first = 0, last = 0): Series {
  const { codes, values } = series
  const many = codes.length
  if (first + last >= many) return series
  codes.copyWithin(first, many - last, many)
  values.copyWithin(first, many - last, many)
  return { ...series, codes: codes.subarray(0, first + last), values: values.subarray(0, first + last) }
}

/** How many observations are looked for at most. */
export const howManyObservations = (flow: Flow, cube: IndexedCube, selection: Selection): number =>
  crossingsOf(flow, cube, selection).reduce(
    (sum, allowed) => sum + allowed.reduce((product, codes) => product * codes.length, 1),
    0,
  )

/** For each crossing that was released, the codes of every dimension with which it is wanted. */
function crossingsOf(flow: Flow, cube: IndexedCube, { codes, along }: Selection): number[][][] {
  const released = crossingsIn(cube)
  const known = new Set(released.map((crossing) => crossing.join()))
  const mapped = new Set(flow.dimensions.map(({ dimension }) => dimension))
  const run = flow.dimensions[along]
  const summed = (dimension: number): boolean => {
    const of = cube.dimensions[dimension]
    return of !== undefined && hasSum(cube, of)
  }
  return released.flatMap((crossing) => {
    const isIn = (dimension: number | undefined) => dimension !== undefined && crossing.includes(dimension)
    // Along a dimension its sum and its codes are one series.
    if (isIn(run?.dimension)) return []
    for (const [dimension, place] of flow.held)
      if (summed(dimension) && (place !== 0) !== crossing.includes(dimension)) return []
    if (crossing.some((dimension) => !mapped.has(dimension) && !flow.held.has(dimension))) return []
    const withRun = [...crossing, ...(run?.dimension === undefined ? [] : [run.dimension])].sort((a, b) => a - b)
    const allowed = flow.dimensions.map((each, at) => {
      const isWanted = (place: number): boolean => {
        if (each.dimension === undefined || !summed(each.dimension)) return true
        if (at === along) return place === 0 || known.has(withRun.join())
        return (place !== 0) === isIn(each.dimension)
      }
      return (codes[at] ?? []).filter((number) => isWanted(each.codes[number]?.place ?? 0))
    })
    return allowed.some((each) => each.length === 0) ? [] : [allowed]
  })
}

/** The crossings that were released: each table with all its margins, by the numbers of dimensions over which is summed elsewhere. */
function crossingsIn(cube: IndexedCube): number[][] {
  const found = new Map<string, number[]>([["", []]])
  for (const table of cube.tables) {
    const crossed = cube.dimensions.flatMap((dimension, at) =>
      table.includes(dimension.name) && hasSum(cube, dimension) ? [at] : [],
    )
    for (let bits = 0; bits < 2 ** crossed.length; bits += 1) {
      const crossing = crossed.filter((_, at) => (bits >> at) & 1)
      found.set(crossing.join(), crossing)
    }
  }
  return [...found.values()]
}

/** By what a count is multiplied whose key is given: 1, or what makes it a rate per 100,000; nothing where the population is not known. */
export function rateOf({ dimensions, population }: Flow, key: Int32Array): number | undefined {
  const code = (at: number) => dimensions[at]?.codes[key[at] ?? -1]
  if (!dimensions.some((_, at) => code(at)?.rate)) return 1
  const of = (is: (dimension: FlowDimension) => boolean) => code(dimensions.findIndex(is))?.id ?? ""
  const people = population?.of(
    of(({ id }) => id === "REF_AREA"),
    of(({ isTime }) => isTime),
  )
  return people ? 100_000 / people : undefined
}

/** Turns to the next combination, the last wheel first; tells from which wheel on it is another, -1 where there is none. */
function advance(wheels: readonly Wheel[]): number {
  for (let nth = wheels.length - 1; nth >= 0; nth -= 1) {
    const wheel = wheels[nth]
    if (!wheel) continue
    wheel.turn += 1
    if (wheel.turn < wheel.codes.length) return nth
    wheel.turn = 0
  }
  return -1
}
