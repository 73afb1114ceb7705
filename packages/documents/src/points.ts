import type { Draft } from "./draft.ts"
import { follows, isFirst, kindsOf } from "./enumeration.ts"
import { type Point, pointOf } from "./line-kind.ts"
import { cut, NOTHING, type Strand, tidy } from "./strand.ts"

/** The sub-paragraphs below one paragraph, while they are being read. */
export type Points = {
  readonly isEmpty: () => boolean
  /** Whether a mark opens a sub-paragraph here; `before` are the words that stand before it, `ended` whether they end there. */
  readonly accepts: (point: Point, before: string, ended: boolean) => boolean
  /** Hangs a sub-paragraph where its mark says, and answers the one that goes on: (i) may stand right behind (a). */
  readonly add: (point: Point, strand: Strand) => Draft
  /** Hangs below the paragraph what closes its list again, in words that carry its sentence on. */
  readonly close: (strand: Strand) => Draft
}

/** One list within another: the kind of its marks, the last of them, and its paragraph. */
type Level = { readonly kind: string; readonly last: string; readonly draft: Draft }

/** No document has lists within lists beyond this; what repeats its first mark without end has none at all. */
const DEEPEST = 8

/** Gathers the sub-paragraphs below `top`. In hard-wrapped text a line may open with a mark that is none. */
export function pointsBelow(top: Draft, wrapped: boolean): Points {
  let levels: readonly Level[] = []

  const levelOf = (point: Point, kinds: readonly string[]) =>
    levels.findLastIndex((level) => kinds.includes(level.kind) && follows(level.last, point.token, level.kind))

  const accepts = (point: Point, before: string, ended: boolean): boolean => {
    if (point.kind === "dash") return ended && (levels.at(-1)?.kind === "dash" || /:$/.test(before))
    if (point.kind === "dot" && levels.length === 0 && !/:$/.test(before)) return false
    const kinds = kindsOf(point)
    if (kinds.length === 0) return false
    if (levelOf(point, kinds) >= 0) return ended || !wrapped || levels.length > 0
    return isFirst(point.token) ? ended || !wrapped : ended && !wrapped
  }

  const add = (point: Point, strand: Strand): Draft => {
    const kinds = kindsOf(point)
    let depth = levelOf(point, kinds)
    let kind = levels[depth]?.kind ?? kinds[0] ?? point.kind
    if (depth < 0) {
      const opens = isFirst(point.token) || point.kind === "dash"
      depth = opens ? Math.min(levels.length, DEEPEST) : levels.findLastIndex((level) => kinds.includes(level.kind))
      if (depth < 0) depth = levels.length
      if (point.token === "i") kind = `${point.kind}-roman`
    }
    const draft: Draft = {
      type: top.type === "annexed" ? "annexed" : "sub",
      number: point.shown === "" ? null : point.shown,
      part: top.part,
      section: top.section,
      annex: top.annex,
      strand: tidy(cut(strand, point.length)),
      from: strand.at[0],
      children: [],
      sure: true,
    }
    const parent = levels[depth - 1]?.draft ?? top
    parent.children.push(draft)
    levels = [...levels.slice(0, depth), { kind, last: point.token, draft }]
    const inner = pointOf(draft.strand.text)
    if (inner?.kind !== "point" || inner.token !== "i" || point.token === "i") return draft
    const rest = draft.strand
    draft.strand = NOTHING
    return add(inner, rest)
  }
  const close = (strand: Strand): Draft => {
    const { type, part, section, annex } = top
    const draft: Draft = {
      ...{ part, section, annex, strand, number: null, from: undefined, children: [], sure: true },
      type: type === "annexed" ? "annexed" : "sub",
    }
    top.children.push(draft)
    return draft
  }
  return { close, isEmpty: () => levels.length === 0, accepts, add }
}
