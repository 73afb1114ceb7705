import { looksPublished, publishedSource } from "./adapters/published.ts"
import { complete } from "./complete.ts"
import { encodingOf } from "./encoding.ts"
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
/** Texts of more units than this are refused; the longest resolution has half a million. */
const LONGEST = 4_000_000

/**
 * Reads a file, whatever it is: Word (.docx and .doc), PDF, Akoma Ntoso, a web
 * page, published paragraph data, or text in UTF-8, UTF-16 or one of the Windows encodings. The bytes decide, never the name; the reader
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
      case "ole":
        return fromSource(await (await import("./adapters/doc.ts")).docSource(Uint8Array.from(bytes)))
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
    if (isPage(text.slice(0, 4000))) return fromSource((await import("./adapters/html.ts")).htmlSource(text))
    if (text.startsWith("{\\rtf")) return { ok: false, refusal: "unknown-format" }
    if (text.trim() === "") return { ok: false, refusal: "empty-file" }
    if (looksPublished(text)) return fromSource(publishedSource(text))
    if (text.length > LONGEST) return { ok: false, refusal: "file-too-large" }
    return fromSource(textSource(text))
  } catch (fault) {
    // The readers of formats refuse what is damaged; whatever is thrown past them was not foreseen.
    return { ok: false, refusal: "damaged-file", fault }
  }
}

const FIRST_TAG =
  /^<(?:!doctype\s+html|html|head|body|meta|title|link|style|script|div|p|table|h[1-6]|article|main|section|span|font|center|ol|ul)\b/i

/** Whether a text is a web page, or a piece of one; comments and a declaration may stand before its first tag. */
function isPage(text: string): boolean {
  let rest = text.trimStart()
  for (let end = 0; end >= 0 && /^<(?:!--|\?xml)/.test(rest); rest = rest.slice(end + 3).trimStart()) {
    end = rest.startsWith("<!--") ? rest.indexOf("-->") : rest.indexOf("?>") - 1
    if (end < 0) return false
  }
  return FIRST_TAG.test(rest)
}

function fromSource(source: Source | { readonly refusal: Unreadable }): Read {
  if ("refusal" in source) return { ok: false, refusal: source.refusal }
  if (source.text.length > LONGEST) return { ok: false, refusal: "file-too-large" }
  return { ok: true, reading: readSource(source) }
}

/** Tells a format by its first bytes: `ole` is the container of old Office files and of those with a password. */
export function formatOf(bytes: Uint8Array): "zip" | "pdf" | "ole" | "binary" | "text" {
  const starts = (...wanted: number[]) => wanted.every((byte, index) => bytes[index] === byte)
  if (starts(0x50, 0x4b)) return "zip"
  if (starts(0x25, 0x50, 0x44, 0x46)) return "pdf"
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return "ole"
  if (starts(0xff, 0xfe) || starts(0xfe, 0xff)) return "text"
  const head = bytes.subarray(0, 4096)
  if (encodingOf(head).startsWith("utf-16")) return "text"
  const controls = head.reduce((sum, byte) => sum + (byte < 9 || (byte > 13 && byte < 32 && byte !== 27) ? 1 : 0), 0)
  return controls > head.length * 0.02 ? "binary" : "text"
}

/** Turns bytes into text, in the encoding they are in; see `encodingOf`. */
export function decode(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes)
}
