import type { FileColumn } from "#platform/kernel/csv.ts"
import { crc32, createDeflateRaw } from "node:zlib"

const spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
const packaging = "http://schemas.openxmlformats.org/package/2006"
const kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

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
  const directory: Buffer[] = []
  let offset = 0
  const parts: [name: string, content: Iterable<string> | AsyncIterable<string>][] = Object.entries(frame(name)).map(
    ([part, content]) => [part, [content]],
  )
  for (const [part, content] of [...parts, ["xl/worksheets/sheet1.xml", sheetOf(columns, rows)] as const]) {
    const start = offset
    const title = Buffer.from(part)
    const local = header(0x04034b50, [20, 0x0808, 8, 0, 0x21], [0, 0, 0], [title.length, 0])
    yield Buffer.concat([local, title])
    offset += local.length + title.length
    const sizes = { crc: 0, size: 0, packed: 0 }
    for await (const piece of deflated(content, sizes)) {
      offset += piece.length
      yield piece
    }
    const numbers = [sizes.crc, sizes.packed, sizes.size]
    const after = header(0x08074b50, [], numbers, [])
    yield after
    offset += after.length
    directory.push(
      header(0x02014b50, [20, 20, 0x0808, 8, 0, 0x21], numbers, [title.length, 0, 0, 0, 0, 0, 0]),
      long(start),
      title,
    )
  }
  const listing = Buffer.concat(directory)
  const count = parts.length + 1
  yield Buffer.concat([listing, header(0x06054b50, [0, 0, count, count], [listing.length, offset], [0])])
}

/** Packs text piece by piece, taking down what the directory of the file must say of it. */
async function* deflated(
  content: Iterable<string> | AsyncIterable<string>,
  sizes: { crc: number; size: number; packed: number },
): AsyncGenerator<Buffer> {
  const packer = createDeflateRaw({ level: 6 })
  async function feed(): Promise<void> {
    for await (const text of content) {
      const piece = Buffer.from(text)
      sizes.crc = crc32(piece, sizes.crc)
      sizes.size += piece.length
      if (!packer.write(piece)) await new Promise((drained) => packer.once("drain", drained))
    }
    packer.end()
  }
  const fed = feed().catch((error: unknown) =>
    packer.destroy(error instanceof Error ? error : new Error(String(error))),
  )
  for await (const piece of packer as AsyncIterable<Buffer>) {
    sizes.packed += piece.length
    yield piece
  }
  await fed
}

/** A header of a ZIP file (APPNOTE 4.3): its sign, then numbers of two, four and two bytes. */
function header(sign: number, first: readonly number[], numbers: readonly number[], last: readonly number[]): Buffer {
  return Buffer.concat([long(sign), ...first.map(short), ...numbers.map(long), ...last.map(short)])
}

function short(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

function long(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value >>> 0)
  return bytes
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

// XML cannot carry these, and a cell holds no more characters than this.
const unprintable = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu
const most = 32_767
const signs: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" }

function cell(value: string | number | null): string {
  if (value === null || value === "") return "<c/>"
  if (typeof value === "number") return `<c><v>${value}</v></c>`
  const text = value
    .replace(unprintable, "")
    .slice(0, most)
    .replace(/[&<>]/g, (sign) => signs[sign] ?? sign)
  return `<c t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`
}
