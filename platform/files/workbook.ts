import {
  escaped,
  head,
  kind,
  longestCell,
  office,
  packaging,
  serialOf,
  spreadsheet,
} from "#platform/files/spreadsheet.ts"
import { zipOf, type Part } from "#platform/files/zip.ts"
import { columnName, sheetName } from "#platform/kernel/workbook.ts"
import type {
  CellCheck,
  CellStyle,
  Sheet,
  StyledCell,
  Workbook,
  WrittenCell,
  WrittenRow,
} from "#platform/kernel/workbook.ts"

/**
 * A workbook of several sheets as an XLSX file, written as its rows are read:
 * memory holds one stretch of them. Drop-downs choose from a hidden sheet of
 * lists. Every cell is text, a number or a day, never a formula. Throws where a
 * text is longer than a cell can hold, rather than cut it.
 */
export async function* workbookOf({ sheets, lists }: Workbook): AsyncGenerator<Uint8Array> {
  const taken = new Set(sheets.map(({ name }) => name.toLowerCase()))
  const names = [...lists.keys()]
  const own: Sheet = {
    name: sheetName("lists", taken),
    columns: names.map(() => ({ width: 30 })),
    heads: 1,
    hidden: true,
    rows: listRows(lists),
  }
  const all = lists.size > 0 ? [...sheets, own] : [...sheets]
  // Where in the sheet of lists each stands; a list of nothing offers nothing.
  const places = new Map(
    names.map((name, at) => {
      const column = columnName(at)
      return [name, `'${own.name}'!$${column}$2:$${column}$${Math.max(2, (lists.get(name)?.length ?? 0) + 1)}`]
    }),
  )
  yield* zipOf([
    ...Object.entries(frame(all)).map(([part, content]): Part => [part, [content]]),
    ...all.map((sheet, at): Part => [`xl/worksheets/sheet${at + 1}.xml`, sheetOf(sheet, at === 0, places)]),
  ])
}

/** The lists side by side, each under its name. */
function* listRows(lists: Workbook["lists"]): Generator<WrittenRow> {
  const columns = [...lists.values()]
  yield [...lists.keys()]
  for (let at = 0; columns.some((list) => at < list.length); at++) yield columns.map((list) => list[at] ?? null)
}

