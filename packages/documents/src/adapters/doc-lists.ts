import { tableAt, u16, u32, u8 } from "./bytes.ts"
import type { DocFile } from "./doc-file.ts"
import { made } from "./doc-properties.ts"
import type { Element } from "./xml.ts"

/** The lists of an old Word file as the newer format says them, so that paragraphs are counted the same way. */
export function listsOf({ main, tables }: DocFile): Element {
  return { name: "numbering", attributes: {}, children: [...abstractLists(main, tables), ...listsInUse(main, tables)] }
}

/** What Word writes where it does not follow up a level with a tab. */
const follows = ["tab", "space", "nothing"]
const formats: ReadonlyMap<number, string> = new Map([
  [1, "upperRoman"],
  [2, "lowerRoman"],
  [3, "upperLetter"],
  [4, "lowerLetter"],
  [22, "decimalZero"],
  [23, "bullet"],
  [45, "arabicAlpha"],
  [46, "arabicAbjad"],
  [58, "russianLower"],
  [59, "russianUpper"],
  [255, "none"],
])

/** The levels stand behind the table of lists, one after the other, each with as much as it has to say. */
function abstractLists(main: Uint8Array, tables: Uint8Array): Element[] {
  const table = tableAt(main, 0x2e2, tables)
  const count = Math.min(u16(table, 0), Math.floor((table.length - 2) / 28))
  let at = u32(main, 0x2e2) + table.length
  return Array.from({ length: Math.max(0, count) }, (_, index) => {
    const place = 2 + 28 * index
    const levels = (u8(table, place + 26) & 1) === 1 ? 1 : 9
    const children = Array.from({ length: levels }, (_each, level) => {
      const read = levelAt(tables, at, level)
      at = read.end
      return read.element
    })
    return { name: "abstractNum", attributes: { "w:abstractNumId": String(u32(table, place)) }, children }
  })
}

function levelAt(tables: Uint8Array, at: number, level: number): { element: Element; end: number } {
  const places = Array.from(tables.subarray(at + 6, at + 15))
  const text = at + 28 + u8(tables, at + 25) + u8(tables, at + 24)
  const length = Math.min(u16(tables, text), 256)
  const letters = Array.from({ length }, (_, unit) => {
    const code = u16(tables, text + 2 + 2 * unit)
    // A small number among the letters stands for the count of that level.
    return places.includes(unit + 1) && code < 9 ? `%${code + 1}` : String.fromCharCode(code)
  })
  const flags = u8(tables, at + 5)
  const children = [
    made("start", String(u32(tables, at))),
    made("numFmt", formats.get(u8(tables, at + 4)) ?? "decimal"),
    made("lvlText", letters.join("")),
    made("suff", follows[u8(tables, at + 15)] ?? "tab"),
    ...((flags & 4) === 0 ? [] : [made("isLgl", "1")]),
    ...((flags & 8) === 0 ? [] : [made("lvlRestart", String(u8(tables, at + 26)))]),
  ]
  const element = { name: "lvl", attributes: { "w:ilvl": String(level) }, children }
  return { element, end: text + 2 + 2 * u16(tables, text) }
}

/** Lists in use, and where one of them begins with another number than its kind. */
function listsInUse(main: Uint8Array, tables: Uint8Array): Element[] {
  const table = tableAt(main, 0x2ea, tables)
  const count = Math.max(0, Math.min(u32(table, 0), Math.floor((table.length - 4) / 16)))
  let at = 4 + 16 * count
  return Array.from({ length: count }, (_, index) => {
    const place = 4 + 16 * index
    const overrides: Element[] = []
    at += 4
    for (let each = 0; each < Math.min(u8(table, place + 12), 9); each++) {
      const flags = u32(table, at + 4)
      const attributes = { "w:ilvl": String(flags & 0xf) }
      const begin = made("startOverride", String(u32(table, at)))
      const written = (flags & 0x20) === 0 ? undefined : levelAt(table, at + 8, flags & 0xf)
      overrides.push({
        name: "lvlOverride",
        attributes,
        children: [...((flags & 0x10) === 0 ? [] : [begin]), ...(written ? [written.element] : [])],
      })
      at = written?.end ?? at + 8
    }
    const kind = made("abstractNumId", String(u32(table, place)))
    return { name: "num", attributes: { "w:numId": String(index + 1) }, children: [kind, ...overrides] }
  })
}
