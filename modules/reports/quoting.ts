import { placeOf, type AgreedWording, type FactAnswer } from "#modules/reports/facts.ts"
import type { Language } from "#platform/kernel/language.ts"

/** The words of an answer as a report quotes them. `agreed`: not as the answer has them, but as its State and the Secretariat settled. */
export type Quoted = {
  readonly place: string
  readonly text: string
  readonly language: Language
  readonly agreed: boolean
}

/** What can be quoted of an answer; nothing where it has no words of its own, or is not for these readers. */
export function quotedFrom(answer: FactAnswer, agreed: readonly AgreedWording[], text = 0): Quoted | undefined {
  const place = placeOf(answer.id, text)
  const settled = agreed.find((each) => each.place === place)
  if (settled) return { place, text: settled.text, language: settled.language, agreed: true }
  const own = wordsOf(answer, text)
  return own === "" ? undefined : { place, text: own, language: answer.language, agreed: false }
}

function wordsOf({ value }: FactAnswer, text: number): string {
  if (value.kind === "practice") return value.practices[text]?.summary.trim() ?? ""
  if (value.kind === "table" || value.kind === "missing") return value.note.trim()
  if (value.kind === "choice") return value.other.trim()
  return "text" in value ? value.text.trim() : ""
}
