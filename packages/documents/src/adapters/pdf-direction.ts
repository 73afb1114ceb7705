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
 * they are seen, so they are taken from the right, and runs of Latin words are
 * turned back, with the numbers and signs between them. Numbers by themselves
 * stay where they are seen. Brackets come in the shape they are seen in and are
 * turned round; Arabic letters in their printed shapes become plain letters.
 */
export function inReadingOrder(items: readonly Item[]): Item[] {
  const ordered: Item[] = []
  let run: Item[] = []
  for (const item of items.toSorted((a, b) => b.x - a.x)) {
    if (strong.test(item.text)) {
      ordered.push(...turned(run), plain(item))
      run = []
    } else {
      run.push(item)
    }
  }
  return [...ordered, ...turned(run)]
}

/** A run without right-to-left letters: what is Latin in it is read from the left. */
function turned(run: readonly Item[]): Item[] {
  const isWord = (item: Item): boolean => /[\p{L}\d]/u.test(item.text)
  const first = run.findIndex(isWord)
  const last = run.findLastIndex(isWord)
  if (first < 0) return run.map(mirrored)
  const words = run.slice(first, last + 1)
  const isLatin = words.some((item) => /\p{L}/u.test(item.text))
  return [
    ...run.slice(0, first).map(mirrored),
    ...(isLatin ? words.toReversed() : words).map(closed),
    ...run.slice(last + 1).map(mirrored),
  ]
}

/** A bracket seen on the left of a Latin item alone closes it, and one on its right opens it. */
function closed(item: Item): Item {
  const [, left = "", inside = "", right = ""] = /^([([]?)([^()[\]]*)([)\]]?)$/u.exec(item.text.trim()) ?? []
  if (inside === "" || (left === "") === (right === "")) return item
  return { ...item, text: mirror(right) + inside + mirror(left) }
}

function mirrored(item: Item): Item {
  return { ...item, text: mirror(item.text) }
}

function mirror(text: string): string {
  return text.replaceAll(/[()[\]«»]/gu, (bracket) => ")(][»«".charAt("()[]«»".indexOf(bracket)))
}

function plain(item: Item): Item {
  const text = item.text.replaceAll(/[\uFB50-\uFDFF\uFE70-\uFEFC]+/gu, (shapes) => shapes.normalize("NFKC"))
  return { ...item, text: mirror(text) }
}
