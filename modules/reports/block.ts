import { QuestionCode } from "#modules/calls/question.ts"
import { languages } from "#platform/kernel/language.ts"
import { Text } from "#platform/kernel/text.ts"
import { z } from "zod"

/** Who is looked at: all who were asked, the parties that are bound to answer, the States or the organizations among them. */
export const scopes = ["asked", "parties", "states", "organizations"] as const
export type Scope = (typeof scopes)[number]

/** Of which of them a part is told: of all, of those that replied to the call, or of those that answered the question. */
export const shares = ["all", "replied", "answered"] as const

const among = {
  who: z.enum(scopes).default("parties"),
  of: z.enum(shares).default("all"),
}
/** What must have been answered to be counted: `yes`, an option's code; any answer where nothing is named. */
const answers = z.array(z.string().max(50)).max(100).default([])
const question = QuestionCode
/** Told by a sentence of one's own, in ICU's manner, in place of the one that comes with the product. */
const ownWords = Text.default({})

/** Released figures: of which release, and at which codes, as `year:2018;sex:female`; a dimension that is not held stands at its sum. */
const figure = {
  release: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
  at: z.string().max(4000).default(""),
}

/** A part of a sentence that is not written but worked out, and how it is told. */
export const Part = z.discriminatedUnion("part", [
  z.strictObject({ part: z.literal("count"), question, answers, ...among, words: ownWords }),
  z.strictObject({ part: z.literal("share"), question, answers, ...among, words: ownWords }),
  z.strictObject({ part: z.literal("names"), question, answers, ...among, words: ownWords }),
  z.strictObject({ part: z.literal("sum"), question, ...among, words: ownWords }),
  z.strictObject({
    part: z.literal("quotation"),
    question,
    party: z.string().max(100),
    nth: z.number().int().min(0).max(200).default(0),
  }),
  /** How many were asked, replied or did not; who, where `names` is said. */
  z.strictObject({
    part: z.literal("replies"),
    who: among.who,
    what: z.enum(["asked", "replied", "no-reply"]),
    names: z.boolean().default(false),
    words: ownWords,
  }),
  z.strictObject({
    part: z.literal("obligations"),
    which: z.enum(["all", "outstanding", "reported"]),
    words: ownWords,
  }),
  /** One figure that was released. */
  z.strictObject({ part: z.literal("figure"), ...figure, words: ownWords }),
  z.strictObject({ part: z.literal("day"), which: z.enum(["taken", "opened", "due"]) }),
])
export type Part = z.infer<typeof Part>

/** The name of a part in its sentence: `{criminalized}`. */
export const slotName = /^[a-z][a-z0-9-]{0,39}$/
const parts = z.record(z.string().regex(slotName), Part).default({})

const caption = Text.refine((text) => Object.keys(text).length > 0)

/**
 * One block of a report, in its order. A paragraph is prose with bound parts in
 * it; the other kinds are worked out of the answers as a whole.
 */
export const Block = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("heading"), level: z.union([z.literal(1), z.literal(2)]), words: caption }),
  z.strictObject({ kind: z.literal("paragraph"), words: caption, parts }),
  z.strictObject({ kind: z.literal("list"), words: caption, question, answers, ...among }),
  z.strictObject({
    kind: z.literal("quotation"),
    question,
    party: z.string().max(100),
    nth: z.number().int().min(0).max(200).default(0),
    words: ownWords,
  }),
  /** A line for each answer, with how many gave it. */
  z.strictObject({ kind: z.literal("table"), words: caption, question, ...among }),
  /** A line for each State, a column for each question. */
  z.strictObject({
    kind: z.literal("matrix"),
    words: caption,
    questions: z.array(question).min(1).max(8),
    ...among,
  }),
  /** What national tables add up to, by one of their dimensions. */
  z.strictObject({ kind: z.literal("sums"), words: caption, question, by: z.string().max(50), ...among }),
  z.strictObject({ kind: z.literal("chart"), words: caption, question, ...among }),
  z.strictObject({ kind: z.literal("map"), words: caption, question, ...among }),
  /** Practices that were chosen among those that were told, in the order they are to stand in; all, where none is named. */
  z.strictObject({
    kind: z.literal("practices"),
    words: caption,
    question,
    chosen: z
      .array(
        z.strictObject({ party: z.string().max(100), nth: z.number().int().min(0), place: z.number().int().min(0) }),
      )
      .max(200)
      .default([]),
  }),
  /** Figures that were released, as a table; `dimensions` are spread, by their names with commas. */
  z.strictObject({
    kind: z.literal("figures"),
    words: caption,
    ...figure,
    dimensions: z.string().max(300).default(""),
  }),
  z.strictObject({ kind: z.literal("obligations"), words: caption, which: z.enum(["all", "outstanding"]) }),
  /** Who was asked, replied and did not, by groups. */
  z.strictObject({ kind: z.literal("replies"), words: caption, ...{ who: among.who } }),
])
export type Block = z.infer<typeof Block>

