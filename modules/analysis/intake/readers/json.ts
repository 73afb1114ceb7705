import { IntakeFault } from "#modules/analysis/intake/fault.ts"
import { sheetOf, type PlainRow } from "#modules/analysis/intake/readers/gather.ts"
import { jsonParts, type JsonPart } from "#modules/analysis/intake/readers/json-parts.ts"
import type { Note, Sheet } from "#modules/analysis/intake/sheet.ts"

/** So many records are looked at for the names of columns; a name that first comes later is passed over, and noted. */
const looked = 1000

/**
 * Records as JSON: an array of objects, or one object a line. What is inside an object and not plain, such as a list, is
 * taken as its JSON. A record that is no object is passed over, and noted.
 */
export async function jsonSheet(chunks: () => AsyncIterable<Uint8Array>, note: Note): Promise<Sheet> {
  const heads = new Map<string, number>()
  let seen = 0
  for await (const { value } of records(chunks())) {
    if (isRecord(value)) for (const name of Object.keys(value)) if (!heads.has(name)) heads.set(name, heads.size)
    if (++seen >= looked) break
  }
  if (heads.size === 0) throw new IntakeFault("file-not-a-table", { line: 1 })

  async function* rows(): AsyncGenerator<PlainRow> {
    for await (const { value, line } of records(chunks())) {
      if (!isRecord(value)) {
        note("value-not-plain", line)
        continue
      }
      const values: unknown[] = Array.from({ length: heads.size }, () => "")
      let isWider = false
      for (const [name, each] of Object.entries(value)) {
        const at = heads.get(name)
        if (at === undefined) isWider = true
        else values[at] = each
      }
      if (isWider) note("row-of-other-width", line)
      else yield { line, values }
    }
  }
  return sheetOf([...heads.keys()], rows)
}

/** Each object of the array, or each by itself. An array begins the text where it is one. */
async function* records(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<JsonPart> {
  let isArray: boolean | undefined
  const watched = (async function* () {
    for await (const chunk of chunks) {
      isArray ??= firstSign(chunk) === 91
      yield chunk
    }
  })()
  yield* jsonParts(watched, (path) => path.length === (isArray ? 1 : 0))
}

/** The first byte that says something, past a byte order mark. */
export const firstSign = (bytes: Uint8Array): number | undefined =>
  bytes.find((byte) => byte > 32 && byte !== 0xef && byte !== 0xbb && byte !== 0xbf)

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)
