import type { FigureSet } from "#modules/analysis/figure-contract.ts"
import type { FileWords } from "#modules/analysis/formats/words.ts"
import { isOfPlaces, type NamesOf, type StandardCodes } from "#modules/analysis/naming.ts"
import { placesOf } from "#modules/analysis/slice.ts"
import { hasSum, type Cube } from "#modules/analysis/cube.ts"
import type { Text } from "#platform/kernel/text.ts"
import { TOTAL } from "@palermo/statistics"

type Head = Pick<Cube, "dimensions" | "by">

/** Who maintains what is served here, as SDMX names agencies. */
export const agency = "PALERMO"

/** A code of a flow: where it stands in the dimension of the cube; -1 in a dimension the cube does not have. */
export type FlowCode = {
  readonly id: string
  readonly names: Text
  readonly parent?: string | undefined
  readonly place: number
  /** Told per 100,000 of the population, not as a number. */
  readonly rate?: true
  /** The number of M49, where it is a place and stands by another code. */
  readonly m49?: string
}

/** A dimension of a flow. Where the cube has no such dimension, it has one code. */
export type FlowDimension = {
  readonly id: string
  readonly names: Text
  readonly isTime: boolean
  readonly dimension?: number | undefined
  readonly codes: readonly FlowCode[]
}

/** Attributes of observations and series, in the order in which they are written. */
export const attributes = ["OBS_STATUS", "CONF_STATUS", "UNIT_MULT", "NATURE", "LOWER_BOUND", "UPPER_BOUND"] as const

/** The digest of figures, and how many persons they say live in a State in a year, by M49 code and year; nothing where it is not known. */
export type Population = {
  readonly digest: FigureSet["digest"]
  readonly of: (m49: string, year: string) => number | undefined
}

/** A release as SDMX has it: a dataflow with a data structure of its own, its dimensions in the order of the key, time last. */
export type Flow = {
  readonly id: string
  readonly names: Text
  readonly dimensions: readonly FlowDimension[]
  /** Where the dimensions of the cube stand that are none of the flow. */
  readonly held: ReadonlyMap<number, number>
  readonly population?: Population | undefined
  /** The codes of the release that have no place in the lists of the flow, by its dimensions: nothing is told of them. */
  readonly leftOut?: ReadonlyMap<string, readonly LeftOut[]> | undefined
}

/** A code that is left out, and what it is called. */
export type LeftOut = { readonly code: string; readonly names: Text }

/** The id of the flow of a release, from which its code can be read again. */
export const flowId = (code: string): string => code.toUpperCase().replaceAll("-", "_")
/** The code of the release a flow is of, also of one in the shape of the Sustainable Development Goals. */
export const releaseCode = (id: string): string =>
  id
    .replace(new RegExp(`^${sdgPrefix}`), "")
    .toLowerCase()
    .replaceAll("_", "-")
/** With what the id of a flow in the shape of the Sustainable Development Goals begins; no code of a release makes a hyphen. */
export const sdgPrefix = "SDG1622-"

const ids: Readonly<Record<string, string>> = { area: "REF_AREA", year: "TIME_PERIOD" }

/** The flow of a release: every dimension of its cube, with the frequency before them where there are years. */
export function flowOf(
  set: FigureSet,
  cube: Head,
  namesOf: NamesOf,
  words: FileWords,
  standardOf: (code: string) => StandardCodes | undefined = () => undefined,
): Flow {
  const taken = new Set([
    "FREQ",
    "OBS_VALUE",
    "STRUCTURE",
    "STRUCTURE_ID",
    "ACTION",
    "DATAFLOW",
    ...attributes,
    "UNIT_MEASURE",
  ])
  const timeAt = cube.dimensions.findIndex(({ name }) =>
    set.dimensions.some((one) => one.name === name && one.role === "time"),
  )
  const own = cube.dimensions.map((dimension, at): FlowDimension => {
    const wish = at === timeAt ? "TIME_PERIOD" : (ids[dimension.name] ?? dimension.name)
    const isPlaces = set.dimensions.some((one) => one.name === dimension.name && isOfPlaces(one))
    const codes = codesOf(cube, dimension, namesOf, isPlaces ? standardOf : () => undefined)
    const id = unlike(componentId(wish), taken)
    return { id, names: words[dimension.name] ?? {}, isTime: at === timeAt, dimension: at, codes }
  })
  const frequency: FlowDimension = constant("FREQ", "A", words)
  const [times, others] = [own.filter(({ isTime }) => isTime), own.filter(({ isTime }) => !isTime)]
  return {
    id: flowId(set.code),
    names: set.title,
    dimensions: times.length > 0 ? [frequency, ...others, ...times] : others,
    held: new Map(),
  }
}

/** A dimension of one code, which the cube does not have. */
export function constant(id: string, code: string, words: FileWords): FlowDimension {
  const names = words[`sdmx.${id}.${code}`] ?? words[code === "_T" ? "sdmx.total" : ""] ?? {}
  return { id, names: words[`sdmx.${id}`] ?? {}, isTime: false, codes: [{ id: code, names, place: -1 }] }
}

function codesOf(
  cube: Head,
  dimension: Cube["dimensions"][number],
  namesOf: NamesOf,
  standardOf: (code: string) => StandardCodes | undefined,
): FlowCode[] {
  const taken = new Set<string>()
  const places = placesOf(cube, dimension)
  const made = new Map(places.map((place) => [place, unlike(codeId(dimension.codes[place] ?? ""), taken)]))
  return places.map((place) => {
    const above = dimension.parents[place] ?? -1
    const code = dimension.codes[place] ?? ""
    // What the sum is made of is known by its being the sum.
    const parent = above === 0 && hasSum(cube, dimension) ? undefined : made.get(above)
    const m49 = standardOf(code)?.m49 ?? code
    return { id: made.get(place) ?? "", names: namesOf(dimension, code), parent, place, ...(m49 !== code && { m49 }) }
  })
}

/** A code as SDMX writes it, and no spreadsheet takes for a formula: letters, digits, `_` and `-`. */
export const codeId = (code: string): string =>
  code === TOTAL ? "_T" : code.replaceAll(/[^A-Za-z0-9_-]/g, "_").replace(/^-/, "_") || "_"

const componentId = (name: string): string => {
  const plain = name.toUpperCase().replaceAll(/[^A-Z0-9_]/g, "_")
  return /^[A-Z]/.test(plain) ? plain : `D_${plain}`
}

function unlike(wish: string, taken: Set<string>): string {
  let id = wish
  for (let n = 2; taken.has(id); n += 1) id = `${wish}_${n}`
  taken.add(id)
  return id
}
