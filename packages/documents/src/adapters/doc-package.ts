import { tableAt, u16, u32 } from "./bytes.ts"
import type { DocFile } from "./doc-file.ts"
import { listsOf } from "./doc-lists.ts"
import { type Calls, element, type Telling, telling } from "./doc-story.ts"
import { stylesOf } from "./doc-styles.ts"
import type { Package } from "./docx-package.ts"
import type { Element } from "./xml.ts"

/**
 * An old Word file in the parts a newer one would have. Both formats mean the
 * same by paragraph, run, style, list, note and header, so that one reader
 * reads both, and a text is read alike whichever it is in.
 */
export function docPackage(file: DocFile): Package {
  const tell = telling(file)
  const { stories } = file
  const footnotes = notesOf(file, "footnote", 0xaa, stories.footnotes[0])
  const endnotes = notesOf(file, "endnote", 0x20a, stories.endnotes[0])
  const margins = marginsOf(file, tell)
  const body = [
    ...tell(...stories.body, new Map([...footnotes.calls, ...endnotes.calls])),
    ...tell(...stories.boxes, none),
  ]
  const parts: Readonly<Record<string, Element>> = {
    "document.xml": element("document", {}, [element("body", {}, [...body, ...margins.sections])]),
    "styles.xml": stylesOf(file),
    "numbering.xml": listsOf(file),
    "footnotes.xml": element("footnotes", {}, footnotes.told(tell)),
    "endnotes.xml": element("endnotes", {}, endnotes.told(tell)),
    "comments.xml": element("comments", {}, [
      element("comment", { "w:id": "all" }, [element("t", {}, [file.text.slice(...stories.comments)])]),
    ]),
    ...margins.parts,
  }
  const relations = new Map(Object.keys(parts).map((name) => [name, name]))
  return { part: (path) => parts[path], relations: () => relations, main: "document.xml" }
}

const none: Calls = new Map()

/** Where notes are called, and how to tell what they say: two tables, of places in the body and in the story of notes. */
function notesOf({ main, tables, stories }: DocFile, kind: "footnote" | "endnote", table: number, start: number) {
  const places = tableAt(main, table, tables)
  const texts = tableAt(main, table + 8, tables)
  const story = stories[kind === "footnote" ? "footnotes" : "endnotes"]
  const count = Math.max(0, Math.min(Math.floor((places.length - 4) / 6), Math.floor(texts.length / 4) - 1))
  const ids = Array.from({ length: count }, (_, id) => id)
  const calls = ids.map((id) => {
    // A mark that was typed is not counted.
    const typed = u16(places, 4 * (count + 1) + 2 * id) === 0
    const attributes = { "w:id": String(id), ...(typed ? { "w:customMarkFollows": "1" } : {}) }
    return [u32(places, 4 * id), element(`${kind}Reference`, attributes)] as const
  })
  const told = (tell: Telling): Element[] => {
    let end = story[0]
    return ids.map((id) => {
      // No note reaches back into the one before it, or the same words could be told without end.
      const from = Math.max(end, Math.min(start + u32(texts, 4 * id), story[1]))
      end = Math.max(from, Math.min(start + u32(texts, 4 * id + 4), story[1]))
      return element(kind, { "w:id": String(id) }, tell(from, end, none))
    })
  }
  return { calls, told }
}

const kinds = [
  ["header", "even"],
  ["header", "default"],
  ["footer", "even"],
  ["footer", "default"],
  ["header", "first"],
  ["footer", "first"],
] as const

/** Headers and footers: after six separators of notes, six stories for each section, many of them empty. */
function marginsOf({ main, tables, stories }: DocFile, tell: Telling) {
  const [begin, end] = stories.headers
  const table = tableAt(main, 0xf2, tables)
  const parts: Record<string, Element> = {}
  const references: Element[] = []
  let from = begin
  for (let index = 0; index < Math.floor(table.length / 4) - 2; index++) {
    const to = Math.max(from, Math.min(begin + u32(table, 4 * index + 4), end))
    const [kind, type] = kinds[index % 6] ?? kinds[0]
    if (index >= 6 && to - from > 1) {
      const name = `${kind}${index}.xml`
      parts[name] = element(kind, {}, tell(from, to, none))
      references.push(element(`${kind}Reference`, { "w:type": type, "r:id": name }))
    }
    from = to
  }
  if (stories.headerBoxes[1] > stories.headerBoxes[0]) {
    parts["header.xml"] = element("header", {}, tell(...stories.headerBoxes, none))
    references.push(element("headerReference", { "w:type": "first", "r:id": "header.xml" }))
  }
  return { parts, sections: [element("sectPr", {}, references)] }
}
