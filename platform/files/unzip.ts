import { WorkbookFault } from "#platform/files/workbook-fault.ts"

/** A part of a ZIP file: where its bytes are, and whether they are packed. */
type Entry = { readonly from: number; readonly to: number; readonly packed: boolean }
export type Zip = { readonly bytes: Uint8Array<ArrayBuffer>; readonly entries: ReadonlyMap<string, Entry> }

/** More parts than this has no workbook. */
const mostParts = 5000

/** The directory's end, its entries, and the parts they speak of begin with these; the note behind the end is no longer than a number of two bytes. */
const signs = { end: 0x06054b50, entry: 0x02014b50 }
const longestEnd = 22 + 0xffff

/**
 * Finds the parts of a ZIP file by its own directory (APPNOTE 4.3.12). Unpacks
 * nothing. Throws a `WorkbookFault` where it is no ZIP file, or is encrypted.
 */
export function openZip(content: Uint8Array): Zip {
  const bytes = content as Uint8Array<ArrayBuffer> // no file lies in memory that threads share
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOf(view)
  const count = view.getUint16(end + 10, true)
  if (count > mostParts) throw new WorkbookFault("workbook-too-large")
  const entries = new Map<string, Entry>()
  let at = view.getUint32(end + 16, true)
  for (let n = 0; n < count; n++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== signs.entry)
      throw new WorkbookFault("workbook-not-readable")
    const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)]
    const [size, start] = [view.getUint32(at + 20, true), view.getUint32(at + 42, true)]
    const [title, extra, note] = [28, 30, 32].map((place) => view.getUint16(at + place, true)) as [
      ...[title: number, extra: number, note: number],
    ]
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + title))
    at += 46 + title + extra + note
    if (start + 30 > bytes.length || (flags & 1) !== 0 || (method !== 0 && method !== 8))
      throw new WorkbookFault("workbook-not-readable")
    const from = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true)
    if (from + size > bytes.length) throw new WorkbookFault("workbook-not-readable")
    entries.set(name.replaceAll("\\", "/").replace(/^\//, "").toLowerCase(), {
      from,
      to: from + size,
      packed: method === 8,
    })
  }
  return { bytes, entries }
}

/** Where the end of the directory begins. */
function endOf(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - longestEnd); at--)
    if (view.getUint32(at, true) === signs.end) return at
  throw new WorkbookFault("workbook-not-readable")
}

/** How much may still be unpacked of one file, over all its parts. */
export type Allowance = { left: number }

/** The text of a part, a stretch at a time; nothing where there is no such part. Throws when more comes out than is allowed. */
export async function* textOf(zip: Zip, name: string, allowance: Allowance): AsyncGenerator<string> {
  const entry = zip.entries.get(name.toLowerCase())
  if (!entry) return
  const decoder = new TextDecoder("utf-8")
  for await (const piece of unpacked(zip.bytes.subarray(entry.from, entry.to), entry.packed)) {
    allowance.left -= piece.length
    if (allowance.left < 0) throw new WorkbookFault("workbook-too-large")
    yield decoder.decode(piece, { stream: true })
  }
  yield decoder.decode()
}

/** How many bytes are handed on at a time; packed ones are few, because a browser unpacks all it was given before it waits. */
const stretch = 64 * 1024
const packedStretch = 16 * 1024

async function* unpacked(bytes: Uint8Array<ArrayBuffer>, packed: boolean): AsyncGenerator<Uint8Array> {
  if (!packed) {
    for (let at = 0; at < bytes.length; at += stretch) yield bytes.subarray(at, at + stretch)
    return
  }
  let at = 0
  // It stops unpacking when nobody reads: however small a file is packed, no more than a stretch of it is here.
  const given = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(to) {
      to.enqueue(bytes.subarray(at, at + packedStretch))
      at += packedStretch
      if (at >= bytes.length) to.close()
    },
  })
  const reader = given.pipeThrough(new DecompressionStream("deflate-raw")).getReader()
  try {
    for (;;) {
      const { value, done } = await reader.read()
      if (done) return
      yield value
    }
  } catch (error) {
    throw error instanceof WorkbookFault ? error : new WorkbookFault("workbook-not-readable")
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
