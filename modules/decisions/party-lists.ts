import type { WholeText } from "#modules/decisions/whole-text.ts"
import type { WrongList } from "#modules/treaties/list-check.ts"
import type { Language } from "#platform/kernel/language.ts"
import type { Finding } from "@palermo/documents"

/** The rule by which a list of parties is held against the record of acts. */
export const partyList = "party-list"

/** Where that rule is from, in English. */
export const partyListSource = "Acts of participation deposited with the Secretary-General, as this record has them"

/** What may be wrong with a list, in the order in which it is told. */
const senses = [
  ["missing", "missing"],
  ["superfluous", "superfluous"],
  ["year", "wrongYears"],
  ["twice", "twice"],
  ["strange", "strange"],
] as const

type Piece = { readonly anchor: string; readonly from: number; readonly to: number }

/** Lays out the paragraphs and notes of a text one after another, so that a note may speak of a treaty named before it. */
export function pagesOf({ passages, notes }: Pick<WholeText, "passages" | "notes">) {
  const all = [
    ...passages.map(({ anchor, text }) => ({ anchor, text })),
    ...notes.map(({ text }, at) => ({ anchor: `note_${at + 1}`, text })),
  ]
  let from = 0
  const pieces: Piece[] = all.map(({ anchor, text }) => {
    const piece = { anchor, from, to: from + text.length }
    from = piece.to + 2
    return piece
  })
  return { source: all.map(({ text }) => text).join("\n\n"), pieces }
}

/** What is to be remarked on the lists of a text so laid out: for each list, and each thing that is wrong with it, one finding. */
export function partyFindings(pieces: readonly Piece[], lists: readonly WrongList[], language: Language): Finding[] {
  const said = new Intl.ListFormat(language === "en" ? "en-GB" : language, { type: "conjunction" })
  return lists.flatMap((list) => {
    const piece = pieces.find(({ from, to }) => from <= list.range[0] && list.range[1] <= to)
    if (!piece) return []
    const range = [list.range[0] - piece.from, list.range[1] - piece.from] as const
    return senses.flatMap(([sense, wrong]) => {
      const names = list[wrong]
      if (names.length === 0) return []
      const values = { n: names.length, names: said.format(names) }
      return [{ rule: partyList, place: { anchor: piece.anchor, range }, sense, values, replacement: list.correct }]
    })
  })
}
