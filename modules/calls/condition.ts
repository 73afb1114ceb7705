import { z } from "zod"

export { holds, restsOn, type Known } from "#modules/calls/holds.ts"

/** What is compared: what was answered to a question, a number, a word, or the sum of several. */
export type Term =
  | { readonly answer: string }
  | { readonly number: number }
  | { readonly word: string }
  | { readonly sum: readonly Term[] }

/**
 * When a question is asked, or an answer holds: logic over the answers given so
 * far, as data. A question is named by its code.
 */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly answered: string }
  | { readonly chosen: readonly [question: string, option: string] }
  | { readonly compare: readonly [left: Term, by: Comparison, right: Term] }

export const comparisons = ["=", "!=", "<", "<=", ">", ">="] as const
export type Comparison = (typeof comparisons)[number]

const code = z.string().max(100)

export const Term: z.ZodType<Term> = z.lazy(() =>
  z.union([
    z.strictObject({ answer: code }),
    z.strictObject({ number: z.number() }),
    z.strictObject({ word: z.string().max(500) }),
    z.strictObject({ sum: z.array(Term).min(1).max(100) }),
  ]),
)

export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(Condition).min(1).max(50) }),
    z.strictObject({ any: z.array(Condition).min(1).max(50) }),
    z.strictObject({ not: Condition }),
    z.strictObject({ answered: code }),
    z.strictObject({ chosen: z.tuple([code, code]) }),
    z.strictObject({ compare: z.tuple([Term, z.enum(comparisons), Term]) }),
  ]),
)
