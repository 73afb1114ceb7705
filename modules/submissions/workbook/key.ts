import type { AnswerValue } from "#modules/calls/value.ts"

/** The sheet that tells which form a workbook is of, and on top of which versions it was filled in. */
export const keySheet = "palermo"
/** What the first cell of a sheet says: what it holds. */
export const marks = {
  section: "palermo section",
  /** Lines of one question: of its table, or its laws, practices or authorities. */
  lines: "palermo lines",
  repeat: "palermo repeat",
} as const

/** An answer by its question and its place in a repeat. */
export const placeKey = (question: string, nth: number): string => `${question} ${nth}`

/** What an answer is, in few letters, so that one that was not touched is known again. */
export function digestOf(value: AnswerValue | null): string {
  const text = JSON.stringify(sorted(value))
  let [high, low] = [0xdeadbeef, 0x41c6ce57]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    high = Math.imul(high ^ code, 0x9e3779b1)
    low = Math.imul(low ^ code, 0x5f356495)
  }
  return (high >>> 0).toString(16).padStart(8, "0") + (low >>> 0).toString(16).padStart(8, "0")
}

/** A value with the keys of its objects in order, and the cells of a table in order: what means the same is the same. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    const each = value.map(sorted)
    return each.every((one) => isCell(one)) ? each.map((one) => JSON.stringify(one)).sort() : each
  }
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      // A workbook has no files: whether they changed is not for it to say.
      .filter(([key]) => key !== "files")
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  )
}

const isCell = (value: unknown): boolean => typeof value === "object" && value !== null && "at" in value

/** How many letters stand in one cell; a longer text goes on in the next. */
export const longestPiece = 32_000

/** A text in pieces that fit into cells, no sign cut in two. */
export function piecesOf(text: string): string[] {
  const pieces: string[] = []
  for (let at = 0; at < text.length;) {
    const end = at + longestPiece
    const cut = /[\uD800-\uDBFF]/.test(text.charAt(end - 1)) ? end - 1 : end
    pieces.push(text.slice(at, cut))
    at = cut
  }
  return pieces.length === 0 ? [""] : pieces
}
