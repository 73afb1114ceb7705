import { bringsNumber, type List, numberItem, openList } from "./html-list.ts"
import {
  type Attributes,
  blocks,
  edgeOf,
  isContent,
  isFurniture,
  isNote,
  isSilent,
  lookIn,
  namesNote,
} from "./html-tag.ts"
import { tellTags } from "./html-tokens.ts"
import { type Lettering, look, type LooseLine, setLine } from "./lettering.ts"

/** A line of a page, and what is known of where it stood. */
export type PageLine = {
  readonly line: LooseLine
  /** In what the page calls its content; in what it calls its own; nothing but a link. */
  readonly content: boolean
  readonly furniture: boolean
  readonly linked: boolean
  /** Which note it belongs to, which row and which cell of a table. */
  readonly note: number
  readonly row: number
  readonly cell: number
}

type Open = {
  readonly name: string
  readonly silent: boolean
  readonly content: boolean
  readonly furniture: boolean
  readonly linked: boolean
  readonly look: number
  readonly note: number
  readonly edge?: "header" | "footer" | undefined
  readonly list?: List
  /** Where the words of a link or of a raised mark begin among the pieces of the line, and what the link leads to. */
  readonly from?: number
  readonly href?: string | undefined
}

/** Deeper than this tags are not told apart any more; browsers stop there too. */
const deepest = 512

/** A page of more lines, or of more units of text, is no document; the longest resolutions have thousands, and half a million. */
const most = 200_000
const longest = 5_000_000

/** Takes a page apart into lines, or answers nothing where it has too many. Deletions are left out, and told. */
export function pageLines(page: string, lose: (what: string) => void): PageLine[] | undefined {
  const lines: PageLine[] = []
  const stack: Open[] = []
  const ground: Open = {
    name: "",
    silent: false,
    content: false,
    furniture: false,
    linked: false,
    look: 0,
    note: 0,
  }
  const top = (): Open => stack.at(-1) ?? ground
  let beyond = 0
  let units = 0
  let pieces: Lettering = []
  let linked = true
  let furniture = true
  let number = ""
  let [notes, rows, cells] = [0, 0, 0]
  /** The note that the line being set belongs to by the name of its first link. */
  let named = 0

  const endLine = (): void => {
    const { content, note, name, edge } = top()
    const parts = splitAtBreaks(pieces, /^h[1-6]$/u.test(name))
    for (const [at, part] of parts.entries()) {
      const brings = number === "" || bringsNumber(setLine(part, {}).text)
      const line = setLine(brings ? part : [{ text: `${number}\t`, look: 0 }, ...part], {
        whole: parts.length === 1 && name !== "pre",
        ...(edge === undefined ? {} : { part: edge }),
      })
      if (line.text === "" || (!brings && line.text === number)) continue
      number = ""
      lines.push({ line, content, furniture, linked, note: named || note, row: rows, cell: cells })
      if (at === parts.length - 1) named = 0
    }
    pieces = []
    linked = true
    furniture = true
  }

  const popTo = (at: number): void => {
    while (stack.length > at) {
      const { name } = top()
      if (blocks.has(name)) endLine()
      if (name === "tr") rows++
      if (name === "td" || name === "th") cells++
      if (name === "a" || name === "sup" || name === "span") settle(top(), pieces)
      if (name === "q" && !top().silent) pieces.push({ text: "”", look: top().look })
      stack.pop()
    }
  }

  /** The innermost open tag of that name, not looking out of the cell of a table or out of a list's item. */
  const innermost = (names: readonly string[], walls: ReadonlySet<string>): number => {
    for (let at = stack.length - 1; at >= 0; at--) {
      const { name } = stack[at] ?? ground
      if (names.includes(name)) return at
      if (walls.has(name)) return -1
    }
    return -1
  }

  const open = (name: string, attributes: Attributes, isEmpty: boolean): void => {
    const around = top()
    if (name === "br") return void (around.silent || pieces.push({ text: "\n", look: 0 }))
    const implied = closes[name]
    if (implied) {
      const at = innermost(implied.names, implied.walls)
      if (at >= 0) popTo(at)
    }
    if (blocks.has(name)) {
      const paragraph = innermost(["p"], cellWalls)
      if (paragraph >= 0) popTo(paragraph)
      endLine()
    }
    if (isEmpty) return
    if (stack.length >= deepest) return void beyond++
    const outer = top()
    const content = outer.content || isContent(name, attributes)
    const isGone = /^(?:del|s|strike)$/u.test(name)
    if (isGone) lose("Tracked deletions were left out.")
    const opensNote = outer.note === 0 && isNote(name, attributes)
    const lists = stack.filter((each) => each.list !== undefined && each.name === "ol").length
    const href = name === "a" ? attributes.get("href") : undefined
    if (name === "a" && outer.note === 0 && named === 0 && isBlank(pieces)) {
      if (namesNote(attributes.get("name")) || namesNote(attributes.get("id"))) named = ++notes
    }
    stack.push({
      name,
      silent: outer.silent || isGone || isSilent(name, attributes, content),
      content,
      furniture: outer.furniture || isFurniture(name, attributes),
      linked: outer.linked || href !== undefined,
      look: lookIn(name, attributes, outer.look),
      note: opensNote ? ++notes : outer.note,
      edge: outer.edge ?? edgeOf(name, attributes),
      ...(name === "ol" || name === "ul" ? { list: openList(name, attributes, lists) } : {}),
      ...(href !== undefined || name === "sup" || (lookIn(name, attributes, 0) & look.raised) !== 0
        ? { from: pieces.length, href }
        : {}),
    })
    if (name === "li") {
      const list = stack.findLast((each) => each.list !== undefined)?.list
      number = list === undefined ? "" : numberItem(list, attributes)
    }
    if (name === "q" && !top().silent) pieces.push({ text: "“", look: top().look })
  }

  const close = (name: string): void => {
    if (name === "br") return void pieces.push({ text: "\n", look: 0 })
    const at = innermost([name], tableParts.has(name) ? tableWalls : cellWalls)
    if (at >= 0 && beyond === 0) popTo(at)
    else if (beyond > 0) beyond--
    if (blocks.has(name)) endLine()
  }

  const text = (written: string): void => {
    const { silent, look: letters, name, ...part } = top()
    if (silent) return
    const isRaw = name === "pre" || stack.some((each) => each.name === "pre")
    const plain = isRaw ? written : written.replaceAll(/[\t\n\f\r ]+/gu, " ")
    if (plain.trim() !== "") {
      linked &&= part.linked
      furniture &&= part.furniture
    }
    units += plain.length
    pieces.push({ text: plain.replaceAll(unseen, ""), look: letters })
  }

  // Breaks make lines as well, but only where the paragraph they stand in ends.
  const enough = (): boolean => lines.length > most || units > longest || pieces.length > 5 * most
  tellTags(page, { open, close, text, enough })
  if (enough()) return undefined
  popTo(0)
  endLine()
  return lines
}

