import type { ComparedPassage, ComparedRow, NamedChange } from "#modules/decisions/comparison.ts"
import type { Passage, WholeText } from "#modules/decisions/whole-text.ts"
import type * as documents from "@palermo/documents"

type Compared = { readonly rows: ComparedRow[]; readonly changes: NamedChange[] }

/**
 * Lays a comparison out to be read: each paragraph as its text has it, and the
 * headings of both texts, which are not compared, in their places among the
 * paragraphs. A heading that both texts have stands once, beside itself.
 */
export function comparedOf(from: WholeText, to: WholeText, { rows, changes }: documents.Comparison): Compared {
  const [before, after] = [sideOf(from), sideOf(to)]
  const twice = sharedHeads(before.heads, after.heads)
  const inBoth = new Set(twice.values())
  const shown = new Set<Passage>()
  const laid: ComparedRow[] = []
  const places: number[] = []
  const heading = (passage: Passage, side: "from" | "to") => {
    if (shown.has(passage)) return
    const other = side === "to" ? twice.get(passage) : undefined
    // What both have waits for its place in the second text.
    if (side === "from" && inBoth.has(passage)) return
    shown.add(passage)
    const left = side === "from" ? passage : other
    laid.push({
      from: left ? passageOf(left) : null,
      to: side === "to" ? passageOf(passage) : null,
      kinds: [],
      parts: [],
    })
  }
  for (const { from: old, to: now, kinds, parts } of rows) {
    const [was, is] = [before.byAnchor.get(old?.id ?? ""), after.byAnchor.get(now?.id ?? "")]
    for (const each of was ? (before.heads.get(was) ?? []) : []) heading(each, "from")
    for (const each of is ? (after.heads.get(is) ?? []) : []) heading(each, "to")
    places.push(laid.length)
    laid.push({
      from: was ? passageOf(was) : null,
      to: is ? passageOf(is) : null,
      kinds: [...kinds],
      parts: parts.map(partOf),
    })
  }
  for (const each of before.heads.get(null) ?? []) heading(each, "from")
  for (const each of after.heads.get(null) ?? []) heading(each, "to")
  return { rows: laid, changes: changes.map((each) => changeOf(each, places[each.row] ?? 0)) }
}

const sideOf = ({ passages }: WholeText) => ({
  heads: headsBefore(passages),
  byAnchor: new Map(passages.map((each) => [each.anchor, each])),
})

/** The headings that stand before each paragraph; under `null` those after the last. */
type Heads = ReadonlyMap<Passage | null, readonly Passage[]>

const isHeading = ({ kind }: Passage) => !["preambular", "operative", "sub", "annexed"].includes(kind)

function headsBefore(passages: readonly Passage[]): Heads {
  const heads = new Map<Passage | null, Passage[]>()
  let waiting: Passage[] = []
  for (const passage of passages) {
    if (isHeading(passage)) waiting.push(passage)
    else {
      if (waiting.length > 0) heads.set(passage, waiting)
      waiting = []
    }
  }
  return waiting.length > 0 ? heads.set(null, waiting) : heads
}

/** For each heading of the second text the one of the first that says the same, each used once, in their order. */
function sharedHeads(before: Heads, after: Heads): ReadonlyMap<Passage, Passage> {
  const waiting = new Map<string, Passage[]>()
  const said = ({ kind, text }: Passage) => `${kind} ${text.toLowerCase().replace(/\s+/g, " ").trim()}`
  for (const each of [...before.values()].flat()) waiting.set(said(each), [...(waiting.get(said(each)) ?? []), each])
  const shared = new Map<Passage, Passage>()
  for (const each of [...after.values()].flat()) {
    const same = waiting.get(said(each))?.shift()
    if (same) shared.set(each, same)
  }
  return shared
}

const passageOf = ({ anchor, kind, number, depth, opening, text, marks }: Passage): ComparedPassage => ({
  ...{ anchor, kind, number, depth, opening, text, marks },
})

function partOf(part: documents.Comparison["rows"][number]["parts"][number]): ComparedRow["parts"][number] {
  const range = ([start, end]: readonly [number, number]): [number, number] => [start, end]
  if (part.type === "gone") return { type: "gone", from: range(part.from) }
  if (part.type === "new") return { type: "new", to: range(part.to) }
  return { type: "equal", from: range(part.from), to: range(part.to) }
}

const changeOf = ({ kind, from, to, gone, new: came, shift }: documents.Change, row: number): NamedChange => ({
  ...{ kind, from, to, gone: [...gone], new: [...came], row },
  shift: shift && { from: { ...shift.from }, to: { ...shift.to }, force: shift.force },
})
