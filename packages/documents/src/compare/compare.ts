import type { Reading } from "../tree.ts"
import { align } from "./align.ts"
import type { Change, ChangeKind, Comparison, Part, ComparedParagraph, Row } from "./comparison.ts"
import { type Hunk, hunksOf } from "./hunk.ts"
import { type Named, nameHunks } from "./name.ts"
import { movedIn } from "./order.ts"
import { type Unit, unitsOf } from "./unit.ts"
import { spansOf } from "./span.ts"
import { longRuns, type Transfer, transfersTo } from "./transfer.ts"

/**
 * Compares two versions of a text: which paragraph became which, in any order,
 * what of its words changed, and what that is called.
 *
 * Layout is no change: line breaks, notes and their numbers, kinds of hyphens
 * and quotation marks, numbers of paragraphs, the mark a paragraph closes with,
 * "resolution" for "General Assembly resolution". Where one text recommends a
 * draft that is the other, the draft is compared. Headings, notes and mastheads
 * are not. Takes any two readings, those of unlike texts included.
 */
export function compare(from: Reading, to: Reading): Comparison {
  const [before, after] = unitsOf(from, to)
  const { pairs, weighed } = align(before, after)
  const moved = movedPairs(pairs, before, after)
  const mates = new Map(pairs)
  const partnered = new Set(mates.values())
  const gone = new Map([...before.entries()].filter(([at]) => !mates.has(at)))
  const came = new Map([...after.entries()].filter(([at]) => !partnered.has(at)))

  const differing = pairs.map(([i, j]) => hunksOf(before[i]!, after[j]!))
  const left = transfersTo(
    differing.flatMap(({ hunks }, pair) => longRuns(hunks, "gone", pair, before[pairs[pair]![0]]!)),
    came,
  )
  const brought = transfersTo(
    differing.flatMap(({ hunks }, pair) => longRuns(hunks, "came", pair, after[pairs[pair]![1]]!)),
    gone,
  )
  const met = new Map<number, Met>()
  for (const [pair, [i, j]] of pairs.entries()) {
    const { hunks, parts } = differing[pair]!
    const [out, into] = [left, brought].map((transfers) => transfers.filter((one) => one.pair === pair))
    const kept = withoutTransferred(hunks, [...out!, ...into!])
    const sides = (
      [
        [before[i]!, from],
        [after[j]!, to],
      ] as const
    ).map(([unit, reading]) => ({
      unit,
      spans: kept.length > 0 ? spansOf(unit, reading) : [],
      language: reading.language ?? ("en" as const),
    }))
    const named = kept.length > 0 ? nameHunks(kept, sides[0]!, sides[1]!) : []
    met.set(j, { i, parts, named: [...named, ...structural(moved[pair]!, out!, into!, before[i]!, after[j]!)] })
  }
  return assemble(before, after, met, origins(left, pairs, 0), origins(brought, pairs, 1), weighed)
}

type Met = { readonly i: number; readonly parts: readonly Part[]; readonly named: readonly Named[] }

/** A paragraph is a part of another one when so much of it stood there. */
const PART = 0.6
const isPart = ({ share }: Transfer) => share >= PART

/** Paragraphs that left their place: among those at the top, or among those below the same paragraph. */
function movedPairs(
  pairs: readonly (readonly [number, number])[],
  before: readonly Unit[],
  after: readonly Unit[],
): boolean[] {
  const mates = new Map(pairs)
  const moved = pairs.map(() => true)
  const groups = new Map<number, number[]>()
  for (const [pair, [i, j]] of pairs.entries()) {
    const [a, b] = [before[i]!, after[j]!]
    const together = a.parent < 0 ? b.parent < 0 : mates.get(a.parent) === b.parent
    if (!together || a.type !== b.type) continue
    const group = groups.get(a.parent)
    if (group) group.push(pair)
    else groups.set(a.parent, [pair])
  }
  for (const group of groups.values()) {
    const flags = movedIn(group.map((pair) => pairs[pair]![1]))
    for (const [at, pair] of group.entries()) moved[pair] = flags[at]!
  }
  return moved
}