/** Hyphens for the end of a line that never came, and signs no text has. */
// oxlint-disable-next-line no-control-regex
const unseen = /[\u00ad\u0000-\u0008\u000b\u000e-\u001f\ufeff]/gu
const cellWalls = new Set(["td", "th", "caption", "table"])
const tableWalls = new Set(["table"])
const tableParts = new Set(["td", "th", "tr", "tbody", "thead", "tfoot", "table", "caption"])
const listWalls = new Set(["ol", "ul", "menu", "dir", ...cellWalls])

/** What a tag closes that was left open. */
const closes: Readonly<Record<string, { readonly names: readonly string[]; readonly walls: ReadonlySet<string> }>> = {
  li: { names: ["li"], walls: listWalls },
  dt: { names: ["dt", "dd"], walls: new Set(["dl", ...cellWalls]) },
  dd: { names: ["dt", "dd"], walls: new Set(["dl", ...cellWalls]) },
  td: { names: ["td", "th"], walls: new Set(["tr", "table"]) },
  th: { names: ["td", "th"], walls: new Set(["tr", "table"]) },
  tr: { names: ["tr"], walls: tableWalls },
  tbody: { names: ["tbody", "thead"], walls: tableWalls },
}

const isBlank = (pieces: Lettering): boolean => pieces.every(({ text }) => text.trim() === "")

/** A mark that leads to its note, or is raised, loses its brackets and is raised; an arrow back to the text goes. */
function settle({ from, href }: Open, pieces: Lettering): void {
  if (from === undefined) return
  const inside = pieces.slice(from)
  const text = inside
    .map((piece) => piece.text)
    .join("")
    .trim()
  const mark = /^[[(]?(\d{1,3}|[*†‡]{1,3})[\])]?$/u.exec(text)?.[1]
  const leads = href !== undefined && (namesNote(href) || /^#.{0,20}(?:ref|anc|call|back).{0,20}$/iu.test(href))
  const isRaised = inside.some((piece) => (piece.look & look.raised) !== 0)
  if (mark !== undefined && (leads || isRaised)) pieces.splice(from, inside.length, { text: mark, look: look.raised })
  else if (leads && /^(?:[↩↑^⏎]\ufe0e?)+$/u.test(text)) pieces.splice(from, inside.length)
}

/**
 * A break in a paragraph begins a line of its own, but for a line that was
 * broken because the page was narrow: a long one that goes on in the next.
 */
function splitAtBreaks(pieces: Lettering, isHeading: boolean): Lettering[] {
  const parts: Lettering[] = [[]]
  for (const piece of pieces) {
    for (const [at, text] of piece.text.split("\n").entries()) {
      if (at > 0) parts.push([])
      parts.at(-1)?.push({ text, look: piece.look })
    }
  }
  if (parts.length === 1) return parts
  const texts = parts.map((part) =>
    part
      .map(({ text }) => text)
      .join("")
      .trim(),
  )
  const joined: Lettering[] = []
  for (const [at, part] of parts.entries()) {
    const before = texts[at - 1] ?? ""
    const goesOn =
      isHeading || /^[IVX]{1,6}\.?$/u.test(before) || (before.length >= 50 && !ends(before, texts[at] ?? ""))
    const last = joined.at(-1)
    if (last !== undefined && goesOn) last.push({ text: " ", look: 0 }, ...part)
    else joined.push([...part])
  }
  return joined
}

const ends = (before: string, after: string): boolean =>
  after === "" ||
  /[.;:]["”»’)\]]*$/u.test(before) ||
  (/,$/u.test(before) && /^[\p{Lu}\d(]/u.test(after)) ||
  /^(?:\d{1,3}\.|\([\p{Ll}\d]{1,4}\))\s?\p{L}/u.test(after)
