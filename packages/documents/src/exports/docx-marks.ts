import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from "fflate"

/** A native note whose mark is printed as it is, such as an asterisk, and not counted. */
export type TypedMark = { readonly id: number; readonly mark: string }

/**
 * Finishes a Word file: gives notes their typed marks, which the library that
 * writes the file cannot, takes out what XML cannot say, and the time of writing, so
 * that Word opens it and the same document always gives the same bytes.
 */
export function finish(file: Uint8Array, typed: readonly TypedMark[]): Uint8Array {
  const parts = unzipSync(file)
  const edit = (path: string, change: (xml: string) => string): void => {
    const part = parts[path]
    if (part !== undefined) parts[path] = strToU8(change(strFromU8(part)))
  }
  edit("word/document.xml", (xml) => typed.reduce(typeCall, xml))
  edit("word/footnotes.xml", (xml) => typed.reduce(typeNote, xml))
  edit("docProps/core.xml", (xml) => xml.replaceAll(/<dcterms:(created|modified)[^>]*>[^<]*<\/dcterms:\1>/gu, ""))
  for (const path of Object.keys(parts))
    if (/\.(xml|rels)$/u.test(path)) edit(path, (xml) => xml.replaceAll(unsayable, ""))
  const all: Zippable = {}
  for (const [path, part] of Object.entries(parts)) all[path] = [part, { mtime: firstDay }]
  return zipSync(all, { level: 6 })
}

/** Signs no XML 1.0 carries, however they are spelt (production 2, Char): one of them, and Word opens nothing. */
const unsayable = /[^\P{Cc}\t\n\r\u007f-\u009f]|[\ufffe\uffff]/gu

/** The first day a ZIP file can name. */
const firstDay = "1980-01-01T00:00:00"

function typeCall(xml: string, { id, mark }: TypedMark): string {
  return xml.replace(
    `<w:footnoteReference w:id="${id}"/>`,
    `<w:footnoteReference w:customMarkFollows="1" w:id="${id}"/><w:t>${safe(mark)}</w:t>`,
  )
}

function typeNote(xml: string, { id, mark }: TypedMark): string {
  const start = xml.indexOf(`<w:footnote w:id="${id}"`)
  const end = xml.indexOf("</w:footnote>", start)
  if (start < 0 || end < 0) return xml
  const note = xml.slice(start, end).replace("<w:footnoteRef/>", `<w:t>${safe(mark)}</w:t>`)
  return xml.slice(0, start) + note + xml.slice(end)
}

function safe(mark: string): string {
  return mark.replaceAll("&", "&amp;").replaceAll("<", "&lt;")
}
