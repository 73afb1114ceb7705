import type { List, ListKey } from "#modules/analysis/intake/list.ts"
import { meantBy } from "#modules/analysis/intake/layouts/headings.ts"
import { readingOf, unused, withBounds, withTotals } from "#modules/analysis/intake/layouts/plain.ts"
import {
  amountOf,
  byItself,
  nameOf,
  withheldAmount,
  type Amount,
  type Reading,
  type Understood,
} from "#modules/analysis/intake/layouts/reading.ts"

/** What SDMX-CSV 1.0 and 2.0 say of the message, and what of an observation is no dimension. */
const aside = new Set([
  ...["DATAFLOW", "STRUCTURE", "STRUCTURE_ID", "STRUCTURE_NAME", "ACTION", "SERIES_KEY", "OBS_KEY"],
  ...["DECIMALS", "COMMENT_OBS", "COMMENT_TS", "SOURCE_DETAIL"],
  ...[
    "REPORTING_TYPE",
    "TIME_DETAIL",
    "TIME_COVERAGE",
    "BASE_PER",
    "VALUE_TYPE",
    "FREQ",
    "GEO_INFO_URL",
    "DATA_LAST_UPDATE",
  ],
])

/** Whether the headings are those of observations in SDMX, whatever their dimensions are. */
export const isSdmx = (heads: readonly string[]): boolean => {
  const ids = heads.map(idOf)
  return ids.includes("OBS_VALUE") && ids.every((id) => /^[A-Za-z_][A-Za-z0-9_@$-]*$/.test(id))
}

/**
 * Observations in SDMX, from SDMX-CSV 1.0 or 2.0 (`SEX`, or `SEX: Sex` with `F: Female` below) or SDMX-JSON: dimensions by
 * the ids of their structure. A suppressed observation is kept as one: between its `LOWER_BOUND` and `UPPER_BOUND`, or any number.
 */
export function asSdmx(heads: readonly string[], listOf: (key: ListKey) => List, today: string): Understood {
  const ids = heads.map(idOf)
  const told = amounts.filter((id) => ids.includes(id))
  const taken = new Set<string>()
  const leftOut: { heading: string; why: "uncounted" }[] = []
  const readings = heads.flatMap((heading, at): Reading[] => {
    const id = ids[at] ?? ""
    if (told.includes(id)) return []
    if (aside.has(id.toUpperCase())) {
      leftOut.push({ heading, why: "uncounted" })
      return []
    }
    const wanted = meantBy(id) ?? nameOf(id)
    const name = unused(wanted, nameOf(id), taken)
    const own = wanted === name ? readingOf(name, heading, at, listOf, today) : byItself(heading, name, at)
    return [heading.includes(":") ? labelled(withTotals(own)) : withTotals(own)]
  })
  return {
    kind: "figures",
    readings,
    leftOut,
    value: {
      heading: heads[ids.indexOf("OBS_VALUE")] ?? "",
      from: told.map((id) => ids.indexOf(id)),
      reads: (words) => amountIn(Object.fromEntries(told.map((id, nth) => [id, words[nth] ?? ""]))),
    },
  }
}

/** What says how many an observation is, whether it was counted, and what of it was withheld. */
const amounts = [
  ...["OBS_VALUE", "LOWER_BOUND", "UPPER_BOUND", "UNIT_MULT", "UNIT_MEASURE"],
  ...["OBS_STATUS", "CONF_STATUS", "NATURE"],
]

/** Units of measure in which things are counted, as they stand in lists of units. Nothing else adds up: no rate, no share. */
const counts = ["", "_Z", "NUMBER", "NR", "NUM", "COUNT", "PS", "PERS", "PERSONS", "CASES"]

/** What an observation says, as many as its multiplier (a power of ten) makes of it. */
function amountIn(told: Readonly<Record<string, string>>): Amount {
  const { OBS_VALUE = "", LOWER_BOUND = "", UPPER_BOUND = "", UNIT_MULT = "", UNIT_MEASURE = "" } = told
  const said = amountOf(OBS_VALUE === "NaN" ? "" : OBS_VALUE)
  const amount = withBounds(said === "missing" && isWithheld(told) ? withheldAmount : said, [LOWER_BOUND, UPPER_BOUND])
  if (typeof amount !== "object") return amount
  if (isEstimated(told)) return "value-estimated"
  if (!counts.includes(codeOf(UNIT_MEASURE).toUpperCase())) return "value-not-a-count"
  const power = codeOf(UNIT_MULT)
  if (!/^-?\d{0,2}$/.test(power)) return "value-not-a-number"
  const times = (value: number) => (value < Infinity ? Number(`${value}e${power || 0}`) : value)
  return { low: times(amount.low), high: times(amount.high) }
}

/** Whether an observation of which no value is told was suppressed, or is not free to be told; else there is none. */
const isWithheld = ({ OBS_STATUS = "", CONF_STATUS = "" }: Readonly<Record<string, string>>): boolean =>
  codeOf(OBS_STATUS) === "Q" || !["", "F", "_Z"].includes(codeOf(CONF_STATUS))

/**
 * Whether an observation was estimated, imputed or forecast (CL_OBS_STATUS: `E`, `I`, `F`), or its nature is an estimate or a
 * model (CL_NATURE: `E`, `M`). Beside counts of persons who were detected it would pass for one.
 */
const isEstimated = ({ OBS_STATUS = "", NATURE = "" }: Readonly<Record<string, string>>): boolean =>
  ["E", "I", "F"].includes(codeOf(OBS_STATUS)) || ["E", "M"].includes(codeOf(NATURE))

const idOf = (heading: string): string => (heading.split(":")[0] ?? "").replace(/\[;?\]$/, "").trim()

/** The same column where each code has its words behind it. */
const labelled = (reading: Reading): Reading => ({
  ...reading,
  means: ([value = "", ...more]) => reading.means([codeOf(value), ...more]),
})

const codeOf = (value: string): string => value.split(": ")[0] ?? ""
