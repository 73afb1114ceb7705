import { hierarchyOf, versionOf, type CodeList } from "../classification/code-list.ts"
import { Malformed } from "../records/malformed.ts"
import { dimension, type Dimension } from "./dimension.ts"
import { rowsOf } from "./rows-of.ts"

/** A value of another scheme that holds more than the code it stands at, or less. */
export type Unlike = { readonly value: string; readonly code: string; readonly fit: "wider" | "narrower" }

/** How the codes of a dimension hang together, and the list they are of; where there is none they are the table's own. */
export type Coding = {
  readonly partOf?: Readonly<Record<string, string>>
  readonly list?: CodeList
  /** Where the values of another scheme stand in the list; without it the values are the list's own codes. */
  readonly crosswalk?: {
    readonly from: string
    readonly codes: Readonly<Record<string, string>>
    /** The values that do not quite fit. */
    readonly unlike: readonly Unlike[]
  }
}

/** The coding of dimensions, by their name. */
export type Codings = Readonly<Record<string, Coding>>

/** By which list and version columns were coded (`versionOf`), by their name; null where the codes are the file's own. */
export type CodedBy = Readonly<Record<string, string | null>>

/** Says it of all columns, so that it goes with every figure. */
export const codedBy = (columns: readonly string[], codings: Codings): CodedBy =>
  Object.fromEntries(columns.map((name) => [name, listOf(codings[name]) ?? null]))

/** The list and version of a coding, and the scheme its values were read from. */
const listOf = ({ list, crosswalk }: Coding = {}): string | undefined =>
  list && `${versionOf(list)}${crosswalk ? `, from ${crosswalk.from}` : ""}`

/** The code a value stands at. Throws `code-not-in-list` where the crosswalk of its column does not know it. */
export function codeOf(value: string, { crosswalk }: Coding = {}, line = 0): string {
  if (!crosswalk) return value
  const code = Object.hasOwn(crosswalk.codes, value) ? crosswalk.codes[value] : undefined
  if (code === undefined && value !== "") throw new Malformed("code-not-in-list", line, `${value}, ${crosswalk.from}`)
  return code ?? ""
}

/** What an unknown value is called; no list needs to have it. */
export const UNKNOWN = "_U"

/** Which code is part of which: what was said, and what the list of the codes says. */
export const partsOf = ({ partOf = {}, list }: Coding = {}): Readonly<Record<string, string>> => ({
  ...(list ? hierarchyOf(list) : {}),
  ...partOf,
})

/**
 * A dimension with these codes, each with the line it first came in (0 where there is none). Throws `Malformed` where one
 * is not of the list, or is part of itself.
 */
export function codedDimension(name: string, codes: ReadonlyMap<string, number>, coding: Coding = {}): Dimension {
  holdCodes(codes, coding)
  const partOf = partsOf(coding)
  for (const code of [...codes.keys(), ...Object.keys(partOf)])
    for (let above = partOf[code], steps = 0; above !== undefined; above = partOf[above], steps++)
      if (steps > 64) throw new Malformed("part-of-itself", codes.get(code) ?? 0, `${name}: ${code}`)
  const made = dimension(name, codes.keys(), { partOf })
  const list = listOf(coding)
  return list === undefined ? made : { ...made, codedBy: list }
}

/** Throws `code-not-in-list` at the first value that is not of the list it should be of, or of the scheme it is read from. */
export function holdToList(values: ReadonlyMap<string, number>, coding: Coding): void {
  const codes = [...values].map(([value, line]) => [codeOf(value, coding, line), line] as const)
  holdCodes(new Map(coding.crosswalk ? codes.filter(([code]) => code !== "") : codes), coding)
}

function holdCodes(codes: ReadonlyMap<string, number>, { list }: Coding): void {
  if (!list) return
  const known = new Set(list.codes.map(({ code }) => code))
  for (const [code, line] of codes)
    if (code !== UNKNOWN && !known.has(code.replace(/ _U$/, "")))
      throw new Malformed("code-not-in-list", line, `${code}, ${versionOf(list)}`)
}

/**
 * The codes the values of records stand at in a table, one for each. No value is `unknown`, where the list has that, else
 * `_U`. A value that others are part of, which says no more of a record, becomes a part of itself: `code _U`.
 */
export function toldApart(
  labels: readonly string[],
  coding: Coding,
): { readonly codes: string[]; readonly partOf: Readonly<Record<string, string>> } {
  const values = labels.map((label) => codeOf(label, coding))
  const above = partsOf(coding)
  const sums = new Set<string>()
  for (const value of values)
    for (let code = above[value]; code !== undefined && !sums.has(code); code = above[code]) sums.add(code)
  const unknown = coding.list?.codes.some(({ code }) => code === "unknown") === true ? "unknown" : UNKNOWN
  const untold = (value: string) => `${value} ${UNKNOWN}`
  return {
    codes: values.map((value) => (value === "" ? unknown : sums.has(value) ? untold(value) : value)),
    partOf: Object.fromEntries(values.filter((value) => sums.has(value)).map((value) => [untold(value), value])),
  }
}

/**
 * Reads which code is part of which: columns `dimension`, `code` and `part_of`, a line for each code. Codes that are
 * part of none need no line. Throws `Malformed` where a code is given twice, or is part of itself.
 */
export function readHierarchies(bytes: Uint8Array): Codings {
  const [head, ...rows] = rowsOf(bytes)
  if (!head) throw new Malformed("no-header", 0)
  const names = head.fields.map((name) => name.trim().toLowerCase())
  const [dimensionAt = 0, codeAt = 0, partAt = 0] = ["dimension", "code", "part_of"].map((name) => {
    const at = names.indexOf(name)
    if (at < 0) throw new Malformed("column-not-found", head.line, name)
    return at
  })
  const found = new Map<string, Map<string, { readonly above: string; readonly line: number }>>()
  for (const { line, fields } of rows) {
    const [name = "", code = "", above = ""] = [fields[dimensionAt], fields[codeAt], fields[partAt]]
    if (above === "") continue
    const own = found.get(name) ?? new Map<string, { above: string; line: number }>()
    found.set(name, own)
    if (own.has(code)) throw new Malformed("code-given-twice", line, `${name}: ${code}`)
    own.set(code, { above, line })
  }
  return Object.fromEntries(
    [...found].map(([name, own]) => {
      const partOf = Object.fromEntries([...own].map(([code, { above }]) => [code, above]))
      codedDimension(name, new Map([...own].map(([code, { line }]) => [code, line])), { partOf })
      return [name, { partOf }]
    }),
  )
}
