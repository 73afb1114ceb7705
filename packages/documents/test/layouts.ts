import { noteDesk, printedNumber, runsOf } from "../src/exports/printable.ts"
import type { Mark, Node, Paragraph, Reading } from "../src/index.ts"

/** A text before it is laid out: what stands at its head, its blocks in order, its notes. */
export type Copy = {
  readonly head: readonly string[]
  readonly blocks: readonly Block[]
  readonly notes: readonly { readonly mark: string; readonly text: string }[]
  readonly symbol: string
}

/** A heading, or a paragraph with its number as printed; `call` signs stand for note marks until they are set. */
export type Block = {
  readonly kind: Node["type"]
  readonly number: string | null
  readonly text: string
  readonly depth: number
}

/** One way of laying a text out: as a file would hold it. */
export type Layout = (copy: Copy) => string

const CALL = "\ue000"

/** The copy of a document that was read from mark-up. */
export function copyOf(reading: Reading): Copy {
  const { masthead, language } = reading
  const desk = noteDesk(reading.notes)
  const said = (text: string, marks: readonly Mark[]) =>
    runsOf(text, marks)
      .map((run) => (run.kind === "text" ? run.text : `${CALL}${desk(run.note)?.note.mark ?? run.note}${CALL}`))
      .join("")
  const below = (node: Paragraph, depth: number): Block[] => [
    {
      kind: node.type,
      number: node.number === null ? null : printedNumber(node.number, language),
      text: said(node.text, node.marks),
      depth,
    },
    ...node.children.flatMap((each) => below(each, depth + 1)),
  ]
  const blocks = reading.children.flatMap((node): Block[] =>
    "children" in node
      ? below(node, 0)
      : [
          {
            kind: node.type,
            number: null,
            text:
              node.id === "title" && masthead.number !== null
                ? `${masthead.number}.  ${said(node.text, node.marks)}`
                : said(node.text, node.marks),
            depth: 0,
          },
        ],
  )
  return {
    head: [masthead.symbol ?? "", masthead.session ?? ""].filter((line) => line !== ""),
    blocks,
    notes: reading.notes.map(({ mark, text }) => ({ mark, text })),
    symbol: masthead.symbol ?? "",
  }
}

const superior = (mark: string) => mark.replaceAll(/\d/gu, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(Number(digit)))
const set = (text: string, as: (mark: string) => string) =>
  text.replaceAll(new RegExp(`${CALL}([^${CALL}]*)${CALL}`, "gu"), (_, mark: string) => as(mark))
const line = ({ number, text }: Block, blank = " ") => `${number === null ? "" : number + blank}${text}`
const notesAtEnd = ({ notes }: Copy, as = superior) => notes.map(({ mark, text }) => `${as(mark)} ${text}`)

/** Breaks a text into lines no longer than `width`; the first is set in by `first` blanks, the others by `rest`. */
function broken(text: string, width: number, first = 0, rest = 0): string[] {
  const lines: string[] = []
  let open = " ".repeat(first)
  for (const word of text.split(/ |(?<=\p{Script=Han}[，；：。、》”）]?)(?=\p{Script=Han})/u)) {
    if (open.trim() !== "" && open.length + word.length > (/\p{Script=Han}/u.test(open) ? width / 2 : width)) {
      lines.push(open.trimEnd())
      open = " ".repeat(rest)
    }
    open += /\p{Script=Han}[，；：。、》”）]?$/u.test(word) ? word : `${word} `
  }
  return [...lines, open.trimEnd()]
}

/** Lines of text on pages, each with its notes below a rule, the job number and a running header. */
function paged(copy: Copy, rows: readonly (readonly string[])[]): string {
  const pages: string[][] = [[]]
  const notes: string[][] = [[]]
  let left = 44
  for (const block of rows) {
    for (const row of block) {
      if (left <= 0) {
        pages.push([])
        notes.push([])
        left = 44
      }
      const called = [...row.matchAll(/[⁰¹²³⁴-⁹]+/gu)].map(([mark]) => mark)
      for (const { mark, text } of copy.notes)
        if (called.includes(superior(mark)) && !notes.flat().some((one) => one.startsWith(`${superior(mark)} `))) {
          notes.at(-1)!.push(`${superior(mark)} ${text}`)
          left -= 2
        }
      pages.at(-1)!.push(row)
      left--
    }
    if (pages.at(-1)!.length > 0) pages.at(-1)!.push("")
  }
  return pages
    .map((page, at) =>
      [
        ...(at === 0 ? [] : [copy.symbol, ""]),
        ...page,
        ...(notes[at]!.length === 0 ? [] : ["__________________", ...notes[at]!.flatMap((note) => broken(note, 80))]),
        "",
        `24-1234${at % 10} (E)    ${at + 1}/${pages.length}`,
      ].join("\n"),
    )
    .join("\n\n\n")
}

