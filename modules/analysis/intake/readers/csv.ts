import { IntakeFault } from "#modules/analysis/intake/fault.ts"
import { batchOf, batchRows, gathering, type Gathering, type Note, type Sheet } from "#modules/analysis/intake/sheet.ts"
import { csvRows, dictionary, Malformed, textOf, type Dictionary, type Fields } from "@palermo/statistics"
import { isUtf8 } from "node:buffer"

/** What may stand between fields, as bytes. */
const separators = [",", ";", "\t"].map((sign) => sign.charCodeAt(0))

/**
 * A table as CSV, from its bytes as they come: quotes, a byte order mark, and a comma, semicolon or tab between fields,
 * whichever the first line has most of. Rows of another width are passed over and noted. Refused where it is not UTF-8,
 * or a quote is never closed.
 */
export async function csvSheet(chunks: AsyncIterable<Uint8Array>, note: Note): Promise<Sheet> {
  const pieces = inUtf8(chunks)[Symbol.asyncIterator]()
  let heads: string[] | undefined
  let values: (Dictionary | undefined)[] = []
  let words: string[][] = []
  let reader: ReturnType<typeof csvRows> | undefined
  /** Rows that came with the headings, or within one stretch of bytes, wait here; there is always one to fill. */
  let [full, open, spare]: [Gathering[], Gathering | undefined, Gathering[]] = [[], undefined, []]
  let wanted: readonly boolean[] = []

  function take(row: Fields): void {
    if (heads === undefined) {
      heads = Array.from({ length: row.count }, (_, field) => textOf(row, field).trim())
      // A file may end its lines with a separator: a last heading without a name is no column.
      return
    }
    if (row.count !== heads.length) return note("row-of-other-width", row.line)
    open ??= spare.pop() ?? gathering(wanted)
    const { columns, lines, rows } = open
    for (let field = 0; field < row.count; field++) {
      const known = values[field]
      if (!known) continue
      const column = columns[field]
      if (column) column[rows] = known.code(row.bytes, row.starts[field] ?? 0, row.ends[field] ?? 0)
    }
    lines[rows] = row.line
    if (++open.rows < batchRows) return
    full.push(open)
    open = undefined
  }

  const push = (piece: Uint8Array): void => readable(() => reader?.push(piece))
  // Up to the end of the first line, which says how many columns there are.
  let start = new Uint8Array()
  for (;;) {
    const { value, done } = await pieces.next()
    if (value) start = start.length === 0 ? value : new Uint8Array(Buffer.concat([start, value]))
    const end = endOfLine(start)
    if (end < 0 && !done && start.length < longestHead) continue
    if (end < 0 && !done) throw new IntakeFault("file-not-a-table", { line: 1 })
    reader = csvRows(take, separatorIn(start.subarray(0, end < 0 ? start.length : end)))
    const head = end < 0 ? start : start.subarray(0, end + 1)
    push(head)
    if (end < 0) readable(() => reader?.end())
    start = start.subarray(head.length)
    if (done || heads !== undefined) break
  }
  const found: readonly string[] = heads ?? []

  async function* batches(which: readonly boolean[]) {
    wanted = which
    values = which.map((is) => (is ? dictionary() : undefined))
    words = which.map(() => [])
    const refresh = () => {
      for (const [at, known] of values.entries())
        if (known && known.size() !== words[at]?.length) words[at] = known.labels().map((label) => label.trim())
    }
    function* ready() {
      if (full.length > 0) refresh()
      for (const one of full) {
        yield batchOf(one)
        one.rows = 0
        spare.push(one)
      }
      full = []
    }
    push(start)
    yield* ready()
    for (let next = await pieces.next(); !next.done; next = await pieces.next()) {
      push(next.value)
      yield* ready()
    }
    readable(() => reader?.end())
    if (open) full.push(open)
    yield* ready()
    refresh()
  }
  return { heads: found, batches, words: (column) => words[column] ?? [] }
}

/** A line of headings is not longer than this. */
const longestHead = 1 << 20

/** Where the first line ends that has something in it, outside quotes; -1 where it has not come whole. */
function endOfLine(bytes: Uint8Array): number {
  let isQuoted = false
  let hasText = false
  for (const [at, byte] of bytes.entries()) {
    if (byte === 34) isQuoted = !isQuoted
    if (byte === 10 && !isQuoted && hasText) return at
    if (byte > 32 && byte !== 0xef && byte !== 0xbb && byte !== 0xbf) hasText = true
  }
  return -1
}

/** What stands between fields most often in a line, outside quotes; a comma where nothing does. */
function separatorIn(line: Uint8Array): number {
  const times = separators.map(() => 0)
  let isQuoted = false
  for (const byte of line) {
    if (byte === 34) isQuoted = !isQuoted
    const at = isQuoted ? -1 : separators.indexOf(byte)
    if (at >= 0) times[at] = (times[at] ?? 0) + 1
  }
  return separators[times.indexOf(Math.max(...times))] ?? 44
}

/** The same bytes, held to UTF-8 as they pass; a letter may be cut between two stretches. */
async function* inUtf8(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let rest: Uint8Array = new Uint8Array()
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    const end = wholeLetters(bytes)
    if (!isUtf8(bytes.subarray(0, end)) || bytes.includes(0)) throw new IntakeFault("not-utf-8")
    rest = bytes.slice(end)
    yield bytes.subarray(0, end)
  }
  if (rest.length > 0) throw new IntakeFault("not-utf-8")
}

/** Where the last letter that is whole ends (RFC 3629). */
function wholeLetters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) break
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      return length > back ? bytes.length - back : bytes.length
    }
  }
  return bytes.length
}

function readable(read: () => void): void {
  try {
    read()
  } catch (error) {
    throw error instanceof Malformed ? new IntakeFault("file-not-a-table", { line: error.line }) : error
  }
}
