import type { Block, Part } from "#modules/reports/block.ts"
import type { ReportRecord } from "#modules/reports/web/contract.ts"
import type { blockKinds, partKinds } from "#modules/reports/web/kinds.ts"
import type { Language } from "#platform/kernel/language.ts"

export type BlockKind = (typeof blockKinds)[number]
export type PartKind = (typeof partKinds)[number]
export type Question = ReportRecord["questions"][number]

/** A report as it is being written: each block with a key of its own, by which it stays itself when it is moved. */
export type Draft = Omit<ReportRecord, "blocks"> & {
  readonly blocks: readonly { readonly key: number; readonly block: Block }[]
}

const among = { who: "parties", of: "all" } as const

/** A block of a kind as it begins. */
export function blankOf(kind: BlockKind, language: Language, questions: readonly Question[]): Block {
  const words = { [language]: "…" }
  const question = questions[0]?.code ?? "question"
  switch (kind) {
    case "heading":
      return { kind, level: 1, words }
    case "paragraph":
      return { kind, words, parts: {} }
    case "list":
      return { kind, words, question, answers: [], ...among }
    case "quotation":
      return { kind, question, party: "", nth: 0, words: {} }
    case "matrix":
      return { kind, words, questions: [question], ...among }
    case "sums":
      return { kind, words, question, by: "sex", ...among }
    case "practices":
      return { kind, words, question, chosen: [] }
    case "figures":
      return { kind, words, release: "release", at: "", dimensions: "" }
    case "obligations":
      return { kind, words, which: "outstanding" }
    case "replies":
      return { kind, words, who: "parties" }
    case "table":
    case "chart":
    case "map":
      return { kind, words, question, ...among }
  }
  return kind satisfies never
}

/** A bound part of a kind as it begins. */
export function partOf(part: PartKind, questions: readonly Question[]): Part {
  const question = questions[0]?.code ?? "question"
  const words = {}
  switch (part) {
    case "count":
    case "share":
    case "names":
      return { part, question, answers: ["yes"], ...among, words }
    case "sum":
      return { part, question, ...among, words }
    case "quotation":
      return { part, question, party: "", nth: 0 }
    case "replies":
      return { part, who: "parties", what: "replied", names: false, words }
    case "obligations":
      return { part, which: "outstanding", words }
    case "figure":
      return { part, release: "release", at: "", words }
    case "day":
      return { part, which: "taken" }
  }
  return part satisfies never
}

/** The same list with one of its items moved up or down. */
export function moved<T>(items: readonly T[], n: number, by: -1 | 1): readonly T[] {
  const item = items[n]
  if (item === undefined || n + by < 0 || n + by >= items.length) return items
  return items.toSpliced(n, 1).toSpliced(n + by, 0, item)
}
