import type { Highs } from "highs"

let loaded: Promise<Highs> | undefined
let making: MakeSolver | undefined

/** Makes an instance of the solver's WebAssembly with these imports, and hands it on. */
export type MakeSolver = (imports: object, done: (instance: object) => void) => void

/**
 * Has the solver made otherwise than of the file beside it, for where that may not be fetched: a worker whose policy lets
 * it ask nobody for anything. It must come before the solver is first needed, and changes nothing after.
 */
export function takeSolver(make: MakeSolver): void {
  making = make
}

/**
 * The linear programming solver HiGHS (Huangfu and Hall, Mathematical Programming
 * Computation 2018), compiled to WebAssembly; loaded when it is first needed. It
 * runs on one thread and answers the same for the same problem.
 */
export function solver(): Promise<Highs> {
  loaded ??= import("highs").then(({ default: load }) => {
    // Its types say that the default export holds the loader; in an ES module it is the loader.
    const start = load as unknown as (options: { readonly instantiateWasm?: MakeSolver }) => Promise<Highs>
    return start(making ? { instantiateWasm: making } : {})
  })
  return loaded
}

/** A problem in columns: minimise `costs · x` with every row between its bounds and `lower ≤ x ≤ upper`. */
export type Columns = {
  readonly costs: readonly number[]
  readonly lower: readonly number[]
  readonly upper: readonly number[]
  /** Where each column's entries begin, and at the end how many there are. */
  readonly starts: readonly number[]
  readonly rows: readonly number[]
  readonly entries: readonly number[]
}

/** What HiGHS takes for a minimum and for no bound. */
export const NO_BOUND = 1e30

/** Puts a problem whose rows all come to `rightHand` before the solver. Whoever asks disposes of it. */
export async function pose({ costs, lower, upper, starts, rows, entries }: Columns, rightHand: Float64Array) {
  const highs = await solver()
  const model = highs.createModel()
  model.options.set({ output_flag: false })
  model.passModel({
    numCols: costs.length,
    numRows: rightHand.length,
    sense: highs.constants.objectiveSense.minimize,
    colCost: costs,
    colLower: lower,
    colUpper: upper,
    rowLower: rightHand,
    rowUpper: rightHand,
    matrix: {
      format: "csc",
      numRows: rightHand.length,
      numCols: costs.length,
      starts,
      indices: rows,
      values: entries,
    },
  })
  const { modelStatus, variableType } = highs.constants
  return { model, isOptimal: (status: number) => status === modelStatus.optimal, integer: variableType.integer }
}
