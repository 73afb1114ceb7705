/**
 * A dimension of a table: its codes, the total first, as a tree. `parents[i]`
 * is the place of the code that code i is part of; the total's is -1.
 */
export type Dimension = {
  readonly name: string
  readonly codes: readonly string[]
  readonly parents: readonly number[]
  /** The list and version the codes are of (`versionOf`); where it is not there they are the table's own. */
  readonly codedBy?: string
}

/** What the sum over a dimension is called unless something else is said. */
export const TOTAL = "Total"

/**
 * A dimension with these codes under one total. Where `partOf` names a parent, the code is part of that one
 * instead; parents that are no codes themselves become codes. A code that would be part of itself is refused by a throw.
 */
export function dimension(
  name: string,
  codes: Iterable<string>,
  { partOf = {}, total = TOTAL }: { readonly partOf?: Readonly<Record<string, string>>; readonly total?: string } = {},
): Dimension {
  const places = new Map([[total, 0]])
  const parents = [-1]
  const place = (code: string, seen: readonly string[]): number => {
    const known = places.get(code)
    if (known !== undefined) return known
    if (seen.includes(code)) throw new RangeError(`${name}: ${code} is part of itself`)
    const parent = place(partOf[code] ?? total, [...seen, code])
    places.set(code, places.size)
    parents.push(parent)
    return places.size - 1
  }
  for (const code of codes) place(code, [])
  return { name, codes: [...places.keys()], parents }
}

/** A code and all it is part of, the total last. */
export function upwards({ parents }: Dimension, code: number): number[] {
  const line: number[] = []
  for (let at = code; at >= 0; at = parents[at] ?? -1) line.push(at)
  return line
}
