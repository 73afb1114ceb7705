import { i16, tableAt, u16, u32, u8 } from "./bytes.ts"
import type { DocFile } from "./doc-file.ts"
import type { Element } from "./xml.ts"

/** A stretch of the text and the properties it was given, as a list of changes (`sprm`). */
export type Run = { readonly from: number; readonly to: number; readonly changes: Uint8Array }

/** What runs of letters were given, in the order of the text. Where no run is, nothing was given. */
export function letterRuns(file: DocFile): Run[] {
  return inText(
    file,
    stretches(file, 0xfa, 1, (page, at) => {
      const place = 2 * u8(page, at)
      return place === 0 ? none : page.subarray(place + 1, place + 1 + u8(page, place))
    }),
  )
}

/** What paragraphs were given: the number of their style, then changes. */
export function paragraphRuns(file: DocFile): Run[] {
  return inText(
    file,
    stretches(file, 0x102, 13, (page, at) => {
      const place = 2 * u8(page, at)
      const words = u8(page, place)
      if (words === 0) return page.subarray(place + 2, place + 2 + 2 * u8(page, place + 1))
      return page.subarray(place + 1, place + 2 * words)
    }),
  )
}

/** Goes through a list of changes: the number of each, and where its value stands. */
function eachChange(changes: Uint8Array, from: number, told: (change: number, at: number) => void): void {
  for (let at = from; at + 2 < changes.length;) {
    const change = u16(changes, at)
    at += 2
    told(change, at)
    const kind = change >> 13
    // The definition of a table says its length in two bytes, less one.
    if (change === 0xd608) at += u16(changes, at) + 1
    else at += kind === 6 ? 1 + u8(changes, at) : ([1, 1, 2, 4, 2, 2, 0, 3][kind] ?? 1)
  }
}

/** The looks of letters, in the words the newer format has for them. */
export function runProperties(changes: Uint8Array): Element[] {
  const said: Element[] = []
  eachChange(changes, 0, (change, at) => {
    const value = u8(changes, at)
    const name = toggles.get(change)
    // 128 says: as the style says.
    if (name !== undefined && value !== 0x80) said.unshift(made(name, String(value & 1)))
    else if (change === 0x2a48)
      said.unshift(made("vertAlign", ["baseline", "superscript", "subscript"][value] ?? "baseline"))
    else if (change === 0x4a30) said.unshift(made("rStyle", String(u16(changes, at))))
    else if (change === 0x4845) said.unshift(made("position", String(i16(changes, at))))
    else if (change === 0x4a43) said.unshift(made("sz", String(u16(changes, at))))
  })
  return said
}

/** The list and level of a paragraph, as the newer format says them. */
export function paragraphProperties(changes: Uint8Array, from: number): Element[] {
  let list: Element | undefined
  let level: Element | undefined
  eachChange(changes, from, (change, at) => {
    // Word keeps a list that was taken away as a negative number.
    if (change === 0x460b) list = made("numId", String(Math.max(0, i16(changes, at))))
    else if (change === 0x260a) level = made("ilvl", String(u8(changes, at)))
  })
  const children = [...(level ? [level] : []), ...(list ? [list] : [])]
  return children.length === 0 ? [] : [{ name: "numPr", attributes: {}, children }]
}

/** Whether a change is made, and not unmade. */
export function isSet(changes: Uint8Array, from: number, wanted: number): boolean {
  let set = false
  eachChange(changes, from, (change, at) => {
    if (change === wanted) set = u8(changes, at) === 1
  })
  return set
}

/** An element with one value, as `<w:i w:val="1"/>`. */
export const made = (name: string, value: string): Element => ({ name, attributes: { "w:val": value }, children: [] })

const none = new Uint8Array()
const toggles: ReadonlyMap<number, string> = new Map([
  [0x0835, "b"],
  [0x0836, "i"],
  [0x083c, "vanish"],
  [0x085a, "rtl"],
  [0x085c, "bCs"],
  [0x085d, "iCs"],
])

/** Properties stand in pages of 512 bytes: places in the stream, then for each stretch where its properties are. */
function stretches(
  { main, tables }: DocFile,
  table: number,
  width: number,
  changesAt: (page: Uint8Array, at: number) => Uint8Array,
): Run[] {
  const list = tableAt(main, table, tables)
  const count = Math.floor((list.length - 4) / 8)
  const found: Run[] = []
  for (let index = 0; index < count; index++) {
    const number = u32(list, 4 * (count + 1) + 4 * index)
    const page = main.subarray(512 * number, 512 * number + 512)
    const many = u8(page, 511)
    for (let each = 0; each < many; each++) {
      const [from, to] = [u32(page, 4 * each), u32(page, 4 * each + 4)]
      if (to > from) found.push({ from, to, changes: changesAt(page, 4 * (many + 1) + width * each) })
    }
  }
  // None lies over another, so that what they come to is no longer than the text.
  let end = 0
  return found
    .sort((a, b) => a.from - b.from)
    .flatMap(({ from, to, changes }) => {
      const start = Math.max(from, end)
      end = Math.max(end, to)
      return to > start ? [{ from: start, to, changes }] : []
    })
}

/** From places in the stream to places in the text, piece by piece. */
function inText({ pieces }: DocFile, runs: readonly Run[]): Run[] {
  return pieces.flatMap((piece) => {
    const width = piece.wide ? 2 : 1
    const end = piece.place + width * piece.length
    const found: Run[] = []
    for (let index = firstPast(runs, piece.place); (runs[index]?.from ?? Infinity) < end; index++) {
      const { from, to, changes } = runs[index]!
      const at = (place: number): number => piece.at + Math.floor((place - piece.place) / width)
      found.push({ from: at(Math.max(from, piece.place)), to: at(Math.min(to, end)), changes })
    }
    return found
  })
}

/** The first run that ends past a place. */
export function firstPast(runs: readonly Run[], place: number): number {
  let [low, high] = [0, runs.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (runs[middle]!.to > place) high = middle
    else low = middle + 1
  }
  return low
}
