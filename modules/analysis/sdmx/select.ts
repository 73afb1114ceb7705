import type { Flow } from "#modules/analysis/sdmx/flow.ts"
import type { Selection } from "#modules/analysis/sdmx/observations.ts"
import type { Wanted } from "#modules/analysis/slice.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"

/** What is asked of the data of a flow, in either version of SDMX REST. */
export type DataAsked = {
  /** `A.F+M..2018` as 2.1 writes keys, or `A.F.*,A.M.*` as 3.0 does; `all` and `*` are every key. */
  readonly key: string
  readonly startPeriod?: string | undefined
  readonly endPeriod?: string | undefined
  readonly firstNObservations?: number | undefined
  readonly lastNObservations?: number | undefined
  /** The dimension along which series run; `AllDimensions` gives observations by themselves. */
  readonly dimensionAtObservation?: string | undefined
  /** Filters of 3.0, by component: `ge:2018+le:2020`, `F,M`. */
  readonly filters?: Readonly<Record<string, string>>
}

type Refusal = "sdmx-key-malformed" | "dimension-not-found" | "sdmx-not-offered"

/** Whether observations are wanted by themselves, in no series. */
export const isFlat = ({ dimensionAtObservation }: DataAsked): boolean => dimensionAtObservation === "AllDimensions"

/** Reads what is wanted of a flow. A code the flow does not have is wanted in vain; a dimension it does not have is refused. */
export function selectionOf(flow: Flow, asked: DataAsked): Result<Selection, Refusal> {
  const { dimensions } = flow
  const time = dimensions.findIndex(({ isTime }) => isTime)
  const usual = time < 0 ? dimensions.length - 1 : time
  const wish = asked.dimensionAtObservation ?? "TIME_PERIOD"
  const isUsual = wish === "TIME_PERIOD" || wish === "AllDimensions"
  const along = isUsual ? usual : dimensions.findIndex(({ id }) => id === wish)
  if (along < 0) return refuse("dimension-not-found")

  const keyed = dimensions.filter(({ isTime }) => !isTime)
  const keys = asked.key === "all" || asked.key === "*" || asked.key === "" ? [] : asked.key.split(",")
  const wishes: (ReadonlySet<string> | undefined)[][] = []
  for (const key of keys) {
    const parts = key.split(".")
    if (parts.length !== keyed.length) return refuse("sdmx-key-malformed")
    wishes.push(parts.map((part) => (part === "" || part === "*" ? undefined : new Set(part.split("+")))))
  }
  const filters = Object.entries(asked.filters ?? {})
  if (filters.some(([name]) => !dimensions.some(({ id }) => id === name))) return refuse("dimension-not-found")
  const tests = new Map<string, (code: string) => boolean>()
  for (const [name, text] of filters) {
    const test = filterOf(text)
    if (!test) return refuse("sdmx-not-offered")
    tests.set(name, test)
  }
  const isWanted = (name: string, isTime: boolean, code: string): boolean => {
    const test = tests.get(name)
    if (test && !test(code)) return false
    if (isTime) return isWithin(code, asked.startPeriod, asked.endPeriod)
    const at = keyed.findIndex(({ id }) => id === name)
    return wishes.length === 0 || wishes.some((each) => each[at]?.has(code) ?? true)
  }
  const codes = dimensions.map(({ id, isTime, codes: all }) => {
    const wanted = all.flatMap((code, number) => (isWanted(id, isTime, code.id) ? [number] : []))
    const period = (number: number) => all[number]?.id ?? ""
    // What is first and last is so in time, in whatever order the years were met.
    return isTime ? wanted.toSorted((a, b) => (period(a) < period(b) ? -1 : 1)) : wanted
  })
  // Several keys are not the product of their codes: each observation must be of one of them.
  const places = keyed.map((each) => dimensions.indexOf(each))
  const isOfAKey = (key: Int32Array) =>
    wishes.some((each) =>
      places.every((at, nth) => {
        const code = dimensions[at]?.codes[key[at] ?? -1]?.id
        return code === undefined || (each[nth]?.has(code) ?? true)
      }),
    )
  return allow({
    codes,
    along,
    holds: wishes.length > 1 ? isOfAKey : undefined,
    first: asked.firstNObservations,
    last: asked.lastNObservations,
  })
}

/** The same of a slice: where every dimension of the flow stands. Series run along time where it is spread. */
export function selectionFor({ dimensions }: Flow, { spread, held }: Wanted): Selection {
  const wanted = new Map<number, ReadonlySet<number>>([
    ...spread.map(({ dimension, codes }) => [dimension, new Set(codes)] as const),
    ...held.map(({ dimension, code }) => [dimension, new Set([code])] as const),
  ])
  const time = dimensions.findIndex(({ isTime }) => isTime)
  return {
    along: time < 0 ? dimensions.length - 1 : time,
    codes: dimensions.map(({ dimension, codes }) => {
      const places = dimension === undefined ? undefined : wanted.get(dimension)
      return codes.flatMap(({ place }, number) => (places === undefined || places.has(place) ? [number] : []))
    }),
  }
}

/** Whether a period lies between two others, each as far as it is said: `2018` begins and ends with its months. */
function isWithin(code: string, start: string | undefined, end: string | undefined): boolean {
  const cut = (one: string, other: string) => one.slice(0, other.length)
  return (
    (start === undefined || cut(code, start) >= cut(start, code)) &&
    (end === undefined || cut(code, end) <= cut(end, code))
  )
}

const operators: Readonly<Record<string, (code: string, value: string) => boolean>> = {
  eq: (code, value) => code === value,
  ne: (code, value) => code !== value,
  lt: (code, value) => code < value,
  le: (code, value) => code <= value,
  gt: (code, value) => code > value,
  ge: (code, value) => code >= value,
  co: (code, value) => code.includes(value),
  nc: (code, value) => !code.includes(value),
  sw: (code, value) => code.startsWith(value),
  ew: (code, value) => code.endsWith(value),
}

/** A filter of 3.0: commas are *or*, a plus is *and* (in an address it is read as a space). Nothing where it is none. */
function filterOf(text: string): ((code: string) => boolean) | undefined {
  const all = text.split(/[+ ]/).map((part) => {
    const either = part.split(",").map((each) => {
      const [, operator = "eq", value = ""] = /^(?:([a-z]{2}):)?(.*)$/.exec(each) ?? []
      const holds = Object.hasOwn(operators, operator) ? operators[operator] : undefined
      return holds && ((code: string) => holds(code, value))
    })
    return either.every((each) => each !== undefined) ? (code: string) => either.some((each) => each(code)) : undefined
  })
  return all.every((each) => each !== undefined) ? (code) => all.every((each) => each(code)) : undefined
}
