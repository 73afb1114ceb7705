import type { Figure, FigureCode, Figures, FigureSet } from "#modules/analysis/figure-contract.ts"
import { named, said, type FileWords } from "#modules/analysis/formats/words.ts"
import { isOfPlaces, type StandardCodes } from "#modules/analysis/naming.ts"
import type { FileColumn } from "#platform/kernel/csv.ts"
import type { Language } from "#platform/kernel/language.ts"
import type { Sheet, SheetColumn, WrittenRow } from "#platform/kernel/workbook.ts"
import type { z } from "zod"
import type { AboutLine } from "./about.ts"

type Code = z.infer<typeof FigureCode>

/** The codes of M49 and ISO 3166-1 for the codes of a dimension; nothing for a dimension that is not of places. */
export type Places = (dimension: string) => ((code: string) => StandardCodes | undefined) | undefined

/** What is told of the codes of a dimension in a table: the code, its words, and of places what others know them by. */
const tellings = ["code", "label", "m49", "iso3"] as const

/** A column of a table of figures: of which dimension, what it tells of its codes, each in its place, and which a figure has. */
export type TableColumn = {
  readonly dimension: string
  readonly telling: (typeof tellings)[number]
  readonly cells: readonly (string | null)[]
  readonly of: (figure: Figure) => string | null
}

/** Knows the places among the codes of a release. */
export function placesIn(
  { dimensions }: Pick<FigureSet, "dimensions">,
  standardOf: (code: string) => StandardCodes | undefined,
): Places {
  const ofPlaces = new Set(dimensions.filter(isOfPlaces).map(({ name }) => name))
  return (dimension) => (ofPlaces.has(dimension) ? standardOf : undefined)
}

/**
 * The columns that tell where figures stand, in a language: for every dimension, spread or held, its code and its words, and
 * of places the number of M49 and the three letters of ISO 3166-1, by which tables of others are joined.
 */
export function columnsOf(
  { dimensions, held }: Omit<Figures, "figures">,
  places: Places,
  language: Language,
): TableColumn[] {
  const told = (dimension: string, codes: readonly Code[], at: (figure: Figure) => number): TableColumn[] => {
    const standardOf = places(dimension)
    const each: Readonly<Record<TableColumn["telling"], (code: Code) => string | null>> = {
      code: ({ code }) => code,
      label: (code) => named(code, language),
      m49: ({ code }) => standardOf?.(code)?.m49 ?? null,
      iso3: ({ code }) => standardOf?.(code)?.iso3 ?? null,
    }
    return tellings.slice(0, standardOf ? 4 : 2).map((telling) => {
      const cells = codes.map(each[telling])
      return { dimension, telling, cells, of: (figure) => cells[at(figure)] ?? null }
    })
  }
  return [
    ...dimensions.flatMap(({ name, codes }, place) => told(name, codes, ({ at }) => at[place] ?? -1)),
    ...held.flatMap(({ name, code }) => told(name, [code], () => 0)),
  ]
}

/**
 * The columns of figures as CSV: where they stand; then the value, why there is none, and where the row comes from, so that
 * it is still known when rows of several files are put together.
 */
export const fileColumns = (columns: readonly TableColumn[], link: string): FileColumn<Figure>[] => [
  ...columns.map(({ dimension, telling, of }): FileColumn<Figure> => [
    telling === "code" ? dimension : `${dimension}_${telling}`,
    of,
  ]),
  ["value", ({ value }) => value],
  ["status", ({ status }) => status],
  ["source", () => link],
]

const widths = { code: 16, label: 28, m49: 10, iso3: 10 } as const satisfies Record<TableColumn["telling"], number>

/** The two sheets of figures as a workbook: the figures with codes and words, and what is told about them. */
export function sheetsOf(
  columns: readonly TableColumn[],
  figures: Iterable<Figure>,
  about: readonly AboutLine[],
  words: FileWords,
  language: Language,
): Sheet[] {
  const statuses = {
    shown: "",
    withheld: said(words, "withheld", language),
    "not-reported": said(words, "not-reported", language),
  }
  const headOf = ({ dimension, telling }: TableColumn): string => {
    const name = said(words, dimension, language)
    return telling === "label" ? name : `${name} – ${said(words, telling, language)}`
  }
  function* rows(): Generator<WrittenRow> {
    const heads = [...columns.map(headOf), said(words, "value", language), said(words, "status", language)]
    yield heads.map((value) => ({ value, style: "head" }))
    for (const figure of figures) yield [...columns.map(({ of }) => of(figure)), figure.value, statuses[figure.status]]
  }
  const rightToLeft = language === "ar"
  return [
    {
      name: said(words, "figures", language),
      columns: [
        ...columns.map(({ telling }): SheetColumn => ({ width: widths[telling] })),
        { width: 14 },
        { width: 18 },
      ],
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
