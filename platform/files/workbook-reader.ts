import { attribute, marked, markedWhole } from "#platform/files/markup.ts"
import { stringsOf, type Strings } from "#platform/files/shared-strings.ts"
import { dayOf } from "#platform/files/spreadsheet.ts"
import { openZip, textOf, type Allowance, type Zip } from "#platform/files/unzip.ts"
import { WorkbookFault } from "#platform/files/workbook-fault.ts"
import type { ReadCell, ReadRow } from "#platform/kernel/workbook.ts"

export { WorkbookFault, type WorkbookRefusal } from "#platform/files/workbook-fault.ts"

/** What a workbook may be, at most: bytes of all its parts unpacked, sheets, rows with something in them, columns, and letters of a cell. */
export const workbookLimits = { unpacked: 256 * 1024 * 1024, sheets: 300, rows: 200_000, columns: 1024, cell: 100_000 }
export type WorkbookLimits = typeof workbookLimits

/** What is known of a workbook before its sheets are read. */
type Known = {
  readonly sheets: readonly { readonly name: string; readonly path: string }[]
  readonly strings: Strings
  /** By the number of a cell's look, whether its number is a day. */
  readonly days: readonly boolean[]
  readonly from1904: boolean
}

/**
 * The rows of an XLSX workbook that have something in them, sheet by sheet, as
 * they are read: memory holds one stretch of a sheet, and the words that cells
 * point to. Hidden sheets are read too. Throws a `WorkbookFault` where it is no
 * workbook or larger than `limits`; nothing is ever left out silently.
 */
export async function* rowsOf(bytes: Uint8Array, limits: WorkbookLimits = workbookLimits): AsyncGenerator<ReadRow> {
  const zip = openZip(bytes)
  const allowance: Allowance = { left: limits.unpacked }
  const known = await knownOf(zip, allowance, limits)
  let rows = 0
  for (const { name, path } of known.sheets) {
    if (!zip.entries.has(path.toLowerCase())) throw new WorkbookFault("workbook-not-readable")
    for await (const row of sheetRows(name, textOf(zip, path, allowance), known, limits)) {
      if (++rows > limits.rows) throw new WorkbookFault("workbook-too-large")
      yield row
    }
  }
}

async function knownOf(zip: Zip, allowance: Allowance, limits: WorkbookLimits): Promise<Known> {
  const main = [...(await relations(zip, "_rels/.rels", "", allowance)).values()].find(({ kind }) =>
    kind.endsWith("/officeDocument"),
  )
  const path = main?.path ?? "xl/workbook.xml"
  if (!zip.entries.has(path.toLowerCase())) throw new WorkbookFault("workbook-not-readable")
  const folder = path.slice(0, path.lastIndexOf("/") + 1)
  const related = await relations(zip, `${folder}_rels/${path.slice(folder.length)}.rels`, folder, allowance)
  const sheets: { name: string; path: string }[] = []
  let from1904 = false
  await markedWhole(textOf(zip, path, allowance), {
    opens(name, attributes) {
      if (name === "workbookPr") from1904 = ["1", "true"].includes(attributes["date1904"] ?? "")
      if (name !== "sheet") return
      const found = related.get(attribute(without(attributes, "sheetId"), "id") ?? "")
      // A sheet of charts has no rows.
      if (found?.kind.endsWith("/worksheet")) sheets.push({ name: attributes["name"] ?? "", path: found.path })
    },
  })
  if (sheets.length === 0) throw new WorkbookFault("workbook-not-readable")
  if (sheets.length > limits.sheets) throw new WorkbookFault("workbook-too-large")
  const pathOf = (kind: string) => [...related.values()].find((each) => each.kind.endsWith(kind))?.path ?? ""
  return {
    sheets,
    from1904,
    strings: await stringsOf(textOf(zip, pathOf("/sharedStrings"), allowance)),
    days: await daysOf(textOf(zip, pathOf("/styles"), allowance)),
  }
}

const without = (attributes: Readonly<Record<string, string>>, name: string) =>
  Object.fromEntries(Object.entries(attributes).filter(([key]) => key !== name))

/** What a part refers to inside the file, by id. */
async function relations(zip: Zip, path: string, folder: string, allowance: Allowance) {
  const found = new Map<string, { readonly path: string; readonly kind: string }>()
  await markedWhole(textOf(zip, path, allowance), {
    opens(name, { Id, Target, Type, TargetMode }) {
      if (name !== "Relationship" || Id === undefined || Target === undefined || TargetMode === "External") return
      found.set(Id, { path: resolved(folder, Target), kind: Type ?? "" })
    },
  })
  return found
}

