import type { List, ListKey } from "#modules/analysis/intake/list.ts"
import {
  byItself,
  byList,
  byYear,
  nameOf,
  type Reading,
  type Understood,
} from "#modules/analysis/intake/layouts/reading.ts"
import { crossing } from "@palermo/statistics"

/** What tells nothing in these datasets: that it is missing, and a country that is not known. */
const blank = ["-99", "00", "NA"]

/** Columns that say again what flags say. */
const repeats = /Concatenated$|^RecruiterRelationship$/

const flag = /^(?:is|meansOfControl|means|typeOfLabour|sectorOfLabour|typeOfSex|sectorOfSex|recruiterRelation)[A-Z]/

/** Whether the headings are those of the datasets of the Counter-Trafficking Data Collaborative, k-anonymous or synthetic. */
export const isCtdc = (heads: readonly string[]): boolean =>
  ["yearOfRegistration", "gender", "ageBroad", "citizenship"].every((each) => heads.includes(each)) &&
  heads.filter((each) => flag.test(each)).length >= 5

/**
 * The datasets of the Counter-Trafficking Data Collaborative: 63 columns of the k-anonymous one, 27 of the synthetic ones, in
 * whatever order, and the names later releases gave some of them. Flags become columns of `yes` and `no`, named by the list
 * and code they say something of (`form.forced-begging`), and by their heading where they stand at none.
 */
export function asCtdc(heads: readonly string[], listOf: (key: ListKey) => List, today: string): Understood {
  const taken = new Set<string>()
  const readings: Reading[] = []
  const leftOut: { heading: string; why: "repeats" }[] = []
  for (const [at, heading] of heads.entries()) {
    if (repeats.test(heading)) leftOut.push({ heading, why: "repeats" })
    else readings.push(readingOf(heading, at, listOf, today, taken))
  }
  return { kind: "records", readings, leftOut, value: null }
}

function readingOf(
  heading: string,
  at: number,
  listOf: (key: ListKey) => List,
  today: string,
  taken: Set<string>,
): Reading {
  const crossed = (field: string) => (value: string) => {
    const to = crossing("CTDC", field, value)
    return to && ({ code: to.code, by: "scheme" } as const)
  }
  if (heading === "yearOfRegistration") return byYear(heading, "year", at, today)
  if (heading === "gender") return byList(listOf("sex"), heading, "sex", at, { blank, first: crossed(heading) })
  if (heading === "ageBroad") return byList(listOf("age"), heading, "age", at, { blank, first: crossed(heading) })
  if (heading === "citizenship") return byList(listOf("citizenship"), heading, "citizenship", at, { blank })
  if (heading === "CountryOfExploitation") return byList(listOf("place"), heading, "area", at, { role: "area", blank })
  if (!flag.test(heading)) return byItself(heading, nameOf(heading), at, blank)
  const to = crossing("CTDC", heading, "1")
  const name = to && !taken.has(`${to.list}.${to.code}`) ? `${to.list}.${to.code}` : nameOf(heading)
  taken.add(name)
  return {
    ...byItself(heading, name, at),
    isCoded: true,
    means: ([value = ""]) =>
      value === "1" || value === "1.0"
        ? { code: "yes", by: null }
        : value === "0" || value === "0.0"
          ? { code: "no", by: null }
          : value === "" || blank.includes(value)
            ? { code: "", by: null }
            : { asked: value },
  }
}
