import type { Figure, Figures } from "#modules/analysis/figure-contract.ts"

/** Figures as the contract promises them, piece by piece. */
export function* jsonOf(head: Omit<Figures, "figures">, figures: Iterable<Figure>): Generator<string> {
  yield `${JSON.stringify(head).slice(0, -1)},"figures":[`
  let [piece, isFirst] = ["", true]
  for (const { at, value, status } of figures) {
    let where = ""
    for (const [nth, place] of at.entries()) where += nth === 0 ? place : `,${place}`
    piece += `${isFirst ? "" : ","}{"at":[${where}],"value":${value},"status":"${status}"}`
    isFirst = false
    if (piece.length < 16_000) continue
    yield piece
    piece = ""
  }
  yield `${piece}]}`
}
