import type { XlsFormRemark } from "#modules/calls/xlsform/read.ts"
import { choicesColumns, languageNames, settingsColumns, surveyColumns } from "#modules/calls/xlsform/sheet.ts"
import { languages, type Language } from "#platform/kernel/language.ts"
import type { Text } from "#platform/kernel/text.ts"
import type { ReadCell, ReadRow } from "#platform/kernel/workbook.ts"

type Place = { readonly sheet: string; readonly row: number }
export type RemarkOf = (place: Place, remark: XlsFormRemark, what: string) => void

/** A row of a sheet: its cells by the plain name of their column, and its texts. */
export type ReadLine = Place & {
  readonly type: string
  readonly cells: ReadonlyMap<string, string>
  readonly texts: ReadonlyMap<string, Text>
}

const plainNames = new Map(
  Object.entries({
    list_name: "list_name",
    "list name": "list_name",
    caption: "label",
    constraint_msg: "constraint_message",
    relevance: "relevant",
    calculate: "calculation",
    value: "name",
    tag: "name",
  }),
)
const texts = new Set(["label", "hint", "constraint_message"])
const known: Readonly<Record<string, ReadonlySet<string>>> = {
  survey: new Set(surveyColumns.map((each) => (each.startsWith("palermo") ? each : (each.split("::")[0] ?? "")))),
  choices: new Set(choicesColumns.map((each) => each.split("::")[0] ?? "")),
  settings: new Set([...settingsColumns, "style", "instance_name", "public_key", "submission_url"]),
}

type Column = { readonly name: string; readonly language: Language | null }

/**
 * The rows of the three sheets, by the plain names of their columns. A column
 * that says nothing here, and has something in it, is remarked on once.
 */
export async function linesOf(
  rows: AsyncIterable<ReadRow> | Iterable<ReadRow>,
  remark: RemarkOf,
): Promise<ReadonlyMap<string, readonly ReadLine[]>> {
  const sheets = new Map<string, ReadLine[]>()
  const heads = new Map<string, readonly string[]>()
  const waiting: { readonly row: ReadRow; readonly sheet: string }[] = []
  const passed = new Set<string>()
  for await (const row of rows) {
    const sheet = row.sheet.trim().toLowerCase()
    if (!Object.hasOwn(known, sheet)) {
      if (!passed.has(row.sheet)) remark({ sheet: row.sheet, row: row.row }, "sheet-not-read", row.sheet)
      passed.add(row.sheet)
    } else if (heads.has(sheet)) waiting.push({ row, sheet })
    else heads.set(sheet, row.cells.map(wordsIn))
  }
  // Which language a column without one is in, only the settings say, which come last.
  const own = defaultLanguage(heads.get("settings") ?? [], waiting.find(({ sheet }) => sheet === "settings")?.row)
  const columns = new Map([...heads].map(([sheet, head]) => [sheet, head.map((each) => columnOf(each, sheet, own))]))
  for (const { row, sheet } of waiting) {
    const cells = new Map<string, string>()
    const said = new Map<string, Partial<Record<Language, string>>>()
    for (const [at, value] of row.cells.entries()) {
      const words = wordsIn(value)
      const heading = heads.get(sheet)?.[at] ?? ""
      const column = columns.get(sheet)?.[at]
      if (words.trim() === "" || column === undefined) continue
      if (typeof column === "string") {
        if (!passed.has(`${sheet} ${heading}`)) remark({ sheet: row.sheet, row: row.row }, column, heading)
        passed.add(`${sheet} ${heading}`)
      } else if (column.language === null)
        cells.set(column.name, column.name.startsWith("palermo") ? words : words.trim())
      else said.set(column.name, { ...said.get(column.name), [column.language]: words })
    }
    if (cells.size === 0 && said.size === 0) continue
    const type = (cells.get("type") ?? "").replace(/\s+/g, " ")
    sheets.set(sheet, [...(sheets.get(sheet) ?? []), { sheet: row.sheet, row: row.row, type, cells, texts: said }])
  }
  return sheets
}

export const wordsIn = (cell: ReadCell | undefined): string =>
  cell === null || cell === undefined ? "" : typeof cell === "boolean" ? (cell ? "TRUE" : "FALSE") : String(cell)

/** What a column is: its plain name and its language, or why it is not read. */
function columnOf(heading: string, sheet: string, own: Language): Column | XlsFormRemark | undefined {
  const whole = heading.trim()
  if (whole === "") return undefined
  if (known[sheet]?.has(whole)) return { name: whole, language: texts.has(whole) ? own : null }
  const [first = "", ...rest] = whole.split(/\s*::?\s*/)
  const plain = first.toLowerCase().replace(/\s+/g, "_")
  const name = plainNames.get(plain) ?? plainNames.get(first.toLowerCase()) ?? plain
  if (!known[sheet]?.has(name)) return "column-not-read"
  if (!texts.has(name)) return rest.length === 0 ? { name, language: null } : "column-not-read"
  const language = rest.length === 0 ? own : languageOf(rest.join(" "))
  return language ? { name, language } : "language-not-known"
}

const own = new Map(
  languages.flatMap((each) => [[each, each] as const, [languageNames[each].toLowerCase(), each] as const]),
)
const english: Readonly<Record<string, Language>> = {
  ...{ arabic: "ar", english: "en", spanish: "es", french: "fr", russian: "ru", chinese: "zh" },
  ...{ العربية: "ar", español: "es", français: "fr", русский: "ru", 中文: "zh" },
}

/** A language by its tag in brackets, or its name in English or in itself. */
export function languageOf(name: string): Language | undefined {
  const plain = name.trim().toLowerCase()
  const tag = /\(([a-z]{2,3})(?:-[a-z0-9]+)*\)\s*$/.exec(plain)?.[1]
  return own.get(tag ?? plain) ?? english[plain.replace(/\s*\(.*\)$/, "")]
}

function defaultLanguage(head: readonly string[], row: ReadRow | undefined): Language {
  const at = head.findIndex((each) => each.trim().toLowerCase().replace(/\s+/g, "_") === "default_language")
  return (at < 0 ? undefined : languageOf(wordsIn(row?.cells[at]))) ?? "en"
}
