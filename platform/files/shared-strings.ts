import { markedWhole } from "#platform/files/markup.ts"
import { WorkbookFault } from "#platform/files/workbook-fault.ts"

/** The words that cells of a workbook point to, by their number. */
export type Strings = { readonly at: (number: number) => string | undefined }

/** A workbook points to at most so many words, of so many bytes together and so many letters each. */
const most = { strings: 2_000_000, bytes: 64 * 1024 * 1024, letters: 100_000 }

/**
 * Reads the words that cells point to. Each is there once however many cells
 * point to it, and they are held packed, as the bytes they came as: what they
 * take grows with the words of a workbook, never with its rows, and at most to
 * the 64 MiB beyond which a workbook is refused as too large.
 */
export async function stringsOf(pieces: AsyncIterable<string>): Promise<Strings> {
  let bytes = new Uint8Array(64 * 1024)
  const ends: number[] = []
  let text = ""
  let end = 0
  let reads = false
  let isAside = 0
  await markedWhole(pieces, {
    opens(name) {
      if (name === "si") text = ""
      if (name === "rPh") isAside += 1
      reads = name === "t" && isAside === 0
    },
    closes(name) {
      if (name === "t") reads = false
      if (name === "rPh") isAside -= 1
      if (name !== "si") return
      // A letter takes three bytes at most, for one beyond those is two in a text.
      if (end + 3 * text.length > bytes.length) bytes = grown(bytes, end + 3 * text.length)
      end += encoder.encodeInto(text, bytes.subarray(end)).written
      if (ends.length >= most.strings || end > most.bytes) throw new WorkbookFault("workbook-too-large")
      ends.push(end)
    },
    says(piece) {
      if (reads) text += piece
      if (text.length > most.letters) throw new WorkbookFault("workbook-too-large")
    },
  })
  return {
    at: (number) =>
      ends[number] === undefined ? undefined : decoder.decode(bytes.subarray(ends[number - 1] ?? 0, ends[number])),
  }
}

const encoder = new TextEncoder()
const decoder = new TextDecoder("utf-8", { ignoreBOM: true })

function grown(bytes: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const wider = new Uint8Array(Math.max(2 * bytes.length, size))
  wider.set(bytes)
  return wider
}
