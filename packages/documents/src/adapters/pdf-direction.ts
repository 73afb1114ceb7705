import type { Item } from "./pdf-items.ts"

const strong = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/u

/** Whether more letters of these items run from right to left than from left to right. */
export function hasRightToLeft(items: readonly Item[]): boolean {
  const letters = items.map((item) => item.text).join("")
  const right = letters.match(new RegExp(strong, "gu"))?.length ?? 0
  const left = letters.match(/[\p{Script=Latin}\p{Script=Cyrillic}]/gu)?.length ?? 0
  return right > 0 && right >= left
}

/**
 * Puts the items of a right-to-left line in the order they are read. Each item
 * comes with its own letters in order already; the items themselves stand as
 * they are seen, so they are taken from the right, and runs of Latin words and
 * numbers among them are turned back. Arabic letters in their printed shapes
 * become plain letters.
 */
export function inReadingOrder(items: readonly Item[]): Item[] {
  const fromRight = items.toSorted((a, b) => b.x - a.x)
  const ordered: Item[] = []
  let run: Item[] = []
  for (const item of fromRight) {
    if (strong.test(item.text)) {
      ordered.push(...run.toReversed(), plain(item))
      run = []
    } else if (run.length > 0 || /[\p{L}\d]/u.test(item.text)) {
      run.push(item)
    } else {
      ordered.push(item)
    }
  }
  return [...ordered, ...run.toReversed()]
}

function plain(item: Item): Item {
  return {
    ...item,
    text: item.text.replaceAll(/[\uFB50-\uFDFF\uFE70-\uFEFC]+/gu, (shapes) => shapes.normalize("NFKC")),
  }
}
