import { hasSum, type Cube } from "#modules/analysis/cube.ts"
import type { FigureSet } from "#modules/analysis/figure-contract.ts"
import type { AboutLine } from "#modules/analysis/formats/about.ts"
import { named, said, type FileWords } from "#modules/analysis/formats/words.ts"
import type { NamesOf } from "#modules/analysis/naming.ts"
import {
  constant,
  flowId,
  sdgPrefix,
  type Flow,
  type FlowCode,
  type FlowDimension,
  type LeftOut,
  type Population,
} from "#modules/analysis/sdmx/flow.ts"
import { onlyChoosesWhere } from "#modules/analysis/release.ts"
import { placesOf } from "#modules/analysis/slice.ts"
import type { Language } from "#platform/kernel/language.ts"
import { TOTAL } from "@palermo/statistics"

/** The dimensions of the data structure of the Sustainable Development Goals, in the order of its key; time is the last. */
export const sdgDimensions = [
  ...["FREQ", "REPORTING_TYPE", "SERIES", "REF_AREA", "SEX", "AGE", "URBANISATION", "INCOME_WEALTH_QUANTILE"],
  ...[
    "EDUCATION_LEV",
    "OCCUPATION",
    "CUST_BREAKDOWN",
    "COMPOSITE_BREAKDOWN",
    "DISABILITY_STATUS",
    "ACTIVITY",
    "PRODUCT",
  ],
  "TIME_PERIOD",
] as const

/** Where our codes stand in its lists, by our dimension; the sum is where nothing is said of it. Other codes have no place there. */
export const sdgCodes = {
  sex: { [TOTAL]: "_T", female: "F", male: "M", other: "_O", unknown: "_U" },
  age: { [TOTAL]: "_T", child: "Y0T17", adult: "Y_GE18" },
  form: {
    [TOTAL]: "VC_HTF_DETV",
    "sexual-exploitation": "VC_HTF_DETVSX",
    "labour-exploitation": "VC_HTF_DETVFL",
    "organ-removal": "VC_HTF_DETVOG",
    other: "VC_HTF_DETVOP",
  },
} as const satisfies Record<string, Readonly<Record<string, string>>>

/** Forms that the series *other purposes* has in it: where they are told apart, no one code of ours is that series. */
const amongOthers = ["forced-marriage", "forced-criminality", "illegal-adoption", "forced-military"]

/** What must be told of victims for them to be those the indicator means. */
const indicator = "victims-detected"

/**
 * A release as a dataflow of indicator 16.2.2, where its dimensions fit: detected victims by State and year. Form of
 * exploitation is the series. With a population there are also the series per 100,000, which end in R.
 */
export function sdgFlowOf(
  set: FigureSet,
  cube: Pick<Cube, "dimensions" | "by">,
  namesOf: NamesOf,
  m49Of: (code: string) => string | undefined,
  words: FileWords,
  population?: Population,
): Flow | undefined {
  const at = (name: string) => cube.dimensions.findIndex((dimension) => dimension.name === name)
  const [area, year, form, among] = [at("area"), at("year"), at("form"), at("indicator")]
  if (set.unit !== "victim" || area < 0 || year < 0 || !isOfAll(set)) return undefined
  const held = new Map<number, number>()
  for (const [place, dimension] of cube.dimensions.entries()) {
    if ([area, year, form, at("sex"), at("age")].includes(place)) continue
    const stands = place === among ? dimension.codes.indexOf(indicator) : hasSum(cube, dimension) ? 0 : -1
    if (stands < 0) return undefined
    held.set(place, stands)
  }
  const leftOut = new Map<string, readonly LeftOut[]>()
  const placed = (id: string, place: number, idOf: (code: string) => string | undefined): FlowCode[] => {
    const { codes, others } = mapped(cube, place, namesOf, idOf)
    if (others.length > 0) leftOut.set(id, others)
    return codes
  }
  const coded = (name: "sex" | "age", id: string): FlowDimension => {
    const place = at(name)
    if (place < 0) return constant(id, "_T", words)
    const codes = placed(id, place, (code) => lookUp(sdgCodes[name], code))
    return { ...constant(id, "_T", words), names: words[name] ?? {}, dimension: place, codes }
  }
  const isTold = isSeries(cube.dimensions[form]?.codes ?? [])
  if (form >= 0) placed("SERIES", form, (code) => (isTold(code) ? lookUp(sdgCodes.form, code) : undefined))
  const own: Readonly<Record<string, FlowDimension>> = {
    FREQ: constant("FREQ", "A", words),
    REPORTING_TYPE: constant("REPORTING_TYPE", set.party === null ? "G" : "N", words),
    SERIES: {
      ...constant("SERIES", "VC_HTF_DETV", words),
      ...(form >= 0 && { dimension: form }),
      codes: seriesIn(cube.dimensions[form]?.codes ?? [TOTAL], words, population !== undefined),
    },
    REF_AREA: {
      ...{ id: "REF_AREA", names: words["area"] ?? {}, isTime: false, dimension: area },
      codes: placed("REF_AREA", area, (code) => m49Of(code)?.replace(/^0+/, "")),
    },
    SEX: coded("sex", "SEX"),
    AGE: coded("age", "AGE"),
    TIME_PERIOD: {
      ...{ id: "TIME_PERIOD", names: words["sdmx.TIME_PERIOD"] ?? {}, isTime: true, dimension: year },
      codes: placed("TIME_PERIOD", year, (code) => (/^\d{4}$/.test(code) ? code : undefined)),
    },
  }
  const dimensions = sdgDimensions.map((id) => own[id] ?? constant(id, "_T", words))
  if (dimensions.some(({ codes }) => codes.length === 0)) return undefined
  return {
    id: `${sdgPrefix}${flowId(set.code)}`,
    names: words["sdmx.sdg"] ?? {},
    dimensions,
    held,
    population,
    leftOut,
  }
}

