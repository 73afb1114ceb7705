import { ctdc } from "./schemes/ctdc.ts"
import { at, type Crossing, type Field } from "./schemes/field.ts"
import { glotip } from "./schemes/glotip.ts"
import { htcds } from "./schemes/htcds.ts"

export type { Crossing } from "./schemes/field.ts"

/** A scheme whose values can be read into our lists. */
export type Scheme = "HTCDS 2.0" | "CTDC" | "GLOTIP" | "ICCS 1.0"

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

/** The values of another scheme that stand at one of our codes, for writing a table in its terms. */
export function crossedFrom(scheme: Scheme, list: Crossing["list"], code: string) {
  return Object.entries(schemes[scheme]).flatMap(([field, values]) =>
    Object.entries(values).flatMap(([value, to]) =>
      to.list === list && to.code === code ? [{ field, value, fit: to.fit }] : [],
    ),
  )
}
