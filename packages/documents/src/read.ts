import { complete } from "./complete.ts"
import { readSource } from "./reading.ts"
import type { Source } from "./source.ts"
import { textSource } from "./text-source.ts"
import type { Reading, Unreadable } from "./tree.ts"

/**
 * What reading a file answers. Where a `fault` is told, the file may be sound
 * and this library was at fault: the refusal is then `damaged-file`, for nobody
 * should lose more than one file by it, but whoever runs it should be told.
 */
export type Read =
  | { readonly ok: true; readonly reading: Reading }
  | { readonly ok: false; readonly refusal: Unreadable; readonly fault?: unknown }

/** Files above this size are refused; the longest resolutions are a hundredth of it. */
const LARGEST = 60_000_000

/**
 * Reads a file, whatever it is: Word (.docx), PDF, Akoma Ntoso or text in
 * UTF-8, UTF-16 or Windows-1252. The bytes decide, never the name; the reader
 * of a format is loaded when it is first needed.
 */
export async function read(bytes: Uint8Array, _about?: { readonly name: string }): Promise<Read> {
  if (bytes.length === 0) return { ok: false, refusal: "empty-file" }
  if (bytes.length > LARGEST) return { ok: false, refusal: "file-too-large" }
  const format = formatOf(bytes)
  try {
    switch (format) {
      case "zip":
        return fromSource(await (await import("./adapters/docx.ts")).docxSource(Uint8Array.from(bytes)))
      case "pdf":
        return fromSource(await (await import("./adapters/pdf.ts")).pdfSource(Uint8Array.from(bytes)))
      case "binary":
        return { ok: false, refusal: "unknown-format" }
      case "text":
        break
    }
    const text = decode(bytes)
    if (
      /^\s*<(?:\?xml|[\w:]*akomaNtoso)/.test(text.slice(0, 400)) &&
      /<(?:\w+:)?akomaNtoso\b/.test(text.slice(0, 4000))
    ) {
      const drawn = (await import("./adapters/akn.ts")).aknReading(text)
      return "refusal" in drawn ? { ok: false, refusal: drawn.refusal } : { ok: true, reading: complete(drawn) }
    }
    if (/^\s*<(?:!doctype html|html)\b/i.test(text.slice(0, 400))) return { ok: false, refusal: "unknown-format" }
    if (text.trim() === "") return { ok: false, refusal: "empty-file" }
    return { ok: true, reading: readSource(textSource(text)) }
  } catch (fault) {
    // The readers of formats refuse what is damaged; whatever is thrown past them was not foreseen.
    return { ok: false, refusal: "damaged-file", fault }
  }
}

const fromSource = (source: Source | { readonly refusal: Unreadable }): Read =>
  "refusal" in source ? { ok: false, refusal: source.refusal } : { ok: true, reading: readSource(source) }

/** Tells a format by its first bytes. An old Word file (OLE2) is not read. */
export function formatOf(bytes: Uint8Array): "zip" | "pdf" | "binary" | "text" {
  const starts = (...wanted: number[]) => wanted.every((byte, index) => bytes[index] === byte)
  if (starts(0x50, 0x4b)) return "zip"
  if (starts(0x25, 0x50, 0x44, 0x46)) return "pdf"
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return "binary"
  if (starts(0xff, 0xfe) || starts(0xfe, 0xff)) return "text"
  const head = bytes.subarray(0, 4096)
  const zeros = head.reduce((sum, byte) => sum + (byte === 0 ? 1 : 0), 0)
  const controls = head.reduce((sum, byte) => sum + (byte < 9 || (byte > 13 && byte < 32 && byte !== 27) ? 1 : 0), 0)
  if (zeros > 0 && zeros > head.length * 0.3) return "text"
  return controls > head.length * 0.02 ? "binary" : "text"
}

/** Turns bytes into text: a mark at the head decides, then UTF-16 by its zeros, then UTF-8 if it is valid, then Windows-1252. */
export function decode(bytes: Uint8Array): string {
  const by = (label: string, fatal = false) => new TextDecoder(label, { fatal }).decode(bytes)
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return by("utf-16le")
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return by("utf-16be")
  const head = bytes.subarray(0, 2000)
  const odd = head.filter((byte, index) => byte === 0 && index % 2 === 1).length
  const even = head.filter((byte, index) => byte === 0 && index % 2 === 0).length
  if (odd > head.length * 0.3) return by("utf-16le")
  if (even > head.length * 0.3) return by("utf-16be")
  try {
    return by("utf-8", true)
  } catch {
    return by("windows-1252")
  }
}
