import { z } from "zod"

/** What can stand in a field. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [field: string]: Value }

/** What became of a field: what stood in it and what stands there now; of personal data only that it changed. */
export const Change = z.union([z.literal("personal"), z.object({ before: z.json(), after: z.json() })])
export type Change = z.infer<typeof Change>

/** The fields that an act changed. */
export const Changes = z.record(z.string(), Change)
export type Changes = z.infer<typeof Changes>

/**
 * One line of the ledger: who did what, when, by which appointment, on what, and
 * what it changed. `formula` says how it is sealed: lines from before there were
 * appointments by 1. `params` and `changes` are JSON as it was written, because
 * the seal is made of these very signs.
 */
export const Line = z.object({
  number: z.coerce.number().int().positive(),
  at: z.date(),
  person: z.string(),
  appointment: z.string().nullable(),
  act: z.string(),
  subjects: z.array(z.string()),
  params: z.string(),
  changes: z.string().nullable(),
  salt: z.string().nullable(),
  formula: z.union([z.literal(1), z.literal(2)]),
  seal: z.string(),
})
export type Line = z.infer<typeof Line>

/** What a line says, as it is sealed: the seal before it and all its fields. Its hash is the leaf of the tree. */
export function textOf(line: Omit<Line, "seal">, before: string): string {
  const { number, at, person, appointment, act, subjects, params, changes, salt, formula } = line
  return JSON.stringify(
    formula === 1
      ? [before, number, at, person, act, params]
      : [formula, before, number, at, person, appointment, act, subjects, params, changes, salt],
  )
}
