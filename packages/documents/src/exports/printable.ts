import type { Heading, Mark, Masthead, Note, Paragraph, Reading } from "../tree.ts"

/**
 * What is needed to print a document: its head, its text and its notes, without
 * where they once stood in a file. A `Reading` is one as it is; a record can
 * make one from its rows.
 */
export type Printable = {
  readonly language: Reading["language"]
  readonly masthead: Masthead
  /** The organ's name in the document's language, where whoever prints knows it better than the few names this package has. */
  readonly organ?: string
  readonly children: readonly PrintedNode[]
  readonly notes: readonly PrintedNote[]
}

/** A part of a document, as far as printing asks. */
export type PrintedNode = PrintedHeading | PrintedParagraph
/** A heading, as far as printing asks. */
export type PrintedHeading = Pick<Heading, "type" | "id" | "number" | "text" | "marks">
/** A paragraph with what stands below it, as far as printing asks. */
export type PrintedParagraph = Pick<Paragraph, "type" | "id" | "number" | "opening" | "text" | "marks"> & {
  readonly children: readonly PrintedParagraph[]
  /** A table that the paragraph is the caption of. */
  readonly table?: PrintedTable
}
/** A table in plain words. `bars` draws beside each row how large its share is, from 0 to 1; `null` where it has none. */
export type PrintedTable = {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly bars?: readonly (number | null)[]
}
/** A note, as far as printing asks. */
export type PrintedNote = Pick<Note, "mark" | "text" | "marks">

/** Tells a paragraph from a heading. */
export function isParagraph(node: PrintedNode): node is PrintedParagraph {
  return "children" in node
}

/** The title of the document itself, not of a draft or an act within it. */
export const ownTitle = (nodes: readonly PrintedNode[]): PrintedNode | undefined =>
  nodes.find(({ id }) => id === "title")

/** The title of a further act in the same file, before which its number is printed. */
export const isActTitle = ({ type, id }: PrintedNode): boolean => type === "title" && /^act_\d+__title$/u.test(id)

/** The letter of a part, which stands on a line of its own above the part's title. */
export const isLetter = (node: PrintedHeading): boolean =>
  node.type === "section" && /^[A-H]$/u.test(node.number ?? "") && !/^[A-H]\./u.test(node.text)

/** What stands before a paragraph: its number, or a dash where it is of a list without numbers. */
export function leadOf(
  { number }: PrintedParagraph,
  siblings: readonly PrintedParagraph[],
  language: Printable["language"],
): string | null {
  if (number !== null) return printedNumber(number, language)
  return siblings.length > 0 && siblings.every((each) => each.number === null) ? "–" : null
}

/** A number as it is printed before its paragraph: a plain count takes its full stop, or its dash in Arabic. */
export function printedNumber(number: string, language: Printable["language"]): string {
  if (!/[\d\p{L}]$/u.test(number)) return number
  return language === "ar" ? `${number} -` : `${number}.`
}

/**
 * Parts the head of a section into its number and its title. The text of a
 * heading holds the number as printed; where a record gives it without, the
 * number is printed with a full stop.
 */
export function partHead(heading: PrintedHeading): { number: string; text: string; marks: readonly Mark[] } {
  const { number, text, marks } = heading
  const rest = number !== null && text.startsWith(number) ? /^[.)]?(?=\s|$)/u.exec(text.slice(number.length)) : null
  if (number === null || rest === null) return { number: number === null ? "" : `${number}.`, text, marks }
  const printed = number + rest[0]
  const from = printed.length + (text.charAt(printed.length) === " " ? 1 : 0)
  const moved = marks.map((mark): Mark => ({
    ...mark,
    range: [Math.max(0, mark.range[0] - from), mark.range[1] - from],
  }))
  return { number: printed, text: text.slice(from), marks: moved.filter((mark) => mark.range[1] >= mark.range[0]) }
}

/** A stretch of text of one look, or the place between two letters where a note is called. */
export type Run =
  | { readonly kind: "text"; readonly text: string; readonly italic: boolean; readonly symbol: string | null }
  | { readonly kind: "call"; readonly note: string }

/** Cuts a marked text into runs, in order. Marks that reach beyond the text are cut to it. */
export function runsOf(text: string, marks: readonly Mark[]): Run[] {
  const cuts = new Set([0, text.length])
  for (const { range } of marks) for (const at of range) cuts.add(Math.min(Math.max(at, 0), text.length))
  const bounds = [...cuts].toSorted((a, b) => a - b)
  const callsAt = (at: number): Run[] =>
    marks.flatMap((mark) =>
      mark.type === "note" && Math.min(mark.range[0], text.length) === at ? [{ kind: "call", note: mark.note }] : [],
    )
  return bounds.flatMap((from, index): Run[] => {
    const to = bounds[index + 1]
    if (to === undefined) return callsAt(from)
    const over = marks.filter((mark) => mark.range[0] <= from && mark.range[1] >= to)
    const cited = over.find((mark) => mark.type === "citation")
    const italic = over.some((mark) => mark.type === "italic")
    const symbol = cited?.type === "citation" ? cited.citation.symbol : null
    return [...callsAt(from), { kind: "text", text: text.slice(from, to), italic, symbol }]
  })
}

/**
 * Hands out notes by their marks, each at its first call. Marks may begin anew
 * in an annex, so that the same mark means the next note of that mark; when all
 * of them have been called, a further call repeats the last.
 */
export function noteDesk(
  notes: readonly PrintedNote[],
): (mark: string) => { note: PrintedNote; place: number; first: boolean } | undefined {
  const called = new Set<number>()
  return (mark) => {
    const places = notes.flatMap((note, place) => (note.mark === mark ? [place] : []))
    const fresh = places.find((place) => !called.has(place))
    const place = fresh ?? places.at(-1)
    const note = place === undefined ? undefined : notes[place]
    if (place === undefined || note === undefined) return undefined
    called.add(place)
    return { note, place, first: fresh !== undefined }
  }
}
