import type { FigureDimension } from "#modules/analysis/figure-contract.ts"
import { areCrossed, holdAt, spreadBy, wantedOf, type Ask, type Offered } from "#modules/analysis/web/figures/asking.ts"

/** How many slices are fetched ahead: enough for the next step, too few to be a burden. */
const ahead = 6

/** What is likely wanted next: the codes beside those that are held, time first; then the other dimensions across the top. */
export function nextOf(set: Offered, ask: Ask): readonly Ask[] {
  const order = (each: FigureDimension) => (each.role === "time" ? 0 : 1)
  const held = set.dimensions.filter(({ name }) => !ask.spread.includes(name) && areCrossed(set, [...ask.spread, name]))
  const beside = held
    .toSorted((a, b) => order(a) - order(b))
    .flatMap((dimension) => {
      const codes = dimension.codes.map(({ code }) => code)
      const here = codes.indexOf(wantedOf(set, ask, dimension)[0] ?? "")
      return [codes[here - 1], codes[here + 1]].flatMap((code) =>
        code === undefined ? [] : [holdAt(set, ask, dimension.name, [code])],
      )
    })
  const across = held.map(({ name }) => spreadBy(set, ask, 1, name))
  return [...beside.slice(0, ahead - 2), ...across].slice(0, ahead)
}

/** Does something when the browser has nothing else to do, after what was just answered stands on the page; answers how to leave it. */
export function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback === "function") {
    const asked = requestIdleCallback(work, { timeout: 1000 })
    return () => cancelIdleCallback(asked)
  }
  const asked = setTimeout(work, 200)
  return () => clearTimeout(asked)
}
