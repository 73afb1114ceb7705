import { isEnacting } from "./line-kind.ts"
import type { Row } from "./row.ts"
import { cut } from "./strand.ts"

const QUOTED = /^["“«„]\s?(?=[\p{L}\p{N}(*])/u

/**
 * Takes the quotation marks off a draft that is printed as a quotation, with one before each of its paragraphs
 * (`“1. Requests …`) and one behind the last. A quotation within a paragraph keeps its own. Other rows stay as they are.
 */
export function unquote(rows: readonly Row[]): readonly Row[] {
  const quoted = rows.map(({ strand }) => QUOTED.test(strand.text))
  const enacting = rows.findIndex(({ strand }, index) => quoted[index] && isEnacting(strand.text.replace(QUOTED, "")))
  if (enacting < 0 || quoted.slice(enacting).filter(Boolean).length < 4) return rows
  let first = enacting
  while (first > 0 && quoted[first - 1]) first--
  const last = quoted.lastIndexOf(true)
  const end = rows.findIndex(({ strand }, index) => index >= last && /["”»]$/.test(strand.text))
  return rows.map((row, index) => {
    const { text } = row.strand
    const from = index >= first && quoted[index] ? (QUOTED.exec(text)?.[0].length ?? 0) : 0
    const opens = text.slice(from).match(/[“«„]/g)?.length ?? 0
    const closes = text.slice(from).match(/[”»"]/g)?.length ?? 0
    const to = index === end && closes > opens ? text.length - 1 : text.length
    return from > 0 || to < text.length ? { ...row, strand: cut(row.strand, from, to) } : row
  })
}
