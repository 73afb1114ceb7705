/**
 * What comparing is held against: the likeness of every paragraph of one text
 * with every one of the other by the textbook's distance of two rows, of letters
 * or of words, and for each the best partner. It does less than `compare`, which
 * also names what changed, and it is what one writes first.
 */
export function naivePairs(from: readonly string[], to: readonly string[], unit: "letters" | "words"): number[] {
  const others = to.map((text) => unitsOf(text, unit))
  return from.map((text) => {
    const units = unitsOf(text, unit)
    const likeness = others.map((other) => 1 - distance(units, other) / Math.max(units.length, other.length))
    return likeness.indexOf(Math.max(...likeness))
  })
}

const unitsOf = (text: string, unit: "letters" | "words"): string[] => text.split(unit === "letters" ? "" : /\s+/)

/** How many units must be put in, taken out or changed, in two rows (Wagner and Fischer, 1974). */
function distance(left: readonly string[], right: readonly string[]): number {
  let above = new Uint32Array(right.length + 1).map((_, at) => at)
  let row = new Uint32Array(right.length + 1)
  for (let i = 1; i <= left.length; i++) {
    row[0] = i
    const unit = left[i - 1]
    for (let j = 1; j <= right.length; j++) {
      const changed = above[j - 1]! + (unit === right[j - 1] ? 0 : 1)
      row[j] = Math.min(changed, above[j]! + 1, row[j - 1]! + 1)
    }
    ;[above, row] = [row, above]
  }
  return above[right.length]!
}
