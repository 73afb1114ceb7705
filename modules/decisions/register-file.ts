import type { MandateInPlace } from "#modules/decisions/mandate.ts"

type Cell = string | number | null

/** The columns of an exported register, under codes that stay the same in every language and release. */
export const registerColumns: readonly (readonly [code: string, of: (mandate: MandateInPlace) => Cell])[] = [
  ["id", ({ id }) => id],
  ["symbol", ({ place }) => place.symbol],
  ["document_number", ({ place }) => place.number],
  ["title", ({ place }) => place.title],
  ["body", ({ place }) => place.body],
  ["session", ({ place }) => place.session],
  ["adopted", ({ place }) => place.adopted],
  ["section", ({ place }) => place.section],
  ["paragraph", ({ place }) => place.paragraph],
  ["anchor", ({ place }) => place.anchor],
  ["clause", ({ clause }) => clause],
  ["kind", ({ kind }) => kind],
  ["verb", ({ verb }) => verb],
  ["class", (mandate) => mandate.class],
  ["level", ({ level }) => level],
  ["addressee", ({ addressee }) => addressee],
  ["actor", ({ actor }) => actor],
  ["inferred", ({ inferred }) => (inferred ? "yes" : "no")],
  ["target", ({ target }) => target],
  ["action", ({ action }) => action],
  ["deliverable", ({ deliverable }) => deliverable],
  ["date_printed", ({ date }) => date?.printed ?? null],
  ["date_kind", ({ date }) => date?.kind ?? null],
  ["date_from", ({ date }) => date?.from ?? null],
  ["date_to", ({ date }) => date?.to ?? null],
  ["recurrence", ({ recurrence }) => recurrence],
  ["report_to", ({ report }) => report?.to.join("; ") ?? null],
  ["report_session", ({ report }) => report?.session ?? null],
  ["resources", ({ resources }) => resources],
  ["basis", ({ basis }) => basis.join("; ")],
  ["status", ({ status }) => status],
  ["confidence", ({ confidence }) => confidence],
  ["corrected", ({ corrected }) => (corrected ? "yes" : "no")],
  ["language", ({ language }) => language],
  ["address", ({ place }) => `/documents/${place.slug}#${place.anchor}`],
]

// A spreadsheet reads what begins so as a formula; it may hide behind spaces, tabs and signs that cannot be seen.
const formula = /^[\s\p{Cc}\p{Cf}\p{Zs}]*[=+\-@＝＋－＠|%]/u
const hidden = /^[\t\r\n]/

/** A line of a CSV file (RFC 4180). What a spreadsheet would take for a formula is made words by a leading apostrophe. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`
}

function csvCell(cell: Cell): string {
  if (cell === null) return ""
  if (typeof cell === "number") return String(cell)
  const words = formula.test(cell) || hidden.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(words) || words !== words.trim() ? `"${words.replaceAll('"', '""')}"` : words
}

/** The register as CSV, a line at a time: first the sign that says UTF-8, then the names of the columns. */
export async function* registerCsv(mandates: AsyncIterable<MandateInPlace>): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(registerColumns.map(([code]) => code))}`
  for await (const mandate of mandates) yield csvLine(registerColumns.map(([, of]) => of(mandate)))
}
