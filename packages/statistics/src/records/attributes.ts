import type { Attribute } from "./combinations.ts"
import { csvRows, textOf } from "./csv.ts"
import { Malformed } from "./malformed.ts"

/** Records as the attributes they have: those of record r are `members` from `starts[r]` to `starts[r + 1]`, rising. */
export type AttributeRecords = {
  readonly columns: readonly string[]
  /** All attributes, by column as in the file, then by value. */
  readonly attributes: readonly Attribute[]
  readonly starts: Int32Array
  readonly members: Int32Array
}

/**
 * Keeps of the records of a CSV file the numbers of their attributes, for methods that must look at each record by
 * itself. The empty value and `0` are no attribute. Throws `Malformed` where the bytes are no table.
 */
export function attributeReader(): { push: (chunk: Uint8Array) => void; end: () => AttributeRecords } {
  let columns: string[] | undefined
  const met: { readonly field: number; readonly value: string }[] = []
  const numbers: Map<string, number>[] = []
  const starts = [0]
  const members: number[] = []

  const reader = csvRows((row) => {
    if (columns === undefined) {
      const names = Array.from({ length: row.count }, (_, field) => textOf(row, field).trim())
      const twice = names.find((name, at) => names.indexOf(name) !== at)
      if (twice !== undefined) throw new Malformed("column-named-twice", row.line, twice)
      numbers.push(...names.map(() => new Map<string, number>()))
      columns = names
      return
    }
    if (row.count !== columns.length) throw new Malformed("row-of-other-width", row.line, String(row.count))
    for (let field = 0; field < row.count; field++) {
      if (row.starts[field] === row.ends[field]) continue
      const value = textOf(row, field)
      if (value === "0") continue
      const known = numbers[field]?.get(value)
      const number = known ?? met.push({ field, value }) - 1
      if (known === undefined) numbers[field]?.set(value, number)
      members.push(number)
    }
    starts.push(members.length)
  })

  return {
    push: reader.push,
    end() {
      reader.end()
      if (columns === undefined) throw new Malformed("no-header", 0)
      const names = columns
      const order = [...met.keys()].sort((a, b) => byFieldAndValue(met[a], met[b]))
      const placeOf = new Int32Array(order.length)
      for (const [place, number] of order.entries()) placeOf[number] = place
      return {
        columns: names,
        attributes: order.map((number) => ({
          column: names[met[number]?.field ?? 0] ?? "",
          value: met[number]?.value ?? "",
        })),
        starts: Int32Array.from(starts),
        // Fields come in their order, and so do the places of their attributes.
        members: Int32Array.from(members, (number) => placeOf[number] ?? 0),
      }
    },
  }
}

type Met = { readonly field: number; readonly value: string }

function byFieldAndValue(a: Met | undefined, b: Met | undefined): number {
  if (!a || !b) return 0
  return a.field - b.field || (a.value < b.value ? -1 : 1)
}
