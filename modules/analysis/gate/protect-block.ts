import { attack } from "#modules/analysis/gate/attack.ts"
import type { Known } from "#modules/analysis/gate/known.ts"
import type { Seen } from "#modules/analysis/gate/seen.ts"
import { suppress, type Sensitive } from "@palermo/statistics"

/** What is asked of a block: what an audience saw, and below how many persons a count is small. */
export type BlockQuestion = {
  readonly known: Known
  readonly seen: Seen
  /** The cells that are wanted now. */
  readonly wanted: readonly number[]
  /** Those of them that stay withheld whatever is found, and those of which what was brought tells nothing. */
  readonly kept: ReadonlySet<number>
  readonly blank: ReadonlySet<number>
  readonly k: number
  /** The least number that was ever asked of this audience: smaller counts were never to be known. */
  readonly leastK: number
}

export type BlockAnswer =
  | {
      readonly ok: true
      /** The wanted cells that are withheld. */
      readonly withheld: ReadonlySet<number>
      /** What must not be solved: small cells and sums, as far as they were not known before. */
      readonly small: readonly Sensitive[]
      /** Cells that were known before by the sums of what is out. */
      readonly known: ReadonlySet<number>
      readonly tables: number
    }
  | { readonly ok: false; readonly cells: readonly number[] }

/** How often what an attack found is protected as well, before it is given up. */
const ROUNDS = 4

/**
 * Withholds of the wanted cells of a block what is small and what would give it away, beside all that was seen before.
 * What was legitimately known before, by a smaller number than is asked now, is not asked for again.
 */
export async function protectBlock(question: BlockQuestion): Promise<BlockAnswer> {
  const { known, seen, wanted, kept, blank, k, leastK } = question
  const { system, inner, empty, small } = known
  const shown = new Set([...seen.shown, ...empty])
  const valueOf = (cell: number) => system.values[cell] ?? 0
  const needs = new Map(small.map((one) => [one.cell, one]))
  // That few are in several cells together would be known where none of these could be as many as is shown. Where all are
  // fewer than that nothing is shown, and nothing known.
  const least = system.values.some((value) => value >= leastK) ? leastK : 0
  for (const cell of wanted)
    if (valueOf(cell) < k && valueOf(cell) > 0) needs.set(cell, { cell, low: 0, high: Math.max(valueOf(cell), least) })
  const given = new Set<number>()
  for (const cell of seen.shown) if (needs.delete(cell) && valueOf(cell) < leastK) return { ok: false, cells: [cell] }
  const isWanted = new Set(wanted)
  const before = new Set([...kept, ...[...seen.withheld].filter((cell) => !isWanted.has(cell) && !empty.has(cell))])
  const told = new Set([...wanted, ...shown, ...seen.withheld])
  let tables = 0
  for (let round = 0; round < ROUNDS;) {
    const untold = new Set<number>([...blank, ...given])
    for (let cell = 0; cell < system.values.length; cell++) if (!told.has(cell)) untold.add(cell)
    for (const cell of shown) untold.delete(cell)
    const answer = await suppress(system, [...needs.values()], {
      published: shown,
      withheldBefore: new Set([...before].filter((cell) => !given.has(cell) && !shown.has(cell))),
      // What nobody is in is always told, so everybody knows that somebody is in what is withheld.
      fromOne: true,
      untold,
      mayBeEmpty: inner,
    })
    if (!answer.ok) {
      const old = answer.cells.filter((cell) => valueOf(cell) >= leastK)
      if (old.length === 0) return { ok: false, cells: answer.cells }
      for (const cell of old) {
        needs.delete(cell)
        given.add(cell)
      }
      continue
    }
    tables += answer.tables
    const hidden = (cell: number) => answer.withheld[cell] === 1 || kept.has(cell) || blank.has(cell) || given.has(cell)
    const withheld = new Set(wanted.filter((cell) => hidden(cell) && !seen.shown.has(cell)))
    const already = new Set([...given, ...[...before].filter((cell) => answer.withheld[cell] === 0)])
    if (inner.size === 0) return { ok: true, withheld, small: [...needs.values()], known: already, tables }
    const out = new Set([...seen.shown, ...wanted.filter((cell) => !withheld.has(cell))])
    const { solved } = await attack(known, out, new Set(), { small: [], k })
    if (solved.length === 0) return { ok: true, withheld, small: [...needs.values()], known: already, tables }
    for (const cell of solved) needs.set(cell, { cell, low: 0, high: valueOf(cell) })
    round++
  }
  return { ok: false, cells: [...inner] }
}
