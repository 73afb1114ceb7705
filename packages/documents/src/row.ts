import { type Flow, flowOf, isDoubleSpaced } from "./flow.ts"
import type { Line, Range, Source } from "./source.ts"
import { cut, ITALIC, join, strandOf, type Strand, tidy, without } from "./strand.ts"

/** A line of the body after the furniture of the page is gone, with what is known of the place before it. */
export type Row = {
  readonly strand: Strand
  readonly line: Line
  /** Blank lines before it. */
  readonly gap: number
  /** Furniture, notes or the end of a page stood just before, so that a sentence may have been cut here. */
  readonly broken: boolean
  /** A rule stands above it on its page: below it are notes. */
  readonly ruled: boolean
  /** What the layout tells of its place in a paragraph; `null` in text that is not hard-wrapped. */
  readonly flow: Flow
}

/** The body of a source line by line, and what was printed at the edges of its pages. */
export type Sheet = {
  readonly rows: readonly Row[]
  readonly edges: readonly string[]
  /** Lines end where the paper ended, not where the paragraph does. */
  readonly wrapped: boolean
}

const FURNITURE =
  /^(?:[*_\s.]*|-{5,}|\[(?:Start|End)\]|\*\d{6,8}\*|\d{6}|\d{1,3}\s?\/\s?\d{1,3}|(?:[A-Z]{1,3}\.)?\d{2}-\d{5}\*?\s*(?:\([A-Z]\))?(?:\s+\d{6})?(?:\s*\*\d+\*)?(?:\s+\d{1,3}\/\d{1,3})?|\d{1,3}\/\d{1,3}\s+(?:[A-Z]{1,3}\.)?\d{2}-\d{5}|Please recycle.*|©.*|Page \d+( of \d+)?)$/
const SYMBOL_ALONE = /^([A-Z]{1,6}(?:\/[\w.()-]+)+(?: [A-Z](?![\w])| \(\d{4}\))?)$/

