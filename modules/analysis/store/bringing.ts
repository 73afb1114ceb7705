import type { Dataset } from "#modules/analysis/dataset.ts"
import type { Read } from "#modules/analysis/intake/encoded.ts"
import { IntakeFault } from "#modules/analysis/intake/fault.ts"
import { readSnapshot, type IntakeOptions } from "#modules/analysis/intake/intake.ts"
import { fileSource } from "#modules/analysis/intake/source.ts"
import { Snapshot } from "#modules/analysis/snapshot.ts"
import { insertSnapshot } from "#modules/analysis/store/snapshots.ts"
import { putRecords, spool } from "#modules/analysis/store/spool.ts"
import type { Database } from "#platform/database/sql.ts"
import type { Passing } from "#platform/http/context.ts"
import type { Keyring } from "#platform/identity/keyring.ts"
import { Problem } from "#platform/kernel/problem.ts"
import { randomUUID } from "node:crypto"

/** What was read of a file, and where its records lie locked until they are put into their table. */
export type InHand = {
  readonly id: Snapshot["id"]
  readonly read: Read
  readonly path: string
  readonly filename: string
}

/**
 * Reads a file as it lies, a block at a time, and locks away each block as it
 * comes: what may tell of people lies open nowhere but in the file itself, which
 * goes with the request. Refuses (422) naming the column that is to blame, and
 * never what stands in it.
 */
export async function readBrought(
  keys: Keyring,
  file: Passing,
  options: Pick<IntakeOptions, "kind" | "states" | "today" | "leaveOut" | "contradicting">,
): Promise<InHand> {
  const id = Snapshot.shape.id.parse(randomUUID())
  const path = `${file.path}.locked`
  const locked = spool(keys, id, path)
  const source = await fileSource(file.path)
  try {
    const blocks = readSnapshot(source, { ...options, digest: file.hash })
    for (;;) {
      const { value, done } = await blocks.next()
      if (done) return { id, read: value, path, filename: file.name }
      await locked.add(value)
    }
  } catch (error) {
    if (!(error instanceof IntakeFault)) throw error
    const { code, column, says, line } = error
    throw new Problem(422, code, { ...(column !== null && { column }), ...(says !== null && { says }), line })
  } finally {
    await locked.end()
    await source.close()
  }
}

/** Keeps what was read as a new snapshot of a dataset, with its locked records. */
export async function keepBrought(
  db: Database,
  keys: Keyring,
  dataset: Dataset["id"],
  { id, read, path, filename }: InHand,
  now: Date,
): Promise<void> {
  await insertSnapshot(db, keys, { id, dataset, filename: filename.slice(0, 300), now }, read)
  await putRecords(db, id, path)
}
