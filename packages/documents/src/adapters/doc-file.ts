import { tableAt, u16, u32 } from "./bytes.ts"
import { openCompound } from "./compound.ts"

/** An old Word file, opened: the stream of its text and properties, that of its tables, and its text in one piece. */
export type DocFile = {
  /** The stream `WordDocument`. It begins with the table of contents of the file, the FIB. */
  readonly main: Uint8Array
  readonly tables: Uint8Array
  /** Body, notes, headers, comments, end notes and text boxes, one after the other, with Word's own signs in it. */
  readonly text: string
  readonly pieces: readonly Piece[]
  /** Where each story begins and ends in `text`. */
  readonly stories: Readonly<Record<Story, readonly [from: number, to: number]>>
}

/** A stretch of text that stands together in the stream: `at` in the text, from byte `place` on. */
export type Piece = {
  readonly at: number
  readonly length: number
  readonly place: number
  readonly wide: boolean
}

const order = ["body", "footnotes", "headers", "macros", "comments", "endnotes", "boxes", "headerBoxes"] as const
type Story = (typeof order)[number]

/** More units of text than this no document has; the longest resolutions have half a million. */
const longestDoc = 8_000_000

/**
 * Opens a Word file of 1997 to 2003. An encrypted one is refused as
 * `file-locked`, also where it is a newer file in an encrypted envelope; other
 * Office files, and those of Word 95 and before, as `unknown-format`.
 * Source: [MS-DOC], the published format.
 */
export function openDoc(
  bytes: Uint8Array,
): DocFile | "damaged-file" | "file-locked" | "file-too-large" | "unknown-format" {
  const compound = openCompound(bytes)
  if (compound === undefined) return "damaged-file"
  if (compound.names.includes("EncryptedPackage")) return "file-locked"
  if (!compound.names.includes("WordDocument")) return "unknown-format"
  const main = compound.stream("WordDocument")
  if (main === undefined || u16(main, 0) !== 0xa5ec) return "damaged-file"
  if (u16(main, 2) < 0xc1) return "unknown-format"
  const flags = u16(main, 10)
  if ((flags & 0x0100) !== 0) return "file-locked"
  const tables = compound.stream((flags & 0x0200) === 0 ? "0Table" : "1Table")
  if (tables === undefined) return "damaged-file"

  const pieces = piecesOf(tableAt(main, 0x1a2, tables))
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0)
  if (length > longestDoc) return "file-too-large"
  let from = 0
  const ranges = order.map((name, at) => {
    const to = Math.min(from + u32(main, 0x4c + 4 * at), length)
    const range = [name, [from, to]] as const
    from = to
    return range
  })
  // Each story of the list has its range.
  const stories = Object.fromEntries(ranges) as DocFile["stories"]
  if (stories.body[1] === 0) return "damaged-file"
  return { main, tables, text: pieces.map((piece) => textOf(piece, main)).join(""), pieces, stories }
}

/** The pieces as the last block of the `Clx` lists them; what stands before it are properties. */
function piecesOf(clx: Uint8Array): Piece[] {
  let at = 0
  while (clx[at] === 1) at += 3 + u16(clx, at + 1)
  if (clx[at] !== 2) return []
  const table = clx.subarray(at + 5, at + 5 + u32(clx, at + 1))
  const count = Math.floor((table.length - 4) / 12)
  const pieces: Piece[] = []
  let end = 0
  for (let index = 0; index < count; index++) {
    const [from, to] = [u32(table, 4 * index), u32(table, 4 * index + 4)]
    // What does not follow on from the piece before it is no table of pieces.
    if (from !== end || to < from) break
    const place = u32(table, 4 * (count + 1) + 8 * index + 2)
    const wide = (place & 0x40000000) === 0
    pieces.push({ at: from, length: to - from, place: wide ? place : (place & 0x3fffffff) / 2, wide })
    end = to
  }
  return pieces
}

function textOf({ length, place, wide }: Piece, main: Uint8Array): string {
  const bytes = main.subarray(place, place + (wide ? 2 * length : length))
  const text = new TextDecoder(wide ? "utf-16le" : "windows-1252", { ignoreBOM: true }).decode(bytes)
  return text.slice(0, length).padEnd(length, "\0")
}
