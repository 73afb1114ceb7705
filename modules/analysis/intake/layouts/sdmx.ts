import type { List, ListKey } from "#modules/analysis/intake/list.ts"
import { meantBy } from "#modules/analysis/intake/layouts/headings.ts"
import { readingOf, unused, withBounds, withTotals } from "#modules/analysis/intake/layouts/plain.ts"
import { amountOf, byItself, nameOf, type Reading, type Understood } from "#modules/analysis/intake/layouts/reading.ts"

/** What SDMX-CSV 1.0 and 2.0 say of the message, and what of an observation is no dimension. */
const aside = new Set([
  ...["DATAFLOW", "STRUCTURE", "STRUCTURE_ID", "STRUCTURE_NAME", "ACTION", "SERIES_KEY", "OBS_KEY"],
  ...[
    "OBS_STATUS",
    "UNIT_MEASURE",
    "UNIT_MULT",
    "CONF_STATUS",
    "DECIMALS",
    "COMMENT_OBS",
    "COMMENT_TS",
    "SOURCE_DETAIL",
  ],
  ...[
    "NATURE",
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
 * the ids of their structure. A suppressed observation has its bounds in `LOWER_BOUND` and `UPPER_BOUND`, and is kept as that.
 */
export function asSdmx(heads: readonly string[], listOf: (key: ListKey) => List, today: string): Understood {
  const ids = heads.map(idOf)
  const amounts = ["OBS_VALUE", "LOWER_BOUND", "UPPER_BOUND"].map((id) => ids.indexOf(id)).filter((at) => at >= 0)
  const taken = new Set<string>()
  const leftOut: { heading: string; why: "uncounted" }[] = []
  const readings = heads.flatMap((heading, at): Reading[] => {
    const id = ids[at] ?? ""
    if (amounts.includes(at)) return []
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
      heading: heads[amounts[0] ?? 0] ?? "",
      from: amounts,
      reads: ([text = "", ...bounds]) => withBounds(amountOf(text === "NaN" ? "" : text), bounds),
    },
  }
}

const idOf = (heading: string): string => (heading.split(":")[0] ?? "").replace(/\[;?\]$/, "").trim()

/** The same column where each code has its words behind it. */
const labelled = (reading: Reading): Reading => ({
  ...reading,
  means: ([value = "", ...more]) => reading.means([value.split(": ")[0] ?? "", ...more]),
})