function resolved(folder: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1)
  const path: string[] = []
  for (const step of `${folder}${target}`.split("/")) {
    if (step === "..") path.pop()
    else if (step !== "." && step !== "") path.push(step)
  }
  return path.join("/")
}

/** Which looks of cells make a day of a number (ECMA-376, 18.8.30). */
async function daysOf(pieces: AsyncIterable<string>): Promise<boolean[]> {
  const own = new Map<number, string>()
  const days: boolean[] = []
  let isLooks = false
  await markedWhole(pieces, {
    opens(name, { numFmtId, formatCode }) {
      if (name === "numFmt" && formatCode !== undefined) own.set(Number(numFmtId), formatCode)
      if (name === "cellXfs") isLooks = true
      if (name === "xf" && isLooks) days.push(isDay(Number(numFmtId ?? 0), own))
    },
    closes(name) {
      if (name === "cellXfs") isLooks = false
    },
  })
  return days
}

function isDay(format: number, own: ReadonlyMap<number, string>): boolean {
  const code = own.get(format)
  if (code === undefined)
    return (
      (format >= 14 && format <= 17) ||
      format === 22 ||
      (format >= 27 && format <= 36) ||
      (format >= 50 && format <= 58)
    )
  // What stands in quotes or brackets, or behind a backslash, is shown as it is.
  return /[yd]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\.|_./g, ""))
}

async function* sheetRows(
  sheet: string,
  pieces: AsyncIterable<string>,
  known: Known,
  limits: WorkbookLimits,
): AsyncGenerator<ReadRow> {
  let ready: ReadRow[] = []
  let number = 0
  let cells: ReadCell[] = []
  /** Where a cell stands that does not say so: behind the one before it, were that empty too. */
  let next = 0
  let cell: { column: number; kind: string; look: number; text: string; formula: string } | undefined
  let into: "text" | "formula" | undefined
  let isAside = 0
  const reading = marked(pieces, {
    opens(name, attributes) {
      if (name === "row") {
        number = Number(attributes["r"] ?? number + 1)
        if (!Number.isSafeInteger(number) || number < 1) throw new WorkbookFault("workbook-not-readable")
        cells = []
        next = 0
      } else if (name === "c") {
        const column = columnOf(attributes["r"]) ?? next
        next = column + 1
        if (column >= limits.columns) throw new WorkbookFault("workbook-too-large")
        cell = { column, kind: attributes["t"] ?? "n", look: Number(attributes["s"] ?? 0), text: "", formula: "" }
      } else if (name === "rPh") isAside += 1
      else if (cell && isAside === 0)
        into = name === "v" || name === "t" ? "text" : name === "f" ? "formula" : undefined
    },
    says(text) {
      if (!cell || !into) return
      cell[into] += text
      if (cell[into].length > limits.cell) throw new WorkbookFault("workbook-too-large")
    },
    closes(name) {
      if (name === "rPh") isAside -= 1
      else if (name === "v" || name === "t" || name === "f") into = undefined
      else if (name === "c" && cell) {
        const value = valueOf(cell, known)
        if (value !== null) {
          while (cells.length < cell.column) cells.push(null)
          cells[cell.column] = value
        }
        cell = undefined
      } else if (name === "row" && cells.length > 0) ready.push({ sheet, row: number, cells })
    },
  })
  for await (const _ of reading) {
    yield* ready
    ready = []
  }
  yield* ready
}

/** The column a cell stands in, counted from 0, by its place: `AB12`. */
function columnOf(place: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(place ?? "")?.[0]
  if (letters === undefined) return undefined
  return letters.split("").reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

/** Signs that were spelt out because XML cannot say them: `_x000D_` (ECMA-376, 22.9.2.19). */
const spelt = /_x([0-9A-Fa-f]{4})_/g
const unspelt = (text: string): string =>
  text.includes("_x") ? text.replace(spelt, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text

function valueOf(
  cell: { readonly kind: string; readonly look: number; readonly text: string; readonly formula: string },
  { strings, days, from1904 }: Known,
): ReadCell {
  const { kind, look, text, formula } = cell
  if (kind === "s") {
    const found = text === "" ? "" : strings.at(Number(text))
    if (found === undefined) throw new WorkbookFault("workbook-not-readable")
    return found === "" ? null : unspelt(found)
  }
  // A formula nobody has reckoned yet says what it is, so that whoever asked for an answer sees that it is none.
  if (text === "") return formula === "" ? null : `=${formula}`
  if (kind === "b") return text === "1" || text === "true"
  if (kind === "str" || kind === "inlineStr" || kind === "e") return unspelt(text)
  if (kind === "d") return text.replace(/T00:00:00(\.0+)?Z?$/, "")
  const number = Number(text)
  if (!Number.isFinite(number)) return text
  return days[look] ? (dayOf(number, from1904) ?? number) : number
}
