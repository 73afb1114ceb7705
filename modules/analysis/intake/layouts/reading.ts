import type { List, Known } from "#modules/analysis/intake/list.ts"
import type { Column } from "#modules/analysis/snapshot.ts"

/** What values mean: a code, or a word nobody knows, that waits for repair. */
export type Meaning = Known | { readonly asked: string }

/** A column as it will be kept, and how the values of one or two columns of the file are read into it. */
export type Reading = Omit<Column, "values"> & {
  /** The places of the columns it is read from. */
  readonly from: readonly number[]
  readonly means: (words: readonly string[]) => Meaning
  /** The list it is repaired by, where it has one. */
  readonly by: List | null
  /** Whether a scheme says what its values are, though they are in no list of ours: flags, indicators. */
  readonly isCoded?: boolean
}

/**
 * What a cell of figures says: at least and at most how many (`Infinity` where it was withheld, and may be any number); nothing
 * where it says nothing; or what is wrong with it.
 */
export type Amount =
  | { readonly low: number; readonly high: number }
  | "missing"
  | "negative-value"
  | "value-estimated"
  | "value-not-a-count"
  | "value-not-a-number"

/** How a file is understood. */
export type Understood = {
  readonly kind: "records" | "figures"
  readonly readings: readonly Reading[]
  /** Columns that are not kept: by their heading, and why. */
  readonly leftOut: readonly { readonly heading: string; readonly why: "asked" | "repeats" | "uncounted" }[]
  /** Where the amounts of figures are, and what they mean. */
  readonly value: {
    readonly heading: string
    readonly from: readonly number[]
    readonly reads: (words: readonly string[]) => Amount
  } | null
}

/** Reads the value of a column by a list; `blank` are values that tell nothing. */
export function byList(
  list: List,
  heading: string,
  name: string,
  from: number,
  options: {
    readonly role?: Column["role"]
    readonly blank?: readonly string[]
    readonly first?: (value: string) => Known | undefined
  } = {},
): Reading {
  const { role = "dimension", blank = [], first } = options
  const means = ([value = ""]: readonly string[]): Meaning =>
    value === "" || blank.includes(value)
      ? { code: list.notTold, by: null }
      : (first?.(value) ?? list.known(value) ?? { asked: value })
  return { name, heading, role, list: list.list, listVersion: list.listVersion, from: [from], means, by: list }
}

/** Keeps the values of a column as they are: its codes are its own. */
export const byItself = (heading: string, name: string, from: number, blank: readonly string[] = []): Reading => ({
  ...{ name, heading, role: "dimension", list: null, listVersion: null, from: [from], by: null },
  means: ([value = ""]) => ({ code: blank.includes(value) ? "" : value, by: null }),
})

/** Reads a year, or of a day its year; what is neither, or has not come yet, waits for repair. */
export const byYear = (heading: string, name: string, from: number, today: string): Reading => ({
  ...{ name, heading, role: "time", list: null, listVersion: null, from: [from], by: null },
  means([value = ""]) {
    if (value === "" || value === "-99") return { code: "", by: null }
    const year = /^(?:(\d{4})(?:\.0+)?|(\d{4})-\d{2}(?:-\d{2}.*)?|\d{1,2}[./]\d{1,2}[./](\d{4}))$/.exec(value)
    const found = year?.[1] ?? year?.[2] ?? year?.[3]
    if (found === undefined || found < "1900" || found > today.slice(0, 4)) return { asked: value }
    return { code: found, by: found === value ? null : "year" }
  },
})

/** Whether a year was given of which there can hardly be data. */
export const isDoubtfulYear = (year: string): boolean => /^\d{4}$/.test(year) && year < "1990"

/** What whoever counted withholds: there is a number, which is not told. It is never taken for nobody. */
export const withheldAmount: Amount = { low: 0, high: Infinity }

/** What a cell of figures says: `1,282`, `<5`, `5-9`, that it is withheld, nothing. */
export function amountOf(text: string): Amount {
  const value = text.replace(/^["']|["']$/g, "").replace(/[\s\u00a0\u202f]/g, "")
  if (/^(?:|-|–|:|\.{1,3}|n\/?a|\.\.\.|x)$/i.test(value)) return "missing"
  if (/^(?:\*{1,3}|:?c|suppressed|confidential|withheld)$/i.test(value)) return withheldAmount
  const below = /^<(=?)(\d+)$/.exec(value) ?? /^≤()(\d+)$/.exec(value)
  if (below) return { low: 0, high: Number(below[2]) - (value.startsWith("<") && below[1] === "" ? 1 : 0) }
  const between = /^(\d+)[-–](\d+)$/.exec(value)
  if (between) {
    const [low, high] = [Number(between[1]), Number(between[2])]
    return low <= high ? { low, high } : "value-not-a-number"
  }
  // Commas between groups of three are no decimals.
  const number = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(value) ? Number(value.replaceAll(",", "")) : Number(value)
  if (!Number.isFinite(number)) return "value-not-a-number"
  return number < 0 ? "negative-value" : { low: number, high: number }
}

/** The code of a name made of a heading. */
export const nameOf = (heading: string): string =>
  heading
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, "-")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 60) || "column"
