import { at, instead, type Rule } from "./rule.ts"

/** Notes that interrupt a sentence in the file. */
export const notePlaceRules: readonly Rule[] = [
  {
    // A note at the foot of a page cuts a sentence in the file: what is copied from there must be joined.
    code: "note-in-sentence",
    source: "Texts drawn from pages",
    check: ({ all, reading }) => {
      const starts = reading.notes.map(({ position }) => position.start).toSorted((a, b) => a - b)
      return all.flatMap(({ paragraph }) => {
        const { pieces } = paragraph.position
        for (const [place, [, to]] of pieces.entries()) {
          const next = pieces[place + 1]
          if (next === undefined || !isBetween(starts, to, next[0])) continue
          const said = pieces.slice(0, place + 1).map((piece) => reading.source.slice(...piece))
          const cut = placeAfter(paragraph.text, lettersIn(said.join("")))
          const [left, right] = [paragraph.text.slice(Math.max(0, cut - 40), cut), paragraph.text.slice(cut, cut + 40)]
          return [instead(at(paragraph, cut, cut), `…${left}${right}…`)]
        }
        return []
      })
    },
  },
]

const lettersIn = (text: string) => text.match(/\p{L}/gu)?.length ?? 0

/** Where a text goes on after so many letters: blanks and signs differ between a file and what was read of it. */
function placeAfter(text: string, count: number): number {
  let left = count
  for (const { index } of text.matchAll(/\p{L}/gu)) {
    if (left === 0) return index
    left -= 1
  }
  return text.length
}

/** Whether one of the places, in order, lies from `from` up to `to`. */
function isBetween(places: readonly number[], from: number, to: number): boolean {
  let [low, high] = [0, places.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle] ?? 0) < from) low = middle + 1
    else high = middle
  }
  return (places[low] ?? Number.POSITIVE_INFINITY) < to
}
