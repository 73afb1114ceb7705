import type { Line } from "../source.ts"
import { look } from "./lettering.ts"
import type { Row } from "./pdf-rows.ts"

/** A row and the part of the sheet it belongs to. */
export type Placed = { readonly row: Row; readonly part: NonNullable<Line["part"]> }

/**
 * Tells running headers, footers and the block of notes from the body. The
 * block of notes is what stands below a short rule (`_____`) or, where the rule
 * is drawn and not typed, the small type that opens with a raised mark at the
 * foot of a page. The rule itself is left out.
 */
export function partsOf(
  pages: readonly { readonly height: number; readonly rows: readonly Row[] }[],
  bodySize: number,
): Placed[] {
  const repeated = repeatedEdges(pages)
  return pages.flatMap(({ height, rows }) => {
    const edge = (row: Row): Placed["part"] | undefined => {
      const atTop = row.y < 0.1 * height
      const atFoot = row.y > 0.9 * height
      if (!atTop && !atFoot) return undefined
      const small = row.size < 0.95 * bodySize
      const furniture = small || repeated.has(row.line.text) || isFurniture(row.line.text)
      if (!furniture) return undefined
      if (atTop) return row.page > 1 || small ? "header" : undefined
      return isFurniture(row.line.text) || repeated.has(row.line.text) || row.y > 0.93 * height ? "footer" : undefined
    }
    const inside = rows.filter((row) => edge(row) === undefined)
    const notes = notesFrom(inside, bodySize)
    return rows.flatMap((row): Placed[] => {
      const part = edge(row) ?? (notes.has(row) ? "note" : "body")
      return isRule(row) ? [] : [{ row, part }]
    })
  })
}

function notesFrom(rows: readonly Row[], bodySize: number): ReadonlySet<Row> {
  const small = (row: Row): boolean => row.size < 0.93 * bodySize
  const rule = rows.findLastIndex(isRule)
  if (rule >= 0) {
    const below = rows.slice(rule + 1)
    return new Set(below.every(small) ? below : below.filter(small))
  }
  let first = rows.length
  while (first > 0 && small(rows[first - 1] ?? never)) first--
  const opening = rows[first]
  const opens =
    opening !== undefined && /^[\d*†‡()]/u.test(opening.line.text) && ((opening.line.looks[0] ?? 0) & look.raised) !== 0
  return new Set(opens ? rows.slice(first) : [])
}

function isRule(row: Row): boolean {
  return /^[_\u2500\u2014]{5,}$/u.test(row.line.text.replaceAll(/\s/gu, ""))
}

/** Page numbers, job numbers and bar codes. */
function isFurniture(text: string): boolean {
  return (
    /^\*\d{5,}\*$/u.test(text) ||
    /^\d{1,4}(\s*[/|]\s*\d{1,4})?$/u.test(text) ||
    /^([A-Z]{1,3}\.)?\d{2}-\d{4,6}(\s*\([A-Z]\))?(\s+\d{6})?\s*$/u.test(text) ||
    /^(page|página|страница|صفحة)\s*\d+(\s*\S+\s*\d+)?$/iu.test(text)
  )
}

/** What stands at the edge of several pages in the same words. */
function repeatedEdges(
  pages: readonly { readonly height: number; readonly rows: readonly Row[] }[],
): ReadonlySet<string> {
  const seen = new Map<string, number>()
  for (const { height, rows } of pages) {
    const edges = rows.filter((row) => row.y < 0.1 * height || row.y > 0.9 * height)
    for (const text of new Set(edges.map((row) => row.line.text))) seen.set(text, (seen.get(text) ?? 0) + 1)
  }
  return new Set([...seen].filter(([, times]) => times > 1).map(([text]) => text))
}

const never: Row = {
  line: { text: "", looks: new Uint8Array(), facts: {} },
  page: 0,
  x: 0,
  end: 0,
  y: 0,
  size: Infinity,
  rightToLeft: false,
}
