import type { List, ListKey } from "#modules/analysis/intake/list.ts"
import {
  byItself,
  byList,
  byYear,
  nameOf,
  type Meaning,
  type Reading,
  type Understood,
} from "#modules/analysis/intake/layouts/reading.ts"
import { codeLists, crossing, fieldOf } from "@palermo/statistics"

/** What fields of the standard begin with: organization, person, victim, perpetrator, case, and so on. */
const field = /^(?:org|prs|vic|per|cas|cco|hte|spl|con|anp)_[A-Z]/

/** Whether most of the headings are fields of the Human Trafficking Case Data Standard. */
export const isHtcds = (heads: readonly string[]): boolean => {
  const fields = heads.filter((each) => field.test(each)).length
  return fields >= 3 && fields * 2 > heads.length
}

/** Fields of which one of several may be chosen, and the columns they become. */
const single: Readonly<Record<string, ListKey>> = {
  prs_Gender: "sex",
  vic_TraffickingStatus: "status",
  vic_TraffickingStatusDecisionMakingOrg: "decidedBy",
  vic_RelationshipToTrafficker: "recruiter",
  vic_ForcedLabourIndustry: "sector",
  hte_Type: "phase",
}

/** Fields of which several may be chosen: a column of `yes` and `no` for each code. */
const several = [
  ...["vic_TypeOfExploitation", "vic_TypeOfSexExploitation", "vic_MethodsOfControl", "vic_MethodOfRecruitment"],
  "per_RoleInProcess",
]

const days = /^(?:cas_IncomingReferralDate|cas_OutgoingReferralDate|hte_Date|spl_PlannedEndDate|spl_ActualEndDate)$/

/**
 * Human Trafficking Case Data Standard 2.0, as far as it is of what is counted. Fields of which several may be chosen, with
 * `;`, `|` or `,` between, become a column for each code, named by list and code (`control.debt-bondage`). Of days the year
 * is kept, of ages the band. What the standard has of who somebody is, is refused elsewhere unless it is left out; what it
 * has of the organization, and consent, is left out.
 */
export function asHtcds(heads: readonly string[], listOf: (key: ListKey) => List, today: string): Understood {
  const readings: Reading[] = []
  const leftOut: { heading: string; why: "uncounted" }[] = []
  for (const [at, heading] of heads.entries()) {
    if (/^(?:org|con)_/.test(heading)) leftOut.push({ heading, why: "uncounted" })
    else readings.push(...readingsOf(heading, at, listOf, today, new Set(readings.map(({ name }) => name))))
  }
  return { kind: "records", readings, leftOut, value: null }
}

function readingsOf(
  heading: string,
  at: number,
  listOf: (key: ListKey) => List,
  today: string,
  taken: ReadonlySet<string>,
): Reading[] {
  const key = single[heading]
  if (key !== undefined) {
    const crossed = (value: string) => {
      const to = crossing("HTCDS 2.0", heading, value)
      return to && ({ code: to.code, by: "scheme" } as const)
    }
    return [byList(listOf(key), heading, key, at, { first: crossed })]
  }
  if (several.includes(heading)) return flagsOf(heading, at)
  if (heading === "vic_AgeWhenTrafficked") return [byList(listOf("age"), heading, "age", at)]
  if (heading === "prs_Citizenship") return [byList(listOf("citizenship"), heading, "citizenship", at)]
  if (heading === "hte_Country") return [byList(listOf("place"), heading, "area", at, { role: "area" })]
  if (heading === "prs_MailingCountry") return [byList(listOf("place"), heading, "residence", at)]
  if (days.test(heading)) return [byYear(heading, taken.has("year") ? `${nameOf(heading)}-year` : "year", at, today)]
  return [byItself(heading, nameOf(heading.replace(/^[a-z]+_/, "")), at)]
}

/** A column for each code that a field of several choices can say. A choice that is not the standard's waits for repair in the first. */
function flagsOf(heading: string, at: number): Reading[] {
  const coding = fieldOf("HTCDS 2.0", heading)
  if (!coding) return [byItself(heading, nameOf(heading), at)]
  const { crosswalk, list } = coding
  const key = Object.entries(codeLists).find(([, each]) => each === list)?.[0] ?? list.id
  const codes = [...new Set(Object.values(crosswalk.codes))]
  const chosen = (value: string) =>
    value
      .split(/[;|,]/)
      .map((each) => each.trim())
      .filter((each) => each !== "")
  return codes.map((code, place): Reading => ({
    ...byItself(heading, `${key}.${code}`, at),
    isCoded: true,
    means([value = ""]): Meaning {
      const choices = chosen(value)
      if (choices.length === 0) return { code: "", by: null }
      const meant = choices.map((choice) => crosswalk.codes[choice])
      if (place === 0 && meant.includes(undefined)) return { asked: value }
      return { code: meant.includes(code) ? "yes" : "no", by: null }
    },
  }))
}
