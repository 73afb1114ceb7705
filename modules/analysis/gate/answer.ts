import type { Cube } from "#modules/analysis/cube.ts"
import type { Earlier, Truth, Wanted } from "#modules/analysis/gate/truth.ts"
import type { OwnCodes } from "#modules/analysis/gate/unnamed.ts"
import type { Proof } from "#modules/analysis/release.ts"
import type { Codings } from "@palermo/statistics"

/** What the gate is asked: what is wanted of which snapshot, all that is out, and what is true of every snapshot of theirs. */
export type GateQuestion = {
  readonly snapshot: string
  readonly wanted: Wanted
  readonly earlier: readonly Earlier[]
  /** In the order of the days on which they were taken. */
  readonly truths: readonly Truth[]
}

export type GateOptions = {
  /** How the codes of columns hang together, and of which list they are; by the name of the column. */
  readonly codings?: Codings
  /** The columns whose codes are in no list that everybody shares: of these none leaves that is told of few. */
  readonly own?: OwnCodes
  /** Told how far it is, from 0 to 1. */
  readonly progress?: (part: number) => void
  /** How many cells of blocks are held in memory at once, 200,000 unless said otherwise; it changes nothing that is answered. */
  readonly held?: number
}

/** A block of `by` that was left out, or withheld whole since it cannot be protected: its codes in the order of `by`, and why. */
export type BlockLeftOut = {
  readonly codes: readonly string[]
  readonly why: "contradicts-itself" | "differs-from-earlier" | "cannot-be-protected"
}

/** Why nothing leaves. No refusal says a number of anybody. */
export type GateRefusal =
  | { readonly ok: false; readonly refusal: "cannot-be-protected"; readonly dimensions: readonly string[] }
  | { readonly ok: false; readonly refusal: "too-large-to-prove"; readonly most: number }
  | { readonly ok: false; readonly refusal: "tables-disagree"; readonly dimensions: readonly string[] }
  | { readonly ok: false; readonly refusal: "figures-not-crossed"; readonly dimensions: readonly string[] }
  | { readonly ok: false; readonly refusal: "filter-of-few"; readonly dimensions: readonly string[] }
  | { readonly ok: false; readonly refusal: "nothing-to-release" }

/** What the gate answers. */
export type GateAnswer =
  | { readonly ok: true; readonly cube: Cube; readonly proof: Proof; readonly blocksLeftOut: readonly BlockLeftOut[] }
  | GateRefusal