/** Leaves out words that went to another paragraph, or came from one: they did not change. */
function withoutTransferred(hunks: readonly Hunk[], transfers: readonly Transfer[]): Hunk[] {
  return hunks.flatMap(({ gone, came }) => {
    const words = { gone: [...gone], came: [...came] }
    for (const side of ["gone", "came"] as const)
      if (transfers.some((one) => one.words[0] === words[side][0])) words[side] = []
    const untouched = words.gone.length === gone.length && words.came.length === came.length
    return untouched || [...words.gone, ...words.came].some((word) => !word.isMark) ? [words] : []
  })
}

function structural(
  moved: boolean,
  out: readonly Transfer[],
  into: readonly Transfer[],
  from: Unit,
  to: Unit,
): Named[] {
  const whole = (kind: ChangeKind): Named => ({ kind, gone: [from.text], new: [to.text], shift: null })
  const passages = (transfers: readonly Transfer[], unit: Unit) =>
    transfers
      .filter((one) => !isPart(one))
      .map(({ words }) => unit.text.slice(words[0]!.range[0], words.at(-1)!.range[1]))
  const [went, came] = [passages(out, from), passages(into, to)]
  return [
    ...(moved
      ? [whole("moved")]
      : went.length + came.length > 0
        ? [{ kind: "moved", gone: went, new: came, shift: null } as const]
        : []),
    ...(out.some(isPart) ? [whole("split")] : []),
    ...(into.some(isPart) ? [whole("merged")] : []),
  ]
}

/** Of each paragraph without a partner that is a part of another one: of which, by its index on the other side. */
function origins(
  transfers: readonly Transfer[],
  pairs: readonly (readonly [number, number])[],
  side: 0 | 1,
): Map<number, number> {
  return new Map(transfers.filter(isPart).map(({ lone, pair }) => [lone, pairs[pair]![side]]))
}

function assemble(
  before: readonly Unit[],
  after: readonly Unit[],
  met: ReadonlyMap<number, Met>,
  splitFrom: ReadonlyMap<number, number>,
  mergedInto: ReadonlyMap<number, number>,
  weighed: number,
): Comparison {
  const rows: Row[] = []
  const changes: Change[] = []
  const places = new Map([...met].map(([j, { i }]) => [i, j]))
  const removed = (i: number) => {
    const unit = before[i]!
    const target = mergedInto.get(i)
    const kind = target === undefined ? "removed" : "merged"
    const folded = kind === "removed" && unit.parent >= 0 && !places.has(unit.parent) && !mergedInto.has(unit.parent)
    const to = target === undefined ? null : after[target]!.place
    if (!folded) changes.push({ kind, from: unit.place, to, gone: [unit.text], new: [], shift: null, row: rows.length })
    const parts: Part[] = unit.text === "" ? [] : [{ type: "gone", from: [0, unit.text.length] }]
    rows.push({ from: shown(unit), to: null, kinds: [kind], parts })
  }
  // What was removed stands behind what stood before it.
  const removedAfter = (i: number) => {
    for (let next = i + 1; next < before.length && !places.has(next); next++) removed(next)
  }
  removedAfter(-1)
  for (const [j, unit] of after.entries()) {
    const pair = met.get(j)
    if (pair) {
      const old = before[pair.i]!
      for (const one of pair.named) {
        const { kind, ...about } = one
        changes.push({ kind, from: old.place, to: unit.place, ...about, row: rows.length })
      }
      rows.push({ from: shown(old), to: shown(unit), kinds: pair.named.map(({ kind }) => kind), parts: pair.parts })
      removedAfter(pair.i)
      continue
    }
    const source = splitFrom.get(j)
    const kind = source === undefined ? "added" : "split"
    const folded = kind === "added" && unit.parent >= 0 && !met.has(unit.parent) && !splitFrom.has(unit.parent)
    const from = source === undefined ? null : before[source]!.place
    if (!folded) changes.push({ kind, from, to: unit.place, gone: [], new: [unit.text], shift: null, row: rows.length })
    const parts: Part[] = unit.text === "" ? [] : [{ type: "new", to: [0, unit.text.length] }]
    rows.push({ from: null, to: shown(unit), kinds: [kind], parts })
  }
  return { rows, changes, weighed }
}

const shown = ({ place, id, type, text }: Unit): ComparedParagraph => ({ place, id, type, text })
