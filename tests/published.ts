import { audit, csvRows, readPublished, textOf, TOTAL, type Codings } from "@palermo/statistics"
import assert from "node:assert/strict"
import { Buffer } from "node:buffer"

/** The rows of a CSV file, the first apart. */
export function rowsIn(bytes: Uint8Array): { readonly head: string[]; readonly body: string[][] } {
  const rows: string[][] = []
  const reader = csvRows((row) => rows.push(Array.from({ length: row.count }, (_, field) => textOf(row, field))))
  reader.push(bytes)
  reader.end()
  const [head = [], ...body] = rows
  return { head, body }
}

/** Figures that somebody has before them: each by its codes in the order of some columns; null where it was withheld. */
export type Read = ReadonlyMap<string, number | null>

/** Takes a file of released figures as a reader would: what was not reported is no figure. */
export function figuresIn(csv: string, columns: readonly string[]): Read {
  const { head, body } = rowsIn(Buffer.from(csv))
  const [value, status] = [head.indexOf("value"), head.indexOf("status")]
  return new Map(
    body
      .filter((row) => row[status] !== "not-reported")
      .map((row) => {
        const codes = columns.map((name) => row[head.indexOf(name)] ?? TOTAL)
        return [codes.join(), row[status] === "withheld" ? null : Number(row[value])]
      }),
  )
}

/** Files put together: what one of them shows is shown. */
export function together(files: readonly Read[]): Read {
  const all = new Map<string, number | null>()
  for (const read of files)
    for (const [cell, value] of read) {
      const other = all.get(cell) ?? null
      if (other !== null && value !== null) assert.equal(value, other, `${cell} was told twice, and not alike`)
      all.set(cell, value ?? other)
    }
  return all
}

/** What was found of a withheld cell. */
export type Found = { readonly cell: string; readonly low: number; readonly high: number; readonly exact: boolean }

/**
 * Attacks figures by the audit of published tables, which is given nothing but what was read; and once more as somebody who
 * knows that what is withheld is not empty, but for cells of which that cannot be said.
 */
export async function attacked(
  read: Read,
  columns: readonly string[],
  { codings = {}, mayBeEmpty = () => false }: { codings?: Codings; mayBeEmpty?: (cell: string) => boolean } = {},
): Promise<readonly [fromNone: readonly Found[], fromOne: readonly Found[]]> {
  const lines = [...read].map(([codes, value]) => `${codes},${value ?? ""}`)
  const published = readPublished(Buffer.from([[...columns, "value"].join(), ...lines].join("\n")), codings)
  assert.deepEqual(published.doubtful, [])
  async function from(least: number): Promise<Found[]> {
    const cells = published.cells.map((cell) =>
      cell.low < cell.high ? { ...cell, low: mayBeEmpty(cell.codes.join()) ? 0 : least } : cell,
    )
    const { cells: found } = await audit({ ...published, cells })
    return found.map(({ cell, low, high, exact }) => ({ cell: cells[cell]?.codes.join() ?? "", low, high, exact }))
  }
  return [await from(0), await from(1)]
}

/** The cells that can be worked out to the person, by either attack. */
export const solvedIn = async (read: Read, columns: readonly string[]): Promise<string[]> => [
  ...new Set((await attacked(read, columns)).flat().flatMap(({ cell, exact }) => (exact ? [cell] : []))),
]
