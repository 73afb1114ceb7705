import { csvField } from "../records/csv.ts"
import { Malformed } from "../records/malformed.ts"
import { codedBy, holdToList, type CodedBy, type Codings } from "./coding.ts"
import { change, missingKinds, rate, share, sum, type Figure } from "./measure.ts"
import { isTotal } from "./reading.ts"
import { rowsOf } from "./rows-of.ts"

/** A table of figures: each row a place in its dimensions and a number, or why there is none. */
export type Figures = {
  readonly names: readonly string[]
  readonly rows: readonly { readonly codes: readonly string[]; readonly figure: Figure }[]
  /** By which list and version each column was coded; where there is none, its codes are the table's own. */
  readonly codedBy: CodedBy
}

const VALUES = ["value", "freq", "count", "population", "obs_value"]

/**
 * Reads a table of figures: dimensions, and a column `value`, `freq`, `count`, `population` or `obs_value`. In place of a
 * number may stand why there is none: `not-asked`, `unknown`, `not-applicable`, `withheld`. What `suppressed` marks `true`
 * is withheld, any other empty value unknown.
 *
 * Throws `Malformed` where there is no column of values, a value is neither, a row comes twice, or a code is not of the
 * list it should be of.
 */
export function readFigures(bytes: Uint8Array, codings: Codings = {}): Figures {
  const [head, ...rows] = rowsOf(bytes)
  if (!head) throw new Malformed("no-header", 0)
  const titles = head.fields.map((name) => name.trim())
  const at = titles.findIndex((name) => VALUES.includes(name.toLowerCase()))
  if (at < 0) throw new Malformed("column-not-found", head.line, "value")
  const marked = titles.findIndex((name) => name.toLowerCase() === "suppressed")
  const columns = [...titles.keys()].filter((one) => one !== at && one !== marked)
  const names = columns.map((one) => titles[one] ?? "")
  const stranger = Object.keys(codings).find((name) => !names.includes(name))
  if (stranger !== undefined) throw new Malformed("column-not-found", head.line, stranger)
  const seen = new Set<string>()
  const read = rows.map(({ line, fields }) => {
    const codes = columns.map((one) => fields[one] ?? "")
    for (const [column, code] of codes.entries())
      if (!isTotal(code)) holdToList(new Map([[code, line]]), codings[names[column] ?? ""] ?? {})
    if (seen.has(codes.join("\u0000"))) throw new Malformed("cell-given-twice", line, codes.join(", "))
    seen.add(codes.join("\u0000"))
    return { codes, figure: figureOf((fields[at] ?? "").trim(), fields[marked]?.trim() === "true", line) }
  })
  return { names, rows: read, codedBy: codedBy(names, codings) }
}

function figureOf(text: string, isWithheld: boolean, line: number): Figure {
  if (isWithheld) return { missing: "withheld" }
  if (text === "") return { missing: "unknown" }
  const missing = missingKinds.find((kind) => kind === text)
  if (missing) return { missing }
  const value = Number(text)
  if (!Number.isFinite(value) || value < 0) throw new Malformed("not-a-count", line, text)
  return { value }
}

/**
 * The rate of each row per 100,000 of its population: that of the row with the same codes in the columns the population
 * has, by sex and age for instance. A total the population does not give is the sum of what it gives; what it gives
 * nothing for is unknown. Throws `column-not-found` where the population has a column that the table lacks.
 */
export function ratesOf({ names, rows }: Figures, population: Figures): Figure[] {
  const places = population.names.map((name) => {
    const at = names.indexOf(name)
    if (at < 0) throw new Malformed("column-not-found", 0, name)
    return at
  })
  const given = new Map(population.rows.map(({ codes, figure }) => [spelt(codes), figure]))
  const people = (codes: readonly string[]): Figure => {
    const known = given.get(spelt(codes))
    if (known) return known
    const parts = population.rows.filter(({ codes: own }) =>
      own.every((code, at) => (isTotal(codes[at] ?? "") ? !isTotal(code) : code === codes[at])),
    )
    return sum(parts.map(({ figure }) => figure))
  }
  return rows.map(({ codes, figure }) => rate(figure, people(places.map((at) => codes[at] ?? ""))))
}

/** The part each row is of the total over one column. Where that total is not in the table, or is missing, so is the share. */
export function sharesOf(figures: Figures, column: string): Figure[] {
  const [at, given] = along(figures, column)
  return figures.rows.map(({ codes, figure }) => share(figure, given(codes.with(at, "Total"))))
}

/**
 * The change of each row from the one before it along a column, its codes ordered as numbers where they are some, else as
 * text. The first has nothing before it, nor has a total: there change does not apply.
 */
export function changesOf(figures: Figures, column: string): Figure[] {
  const [at, given] = along(figures, column)
  const codes = [...new Set(figures.rows.map((row) => row.codes[at] ?? ""))].filter((code) => !isTotal(code))
  const order = codes.sort((a, b) => Number(a) - Number(b) || (a < b ? -1 : 1))
  return figures.rows.map((row) => {
    const before = order[order.indexOf(row.codes[at] ?? "") - 1]
    return before === undefined ? { missing: "not-applicable" } : change(given(row.codes.with(at, before)), row.figure)
  })
}

/** Writes figures with what was reckoned from them: a number, or in its place why there is none. */
export function writeFigures({ names, rows }: Figures, measures: Readonly<Record<string, readonly Figure[]>>): string {
  const written = (figure: Figure | undefined): string =>
    figure === undefined ? "" : "value" in figure ? String(figure.value) : figure.missing
  const lines = rows.map(({ codes, figure }, at) =>
    [...codes.map(csvField), written(figure), ...Object.values(measures).map((own) => written(own[at]))].join(","),
  )
  return `${[[...names.map(csvField), "value", ...Object.keys(measures)].join(","), ...lines].join("\n")}\n`
}

function along({ names, rows }: Figures, column: string): [at: number, given: (codes: readonly string[]) => Figure] {
  const at = names.indexOf(column)
  if (at < 0) throw new Malformed("column-not-found", 1, column)
  const figures = new Map(rows.map(({ codes, figure }) => [spelt(codes), figure]))
  return [at, (codes) => figures.get(spelt(codes)) ?? { missing: "unknown" }]
}

/** One word for a place; however a total is called. */
const spelt = (codes: readonly string[]): string => codes.map((code) => (isTotal(code) ? "Total" : code)).join("\u0000")
