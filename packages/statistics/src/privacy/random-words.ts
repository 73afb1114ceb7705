import type { RandomBytes } from "./discrete-gaussian.ts"

/** Whole numbers from 0 up to a limit, that excluded, all alike. The limit is from 1 to 2^53. */
export type Below = (limit: number) => number

/** How many bytes are asked for at a time. */
const STOCK = 4096

/** Draws whole numbers from random bytes, which are asked for in stocks; what is left of one is never used again. */
export function belowFrom(chance: RandomBytes): Below {
  let stock = new Uint32Array(0)
  let at = 0
  function word(): number {
    if (at >= stock.length) {
      const bytes = chance(STOCK)
      const view = new DataView(bytes.buffer, bytes.byteOffset, STOCK)
      stock = Uint32Array.from({ length: STOCK / 4 }, (_, place) => view.getUint32(4 * place))
      at = 0
    }
    return stock[at++] ?? 0
  }
  return (limit) => {
    const isWide = limit > 2 ** 32
    const range = isWide ? 2 ** 53 : 2 ** 32
    // Words past the last whole multiple of the limit would favour the small numbers.
    const fair = range - (range % limit)
    for (;;) {
      const drawn = isWide ? (word() >>> 11) * 2 ** 32 + word() : word()
      if (drawn < fair) return drawn % limit
    }
  }
}
