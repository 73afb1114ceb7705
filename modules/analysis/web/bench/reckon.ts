import type { Flaw } from "#modules/analysis/methods/overlaps.ts"
import { findingsIn, type Findings } from "#modules/analysis/web/bench/findings.ts"
import { beside, type Searched } from "#modules/analysis/methods/searched.ts"
import {
  estimatorOf,
  Malformed,
  replicates,
  sideBySide,
  takeSolver,
  type CaptureTable,
  type CovariateTable,
  type Draw,
  type SideBySide,
} from "@palermo/statistics"

/** What a bench has done for it beside the page. */
export type Task =
  | {
      readonly of: "audit"
      readonly table: Uint8Array
      readonly hierarchies: Uint8Array | undefined
      /** The WebAssembly of the solver, which who reckons may not fetch. */
      readonly solver: ArrayBuffer | undefined
    }
  | {
      readonly of: "estimate"
      readonly table: CaptureTable
      readonly threshold: number
      readonly seed: number
      /** How many replicates each interval is made of; 0 where none is wanted. */
      readonly many: number
      /** Models with covariates are searched too where there are some: how many replicates their interval is made of. */
      readonly search?: { readonly table: CovariateTable; readonly many: number } | undefined
    }

/** What comes of it. */
export type Answer = {
  readonly audit: Findings
  readonly estimate: Estimates
}

/** Estimates side by side, and the way of a search with covariates where one was made. */
export type Estimates = SideBySide & { readonly search?: Searched }

/** How far it is: so many cells settled, or replicates drawn, of so many. */
export type Step = { readonly done: number; readonly all: number }

export type Outcome = { readonly answer: Findings | Estimates } | { readonly flaw: Flaw }

/** So many replicates are drawn between two words of how far it is; each of a search is a search of its own. */
const PIECE = 50
const PIECE_OF_SEARCH = 5

/** How many lines of a comparison need replicates: stepwise, and lowest BIC of pairs; of threes too where there are four lists. */
const drawnLines = ({ lists }: CaptureTable): number => (lists.length > 3 ? 3 : 2)

/** Does a task, and says how far it is. What is wrong with a file is an answer; every other fault is thrown. */
export async function reckon(task: Task, tell: (step: Step) => void): Promise<Outcome> {
  try {
    if (task.of === "estimate") return { answer: await estimated(task, tell) }
    if (task.solver) {
      const module = await WebAssembly.compile(task.solver)
      takeSolver((imports, done) => done(new WebAssembly.Instance(module, imports as WebAssembly.Imports))) // its own
    }
    return { answer: await findingsIn(task.table, task.hierarchies, (done, all) => tell({ done, all })) }
  } catch (error) {
    if (!(error instanceof Malformed)) throw error
    const { code, line, what } = error
    return { flaw: { code, line, what } }
  }
}

/**
 * Estimates a table in every way, side by side. Replicates are drawn piece by piece; each has a stream of chance of its own,
 * so the numbers are those of `palermo data estimate` for the same seed, whoever draws how many at a time.
 */
async function estimated(
  { table, threshold, seed, many, search }: Task & { of: "estimate" },
  tell: (step: Step) => void,
): Promise<Estimates> {
  const all = many * drawnLines(table) + (search?.many ?? 0)
  let done = 0
  const drawing =
    (wanted: number, most: number): Draw =>
    (method, counts) => {
      const estimator = estimatorOf(method)
      const drawn = new Float64Array(wanted)
      for (let first = 0; first < wanted; first += most) {
        const piece = replicates(counts, estimator, { seed, first, many: Math.min(most, wanted - first) })
        drawn.set(piece, first)
        done += piece.length
        tell({ done, all })
      }
      return Promise.resolve(drawn)
    }
  const found = await sideBySide(table, threshold, many > 0 ? drawing(many, PIECE) : undefined)
  if (!search) return found
  return beside(found, search.table, search.many > 0 ? drawing(search.many, PIECE_OF_SEARCH) : undefined)
}
