import type { ListKey, List } from "#modules/analysis/intake/list.ts"
import {
  amountOf,
  byYear,
  type Meaning,
  type Reading,
  type Understood,
} from "#modules/analysis/intake/layouts/reading.ts"
import { crossing, TOTAL } from "@palermo/statistics"

/** What is counted, by what the published table calls it. */
const indicators: Readonly<Record<string, string>> = {
  "Detected trafficking victims": "victims-detected",
  "Offences of trafficking in persons": "offences",
  "Persons brought into formal contact": "contact",
  "Persons prosecuted": "prosecuted",
  "Persons convicted": "convicted",
}

/** The codes of what is counted. */
export const indicatorCodes: readonly string[] = Object.values(indicators)

/** By what the table is broken down, and the column that is. */
const dimensions = {
  form: "by form of exploitation",
  citizenship: "by citizenship",
  repatriation: "by country of repatriation",
} as const

/** Whether the headings are those of the published table of the Global Report on Trafficking in Persons. */
export const isGlotip = (heads: readonly string[]): boolean =>
  ["Iso3_code", "Indicator", "Dimension", "Category", "Sex", "Age", "Year", "txtVALUE"].every((each) =>
    heads.includes(each),
  )

/**
 * The published table of the Global Report: 13 columns, a row for each cell. What `Category` means hangs on `Dimension`, so
 * both are read into three columns, of which a cell is summed over all but one. Where there is no code of a country its name
 * is read. `<5` is kept as what it says: 0 to 4.
 */
export function asGlotip(heads: readonly string[], listOf: (key: ListKey) => List, today: string): Understood {
  const at = (heading: string) => heads.indexOf(heading)
  const areas = listOf("place")
  const country = at("Country")
  const area: Reading = {
    ...{
      name: "area",
      heading: "Iso3_code",
      role: "area",
      list: areas.list,
      listVersion: areas.listVersion,
      by: areas,
    },
    from: country < 0 ? [at("Iso3_code")] : [at("Iso3_code"), country],
    means([code = "", name = ""]) {
      const word = code === "" ? name : code
      return word === "" ? { code: "", by: null } : (areas.known(word) ?? { asked: word })
    },
  }
  const indicator: Reading = {
    ...{
      name: "indicator",
      heading: "Indicator",
      role: "dimension",
      list: null,
      listVersion: null,
      by: null,
    },
    from: [at("Indicator")],
    means: ([value = ""]) => {
      const code = indicators[value]
      return code === undefined ? { code: value, by: null } : { code, by: "scheme" }
    },
  }
  const broken = (name: keyof typeof dimensions, list: List): Reading => ({
    ...{ name, heading: "Category", role: "dimension", list: list.list, listVersion: list.listVersion, by: list },
    from: [at("Dimension"), at("Category")],
    means([dimension = "", category = ""]): Meaning {
      if (dimension !== dimensions[name]) return { code: TOTAL, by: null }
      if (category === "") return { code: list.notTold, by: null }
      const crossed = crossing("GLOTIP", "Category", category)
      if (name === "form" && crossed) return { code: crossed.code, by: "scheme" }
      return list.known(category) ?? { asked: category }
    },
  })
  const coded = (name: "sex" | "age", heading: "Sex" | "Age"): Reading => {
    const list = listOf(name)
    return {
      ...{
        name,
        heading,
        role: "dimension",
        list: list.list,
        listVersion: list.listVersion,
        from: [at(heading)],
        by: list,
      },
      means([value = ""]) {
        if (value === "Total") return { code: TOTAL, by: null }
        const crossed = crossing("GLOTIP", heading, value)
        return crossed ? { code: crossed.code, by: "scheme" } : (list.known(value) ?? { asked: value })
      },
    }
  }
  const readings = [
    area,
    byYear("Year", "year", at("Year"), today),
    indicator,
    broken("form", listOf("form")),
    broken("citizenship", listOf("citizenship")),
    broken("repatriation", listOf("citizenship")),
    coded("sex", "Sex"),
    coded("age", "Age"),
  ]
  const read = new Set([...readings.flatMap(({ from }) => from), at("txtVALUE")])
  return {
    kind: "figures",
    readings,
    leftOut: heads.filter((_, place) => !read.has(place)).map((heading) => ({ heading, why: "repeats" })),
    value: { heading: "txtVALUE", from: [at("txtVALUE")], reads: ([text = ""]) => amountOf(text) },
  }
}
