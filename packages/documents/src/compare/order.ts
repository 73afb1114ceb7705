/**
 * Which entries of a permutation left their place: all but those that every
 * longest rising run holds. Of two that changed places both did; of one that
 * jumped over many, it alone.
 */
export function movedIn(order: readonly number[]): boolean[] {
  const ending = lengths(order)
  const starting = lengths(order.map((value) => -value).reverse()).reverse()
  const longest = Math.max(0, ...ending)
  const holds = (at: number) => ending[at]! + starting[at]! - 1 === longest
  const rivals = new Map<number, number>()
  for (const at of order.keys()) if (holds(at)) rivals.set(ending[at]!, (rivals.get(ending[at]!) ?? 0) + 1)
  return order.map((_, at) => !holds(at) || rivals.get(ending[at]!)! > 1)
}

/** The length of the longest rising run that ends at each entry. */
function lengths(order: readonly number[]): number[] {
  const lows: number[] = []
  return order.map((value) => {
    let [low, high] = [0, lows.length]
    while (low < high) {
      const half = (low + high) >> 1
      if (lows[half]! < value) low = half + 1
      else high = half
    }
    lows[low] = value
    return low + 1
  })
}
