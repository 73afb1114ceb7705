import { type At, beginPart, continueWith, type Desk, head } from "./desk.ts"
import { hasOperative } from "./draft.ts"
import { actTitleOf, draftTitleOf, isEnacting, wrapperOf } from "./line-kind.ts"
import { cut } from "./strand.ts"

/**
 * Where a text of its own begins within the document: a draft that is put
 * before another organ, or a further act in the same file. Its paragraphs are
 * counted apart, and their ids say so: `draft_1__para_2`, `act_2__para_1`.
 */
export function opensPart(desk: Desk, at: At): boolean {
  const { row, text, index, ended, finished } = at
  const bare = text.replace(/^\d{1,3}\.\s+/, "")
  const nested = wrapperOf(bare)
  // An act of its own that comes to recommend a draft in its last paragraph does so before an enacting line.
  if (nested && desk.zone !== "annex" && (!hasOperative(desk.nodes) || desk.ahead.opensAct(index))) {
    desk.wrapper ??= nested
    desk.part = ""
    const number = bare === text ? null : (/^\d+/.exec(text)?.[0] ?? null)
    head(desk, "wrapper", number, cut(row.strand, text.length - bare.length))
    beginPart(desk, `draft_${++desk.drafts}`)
    return true
  }
  const draft = draftTitleOf(text)
  const act = draft ? null : actTitleOf(text)
  if ((!draft && !act) || (desk.open !== undefined && !ended && !finished) || !desk.ahead.opensAct(index)) return false
  if (draft) {
    if (!desk.untitled) beginPart(desk, `draft_${++desk.drafts}`)
    head(desk, "title", draft.number, row.strand)
    return true
  }
  if (!act || desk.untitled || !(finished || desk.zone === "closing")) return false
  beginPart(desk, `act_${++desk.acts}`)
  // Its number is told apart from its title, which may stand on the line below.
  head(desk, "title", act.number, act.title > 0 ? cut(row.strand, act.title) : row.strand)
  return true
}

/** What stands between the head of a part and its enacting line is its title. */
export function titlesPart(desk: Desk, at: At): boolean {
  const { row, text, index } = at
  if (!desk.untitled || isEnacting(text) || !desk.ahead.opensAct(index)) return false
  const before = desk.nodes.at(-1)
  const titled = before?.type === "title" && before.part === desk.part ? before : undefined
  if (titled && titled.number !== null && actTitleOf(titled.strand.text)?.title === 0) titled.strand = row.strand
  else if (
    titled &&
    !draftTitleOf(titled.strand.text) &&
    (desk.part.startsWith("act") || (desk.wrapped && row.gap === 0))
  )
    continueWith(desk, at)
  else head(desk, "title", null, row.strand)
  return true
}
