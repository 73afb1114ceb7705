import type { Coding } from "../table/coding.ts"
import { codeLists } from "./lists.ts"
import { ctdc } from "./schemes/ctdc.ts"
import { at, type Crossing, type Field } from "./schemes/field.ts"
import { glotip } from "./schemes/glotip.ts"
import { htcds } from "./schemes/htcds.ts"

export type { Crossing } from "./schemes/field.ts"

/** A scheme whose values can be read into our lists. */
export type Scheme = (typeof schemeNames)[number]

/** The schemes there are. */
export const schemeNames = ["HTCDS 2.0", "CTDC", "GLOTIP", "ICCS 1.0"] as const

const schemes: Readonly<Record<Scheme, Readonly<Record<string, Field>>>> = {
  "HTCDS 2.0": htcds,
  CTDC: ctdc,
  GLOTIP: glotip,
  // Trafficking in persons in the International Classification of Crime for Statistical Purposes.
  "ICCS 1.0": { code: { "0204": at("offence", "0204") } },
}

/** Where a value of another scheme stands in our lists; nothing where it does not, which is never the same as `unknown`. */
export function crossing(scheme: Scheme, field: string, value: string): Crossing | undefined {
  const fields = schemes[scheme]
  if (!Object.hasOwn(fields, field)) return undefined
  const values = fields[field] ?? {}
  return Object.hasOwn(values, value) ? values[value] : undefined
}

/**
 * A whole field of another scheme as the coding of a column: the list it is read into, where each of its values stands, and
 * those that do not quite fit. Nothing where there is no such field, or its values stand in several lists.
 */
export function fieldOf(scheme: Scheme, field: string): Required<Pick<Coding, "list" | "crosswalk">> | undefined {
  const values = Object.hasOwn(schemes[scheme], field) ? (schemes[scheme][field] ?? {}) : {}
  const [first, ...others] = new Set(Object.values(values).map(({ list }) => list))
  if (first === undefined || others.length > 0) return undefined
  const codes = Object.fromEntries(Object.entries(values).map(([value, { code }]) => [value, code]))
  const unlike = Object.entries(values).flatMap(([value, { code, fit }]) =>
    fit === "same" ? [] : [{ value, code, fit }],
  )
  return { list: codeLists[first], crosswalk: { from: `${scheme} ${field}`, codes, unlike } }
}

/** The values of another scheme that stand at one of our codes, for writing a table in its terms. */
export function crossedFrom(scheme: Scheme, list: Crossing["list"], code: string) {
  return Object.entries(schemes[scheme]).flatMap(([field, values]) =>
    Object.entries(values).flatMap(([value, to]) =>
      to.list === list && to.code === code ? [{ field, value, fit: to.fit }] : [],
    ),
  )
}
