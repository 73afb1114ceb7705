import { crc32, createDeflateRaw } from "node:zlib"

/** A part of a ZIP file: its path inside it, and its text, piece by piece. */
export type Part = readonly [name: string, content: Iterable<string> | AsyncIterable<string>]

/** A ZIP file of texts, written as they are read: however long they are, memory holds one stretch of one. */
export async function* zipOf(parts: Iterable<Part> | AsyncIterable<Part>): AsyncGenerator<Uint8Array> {
  const directory: Buffer[] = []
  let offset = 0
  let count = 0
  for await (const [part, content] of parts) {
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
    count += 1
    directory.push(
      header(0x02014b50, [20, 20, 0x0808, 8, 0, 0x21], numbers, [title.length, 0, 0, 0, 0, 0, 0]),
      long(start),
      title,
    )
  }
  const listing = Buffer.concat(directory)
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
