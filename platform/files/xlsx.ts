import { zipOf } from "#platform/files/zip.ts"
import { escaped, head, kind, office, packaging, spreadsheet } from "#platform/files/spreadsheet.ts"
import type { FileColumn } from "#platform/kernel/csv.ts"

/** The parts of a workbook around its one sheet, which has a name of its own. */
const frame = (name: string): Readonly<Record<string, string>> => ({
  "[Content_Types].xml":
    `${head}<Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/>` +
    `<Override PartName="/xl/styles.xml" ContentType="${kind}.styles+xml"/>` +
    `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${kind}.worksheet+xml"/></Types>`,
  "_rels/.rels": `${head}<Relationships xmlns="${packaging}/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  "xl/workbook.xml": `${head}<workbook xmlns="${spreadsheet}" xmlns:r="${office}"><sheets><sheet name="${name}" sheetId="1" r:id="r1"/></sheets></workbook>`,
  "xl/_rels/workbook.xml.rels":
    `${head}<Relationships xmlns="${packaging}/relationships"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/>` +
    `<Relationship Id="r2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
  "xl/styles.xml":
    `${head}<styleSheet xmlns="${spreadsheet}"><fonts count="2"><font/><font><b/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
    `<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>` +
    `<cellXfs count="2"><xf/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
})

/**
 * A table as an XLSX workbook of one sheet, written as it is read: however long
 * it is, memory holds one stretch of it. Every cell is text or a number, never a
 * formula. The name of the sheet is ours and plain: at most 31 letters.
 */
export async function* xlsxOf<Row>(
  name: string,
  columns: readonly FileColumn<Row>[],
  rows: Iterable<Row> | AsyncIterable<Row>,
): AsyncGenerator<Uint8Array> {
  const parts = Object.entries(frame(name)).map(([part, content]) => [part, [content]] as const)
  yield* zipOf([...parts, ["xl/worksheets/sheet1.xml", sheetOf(columns, rows)]])
}

/** The rows of the sheet, some hundred at a time; the first stays in sight. */
async function* sheetOf<Row>(
  columns: readonly FileColumn<Row>[],
  all: Iterable<Row> | AsyncIterable<Row>,
): AsyncGenerator<string> {
  yield `${head}<worksheet xmlns="${spreadsheet}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`
  yield `<row>${columns.map(([code]) => `<c s="1" t="inlineStr"><is><t>${code}</t></is></c>`).join("")}</row>`
  let rows: string[] = []
  for await (const each of all) {
    rows.push(`<row>${columns.map(([, of]) => cell(of(each))).join("")}</row>`)
    if (rows.length < 200) continue
    yield rows.join("")
    rows = []
  }
  yield `${rows.join("")}</sheetData></worksheet>`
}

function cell(value: string | number | null): string {
  if (value === null || value === "") return "<c/>"
  if (typeof value === "number") return `<c><v>${value}</v></c>`
  return `<c t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`
}
