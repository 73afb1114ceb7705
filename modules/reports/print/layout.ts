import { speechOf, type Speech } from "#modules/reports/print/speech.ts"
import type { Evidence, Snapshot, ToldBlock, ToldCell } from "#modules/reports/snapshot.ts"
import { collatorOf } from "#modules/reports/telling.ts"
import type { Language } from "#platform/kernel/language.ts"

/** A stretch of a printed line: words, in whose language, with the note that is called behind them. */
export type Piece = {
  readonly text: string
  /** Words of somebody else, in their own language, where that is not the document's. */
  readonly language?: Language
  /** Told by a bound part, and not written. */
  readonly bound?: true
  /** The number of the note called after it. */
  readonly note?: number
}

/** A table as it is printed: words alone, and how long the bar beside each row is. */
export type PrintedTable = {
  readonly figure: "table" | "bars" | "map"
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Which columns hold numbers. */
  readonly numeric: readonly boolean[]
  readonly bars: readonly (number | null)[] | null
}

/** One line of the printed document with what stands below it. */
export type Line =
  | {
      readonly kind: "heading"
      readonly id: string
      readonly level: 1 | 2
      readonly number: string
      readonly text: string
    }
  | {
      readonly kind: "paragraph"
      readonly id: string
      readonly number: string | null
      readonly pieces: readonly Piece[]
      readonly below: readonly Paragraph[]
      readonly table: PrintedTable | null
    }
type Paragraph = { readonly id: string; readonly number: string; readonly pieces: readonly Piece[] }

/** A report as it is printed in one language: what every output is made of. */
export type Layout = {
  readonly language: Language
  readonly title: string
  readonly symbol: string | null
  readonly organ: string
  readonly session: string | null
  readonly agendaItem: string | null
  readonly dated: string
  readonly lines: readonly Line[]
  /** The notes in the order in which they are called, the first under 1. */
  readonly notes: readonly string[]
  /** Of each note the sources it tells of, by their places in the snapshot. */
  readonly behind: readonly (readonly number[])[]
  /** Of each note the released figures it tells of, likewise. */
  readonly figures: readonly (readonly number[])[]
}

/** How much of what it knows a layout tells: `false` leaves the notes with the sources out. */
type Manner = { readonly sources?: boolean }

/** Lays a snapshot out in one language. It reads nothing but the snapshot. */
export function layOut(snapshot: Snapshot, language: Language, { sources = true }: Manner = {}): Layout {
  const speech = speechOf(snapshot, language)
  const notes: string[] = []
  const behind: (readonly number[])[] = []
  const figures: (readonly number[])[] = []
  const call: Call = (text, rests) => {
    if (!sources || text === "") return {}
    figures.push(typeof rests === "number" ? [] : (rests.figures ?? []))
    behind.push(typeof rests === "number" ? [rests] : [...rests.counted, ...rests.beside, ...rests.explained])
    return { note: notes.push(text) }
  }
  let [roman, letter] = [0, 0]
  const lines = snapshot.blocks.map((block): Line => {
    if (block.kind !== "heading") return lineOf(block, speech, call)
    if (block.level === 1) [roman, letter] = [roman + 1, 0]
    else letter += 1
    const number = block.level === 1 ? romanOf(roman) : String.fromCharCode(64 + (((letter - 1) % 26) + 1))
    const id = block.level === 1 ? `sec_${number}` : `sec_${romanOf(roman) || "0"}__sec_${number}`
    return { kind: "heading", id, level: block.level, number, text: speech.text(block.words) }
  })
  const { head, taken } = snapshot
  const compiled = speech.say("compiled", { day: new Date(`${taken}T00:00:00Z`) })
  const end = { kind: "paragraph", id: "compiled", number: null, below: [], table: null } as const
  return {
    ...{ language, title: speech.text(head.title), symbol: head.symbol, organ: speech.text(head.organ) },
    ...{ session: head.session, agendaItem: head.agendaItem, dated: head.dated },
    lines: [...lines, { ...end, pieces: [{ text: compiled }] }],
    notes,
    behind,
    figures,
  }
}

type Told = Exclude<ToldBlock, { readonly kind: "heading" }>
type Call = (text: string, rests: Evidence | number) => { note?: number }

