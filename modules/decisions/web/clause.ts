import type { Mark } from "#modules/decisions/provision.ts"

/** A stretch of a wording with the marks that fall on it, their ranges counted from its own beginning. */
export type Piece = { readonly text: string; readonly marks: readonly Mark[]; readonly asks: boolean }

type Wording = { readonly text: string; readonly marks: readonly Mark[] }

/** A wording in up to three pieces: what stands before a clause, the clause that asks, and what stands after it. */
export function around({ text, marks }: Wording, range: readonly [number, number] | null): Piece[] {
  const [from, to] = range ?? [0, 0]
  if (from >= to || to > text.length) return [{ text, marks, asks: false }]
  const edges: [start: number, end: number, asks: boolean][] = [
    [0, from, false],
    [from, to, true],
    [to, text.length, false],
  ]
  return edges
    .filter(([start, end]) => start < end)
    .map(([start, end, asks]) => ({
      text: text.slice(start, end),
      marks: within(marks, start, end, text.length),
      asks,
    }))
}

/** A stretch of a wording, with the marks that fall on it. */
export const stretchOf = ({ text, marks }: Wording, [start, end]: readonly [number, number]): Wording => ({
  text: text.slice(start, end),
  marks: within(marks, start, end, text.length),
})

/** The number of a paragraph as it is printed before it: a figure with its full stop, a letter in its brackets. */
export const printedNumber = (number: string): string => (/^\w+$/.test(number) ? `${number}.` : number)

function within(marks: readonly Mark[], start: number, end: number, whole: number): Mark[] {
  return marks.flatMap((mark): Mark[] => {
    const [from, to] = mark.range
    // A note is called at a point; at the very end it belongs to the last piece.
    const isPoint = from === to
    const falls = isPoint ? from >= start && (from < end || (from === end && end === whole)) : from < end && to > start
    return falls ? [{ ...mark, range: [Math.max(from, start) - start, Math.min(to, end) - start] }] : []
  })
}