/** What does not hold together in a report's blocks: at which block, in which language. */
export type BlockFault = {
  readonly block: number
  readonly fault:
    | "slot-without-part"
    | "part-without-slot"
    | "words-do-not-parse"
    | "question-unknown"
    | "figure-not-released"
  readonly at: string
}

/** The names of the parts a sentence calls, in their order. */
export const slotsIn = (words: string): string[] =>
  [...words.matchAll(/\{([a-z][a-z0-9-]*)\}/g)].map(([, name]) => name ?? "")

/**
 * Finds what does not hold together: a sentence that calls a part it does not
 * have, in any language; a part that no sentence calls; a question the calls did
 * not ask; words that ICU does not understand, as `parses` tells; figures that
 * are not among those that are `out` for its readers, by their keys.
 */
export function faultsOf(
  blocks: readonly Block[],
  asked: ReadonlySet<string> | null,
  parses: (words: string) => boolean,
  out: ReadonlySet<string> | null = null,
): BlockFault[] {
  return blocks.flatMap((block, n): BlockFault[] => {
    const faults: BlockFault[] = []
    const fault = (kind: BlockFault["fault"], at: string) => void faults.push({ block: n, fault: kind, at })
    const own = block.kind === "paragraph" ? block.parts : {}
    if (block.kind === "paragraph") {
      const said = languages.flatMap((language) => {
        const text = block.words[language]
        return text === undefined ? [] : [slotsIn(text)]
      })
      for (const slot of new Set(said.flat())) if (!own[slot]) fault("slot-without-part", slot)
      for (const slot of Object.keys(own))
        if (!said.every((slots) => slots.includes(slot))) fault("part-without-slot", slot)
    }
    for (const [slot, part] of Object.entries(own))
      if ("words" in part && !Object.values(part.words).every(parses)) fault("words-do-not-parse", slot)
    if (out)
      for (const each of figuresAsked(block)) if (!out.has(keyOf(each))) fault("figure-not-released", each.release)
    if (asked) for (const code of questionsOf(block)) if (!asked.has(code)) fault("question-unknown", code)
    return faults
  })
}

/** The codes of the questions a block asks of the answers, each once. */
export function questionsOf(block: Block): string[] {
  if (block.kind === "paragraph")
    return [...new Set(Object.values(block.parts).flatMap((part) => ("question" in part ? [part.question] : [])))]
  if (block.kind === "matrix") return [...new Set(block.questions)]
  return "question" in block ? [block.question] : []
}

/** Figures a block asks for: one, or as many as its dimensions spread. */
export type FiguresAsked = {
  readonly release: string
  readonly at: string
  readonly dimensions: string
  readonly isOne: boolean
}

/** The released figures a block tells of, in their order. */
export function figuresAsked(block: Block): FiguresAsked[] {
  if (block.kind === "figures") {
    const { release, at, dimensions } = block
    return [{ release, at, dimensions, isOne: false }]
  }
  if (block.kind !== "paragraph") return []
  return Object.values(block.parts).flatMap((part) => (part.part === "figure" ? [oneFigure(part)] : []))
}

/** What a bound part asks for: one figure. */
export const oneFigure = ({ release, at }: { readonly release: string; readonly at: string }): FiguresAsked => ({
  ...{ release, at, dimensions: "", isOne: true },
})

/** By what figures that are asked for are known. */
export const keyOf = ({ release, dimensions, at, isOne }: FiguresAsked): string =>
  [isOne ? "1" : "n", release, dimensions, at].join(" ")
