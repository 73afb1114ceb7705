import type { Known } from "#modules/analysis/gate/known.ts"
import { audit, type Published, type Sensitive } from "@palermo/statistics"

/** What an attack found: the cells it solved, and how narrow the narrowest interval is around a withheld one. */
export type Attack = { readonly solved: readonly number[]; readonly narrowest: number }

/**
 * Attacks what somebody sees of a block, who can add and subtract and knows where somebody is: `shown` cells are known,
 * all else is sought. A withheld cell is solved where one number is left for it, a small one also where nobody can think it empty
 * any more, or as large as what is no more small. It is attacked once more by somebody who knows that nothing that is withheld is empty: everybody does, for a cell that
 * nobody is in is always told.
 */
export async function attack(
  known: Known,
  shown: ReadonlySet<number>,
  withheld: ReadonlySet<number>,
  { small, k }: { readonly small: readonly Sensitive[]; readonly k: number },
): Promise<Attack> {
  const needs = new Map(small.map(({ cell, high }) => [cell, high]))
  const solved = new Set<number>()
  let narrowest = Infinity
  for (const least of [0, 1]) {
    const { cells } = await audit(publishedOf(known, shown, least))
    for (const { cell, low, high, exact } of cells) {
      const isAsked = withheld.has(cell) || needs.has(cell)
      const need = least === 0 ? needs.get(cell) : undefined
      if (isAsked && (exact || (need !== undefined && (low > 0 || high < need - NEAR)))) solved.add(cell)
      // Nobody may know of people in the crossing that closes a circle that there are few of them.
      if (known.inner.has(cell) && low > 0 && high < k) solved.add(cell)
      if (withheld.has(cell)) narrowest = Math.min(narrowest, high - low)
    }
  }
  return { solved: [...solved], narrowest }
}

const NEAR = 1e-6

/** What somebody has before them who saw these cells. */
function publishedOf({ system, inner, empty }: Known, shown: ReadonlySet<number>, least: number): Published {
  return {
    names: [],
    cells: Array.from(system.values, (value, cell) =>
      shown.has(cell) || empty.has(cell)
        ? { codes: [], low: value, high: value }
        : { codes: [], low: inner.has(cell) ? 0 : Math.min(least, value), high: Infinity },
    ),
    system,
    over: [],
    doubtful: [],
    codedBy: {},
  }
}
