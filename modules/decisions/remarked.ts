import type { Remark } from "#modules/decisions/remark.ts"
import type { WholeText } from "#modules/decisions/whole-text.ts"
import type * as documents from "@palermo/documents"

/** Puts findings of the drafting rules into their places in a text, in the order of the text; those on the whole come first. */
export function remarksOn(
  { passages, notes }: WholeText,
  source: string,
  findings: readonly documents.Finding[],
  sources: Readonly<Record<string, string>>,
): Remark[] {
  const order = new Map(passages.map(({ anchor }, at) => [anchor, at]))
  const placed = findings.map(({ rule, place: { anchor, range }, sense, values, replacement }) => {
    const passage = passages[order.get(anchor) ?? -1]
    const at = Number(/^note_(\d+)$/.exec(anchor)?.[1] ?? 0) - 1
    const note = passage === undefined ? notes[at] : undefined
    const place: Remark["place"] = passage
      ? { in: "passage", anchor, kind: passage.kind }
      : note
        ? { in: "note", mark: note.mark }
        : { in: "text" }
    const text = passage?.text ?? note?.text ?? source
    const remark: Remark = {
      ...{ rule, source: sources[rule] ?? "", place, range: [range[0], range[1]], sense, replacement },
      words: text.slice(...range),
      values: { ...values },
    }
    return { remark, rank: passage ? (order.get(anchor) ?? 0) : note ? passages.length + at : -1 }
  })
  return placed.toSorted((a, b) => a.rank - b.rank || a.remark.range[0] - b.remark.range[0]).map(({ remark }) => remark)
}