/** Takes away what belongs to the paper: job numbers, bar codes, page numbers, running headers. */
export function sheetOf(source: Source): Sheet {
  const lines = source.lines
  const edges = lines.filter((line) => line.part === "header" || line.part === "footer").map((line) => line.text.trim())
  const body = lines.filter((line) => line.part !== "header" && line.part !== "footer")
  const running = runningHeaders(body)
  const wrapped = isWrapped(body)
  const rows: (Row & { readonly cut: boolean })[] = []
  let gap = 0
  let broken = false
  let page = body[0]?.page
  let inHead = true
  let ruled = false
  let blanks = 0
  let italic = false
  for (const [index, line] of body.entries()) {
    if (line.page !== page) [page, broken, ruled] = [line.page, true, false]
    const words = line.text.trim()
    if (words === "") {
      gap++
      blanks++
      continue
    }
    if (running.has(index) || (FURNITURE.test(words) && !isNumber(words))) {
      broken = true
      if (/\d{2}-\d{5}/.test(words)) edges.push(words)
      if (/^_{5,}$/.test(words)) ruled = true
      else if (running.has(index)) ruled = false
      blanks = 0
      continue
    }
    // notes below a rule end with the page, of which two blank lines after its number tell
    if (blanks > 1 && broken) ruled = false
    blanks = 0
    const set: { strand: Strand; open: boolean } =
      source.format === "text" ? emphasis(strandOf(line), italic) : { strand: strandOf(line), open: false }
    const strand = set.strand
    italic = set.open
    if (/^(The|La|L[’']|El|Le) .{3,150},$/.test(words)) inHead = false
    for (const cell of inHead && index < 40 ? cells(strand) : [tidy(strand)]) {
      if (cell.text !== "")
        rows.push({ strand: cell, line, gap, broken: broken || gap > 1, cut: broken || gap > 2, ruled, flow: null })
    }
    gap = 0
    broken = false
  }
  if (!wrapped) return { rows, edges, wrapped }
  // Where a blank line stands below every line, one of them says nothing.
  const set = isDoubleSpaced(rows)
    ? rows.map((row) => ({ ...row, gap: Math.max(0, row.gap - 1), broken: row.cut }))
    : rows
  const flow = flowOf(set)
  return { rows: set.map((row, index) => ({ ...row, flow: flow[index] ?? null })), edges, wrapped }
}

/** `70/1` is the number of a resolution that stands alone, `2/5` a page. */
function isNumber(words: string): boolean {
  const match = /^(\d{1,3})\s?\/\s?(\d{1,3})$/.exec(words)
  return match !== null && Number(match[1]) > Number(match[2])
}

/** In a masthead set in columns, wide gaps part the cells. */
function cells(strand: Strand): Strand[] {
  const made: Strand[] = []
  let from = 0
  for (const gap of strand.text.matchAll(/(?<=\S) {4,}(?=\S)/g)) {
    made.push(tidy(cut(strand, from, gap.index)))
    from = gap.index + gap[0].length
  }
  return [...made, tidy(cut(strand, from))]
}

const ENDS = /[,;.:،؛，；。：][\s"”»’)*⁰¹²³⁴-⁹]*$/u

function isWrapped(lines: readonly Line[]): boolean {
  if (lines.some((line) => line.whole)) return false
  const lengths = lines.map((line) => line.text.trim().length).filter((length) => length > 0)
  if (lengths.length < 12) return false
  const sorted = lengths.sort((a, b) => a - b)
  // Where nearly every line of some length ends like a paragraph, each is one, however short.
  const long = lines.map((line) => line.text.trim()).filter((text) => text.length > 30)
  if (long.length > 2 && long.filter((text) => ENDS.test(text)).length > long.length * 0.8) return false
  const han = lines.some((line) => /\p{Script=Han}{4}/u.test(line.text))
  return (sorted[Math.floor(sorted.length * 0.97)] ?? 0) < (han ? 60 : 130)
}

/** Lines that repeat the symbol, or symbol and title, at the edge of later pages. */
function runningHeaders(lines: readonly Line[]): Set<number> {
  const texts = lines.map((line) => line.text.replace(/\s+/g, " ").trim())
  const found = new Set<number>()
  const filled = texts.flatMap((text, index) => (text === "" ? [] : [index]))
  // What stands at the head of the first page, before the line at hand: a running header repeats it.
  const headOf = (order: number) =>
    filled
      .slice(0, Math.max(0, Math.min(40, order - 4)))
      .map((index) => texts[index])
      .join(" ")
  const seen = new Set<string>()
  for (const [order, index] of filled.entries()) {
    const parts = lines[index]!.text.trim().split(/\s{3,}/)
    const symbol = parts.map((cell) => SYMBOL_ALONE.exec(cell.trim())?.[1]).find((one) => one !== undefined)
    if (!symbol) continue
    if (!seen.has(symbol)) {
      seen.add(symbol)
      continue
    }
    if (order < 3 || (parts.length > 2 && order < 12)) continue
    found.add(index)
    const head = headOf(order)
    for (const step of [-1, 1]) {
      for (let reach = 1; reach <= 4; reach++) {
        const next = filled[order + step * reach]
        if (next === undefined || found.has(next)) break
        const text = texts[next]!
        if (FURNITURE.test(text)) continue
        if (text.length < 8 || !head.includes(text) || filled.indexOf(next) < 14 || /[;,.:]$/.test(text)) break
        found.add(next)
      }
    }
  }
  return found
}

/**
 * Reads *stars* around words as italics; a stretch may be cut by the end of a
 * page and close in the next row. A star after a name or before a note stays.
 */
function emphasis(strand: Strand, open: boolean): { strand: Strand; open: boolean } {
  if (!strand.text.includes("*")) return { strand, open: false }
  const drop: Range[] = []
  const style = [...strand.style]
  const paint = (from: number, to: number) => {
    for (let i = from; i < to; i++) style[i]! |= ITALIC
  }
  let from = 0
  const closing = open ? /^[^*]*[^\s*](\*)(?![\w*])/d.exec(strand.text) : null
  if (closing?.indices?.[1]) {
    paint(0, closing.indices[1][0])
    drop.push([...closing.indices[1]])
    from = closing.indices[1][1]
  }
  for (const match of strand.text
    .slice(from)
    .matchAll(/(?<![\w*])\*(?=[^\s*])([^*]*[^\s*])\*(?![\w*])|(?<=\w)\*([,;.:])\*/g)) {
    const inner = match[1] ?? match[2] ?? ""
    if (/^\d{6,8}$/.test(inner) || (/^[,;.:]\s/.test(inner) && inner.length > 1)) continue
    const at = from + match.index
    paint(at + 1, at + match[0].length - 1)
    drop.push([at, at + 1], [at + match[0].length - 1, at + match[0].length])
  }
  const last = drop.at(-1)?.[1] ?? from
  const loose = /(?<=^|\s|[“(])\*(?=\p{L})(?=[^*]*$)/u.exec(strand.text.slice(last))
  if (loose) {
    paint(last + loose.index, strand.text.length)
    drop.push([last + loose.index, last + loose.index + 1])
  }
  return { strand: without({ ...strand, style }, drop), open: loose !== null }
}

/** Joins rows into one strand: with a blank, or without one where a word was divided. */
export function joinRows(left: Strand, right: Strand, joined?: (word: string) => boolean): Strand {
  if (left.text === "" || right.text === "") return join(left, right)
  // Only its end is looked at: of the whole of a long paragraph it would take the square of its length.
  const divided = /(\p{L}+)-$/u.exec(left.text.slice(-80))
  if (divided && /^\p{Ll}/u.test(right.text)) {
    const whole = divided[1]! + /^\p{L}+/u.exec(right.text)![0]
    return joined?.(whole) ? join(cut(left, 0, left.text.length - 1), right) : join(left, right)
  }
  if (divided && /^\p{Lu}/u.test(right.text)) return join(left, right)
  // Chinese has no blanks between its signs, nor between them and a digit that follows.
  if (/[\p{Script=Han}，；：。、》”）]$/u.test(left.text) && /^[\p{Script=Han}\p{N}《“（]/u.test(right.text))
    return join(left, right)
  if (/[\p{N}]$/u.test(left.text) && /^\p{Script=Han}/u.test(right.text)) return join(left, right)
  return join(left, right, " ")
}
