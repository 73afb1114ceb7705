import type { Cube } from "#modules/analysis/cube.ts"
import type { FigureSet } from "#modules/analysis/figure-contract.ts"
import type { FileWords } from "#modules/analysis/formats/words.ts"
import type { NamesOf } from "#modules/analysis/naming.ts"
import {
  constant,
  flowId,
  sdgPrefix,
  type Flow,
  type FlowCode,
  type FlowDimension,
  type Population,
} from "#modules/analysis/sdmx/flow.ts"
import { hasSum, placesOf } from "#modules/analysis/slice.ts"
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
  if (set.unit !== "victim" || area < 0 || year < 0) return undefined
  const held = new Map<number, number>()
  for (const [place, dimension] of cube.dimensions.entries()) {
    if ([area, year, form, at("sex"), at("age")].includes(place)) continue
    const stands = place === among ? dimension.codes.indexOf(indicator) : hasSum(cube, dimension) ? 0 : -1
    if (stands < 0) return undefined
    held.set(place, stands)
  }
  const coded = (name: "sex" | "age", id: string): FlowDimension => {
    const place = at(name)
    if (place < 0) return constant(id, "_T", words)
    const codes = mapped(cube, place, namesOf, (code) => lookUp(sdgCodes[name], code))
    return { ...constant(id, "_T", words), names: words[name] ?? {}, dimension: place, codes }
  }
  const own: Readonly<Record<string, FlowDimension>> = {
    FREQ: constant("FREQ", "A", words),
    REPORTING_TYPE: constant("REPORTING_TYPE", set.party === null ? "G" : "N", words),
    SERIES: {
      ...constant("SERIES", "VC_HTF_DETV", words),
      ...(form >= 0 && { dimension: form }),
      codes: seriesIn(cube, form, words, population !== undefined),
    },
    REF_AREA: {
      ...{ id: "REF_AREA", names: words["area"] ?? {}, isTime: false, dimension: area },
      codes: mapped(cube, area, namesOf, (code) => m49Of(code)?.replace(/^0+/, "")),
    },
    SEX: coded("sex", "SEX"),
    AGE: coded("age", "AGE"),
    TIME_PERIOD: {
      ...{ id: "TIME_PERIOD", names: words["sdmx.TIME_PERIOD"] ?? {}, isTime: true, dimension: year },
      codes: mapped(cube, year, namesOf, (code) => (/^\d{4}$/.test(code) ? code : undefined)),
    },
  }
  const dimensions = sdgDimensions.map((id) => own[id] ?? constant(id, "_T", words))
  if (dimensions.some(({ codes }) => codes.length === 0)) return undefined
  return { id: `${sdgPrefix}${flowId(set.code)}`, names: words["sdmx.sdg"] ?? {}, dimensions, held, population }
}

/** The codes of a dimension that have a place in a list of theirs. */
function mapped(
  cube: Pick<Cube, "dimensions" | "by">,
  at: number,
  namesOf: NamesOf,
  idOf: (code: string) => string | undefined,
): FlowCode[] {
  const dimension = cube.dimensions[at]
  if (!dimension) return []
  return placesOf(cube, dimension).flatMap((place) => {
    const code = dimension.codes[place] ?? ""
    const id = idOf(code)
    return id === undefined ? [] : [{ id, names: namesOf(dimension, code), place }]
  })
}

function seriesIn(
  cube: Pick<Cube, "dimensions" | "by">,
  form: number,
  words: FileWords,
  withRates: boolean,
): FlowCode[] {
  const codes = cube.dimensions[form]?.codes ?? [TOTAL]
  const isTold = (code: string) => code !== "other" || !codes.some((each) => amongOthers.includes(each))
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
