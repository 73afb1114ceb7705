import type { Figure, Figures } from "#modules/analysis/figure-contract.ts"
import { named, said, type FileWords } from "#modules/analysis/formats/words.ts"
import type { FileColumn } from "#platform/kernel/csv.ts"
import type { Language } from "#platform/kernel/language.ts"
import type { Sheet, WrittenRow } from "#platform/kernel/workbook.ts"
import type { AboutLine } from "./about.ts"

type Head = Omit<Figures, "figures">

/**
 * The columns of figures as CSV: for every dimension its code and, in a language, its words; then the value, why there is
 * none, and where the row comes from, so that it is still known when rows of several files are put together.
 */
export function columnsOf({ dimensions, held }: Head, link: string, language: Language): FileColumn<Figure>[] {
  return [
    ...dimensions.flatMap(({ name, codes }, place): FileColumn<Figure>[] => {
      const labels = codes.map((code) => named(code, language))
      return [
        [name, ({ at }) => codes[at[place] ?? -1]?.code ?? null],
        [`${name}_label`, ({ at }) => labels[at[place] ?? -1] ?? null],
      ]
    }),
    ...held.flatMap(({ name, code }): FileColumn<Figure>[] => {
      const label = named(code, language)
      return [
        [name, () => code.code],
        [`${name}_label`, () => label],
      ]
    }),
    ["value", ({ value }) => value],
    ["status", ({ status }) => status],
    ["source", () => link],
  ]
}

/** The two sheets of figures as a workbook: the figures in words, and what is told about them. */
export function sheetsOf(
  { dimensions }: Head,
  figures: Iterable<Figure>,
  about: readonly AboutLine[],
  words: FileWords,
  language: Language,
): Sheet[] {
  const labels = dimensions.map(({ codes }) => codes.map((code) => named(code, language)))
  const statuses = {
    shown: "",
    withheld: said(words, "withheld", language),
    "not-reported": said(words, "not-reported", language),
  }
  function* rows(): Generator<WrittenRow> {
    const heads = [...dimensions.map(({ name }) => said(words, name, language)), said(words, "value", language)]
    yield [...heads, said(words, "status", language)].map((value) => ({ value, style: "head" }))
    for (const { at, value, status } of figures)
      yield [...labels.map((label, place) => label[at[place] ?? -1] ?? null), value, statuses[status]]
  }
  const rightToLeft = language === "ar"
  return [
    {
      name: said(words, "figures", language),
      columns: [...dimensions.map(() => ({ width: 28 })), { width: 14 }, { width: 18 }],
      heads: 1,
      rightToLeft,
      rows: rows(),
    },
    {
      name: said(words, "about", language),
      columns: [{ width: 36 }, { width: 90 }],
      heads: 0,
      rightToLeft,
      rows: about.map(([, label, value]) => [{ value: label, style: "head" }, value]),
    },
  ]
}
