import { WorkbookFault } from "#platform/files/workbook-fault.ts"
import { createInflateRaw } from "node:zlib"

/** A part of a ZIP file: where its bytes are, and whether they are packed. */
type Entry = { readonly from: number; readonly to: number; readonly packed: boolean }
export type Zip = { readonly bytes: Buffer; readonly entries: ReadonlyMap<string, Entry> }

/** More parts than this has no workbook. */
const mostParts = 5000

/**
 * Finds the parts of a ZIP file by its own directory (APPNOTE 4.3.12). Unpacks
 * nothing. Throws a `WorkbookFault` where it is no ZIP file, or is encrypted.
 */
export function openZip(content: Uint8Array): Zip {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  const end = bytes.lastIndexOf("PK\u0005\u0006", undefined, "latin1")
  if (end < 0 || end + 22 > bytes.length) throw new WorkbookFault("workbook-not-readable")
  const count = bytes.readUInt16LE(end + 10)
  if (count > mostParts) throw new WorkbookFault("workbook-too-large")
  const entries = new Map<string, Entry>()
  let at = bytes.readUInt32LE(end + 16)
  for (let n = 0; n < count; n++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50)
      throw new WorkbookFault("workbook-not-readable")
    const [flags, method] = [bytes.readUInt16LE(at + 8), bytes.readUInt16LE(at + 10)]
    const [size, start] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 42)]
    const [title, extra, note] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place)) as [number, number, number]
    const name = bytes.toString("utf8", at + 46, at + 46 + title)
    at += 46 + title + extra + note
    if (start + 30 > bytes.length || (flags & 1) !== 0 || (method !== 0 && method !== 8))
      throw new WorkbookFault("workbook-not-readable")
    const from = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28)
    if (from + size > bytes.length) throw new WorkbookFault("workbook-not-readable")
    entries.set(name.replaceAll("\\", "/").replace(/^\//, "").toLowerCase(), {
      from,
      to: from + size,
      packed: method === 8,
    })
  }
  return { bytes, entries }
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

/** How many bytes are handed on at a time. */
const stretch = 64 * 1024

async function* unpacked(bytes: Buffer, packed: boolean): AsyncGenerator<Uint8Array> {
  if (!packed) {
    for (let at = 0; at < bytes.length; at += stretch) yield bytes.subarray(at, at + stretch)
    return
  }
  // It stops unpacking when nobody reads: however small a file is packed, no more than a stretch of it is here.
  const unpacker = createInflateRaw({ chunkSize: stretch })
  unpacker.end(bytes)
  try {
    for await (const piece of unpacker as AsyncIterable<Buffer>) yield piece
  } catch (error) {
    throw error instanceof WorkbookFault ? error : new WorkbookFault("workbook-not-readable")
  } finally {
    unpacker.destroy()
  }
}
