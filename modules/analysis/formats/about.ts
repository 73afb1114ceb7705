import type { Figures, FigureSet } from "#modules/analysis/figure-contract.ts"
import { named, said, type FileWords } from "#modules/analysis/formats/words.ts"
import { inLanguage, type Language } from "#platform/kernel/language.ts"
import type { Cell } from "#platform/kernel/csv.ts"

/** A line of what is told about figures: its code, what it is called in a language, and what it says. */
export type AboutLine = readonly [code: string, label: string, value: Cell]

/**
 * What goes with figures wherever they go: what they are of and whose, what must be said beside them, by which rule they
 * were protected, under which licence they may be used, and the address that gives them again.
 */
export function aboutOf(
  set: FigureSet,
  held: Figures["held"],
  link: string,
  words: FileWords,
  language: Language,
): AboutLine[] {
  const line = (code: string, value: Cell): AboutLine => [code, said(words, code, language), value]
  const { proved, party, partyNames } = set
  const labels = new Map(
    set.dimensions.flatMap(({ name, codes }) => codes.map((each) => [`${name} ${each.code}`, named(each, language)])),
  )
  return [
    line("title", inLanguage(set.title, language).text),
    line("dataset", inLanguage(set.datasetTitle, language).text),
    ...(party === null ? [] : [line("party", inLanguage(partyNames ?? {}, language).text || party)]),
    line("unit", said(words, `unit.${set.unit}`, language)),
    ...set.filters.map(({ column, codes }) => {
      const which = codes.map((code) => labels.get(`${column} ${code}`) ?? code).join(", ")
      return line("filters", `${said(words, column, language)}: ${which}`)
    }),
    ...held.map(({ name, code }): AboutLine => [name, said(words, name, language), named(code, language)]),
    ...set.cautions.map((caution) => line("caution", said(words, `caution.${caution}`, language))),
    line("k", set.k),
    ...(proved ? [line("withheld-cells", `${proved.withheld} / ${proved.cells}`)] : []),
    line("provenance", set.provenance),
    line("taken", set.taken.slice(0, 10)),
    line("released", set.released?.slice(0, 10) ?? null),
    ...(set.corrected
      ? [line("corrected", set.corrected.since), line("anew", set.corrected.anew ?? said(words, "awaited", language))]
      : []),
    line("licence", set.licence),
    line("link", link),
    line("digest", set.digest),
  ]
}
