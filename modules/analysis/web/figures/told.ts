import type { FigureSet } from "#modules/analysis/figure-contract.ts"
import type { Grid } from "#modules/analysis/web/figures/grid.ts"
import { dimensionName, type Naming } from "#modules/analysis/web/figures/naming.ts"
import { sumOf, wantedOf, type Ask } from "#modules/analysis/web/figures/asking.ts"
import { inLanguage, type Language } from "#platform/kernel/language.ts"
import { longDate } from "#platform/web/kit/DateText.tsx"
import type { Words } from "#platform/web/words.tsx"

/** Who keeps the data: a State or an organization by its name, or the Secretariat. */
export const keeperOf = (say: Words, language: Language, set: Pick<FigureSet, "party" | "partyNames">): string =>
  set.party === null ? say("analysis.figure.secretariat") : inLanguage(set.partyNames ?? {}, language).text || set.party

/** What is counted: victims, offences; a unit we have no word for is said by its code. */
export const unitOf = (say: Words, unit: string): string =>
  ["event", "victim", "perpetrator", "reporting-entity"].includes(unit) ? say(`analysis.figure.unit.${unit}`) : unit

/** What is seen, in one line: what is counted, by what, and where all else is held. */
export function sliceOf(say: Words, set: FigureSet, ask: Ask, { names }: Pick<Grid, "names">, nameOf: Naming): string {
  const by = names.map((name) => dimensionName(say, name)).join(" × ")
  const held = set.dimensions.flatMap((dimension) => {
    const { name } = dimension
    const [code = ""] = wantedOf(set, ask, dimension)
    if (names.includes(name) || code === sumOf(set, dimension)) return []
    return [`${dimensionName(say, name)}: ${nameOf(name, { code, isSum: false })}`]
  })
  return [`${unitOf(say, set.unit)}: ${by}`, ...held, ...onlyOf(say, set, nameOf)].join(" · ")
}

/** Of whom all figures of a release are made, where not of everybody: column by column. */
const onlyOf = (say: Words, { filters }: Pick<FigureSet, "filters">, nameOf: Naming): readonly string[] =>
  filters.map(({ column, codes }) => {
    const names = codes.map((code) => nameOf(column, { code, isSum: false }))
    return say("analysis.figure.only", { name: dimensionName(say, column), codes: names.join(", ") })
  })

type Cited = Pick<FigureSet, "title" | "released" | "digest" | "code" | "party" | "partyNames">

/** How the figures are cited, part by part: who, what, under which code, when, by which digest, where. */
export function citationOf(
  say: Words,
  language: Language,
  locale: string,
  set: Cited,
  link: string,
): readonly string[] {
  const day = set.released === null ? [] : [longDate(set.released.slice(0, 10), locale)]
  const digest = set.digest === null ? [] : [`SHA-256 ${set.digest.slice(0, 16)}`]
  const parts = [keeperOf(say, language, set), inLanguage(set.title, language).text, set.code, ...day, ...digest, link]
  // What ends with a point of its own, as a Russian year does, gets none more.
  return parts.map((part) => part.replace(/\.$/, ""))
}

/** The parts of a citation in one line, each of which runs as its own letters do. */
export const inOneLine = (parts: readonly string[]): string => parts.map((part) => `\u2068${part}\u2069`).join(". ")
