import { size } from "./capture-table.ts"

/** Something known of every case beside its lists: a category such as sex, or a trend over ordered levels such as years. */
export type Covariate = {
  readonly name: string
  readonly kind: "category" | "trend"
  readonly levels: readonly string[]
}

/**
 * How a table of lists and covariates is laid out. Every list is one bit, every category as many bits as it has levels
 * beyond the first (at most one of them set), and the trend is a place beside the bits, so that a cell stands at
 * `bits * steps + step`.
 */
export type Layout = {
  readonly lists: readonly string[]
  readonly covariates: readonly Covariate[]
  readonly bits: number
  /** How many levels the trend has; 1 without one. */
  readonly steps: number
  readonly variables: readonly Variable[]
}

/** A list or covariate as the model knows it: the columns it brings, each some bits and a power of the trend. */
export type Variable = { readonly name: string; readonly columns: readonly Column[] }

/** One column of the model matrix: 1 where all its bits are set, times the trend to a power. */
export type Column = { readonly bits: number; readonly power: number }

export type LayoutRefusal = "lists-too-few" | "covariates-too-many" | "trends-too-many"

const mostBits = 16

/** Lays out lists and covariates. At most one covariate is a trend, which enters as a quadratic. */
export function layOut(
  lists: readonly string[],
  covariates: readonly Covariate[],
): { readonly ok: true; readonly layout: Layout } | { readonly ok: false; readonly refusal: LayoutRefusal } {
  if (lists.length < 2) return { ok: false, refusal: "lists-too-few" }
  if (covariates.filter(({ kind }) => kind === "trend").length > 1) return { ok: false, refusal: "trends-too-many" }
  const variables: Variable[] = lists.map((name, at) => ({ name, columns: [{ bits: 1 << at, power: 0 }] }))
  let bits = lists.length
  for (const { name, kind, levels } of covariates) {
    if (kind === "trend") variables.push({ name, columns: [1, 2].map((power) => ({ bits: 0, power })) })
    else {
      const first = bits
      variables.push({ name, columns: levels.slice(1).map((_, at) => ({ bits: 1 << (first + at), power: 0 })) })
      bits += levels.length - 1
    }
  }
  if (bits > mostBits) return { ok: false, refusal: "covariates-too-many" }
  const steps = covariates.find(({ kind }) => kind === "trend")?.levels.length ?? 1
  return { ok: true, layout: { lists, covariates, bits, steps, variables } }
}

/** The cell of a case: 0 or 1 for each list, the number of its level for each covariate. */
export function cellOf({ lists, covariates, steps }: Layout, on: readonly number[], levels: readonly number[]): number {
  let bits = on.reduce((sum, mark, list) => sum | (mark << list), 0)
  let next = lists.length
  let step = 0
  covariates.forEach(({ kind, levels: all }, at) => {
    const level = levels[at] ?? 0
    if (kind === "trend") step = level
    else {
      if (level > 0) bits |= 1 << (next + level - 1)
      next += all.length - 1
    }
  })
  return bits * steps + step
}

/** 1 for each setting of the bits that can be: no category at two levels at once. */
export function possible({ lists, covariates, bits }: Layout): Uint8Array {
  const sets: number[] = []
  let next = lists.length
  for (const { kind, levels } of covariates) {
    if (kind === "trend") continue
    sets.push(((1 << (levels.length - 1)) - 1) << next)
    next += levels.length - 1
  }
  return Uint8Array.from({ length: 1 << bits }, (_, at) => (sets.every((set) => size(at & set) <= 1) ? 1 : 0))
}

/** A term of a model: the variables it joins, by their place; one alone is a main effect. */
export type Term = readonly [number] | readonly [number, number]

/** The columns of the model matrix that terms bring, the constant first. */
export function columnsOf({ variables }: Layout, terms: readonly Term[]): readonly Column[] {
  const columns: Column[] = [{ bits: 0, power: 0 }]
  for (const [one, other] of terms)
    for (const a of variables[one]?.columns ?? [])
      if (other === undefined) columns.push(a)
      else
        for (const b of variables[other]?.columns ?? [])
          columns.push({ bits: a.bits | b.bits, power: a.power + b.power })
  return columns
}

/** The name of a model as its terms, `A + B + A:B`. */
export function formulaOf({ variables }: Layout, terms: readonly Term[]): string {
  return terms.map((term) => term.map((at) => variables[at]?.name ?? "").join(":")).join(" + ")
}
