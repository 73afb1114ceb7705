import { isEnacting, isSureOpener } from "./line-kind.ts"
import type { Row } from "./row.ts"
import { join, NOTHING, type Strand } from "./strand.ts"

/** No paragraph of words set singly is longer; what is no document must not be joined word by word for minutes. */
const LONGEST = 20_000

/** Where the rows hold a word or two each, as some PDF text does, puts them together again and parts them by their own words. */
export function rejoin(rows: readonly Row[]): readonly Row[] {
  if (rows.length < 25) return rows
  const counts = rows.map(({ strand }) => wordsIn(strand.text)).sort((a, b) => a - b)
  if ((counts[Math.floor(counts.length * 0.8)] ?? 9) > 2) return rows
  const made: Row[] = []
  let strand: Strand = NOTHING
  let first: Row | undefined
  const close = () => {
    if (first && strand.text !== "") made.push({ ...first, strand, gap: 1, broken: false })
    strand = NOTHING
    first = undefined
  }
  for (const [index, row] of rows.entries()) {
    const next = rows
      .slice(index, index + 30)
      .map((one) => one.strand.text)
      .join(" ")
    if (strand.text === "" || strand.text.length > LONGEST || begins(strand.text, next)) close()
    first ??= row
    strand = join(strand, row.strand, strand.text === "" ? "" : " ")
    if (isEnacting(strand.text) && strand.text.endsWith(",")) close()
  }
  close()
  return made
}

/** Chinese is written without blanks between its words; two signs are about one. */
const wordsIn = (text: string) => text.split(/\s+|\p{Script=Han}{1,2}/u).length

/** Whether the words to come open something of their own after the words before. */
function begins(before: string, next: string): boolean {
  const ended = /[,;:.]$/.test(before)
  if (/^\d{1,3}\. ?\p{Lu}/u.test(next) && /[,;:.]$/.test(before)) return true
  if (/^\([a-z]{1,4}\) /.test(next) && ended) return true
  if (isSureOpener(next) && /,$/.test(before)) return true
  if (/^\d{1,4}(?:st|nd|rd|th) (?:plenary )?meeting/.test(next) && ended) return true
  const name = /^The [^,.;]{3,160},/.exec(next)?.[0]
  return name !== undefined && isEnacting(name)
}