/** What is to be remarked on a flow: which codes of the release are not in it. */
export function remarksOf({ leftOut }: Pick<Flow, "leftOut">, words: FileWords, language: Language): AboutLine[] {
  if (!leftOut || leftOut.size === 0) return []
  const each = [...leftOut].map(([id, codes]) => `${id}: ${codes.map((code) => named(code, language)).join(", ")}`)
  return [["left-out", said(words, "sdmx.left-out", language), each.join("; ")]]
}

/** Whether all who were detected are counted: only States and years were chosen, and of what is told the indicator itself. */
const isOfAll = ({ filters }: Pick<FigureSet, "filters">): boolean =>
  filters.every((each) => onlyChoosesWhere(each) || (each.column === "indicator" && each.codes.join() === indicator))

/**
 * The codes of a dimension that have a place in a list of theirs, and the others. Two that would have the same place have
 * none: neither is all of it.
 */
function mapped(
  cube: Pick<Cube, "dimensions" | "by">,
  at: number,
  namesOf: NamesOf,
  idOf: (code: string) => string | undefined,
): { readonly codes: FlowCode[]; readonly others: LeftOut[] } {
  const dimension = cube.dimensions[at]
  if (!dimension) return { codes: [], others: [] }
  const found = placesOf(cube, dimension).map((place) => {
    const code = dimension.codes[place] ?? ""
    return { id: idOf(code), code, names: namesOf(dimension, code), place }
  })
  const isAlone = (wish: string) => found.filter(({ id }) => id === wish).length === 1
  return {
    codes: found.flatMap(({ id, names, place }) => (id !== undefined && isAlone(id) ? [{ id, names, place }] : [])),
    others: found.flatMap(({ id, code, names }) => (id !== undefined && isAlone(id) ? [] : [{ code, names }])),
  }
}

/** Whether a form is a series: *other purposes* is none where some of them are told apart. */
const isSeries =
  (codes: readonly string[]) =>
  (code: string): boolean =>
    code !== "other" || !codes.some((each) => amongOthers.includes(each))

function seriesIn(codes: readonly string[], words: FileWords, withRates: boolean): FlowCode[] {
  const isTold = isSeries(codes)
  return codes.flatMap((code, place): FlowCode[] => {
    const id = lookUp(sdgCodes.form, code)
    if (id === undefined || !isTold(code)) return []
    const one = { id, names: words[`sdmx.SERIES.${id}`] ?? {}, place }
    const rate = { id: `${id}R`, names: words[`sdmx.SERIES.${id}R`] ?? {}, place, rate: true as const }
    return withRates ? [one, rate] : [one]
  })
}

const lookUp = (among: Readonly<Record<string, string>>, code: string): string | undefined =>
  Object.hasOwn(among, code) ? among[code] : undefined