function lineOf(block: Told, speech: Speech, call: Call): Line {
  if (block.kind === "table") return tableLine(block, speech, call)
  const plain = {
    kind: "paragraph",
    id: `para_${block.number}`,
    number: String(block.number),
    below: [],
    table: null,
  } as const
  switch (block.kind) {
    case "paragraph": {
      const runs = block.runs[speech.language] ?? block.runs.en ?? Object.values(block.runs)[0] ?? []
      const pieces = runs.map(({ text, part }): Piece => {
        const behind = part === undefined ? undefined : block.evidence[part]
        return part === undefined ? { text } : { text, bound: true, ...(behind && call(speech.note(behind), behind)) }
      })
      return { ...plain, pieces }
    }
    case "list":
      return {
        ...plain,
        pieces: [
          { text: leadOf(speech.text(block.words), speech.language) },
          { text: speech.names(block.parties), bound: true, ...noted(block.evidence["list"], speech, call) },
          { text: speech.say("note.end") },
        ],
      }
    case "quotation": {
      const lead = leadOf(speech.text(block.words) || speech.name(block.party), speech.language)
      const own = block.language === speech.language ? {} : { language: block.language }
      const note = call(speech.quoted(block.source, block.language, block.agreed), block.source)
      return {
        ...plain,
        pieces: [
          { text: lead },
          { text: speech.say("part.quotation", { text: block.text }), ...own, bound: true, ...note },
        ],
      }
    }
    case "practices": {
      const note = noted(block.evidence["practices"], speech, call)
      const below = block.practices.map((practice, n): Paragraph => {
        const own = practice.language === speech.language ? {} : { language: practice.language }
        const result = practice.result === "" ? "" : ` ${speech.say("result", { text: practice.result })}`
        const lead = leadOf(speech.name(practice.party), speech.language)
        const said = `${practice.title}. ${practice.summary}${result}`
        const source = call(speech.quoted(practice.source, practice.language, false), practice.source)
        return {
          id: `para_${block.number}__point_${n + 1}`,
          number: `(${lettersOf(n)})`,
          pieces: [{ text: lead }, { text: said, ...own, bound: true, ...source }],
        }
      })
      return { ...plain, pieces: [{ text: speech.text(block.words), ...note }], below }
    }
    case "nothing": {
      const [evidence] = Object.values(block.evidence)
      const text = `${leadOf(speech.text(block.words), speech.language)}${speech.say("nothing")}`
      return { ...plain, pieces: [{ text, bound: true, ...noted(evidence, speech, call) }] }
    }
  }
  return block satisfies never
}

const noted = (evidence: Evidence | undefined, speech: Speech, call: Call) =>
  evidence ? call(speech.note(evidence), evidence) : {}

/** What comes before what was worked out ends in a colon, unless it ends in a sign of its own. */
function leadOf(words: string, language: Language): string {
  if (words === "") return ""
  const colon = language === "zh" ? "：" : language === "fr" ? "\u00a0: " : ": "
  return /[:：.。؟?!]\s*$/u.test(words) ? (language === "zh" ? words : `${words.trimEnd()} `) : words + colon
}

function tableLine(block: Extract<ToldBlock, { kind: "table" }>, speech: Speech, call: Call): Line {
  const [own, ...others] = Object.values(block.evidence)
  const pieces: Piece[] = [
    { text: speech.text(block.words), ...noted(own, speech, call) },
    ...others.map((evidence): Piece => ({ text: "", ...noted(evidence, speech, call) })),
  ]
  const first = block.rows[0]?.cells[0]
  const order = collatorOf(speech.language).compare
  const told = block.rows.map(({ cells }) => ({ cells: cells.map(speech.cell), share: shareIn(cells) }))
  // A line for each State stands in the order of the language's own names.
  if (first?.is === "party") told.sort((a, b) => order(a.cells[0] ?? "", b.cells[0] ?? ""))
  const numeric = block.head.map((_, n) =>
    block.rows.some(({ cells }) => cells[n]?.is === "number" || cells[n]?.is === "share"),
  )
  const table: PrintedTable = {
    figure: block.figure,
    head: block.head.map(speech.cell),
    rows: told.map(({ cells }) => cells),
    numeric,
    bars: block.figure === "bars" ? told.map(({ share }) => share) : null,
  }
  return { kind: "paragraph", id: `table_${block.of}`, number: null, pieces, below: [], table }
}

const shareIn = (cells: readonly ToldCell[]): number | null => {
  const found = cells.find((cell) => cell.is === "share")
  return found?.is === "share" ? found.share : null
}

const lettersOf = (n: number): string =>
  (n < 26 ? "" : lettersOf(Math.floor(n / 26) - 1)) + String.fromCharCode(97 + (n % 26))

function romanOf(n: number): string {
  const signs = [[10, "X"], [9, "IX"], [5, "V"], [4, "IV"], [1, "I"]] as const // prettier-ignore
  const [worth, sign] = signs.find(([value]) => value <= n) ?? [0, ""]
  return worth === 0 ? "" : sign + romanOf(n - worth)
}
