import type { Dimension } from "@palermo/statistics"

/**
 * The figures of a release, protected: every cell of all its tables, once. A
 * cell stands at a code in each dimension, at the sum (place 0) in those its
 * table does not cross; in the dimensions of `by` there is no sum. A cell that
 * is not there was not reported where its block is not there, is withheld where
 * its block was left out, and is nobody where its block is there; of figures
 * that were counted elsewhere it is nobody only where a sum is that it is part of.
 */
export type Cube = {
  readonly dimensions: readonly Dimension[]
  /** The dimensions over which nothing is summed: State, year. */
  readonly by: readonly string[]
  /** Blocks that were reported and are withheld whole: their codes in the order of `by`, empty where it is all of them. */
  readonly left?: readonly (readonly string[])[]
  /** Of figures that were counted elsewhere: where nobody is, as was said or follows, a cell stands. */
  readonly isStated?: boolean
  /** Columns with codes of their own of which some are not named, for too few persons are told there; not which, nor how many. */
  readonly unnamed?: readonly string[]
  /** Which dimensions are crossed with each other. */
  readonly tables: readonly (readonly string[])[]
  /** Cell c stands at `places[c * d]` to `places[c * d + d - 1]`. */
  readonly places: Int32Array
  /** Withheld cells have 0 here: what is withheld is not in a cube. */
  readonly values: Float64Array
  /** 0 shown, 1 withheld. */
  readonly withheld: Uint8Array
}

/** Whether there is a sum over a dimension, which is its code at place 0. */
export const hasSum = ({ by }: Pick<Cube, "by">, { name }: { readonly name: string }): boolean => !by.includes(name)
