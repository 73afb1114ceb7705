import type { codeLists } from "../lists.ts"

/** Where a value of another scheme stands in our lists. */
export type Crossing = {
  readonly list: keyof typeof codeLists
  readonly code: string
  /** `same`: neither says more; `wider`: their value holds cases that our code does not; `narrower`: our code holds more. */
  readonly fit: "same" | "wider" | "narrower"
}

/** A field of another scheme: where each of its values stands. */
export type Field = Readonly<Record<string, Crossing>>

type List = Crossing["list"]

/** One value that stands at a code. */
export const at = (list: List, code: string, fit: Crossing["fit"] = "same"): Crossing => ({ list, code, fit })

/** Values that are our codes in another spelling: `ForcedLabour` is `forced-labour`. */
export const spelt = (list: List, values: string): Field =>
  Object.fromEntries(values.split(" ").map((value) => [value, at(list, kebab(value))]))

/** Values with the code each stands at. */
export const named = (list: List, codes: Readonly<Record<string, string>>, fit: Crossing["fit"] = "same"): Field =>
  Object.fromEntries(Object.entries(codes).map(([value, code]) => [value, at(list, code, fit)]))

/** Fields that are flags: what is so where they are 1. */
export const flags = (fields: Field): Readonly<Record<string, Field>> =>
  Object.fromEntries(Object.entries(fields).map(([name, crossing]) => [name, { "1": crossing }]))

const kebab = (value: string): string =>
  value.replace(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, "-").toLowerCase()
