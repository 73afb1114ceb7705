import { hasPositiveRelation } from "../numeric/cone.ts"
import { echelon, nullSpace } from "../numeric/integers.ts"
import { addSubsets } from "./capture-table.ts"
import type { Model } from "./model.ts"

/** Why a model has no estimate on a table. */
export type NoEstimate = "model-not-identifiable" | "no-maximum-of-likelihood"

/** A model as a table allows it. */
export type Footing = {
  /** The combinations whose parameter is finite. */
  readonly kept: Model
  /** 1 for each combination of lists that can occur under the model, 0 for one at the boundary and for the unseen one. */
  readonly alive: Uint8Array
}

/**
 * Puts a model on a table, given how many cases are on all lists of each combination. A parameter without any such case
 * is minus infinity: it falls away, and with it every combination that contains it.
 */
export function footing(model: Model, overlap: Float64Array): Footing {
  const alive = new Uint8Array(overlap.length).fill(1)
  alive[0] = 0
  const kept = model.filter((one) => (overlap[one] ?? 0) > 0)
  for (const gone of model) {
    if ((overlap[gone] ?? 0) > 0) continue
    for (let at = gone; at < alive.length; at = (at + 1) | gone) alive[at] = 0
  }
  return { kept, alive }
}

/**
 * Says exactly why a model has no estimate on a table, or undefined where it has one (Fienberg and Rinaldo 2012). The
 * estimate exists when the parameters are identifiable and a strictly positive table with the same margins exists.
 *
 * Only what the combinations with cases leave open is looked at. Where their rows of the model matrix have full rank,
 * nothing is open. Else every direction that changes none of them is tried on the empty combinations: if one of them
 * lowers some and raises none, the likelihood rises along it for ever.
 */
export function whyNoEstimate({ kept, alive }: Footing, counts: Float64Array): NoEstimate | undefined {
  const width = kept.length
  // A table without a case says nothing of anything; it comes of leaving out the one list that has cases.
  if (width === 0) return "model-not-identifiable"
  const rows: Float64Array[] = []
  const empty: number[] = []
  for (let history = 1; history < counts.length; history += 1) {
    if (alive[history] === 0) continue
    if ((counts[history] ?? 0) > 0) rows.push(rowOf(kept, history))
    else empty.push(history)
  }
  const form = echelon(rows, width)
  if (form.pivots.length === width) return undefined
  const directions = nullSpace(form, width).map((direction) => onCombinations(direction, kept, counts.length))
  const open = empty.map((history) => Float64Array.from(directions, (direction) => direction[history] ?? 0))
  if (
    echelon(
      open.map((row) => row.slice()),
      directions.length,
    ).pivots.length < directions.length
  )
    return "model-not-identifiable"
  return hasPositiveRelation(open, directions.length) ? undefined : "no-maximum-of-likelihood"
}

/** Remembers the answers of `whyNoEstimate` by model and by which combinations have no case. */
export function existenceMemory(): (model: Model, on: Footing, counts: Float64Array) => NoEstimate | undefined {
  const known = new Map<string, NoEstimate | undefined>()
  return (model, on, counts) => {
    const key = `${model.join()}|${pattern(counts)}`
    const remembered = known.get(key)
    if (remembered !== undefined || known.has(key)) return remembered
    const reason = whyNoEstimate(on, counts)
    if (known.size > 200_000) known.clear()
    known.set(key, reason)
    return reason
  }
}

/** Which combinations have cases, as a short text. */
function pattern(counts: Float64Array): string {
  let text = ""
  let bits = 0
  for (let at = 0; at < counts.length; at += 1) {
    if ((counts[at] as number) > 0) bits |= 1 << (at & 15) // inside the array
    if ((at & 15) === 15) {
      text += String.fromCharCode(bits)
      bits = 0
    }
  }
  return text + String.fromCharCode(bits)
}

const rowOf = (kept: Model, history: number): Float64Array =>
  Float64Array.from(kept, (one) => ((history & one) === one ? 1 : 0))

/** What a direction of the parameters does to the log of each combination's expectation. */
function onCombinations(direction: Float64Array, kept: Model, length: number): Float64Array {
  const values = new Float64Array(length)
  kept.forEach((one, at) => (values[one] = direction[at] ?? 0))
  return addSubsets(values)
}
