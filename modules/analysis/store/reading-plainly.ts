import type { Block, Read } from "#modules/analysis/intake/encoded.ts"
import { csvSheet } from "#modules/analysis/intake/readers/csv.ts"
import type { Source } from "#modules/analysis/intake/source.ts"
import type { Dataset } from "#modules/analysis/dataset.ts"
import type { SnapshotRemark } from "#modules/analysis/snapshot.ts"
import { createHash } from "node:crypto"

/** Reads a plain table: each column by its own codes. */
export async function readData(
  source: Source,
  { kind }: { readonly kind: Dataset["kind"]; readonly filename: string },
  take: (block: Block) => Promise<void>,
): Promise<Read> {
  const digest = createHash("sha256")
  async function* chunks() {
    for await (const chunk of source.chunks()) {
      digest.update(chunk)
      yield chunk
    }
  }
  const remarks: SnapshotRemark[] = []
  const note = (code: string, line: number) =>
    void remarks.push({ code, column: null, what: null, line, times: 1, fault: false })
  const sheet = await csvSheet(chunks(), note)
  let [at, records] = [0, 0]
  for await (const { rows, codes } of sheet.batches(sheet.heads.map(() => true))) {
    await take({ at: at++, rows, codes: codes.map((column) => Uint16Array.from(column.subarray(0, rows))) })
    records += rows
  }
  const columns = sheet.heads.map((heading, place) => ({
    ...{ name: heading, heading, list: null, listVersion: null, values: sheet.words(place).length },
    role: heading === "area" ? ("area" as const) : heading === "year" ? ("time" as const) : ("dimension" as const),
  }))
  const dictionaries = columns.map(({ name }, place) => ({ column: name, values: [...sheet.words(place)] }))
  return {
    layout: "plain",
    kind,
    digest: digest.digest("hex"),
    records,
    columns,
    dictionaries,
    remarks,
    repairs: [],
    taken: [],
  }
}
