import { IntakeFault } from "#modules/analysis/intake/fault.ts"
import { batchRows, vocabulary, type Batch, type Note, type Sheet } from "#modules/analysis/intake/sheet.ts"
import type { Source } from "#modules/analysis/intake/source.ts"
import { parquetMetadataAsync, parquetRead, parquetSchema } from "hyparquet"
import { compressors } from "hyparquet-compressors"

/** One column of one group of rows may be so long, unpacked: what memory holds at a time. */
const mostBytes = 256 * 1024 * 1024
const mostRows = 4_194_304

/**
 * A table as Parquet, from its bytes at places: one column of one group of rows is unpacked at a time, and only the numbers
 * of its values are kept until the group was handed on. Columns made of others (lists, structures) are taken as JSON.
 */
export async function parquetSheet(source: Source, _note: Note): Promise<Sheet> {
  const file = {
    byteLength: source.size,
    async slice(from: number, to: number = source.size) {
      const bytes = await source.slice(from < 0 ? source.size + from : from, to)
      // Its own buffer, no longer than what was asked for.
      return new Uint8Array(bytes).buffer
    },
  }
  const metadata = await readable(() => parquetMetadataAsync(file))
  const heads = parquetSchema(metadata).children.map(({ element }) => element.name)
  const words = heads.map(() => vocabulary())

  async function* batches(wanted: readonly boolean[]): AsyncGenerator<Batch> {
    let first = 0
    // The numbers of one group at a time; the room is kept from group to group.
    let room: Int32Array[] = heads.map(() => new Int32Array(0))
    for (const group of metadata.row_groups) {
      const rows = Number(group.num_rows)
      const bytes = group.columns.map(({ meta_data }) => Number(meta_data?.total_uncompressed_size ?? 0))
      if (rows > mostRows || bytes.some((each) => each > mostBytes)) throw new IntakeFault("file-not-a-table")
      if (room.some((codes, at) => wanted[at] && codes.length < rows))
        room = room.map((_, at) => new Int32Array(wanted[at] ? rows : 0))
      for (const [at, column] of heads.entries()) {
        const codes = room[at]
        const from = first
        if (wanted[at] && codes) {
          const { code } = words[at] ?? vocabulary()
          const onChunk = ({ columnData, rowStart }: { columnData: ArrayLike<unknown>; rowStart: number }) => {
            // A chunk may begin before what was asked for.
            for (let each = 0; each < columnData.length; each++) {
              const place = rowStart + each - from
              if (place >= 0 && place < rows) codes[place] = code(columnData[each])
            }
          }
          const read = {
            file,
            metadata,
            columns: [column],
            rowStart: first,
            rowEnd: first + rows,
            compressors,
            onChunk,
          }
          await readable(() => parquetRead(read))
        }
      }
      for (let at = 0; at < rows; at += batchRows) {
        const many = Math.min(batchRows, rows - at)
        const lines = Float64Array.from({ length: many }, (_, each) => first + at + each + 1)
        yield { rows: many, codes: room.map((codes) => codes.subarray(at, at + many)), lines }
      }
      first += rows
    }
  }
  return { heads, batches, words: (column) => words[column]?.words ?? [] }
}

/** Whatever the reader of Parquet finds wrong is wrong with the file. */
async function readable<Value>(read: () => Promise<Value>): Promise<Value> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof IntakeFault || (error as NodeJS.ErrnoException).code !== undefined) throw error
    throw new IntakeFault("file-not-a-table")
  }
}
