import type { Cell } from "#modules/analysis/web/figures/grid.ts"

/** A piece of a bar of 100 %: which of the parts it is, or the rest of the whole; where it begins and how long it is, of 1. */
export type Piece = {
  readonly part: number | "rest"
  readonly value: number
  readonly from: number
  readonly share: number
}

/** What a whole is made of; or why that cannot be drawn: its whole is not told, is nobody, or is less than its parts. */
export type Composed =
  | { readonly pieces: readonly Piece[] }
  | { readonly lacks: "withheld" | "not-reported" | "nobody" | "exceeded" }

/**
 * The pieces of a whole by its parts as they were released, in their order. A part that is withheld or was not reported is no
 * piece and is never reckoned: whatever the others lack of the whole is one rest. A part of nobody is no piece either.
 */
export function composed(whole: Cell, parts: readonly Cell[]): Composed {
  if (whole.value === null) return { lacks: whole.status === "withheld" ? "withheld" : "not-reported" }
  const { value: all } = whole
  if (all === 0) return { lacks: "nobody" }
  const pieces: Piece[] = []
  let told = 0
  for (const [part, { value }] of parts.entries()) {
    if (value === null || value === 0) continue
    pieces.push({ part, value, from: told / all, share: value / all })
    told += value
  }
  if (told > all) return { lacks: "exceeded" }
  if (told < all) pieces.push({ part: "rest", value: all - told, from: told / all, share: 1 - told / all })
  return { pieces }
}

/** Where the entries of a legend stand, in reading order, in lines of a width; and how high it is. */
export function legendIn(
  widths: readonly number[],
  width: number,
): { readonly at: readonly { readonly x: number; readonly y: number }[]; readonly height: number } {
  const at: { x: number; y: number }[] = []
  let [x, y] = [0, 0]
  for (const wide of widths) {
    if (x > 0 && x + wide > width) [x, y] = [0, y + legendLine]
    at.push({ x, y })
    x += wide
  }
  return { at, height: widths.length === 0 ? 0 : y + legendLine }
}

/** How high a line of a legend is, in pixels. */
export const legendLine = 20
