import { cut, type Lettering, look, type LooseLine, setLine } from "./lettering.ts"
import { hasRightToLeft, inReadingOrder } from "./pdf-direction.ts"
import type { Item, Page } from "./pdf-items.ts"

/** One line of type on a page, or the part of it that stands in one column. */
export type Row = {
  readonly line: LooseLine
  readonly page: number
  readonly x: number
  readonly end: number
  /** From the top edge of the page to the baseline. */
  readonly y: number
  /** The size most of its letters have. */
  readonly size: number
  readonly rightToLeft: boolean
}

/**
 * Gathers the items of a page into rows, from the top down and from the left
 * to the right. A small item above the baseline is raised; a gap of more than
 * three and a half ems parts two columns, unless a number or a list mark
 * stands before it.
 */
export function rowsOf(page: Page): Row[] {
  const sorted = page.items.filter((item) => item.text !== "").toSorted((a, b) => b.y - a.y || a.x - b.x)
  const bands: Item[][] = []
  // The letters that carry a band are set first, so that a raised mark, which stands higher, finds its line.
  const inked = sorted.filter((item) => item.text.trim() !== "")
  for (const item of inked.toSorted((a, b) => b.size - a.size || b.y - a.y)) {
    const band = bands.find((each) => sharesLine(each[0] ?? item, item))
    if (band === undefined) bands.push([item])
    else band.push(item)
  }
  const rows = bands.flatMap((band) => columnsOf(band).map((items) => setRow(items, page)))
  return inColumns(rows.toSorted((a, b) => a.y - b.y || a.x - b.x))
}

function sharesLine(first: Item, item: Item): boolean {
  const apart = item.y - first.y
  return apart > -0.3 * first.size && apart < 0.6 * first.size
}

function columnsOf(band: readonly Item[]): Item[][] {
  const columns: Item[][] = []
  for (const item of band.toSorted((a, b) => a.x - b.x)) {
    const column = columns.at(-1)
    const before = column?.at(-1)
    if (column === undefined || before === undefined) {
      columns.push([item])
      continue
    }
    const gap = item.x - (before.x + before.width)
    const text = column
      .map((each) => each.text)
      .join("")
      .trim()
    const isMark = /^[([]?[\p{L}\d]{1,4}(\/\d+)?[.)\]]*$/u.test(text) && gap < 8 * item.size
    if (gap > 3.5 * Math.max(item.size, before.size) && !isMark) columns.push([item])
    else column.push(item)
  }
  return columns
}

function setRow(items: readonly Item[], page: Page): Row {
  const size = mainSize(items)
  const body = items.filter((item) => item.size > 0.8 * size)
  const baseline = body.length === 0 ? 0 : Math.min(...body.map((item) => item.y))
  const rightToLeft = hasRightToLeft(items)
  const pieces: Lettering = []
  let before: Item | undefined
  for (const item of rightToLeft ? inReadingOrder(items) : items) {
    const gap =
      before === undefined ? 0 : Math.max(item.x - (before.x + before.width), before.x - (item.x + item.width))
    if (gap > 0.2 * Math.min(item.size, before?.size ?? item.size))
      pieces.push({ text: " ", look: lookOf(item) & look.italic })
    const raised = item.size < 0.8 * size && item.y > baseline + 0.12 * size
    pieces.push({ text: item.text.normalize("NFC"), look: lookOf(item) | (raised ? look.raised : 0) })
    before = item
  }
  const x = Math.min(...items.map((item) => item.x))
  const y = page.height - baseline
  const line = setLine(pieces, { page: page.number, x: round(x), y: round(y), size: round(size) })
  return {
    line: rightToLeft ? closedUp(line) : line,
    page: page.number,
    x,
    end: Math.max(...items.map((item) => item.x + item.width)),
    y,
    size,
    rightToLeft,
  }
}

/** Signs that were taken from one side of a word to the other leave a blank behind. */
function closedUp(line: LooseLine): LooseLine {
  const blanks = [...line.text.matchAll(/ (?=[)\]»،؛.:,])|(?<=[([«]) /gu)].toReversed()
  return blanks.reduce((closed, blank) => cut(closed, blank.index, blank.index + 1), line)
}

/**
 * Where most rows of a page stand in pairs beside one gutter, as in older
 * records, the left column is read before the right one.
 */
function inColumns(rows: readonly Row[]): Row[] {
  const first = Math.min(...rows.map((row) => row.x))
  const last = Math.max(...rows.map((row) => row.end))
  const middle = (first + last) / 2
  const crosses = (row: Row): boolean => row.x < middle - 4 && row.end > middle + 4
  const left = rows.filter((row) => row.end <= middle + 4)
  const right = rows.filter((row) => row.x >= middle - 4)
  const paired = right.filter((row) => left.some((each) => Math.abs(each.y - row.y) < 3)).length
  if (paired < 10 || paired < 0.6 * rows.filter((row) => !right.includes(row)).length) return [...rows]
  const ordered: Row[] = []
  let waiting: Row[] = []
  for (const row of rows) {
    if (crosses(row)) {
      ordered.push(...waiting, row)
      waiting = []
    } else if (right.includes(row)) {
      waiting.push(row)
    } else {
      ordered.push(row)
    }
  }
  return [...ordered, ...waiting]
}

/** The size most letters have. */
export function mainSize(items: readonly { readonly text: string; readonly size: number }[]): number {
  const weights = new Map<number, number>()
  for (const { text, size } of items) {
    const key = Math.round(size * 2) / 2
    weights.set(key, (weights.get(key) ?? 0) + text.trim().length)
  }
  const [heaviest] = [...weights].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])
  return heaviest?.[0] ?? 0
}

function lookOf(item: Item): number {
  return (item.italic ? look.italic : 0) | (item.bold ? look.bold : 0)
}

function round(points: number): number {
  return Math.round(points * 10) / 10
}
