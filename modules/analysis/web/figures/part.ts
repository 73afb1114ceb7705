import type { Figures } from "#modules/analysis/figure-contract.ts"
import { wantedOf, type Ask, type Offered } from "#modules/analysis/web/figures/asking.ts"

/**
 * What is asked for out of figures that came before: where they are spread in the same way, hold all else where it is now,
 * and have all codes that are wanted. It is a part of what was answered, and asks nobody. Nothing where they are not enough.
 */
export function partOf(figures: Figures, set: Offered, ask: Ask): Figures | undefined {
  const wanted = new Map(set.dimensions.map((each) => [each.name, wantedOf(set, ask, each)]))
  const { dimensions, held } = figures
  const isSpreadSo =
    dimensions.length === ask.spread.length && dimensions.every(({ name }, place) => ask.spread[place] === name)
  if (!isSpreadSo || !held.every(({ name, code }) => wanted.get(name)?.[0] === code.code)) return undefined
  const places = dimensions.map(({ name, codes }) => {
    const at = new Map(codes.map(({ code }, place) => [code, place]))
    return (wanted.get(name) ?? []).map((code) => at.get(code) ?? -1)
  })
  if (places.some((all) => all.length === 0 || all.includes(-1))) return undefined
  if (places.every((all, n) => all.length === dimensions[n]?.codes.length && all.every((place, nth) => place === nth)))
    return figures
  const now = places.map((all) => new Map(all.map((place, nth) => [place, nth])))
  return {
    ...figures,
    dimensions: dimensions.map((each, n) => ({
      ...each,
      codes: (places[n] ?? []).flatMap((place) => {
        const code = each.codes[place]
        if (code === undefined) return []
        // What a code is part of is told by where that stands, as far as it is there.
        return [{ ...code, parent: now[n]?.get(code.parent) ?? -1 }]
      }),
    })),
    figures: figures.figures.flatMap(({ at, ...cell }) => {
      const own = at.map((place, n) => now[n]?.get(place) ?? -1)
      return own.includes(-1) ? [] : [{ ...cell, at: own }]
    }),
  }
}