const frame = (sheets: readonly Sheet[]): Readonly<Record<string, string>> => {
  const first = sheets.findIndex(({ hidden }) => !hidden)
  const each = (text: (sheet: Sheet, number: number) => string) => sheets.map((one, at) => text(one, at + 1)).join("")
  return {
    "[Content_Types].xml":
      `${head}<Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
      `<Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${kind}.styles+xml"/>` +
      `${each((_, n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${kind}.worksheet+xml"/>`)}</Types>`,
    "_rels/.rels": `${head}<Relationships xmlns="${packaging}/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml":
      `${head}<workbook xmlns="${spreadsheet}" xmlns:r="${office}"><bookViews><workbookView activeTab="${Math.max(0, first)}"/></bookViews>` +
      `<sheets>${each(({ name, hidden }, n) => `<sheet name="${escaped(name)}" sheetId="${n}"${hidden ? ' state="hidden"' : ""} r:id="r${n}"/>`)}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels":
      `${head}<Relationships xmlns="${packaging}/relationships">${each((_, n) => `<Relationship Id="r${n}" Type="${office}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}` +
      `<Relationship Id="r${sheets.length + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    "xl/styles.xml": styles,
  }
}

// The looks of cells, by their place below: plain, head, note, answer, an answer in words, an answer that is a day, a part.
const looks = ["plain", "head", "note", "answer", "words", "day", "part"] as const
const open = '<protection locked="0"/>'
const top = (wrap: boolean) => `<alignment vertical="top"${wrap ? ' wrapText="1"' : ""}/>`
const indented = `<alignment horizontal="general" vertical="top" wrapText="1" indent="2"/>`
const look = (font: number, fill: number, format: number, inside: string): string =>
  `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${fill === 2 ? 1 : 0}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1">${inside}</xf>`
const line = (side: string) => `<${side} style="thin"><color rgb="FFB0B0B0"/></${side}>`
const styles =
  `${head}<styleSheet xmlns="${spreadsheet}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>` +
  `<fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font><font><i/><sz val="10"/><color rgb="FF595959"/><name val="Calibri"/></font></fonts>` +
  `<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF7F7F0"/></patternFill></fill></fills>` +
  `<borders count="2"><border><left/><right/><top/><bottom/></border><border>${["left", "right", "top", "bottom"].map(line).join("")}</border></borders>` +
  `<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="7">` +
  `${look(0, 0, 0, top(true))}${look(1, 0, 0, top(true))}${look(2, 0, 0, top(true))}` +
  `${look(0, 2, 0, top(true) + open)}${look(0, 2, 49, top(true) + open)}${look(0, 2, 164, top(false) + open)}${look(0, 0, 0, indented)}</cellXfs>` +
  `<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

/** An answer in words keeps them as they are typed: `5/2` is no day. */
function lookOf(style: CellStyle | undefined, holds: CellCheck["kind"] | undefined): number {
  if (style !== "answer") return looks.indexOf(style ?? "plain")
  if (holds === "date") return looks.indexOf("day")
  return looks.indexOf(holds === "number" ? "answer" : "words")
}

async function* sheetOf(sheet: Sheet, isFirst: boolean, places: ReadonlyMap<string, string>): AsyncGenerator<string> {
  const { columns, heads, rightToLeft } = sheet
  const pane =
    heads > 0 ? `<pane ySplit="${heads}" topLeftCell="A${heads + 1}" activePane="bottomLeft" state="frozen"/>` : ""
  const view = `<sheetView${rightToLeft ? ' rightToLeft="1"' : ""}${isFirst ? ' tabSelected="1"' : ""} workbookViewId="0">${pane}</sheetView>`
  const widths = columns.map(
    ({ width, hidden, style, check }, at) =>
      `<col min="${at + 1}" max="${at + 1}" width="${width}" style="${lookOf(style, check?.kind)}" customWidth="1"${hidden ? ' hidden="1"' : ""}/>`,
  )
  yield `${head}<worksheet xmlns="${spreadsheet}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>${view}</sheetViews><sheetFormatPr defaultRowHeight="15"/>${widths.length > 0 ? `<cols>${widths.join("")}</cols>` : ""}<sheetData>`
  const checks = checksOf(sheet)
  let rows: string[] = []
  let number = 0
  for await (const row of sheet.rows) {
    number += 1
    rows.push(
      `<row r="${number}"${heightOf(row, columns)}>${row.map((each, at) => cellOf(each, at, number, checks)).join("")}</row>`,
    )
    if (rows.length < 200) continue
    yield rows.join("")
    rows = []
  }
  yield `${rows.join("")}</sheetData>`
  if (sheet.protected)
    yield `<sheetProtection sheet="1" objects="1" scenarios="1" formatCells="0" formatColumns="0" formatRows="0" sort="0" autoFilter="0"/>`
  // On paper it is as wide as a page, on its side.
  yield `${validations(checks.all(), places)}<pageSetup orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>`
}

/** How tall a row is whose texts do not fit on one line of their columns, in points; programs do not reckon that by themselves. */
function heightOf(row: WrittenRow, columns: Sheet["columns"]): string {
  let lines = 1
  for (const [at, cell] of row.entries()) {
    const value = isStyled(cell) ? cell.value : cell
    const { width = 10, hidden = false } = columns[at] ?? {}
    if (typeof value !== "string" || hidden) continue
    const wide = value.replace(/[\u2e80-\uffdc]/g, "xx")
    lines = Math.max(
      lines,
      wide.split("\n").reduce((sum, each) => sum + Math.max(1, Math.ceil(each.length / width)), 0),
    )
  }
  return lines === 1 ? "" : ` ht="${Math.min(409, lines * 15)}"`
}

/** Where each check holds: the stretches of cells that have it, gathered as the rows go by. */
function checksOf({ columns, heads }: Sheet) {
  const found = new Map<string, { readonly check: CellCheck; readonly cells: string[] }>()
  const running = new Map<number, { readonly key: string; readonly from: number; to: number }>()
  const add = (key: string, cells: string) => found.get(key)?.cells.push(cells)
  const known = (check: CellCheck): string => {
    const key = JSON.stringify(check)
    if (!found.has(key)) found.set(key, { check, cells: [] })
    return key
  }
  const end = (column: number) => {
    const run = running.get(column)
    if (run) add(run.key, `${columnName(column)}${run.from}:${columnName(column)}${run.to}`)
    running.delete(column)
  }
  columns.forEach(({ check }, at) => {
    if (check) add(known(check), `${columnName(at)}${heads + 1}:${columnName(at)}1048576`)
  })
  return {
    holds(check: CellCheck, column: number, row: number): void {
      const key = known(check)
      const run = running.get(column)
      if (run && run.key === key && run.to === row - 1) run.to = row
      else {
        end(column)
        running.set(column, { key, from: row, to: row })
      }
    },
    all() {
      for (const column of [...running.keys()]) end(column)
      return [...found.values()].filter(({ cells }) => cells.length > 0)
    },
  }
}

function validations(
  all: readonly { readonly check: CellCheck; readonly cells: readonly string[] }[],
  places: ReadonlyMap<string, string>,
): string {
  const rules = all.map(({ check, cells }) => {
    const where = `allowBlank="1" showErrorMessage="1" sqref="${cells.join(" ")}"`
    if (check.kind === "list") {
      const place = places.get(check.list)
      if (place === undefined) throw new Error(`the workbook has no list ${check.list}`)
      return `<dataValidation type="list" ${where}><formula1>${place}</formula1></dataValidation>`
    }
    if (check.kind === "date")
      return `<dataValidation type="date" operator="greaterThanOrEqual" ${where}><formula1>61</formula1></dataValidation>`
    const { least, most, whole } = check
    const type = `type="${whole ? "whole" : "decimal"}"`
    if (least !== null && most === null)
      return `<dataValidation ${type} operator="greaterThanOrEqual" ${where}><formula1>${least}</formula1></dataValidation>`
    const [from, to] = [least ?? -1e15, most ?? 1e15]
    return `<dataValidation ${type} operator="between" ${where}><formula1>${from}</formula1><formula2>${to}</formula2></dataValidation>`
  })
  return rules.length === 0 ? "" : `<dataValidations count="${rules.length}">${rules.join("")}</dataValidations>`
}

const isStyled = (cell: WrittenCell): cell is StyledCell => typeof cell === "object" && cell !== null

function cellOf(cell: WrittenCell, column: number, row: number, checks: ReturnType<typeof checksOf>): string {
  const { value, style, check, holds = check?.kind } = isStyled(cell) ? cell : { value: cell }
  if (check) checks.holds(check, column, row)
  const seen = lookOf(style, holds)
  const at = `<c r="${columnName(column)}${row}"${seen === 0 ? "" : ` s="${seen}"`}`
  if (value === null || value === "") return seen === 0 ? "" : `${at}/>`
  const number = typeof value === "number" ? value : holds === "date" ? serialOf(value) : undefined
  if (number !== undefined) return `${at}><v>${number}</v></c>`
  return `${at} t="inlineStr"><is><t xml:space="preserve">${carried(String(value))}</t></is></c>`
}

/** Text as a cell carries it: what XML would change or cannot say is spelt out, `_x000D_` (ECMA-376, 22.9.2.19). */
function carried(text: string): string {
  const spelt = text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_").replaceAll("\r", "_x000D_")
  if (spelt.length > longestCell) throw new Error(`a text of ${text.length} characters does not fit into a cell`)
  return escaped(spelt)
}
