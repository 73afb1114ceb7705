import { absences } from "#modules/reports/tally.ts"
import { languages } from "#platform/kernel/language.ts"
import { Text } from "#platform/kernel/text.ts"
import { z } from "zod"

const day = z.iso.date()
const at = z.number().int().min(0)

/** One answer that something in the report rests on. */
export const Source = z.object({
  answer: z.uuid(),
  party: z.string(),
  question: z.string(),
  period: z.string(),
  given: day,
})
export type Source = z.infer<typeof Source>

/** Figures that were released, on which something in the report rests: from which release, at which cells, and what is to be said with them. */
export const FigureSource = z.object({
  release: z.uuid(),
  code: z.string(),
  digest: z.string(),
  dimensions: z.string(),
  at: z.string(),
  title: Text,
  whose: Text.nullable(),
  released: day,
  k: z.int(),
  cautions: z.array(z.string()),
})
export type FigureSource = z.infer<typeof FigureSource>

/** What stands behind a figure or a sentence: sources by their place in the snapshot, and who is missing for which reason. */
export const Evidence = z.object({
  question: z.string().nullable(),
  counted: z.array(at),
  /** Answered otherwise than is counted here. */
  beside: z.array(at),
  /** Answers that say why there is none. */
  explained: z.array(at),
  missing: z.partialRecord(z.enum(absences), z.array(z.string())),
  /** Released figures, by their place in the snapshot. */
  figures: z.array(at).optional(),
})
export type Evidence = z.infer<typeof Evidence>

/** A stretch of a sentence; `part` is the name of the bound part it was told by. */
export const Run = z.object({ text: z.string(), part: z.string().optional() })
export type Run = z.infer<typeof Run>
const runs = z.partialRecord(z.enum(languages), z.array(Run))
const evidence = z.record(z.string(), Evidence)
const number = z.number().int().min(1)
/** Words of others that a sentence quotes. */
const quoted = z.array(
  z.object({ place: z.string(), source: at, text: z.string(), language: z.enum(languages), agreed: z.boolean() }),
)

/** One cell of a table: what it holds is told in a language only when it is printed. */
export const ToldCell = z.discriminatedUnion("is", [
  z.object({ is: z.literal("party"), party: z.string() }),
  z.object({ is: z.literal("words"), words: Text, source: at.optional() }),
  /** Words of somebody else, in their language. */
  z.object({ is: z.literal("text"), text: z.string(), language: z.enum(languages), source: at.optional() }),
  /** A word of the product, by its key. */
  z.object({ is: z.literal("label"), label: z.string(), source: at.optional() }),
  z.object({ is: z.literal("number"), number: z.number(), source: at.optional() }),
  z.object({ is: z.literal("share"), share: z.number() }),
  z.object({ is: z.literal("day"), day, source: at.optional() }),
  z.object({ is: z.literal("names"), parties: z.array(z.string()) }),
  z.object({ is: z.literal("missing"), why: z.enum(absences), source: at.optional() }),
])
export type ToldCell = z.infer<typeof ToldCell>

const row = z.object({ cells: z.array(ToldCell), evidence: Evidence.optional() })
export type ToldRow = z.infer<typeof row>

/** A practice as it is told: words of the State, by its answer. */
export const ToldPractice = z.object({
  title: z.string(),
  summary: z.string(),
  result: z.string(),
  language: z.enum(languages),
  party: z.string(),
  source: at,
  place: z.string(),
})
export type ToldPractice = z.infer<typeof ToldPractice>

/** A block as it came out of compiling. `of` is its place among the blocks it was compiled from. */
export const ToldBlock = z.discriminatedUnion("kind", [
  z.object({ of: at, kind: z.literal("heading"), level: z.union([z.literal(1), z.literal(2)]), words: Text }),
  z.object({ of: at, kind: z.literal("paragraph"), number, runs, evidence, quoted }),
  z.object({ of: at, kind: z.literal("list"), number, words: Text, parties: z.array(z.string()), evidence }),
  z.object({
    ...{ of: at, kind: z.literal("quotation"), number, words: Text },
    text: z.string(),
    language: z.enum(languages),
    party: z.string(),
    source: at,
    place: z.string(),
    agreed: z.boolean(),
  }),
  z.object({
    ...{ of: at, kind: z.literal("table"), words: Text },
    figure: z.enum(["table", "bars", "map"]),
    head: z.array(ToldCell),
    rows: z.array(row),
    evidence,
  }),
  z.object({ of: at, kind: z.literal("practices"), number, words: Text, practices: z.array(ToldPractice), evidence }),
  /** What a block asks for and nobody gave: said, not left out. */
  z.object({ of: at, kind: z.literal("nothing"), number, words: Text, evidence }),
])
export type ToldBlock = z.infer<typeof ToldBlock>

/**
 * A report as it was compiled on a day: every sentence and number with what it
 * rests on, in all languages, with the names and words that printing needs. Every
 * output is made of this and of nothing else.
 */
export const Snapshot = z.object({
  version: z.literal(1),
  head: z.object({
    report: z.uuid(),
    title: Text,
    symbol: z.string().nullable(),
    /** The organ, by its code and its names, and the session it is for. */
    body: z.string().nullable(),
    organ: Text,
    session: z.string().nullable(),
    agendaItem: z.string().nullable(),
    dated: day,
    mandate: z.string(),
  }),
  taken: day,
  calls: z.array(z.object({ id: z.string(), title: Text })),
  names: z.record(z.string(), Text),
  questions: z.record(z.string(), Text),
  /** The fixed words of the outputs, by their keys, as they were on that day. */
  words: z.record(z.string(), Text),
  sources: z.array(Source),
  figures: z.array(FigureSource).optional(),
  blocks: z.array(ToldBlock),
})
export type Snapshot = z.infer<typeof Snapshot>

/** JSON with one spelling: keys in the order of their letters, no blanks. The same snapshot gives the same text. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`
  if (typeof value !== "object" || value === null) return JSON.stringify(value)
  const fields = Object.entries(value).filter(([, each]) => each !== undefined)
  const sorted = fields.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return `{${sorted.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(",")}}`
}

/** The places at which a snapshot names its sources, by the block they stand in and the part or row that rests on them. */
export function usesOf({
  blocks,
}: Snapshot): { readonly block: number; readonly part: string; readonly source: number }[] {
  return blocks.flatMap((block, n) => {
    const uses: { block: number; part: string; source: number }[] = []
    const use = (part: string, source: number | undefined) => {
      if (source !== undefined) uses.push({ block: n, part, source })
    }
    const lean = (part: string, { counted, beside, explained }: Evidence) => {
      for (const source of [...counted, ...beside, ...explained]) use(part, source)
    }
    if (block.kind === "quotation") use("", block.source)
    if ("evidence" in block) for (const [part, each] of Object.entries(block.evidence)) lean(part, each)
    if (block.kind === "practices") block.practices.forEach(({ source }, place) => use(String(place), source))
    if (block.kind === "table")
      block.rows.forEach(({ cells, evidence: own }, place) => {
        if (own) lean(String(place), own)
        for (const cell of cells) if ("source" in cell) use(String(place), cell.source)
      })
    return uses
  })
}

/** The places at which a snapshot names released figures, by the block they stand in and the part that rests on them. */
export const figureUsesOf = ({
  blocks,
}: Snapshot): { readonly block: number; readonly part: string; readonly figure: number }[] =>
  blocks.flatMap((each, block) =>
    "evidence" in each
      ? Object.entries(each.evidence).flatMap(([part, { figures = [] }]) =>
          figures.map((figure) => ({ block, part, figure })),
        )
      : [],
  )
