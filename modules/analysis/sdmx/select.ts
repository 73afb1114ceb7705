import { filterOf, testOf, type Test } from "#modules/analysis/sdmx/filter.ts"
import { attributes, type Flow } from "#modules/analysis/sdmx/flow.ts"
import type { Selection } from "#modules/analysis/sdmx/observations.ts"
import type { Wanted } from "#modules/analysis/slice.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"

/** What is asked of the data of a flow, in either version of SDMX REST. */
export type DataAsked = {
  /** `A.F+M..2018` as 2.1 writes keys, or `A.F.*,A.M.*` as 3.0 does; `all` and `*` are every key. */
  readonly key: string
  /** What is left off from the end of a key is wanted whatever it is, as 3.0 has it. */
  readonly mayBeShort?: boolean
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

/** Whether observations are wanted by themselves, in no series; where there is no time they are, if nobody says otherwise. */
export const isFlat = ({ dimensions }: Flow, { dimensionAtObservation: wish }: DataAsked): boolean =>
  wish === undefined ? !dimensions.some(({ isTime }) => isTime) : wish === "AllDimensions"

/** What a flow has besides dimensions, by which nothing is filtered here. */
const others = ["OBS_VALUE", "UNIT_MEASURE", ...attributes]

/** Reads what is wanted of a flow. A code the flow does not have is wanted in vain; a dimension it does not have is refused. */
export function selectionOf(flow: Flow, asked: DataAsked): Result<Selection, Refusal> {
  const { dimensions } = flow
  const time = dimensions.findIndex(({ isTime }) => isTime)
  const usual = time < 0 ? dimensions.length - 1 : time
  const wish = asked.dimensionAtObservation
  const isUsual = wish === undefined || wish === "AllDimensions"
  const along = isUsual ? usual : dimensions.findIndex(({ id }) => id === wish)
  if (along < 0) return refuse("dimension-not-found")

  const keyed = dimensions.filter(({ isTime }) => !isTime)
  const keys = asked.key === "all" || asked.key === "*" || asked.key === "" ? [] : asked.key.split(",")
  const wishes: (ReadonlySet<string> | undefined)[][] = []
  for (const key of keys) {
    const parts = key.split(".")
    const isWhole = parts.length === keyed.length || (asked.mayBeShort === true && parts.length < keyed.length)
    if (!isWhole) return refuse("sdmx-key-malformed")
    wishes.push(parts.map((part) => (part === "" || part === "*" ? undefined : new Set(part.split("+")))))
  }
  const tests = new Map<string, Test>()
  for (const [name, text] of Object.entries(asked.filters ?? {})) {
    const of = dimensions.find(({ id }) => id === name)
    if (!of) return refuse(others.includes(name) ? "sdmx-not-offered" : "dimension-not-found")
    const test = filterOf(text, of.isTime)
    if (!test) return refuse("sdmx-not-offered")
    tests.set(name, test)
  }
  const { startPeriod, endPeriod } = asked
  const isFrom = startPeriod === undefined ? undefined : testOf("ge", startPeriod, true)
  const isUpTo = endPeriod === undefined ? undefined : testOf("le", endPeriod, true)
  const isWanted = (name: string, isTime: boolean, code: string): boolean => {
    const test = tests.get(name)
    if (test && !test(code)) return false
    if (isTime) return (isFrom?.(code) ?? true) && (isUpTo?.(code) ?? true)
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