/** The layouts a text is met in; structure must be the same in all of them. */
export const layouts: Readonly<Record<string, Layout>> = {
  "blank lines between paragraphs": (copy) =>
    [...copy.head, ...copy.blocks.map((one) => set(line(one), superior)), ...notesAtEnd(copy)].join("\n\n"),
  "one paragraph a line": (copy) =>
    [...copy.head, ...copy.blocks.map((one) => set(line(one), superior)), ...notesAtEnd(copy)].join("\n"),
  "lines broken like on paper, notes at the end": (copy) =>
    [
      ...copy.head,
      ...copy.blocks.map((one) => broken(set(line(one), superior), 80).join("\n")),
      ...notesAtEnd(copy).map((note) => broken(note, 80).join("\n")),
    ].join("\n\n"),
  "lines broken, set in, without blank lines": (copy) =>
    [
      ...copy.head,
      "",
      ...copy.blocks.flatMap((one) => broken(set(line(one), superior), 76, 6 + 4 * one.depth, 4 * one.depth)),
      "",
      ...notesAtEnd(copy).flatMap((note) => broken(note, 76)),
    ].join("\n"),
  "pages with notes at their foot": (copy) =>
    paged(copy, [...copy.head.map((one) => [one]), ...copy.blocks.map((one) => broken(set(line(one), superior), 80))]),
  "numbers without a blank, marks in brackets": (copy) =>
    [
      ...copy.head,
      ...copy.blocks.map((one) => set(line(one, /\.$/u.test(one.number ?? "") ? "" : " "), (mark) => ` [${mark}]`)),
      ...notesAtEnd(copy, (mark) => `[${mark}]`),
    ].join("\n"),
  "a page of the web with its furniture": (copy) =>
    [
      "Inicio",
      "Buscar",
      "Idioma: English | Français | Español",
      "",
      ...copy.head,
      ...copy.blocks.map((one) => set(line(one), superior)),
      ...notesAtEnd(copy),
      "",
      "Compartir",
      "© 2024 Todos los derechos reservados",
      "Política de privacidad",
    ].join("\n\n"),
  "half brackets": (copy) =>
    [
      ...copy.head,
      ...copy.blocks.map((one) => set(line({ ...one, number: one.number?.replace(/^\(/u, "") ?? null }), superior)),
      ...notesAtEnd(copy),
    ].join("\n\n"),
  "plain signs": (copy) =>
    [...copy.head, ...copy.blocks.map((one) => set(line(one), superior)), ...notesAtEnd(copy)]
      .join("\n\n")
      .replaceAll(/[“”«»]/gu, '"')
      .replaceAll(/[‘’]/gu, "'")
      .replaceAll(/[–—]/gu, "-"),
  "a title in capitals": (copy) =>
    [
      ...copy.head,
      ...copy.blocks.map((one) =>
        one.kind === "title" ? set(line(one), () => "").toUpperCase() : set(line(one), superior),
      ),
      ...notesAtEnd(copy),
    ].join("\n\n"),
  "marks as plain digits behind their words": (copy) =>
    [
      ...copy.head,
      ...copy.blocks.map((one) =>
        broken(
          set(line(one), (mark) => mark),
          80,
        ).join("\n"),
      ),
      ...notesAtEnd(copy, (mark) => mark).map((note) => broken(note, 80).join("\n")),
    ].join("\n\n"),
  "a blank line below every line of paper": (copy) =>
    [
      ...copy.head,
      ...copy.blocks.flatMap((one) => broken(set(line(one), superior), 80)),
      ...notesAtEnd(copy).flatMap((note) => broken(note, 80)),
    ].join("\n\n"),
  "words fallen apart, one or two a line": (copy) =>
    [...copy.head, ...copy.blocks.map((one) => set(line(one), superior)), ...notesAtEnd(copy)]
      .map((one) => one.replaceAll(/(\S+ \S{1,3}) |(\S+) /gu, "$1$2\n"))
      .join("\n"),
  "numbers lost": (copy) =>
    [
      ...copy.head,
      ...copy.blocks.map((one) => set(line(one.kind === "operative" ? { ...one, number: null } : one), superior)),
      ...notesAtEnd(copy),
    ].join("\n\n"),
}
