/** What a file brought to an answer may be, by its bytes: its media type, and the ending it is given. */
export type FileType = { readonly type: string; readonly ending: string }

const office = "application/vnd.openxmlformats-officedocument"
const signatures: readonly (readonly [bytes: readonly number[], type: FileType])[] = [
  [[0x25, 0x50, 0x44, 0x46, 0x2d], { type: "application/pdf", ending: "pdf" }],
  [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], { type: "image/png", ending: "png" }],
  [[0xff, 0xd8, 0xff], { type: "image/jpeg", ending: "jpg" }],
  [[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], { type: "application/msword", ending: "doc" }],
]
// What an archive holds says what it is; one with macros is refused whatever it is.
const archives: readonly (readonly [part: string, type: FileType])[] = [
  ["word/document.xml", { type: `${office}.wordprocessingml.document`, ending: "docx" }],
  ["xl/workbook.xml", { type: `${office}.spreadsheetml.sheet`, ending: "xlsx" }],
  ["ppt/presentation.xml", { type: `${office}.presentationml.presentation`, ending: "pptx" }],
  ["application/vnd.oasis.opendocument.text", { type: "application/vnd.oasis.opendocument.text", ending: "odt" }],
  [
    "application/vnd.oasis.opendocument.spreadsheet",
    { type: "application/vnd.oasis.opendocument.spreadsheet", ending: "ods" },
  ],
]

/**
 * Says what a file is by its content, whatever it is called: PDF, a picture, a
 * document, workbook or presentation of an office, or plain text. Nothing where
 * it is none of these, holds macros, or is a page or picture that could run.
 */
export function fileTypeOf(bytes: Uint8Array): FileType | undefined {
  const found = signatures.find(([signature]) => signature.every((byte, at) => bytes[at] === byte))
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (found) return found[1].ending === "doc" ? legacyWord(whole, found[1]) : found[1]
  if ([0x50, 0x4b, 0x03, 0x04].every((byte, at) => bytes[at] === byte)) return archived(whole.toString("latin1"))
  return plain(bytes)
}

function archived(listed: string): FileType | undefined {
  if (listed.includes("vbaProject") || listed.includes("Basic/script")) return undefined
  return archives.find(([part]) => listed.includes(part))?.[1]
}

// The old format of offices names its streams in two bytes a letter.
function legacyWord(bytes: Buffer, type: FileType): FileType | undefined {
  const listed = bytes.toString("latin1").replaceAll("\u0000", "")
  return listed.includes("WordDocument") && !listed.includes("_VBA_PROJECT") ? type : undefined
}

function plain(bytes: Uint8Array): FileType | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes)
    const isText = !/[^\P{Cc}\t\n\r\f\ufeff]/u.test(text)
    const couldRun = /<\s*(?:!doctype|html|svg|script|\?xml|[a-z]+:?svg)/i.test(text.slice(0, 4000))
    return isText && !couldRun && text.trim() !== "" ? { type: "text/plain", ending: "txt" } : undefined
  } catch {
    return undefined
  }
}
