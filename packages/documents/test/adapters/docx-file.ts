import { strToU8, zipSync } from "fflate"

/** What a Word file of a test holds; every part is the inside of its root element. */
export type Parts = {
  readonly body: string
  readonly styles?: string
  readonly numbering?: string
  readonly footnotes?: string
  readonly comments?: string
  readonly settings?: string
  /** Headers and footers by type, as `first` or `default`. */
  readonly headers?: Readonly<Record<string, string>>
  readonly footers?: Readonly<Record<string, string>>
}

const names =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'

/** Makes a Word file by hand, part by part, as small as Word would still open it. */
export function docxFile(parts: Parts): Uint8Array {
  const files: Record<string, Uint8Array> = {}
  const relations: string[] = []
  const add = (name: string, root: string, inside: string | undefined): string => {
    if (inside === undefined) return ""
    files[`word/${name}.xml`] = strToU8(`<?xml version="1.0"?><w:${root} ${names}>${inside}</w:${root}>`)
    relations.push(`<Relationship Id="r${relations.length}" Type="x/${name}" Target="${name}.xml"/>`)
    return `r${relations.length - 1}`
  }
  const edges = (kind: "header" | "footer", all: Readonly<Record<string, string>> = {}): string =>
    Object.entries(all)
      .map(
        ([type, inside], at) =>
          `<w:${kind}Reference w:type="${type}" r:id="${add(`${kind}${at + 1}`, kind === "header" ? "hdr" : "ftr", inside)}"/>`,
      )
      .join("")
  add("styles", "styles", parts.styles)
  add("numbering", "numbering", parts.numbering)
  add("footnotes", "footnotes", parts.footnotes)
  add("comments", "comments", parts.comments)
  add("settings", "settings", parts.settings)
  const section = `<w:sectPr>${edges("header", parts.headers)}${edges("footer", parts.footers)}</w:sectPr>`
  files["word/document.xml"] = strToU8(
    `<?xml version="1.0"?><w:document ${names}><w:body>${parts.body}${section}</w:body></w:document>`,
  )
  files["word/_rels/document.xml.rels"] = strToU8(`<Relationships>${relations.join("")}</Relationships>`)
  files["_rels/.rels"] = strToU8(
    '<Relationships><Relationship Id="r1" Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
  )
  return zipSync(files)
}

/** A paragraph of runs, or of text, with what its `pPr` says. */
export function p(inside: string, properties = ""): string {
  const runs = inside.startsWith("<") || inside === "" ? inside : r(inside)
  return `<w:p><w:pPr>${properties}</w:pPr>${runs}</w:p>`
}

/** A run of text, with what its `rPr` says. */
export function r(text: string, properties = ""): string {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
}

/** A row of cells, each of paragraphs. */
export function row(...cells: string[]): string {
  return `<w:tr>${cells.map((cell) => `<w:tc>${cell}</w:tc>`).join("")}</w:tr>`
}
