import type { Dataset } from "#modules/analysis/dataset.ts"
import type { Read } from "#modules/analysis/intake/encoded.ts"
import { IntakeFault } from "#modules/analysis/intake/fault.ts"
import { readSnapshot, type IntakeOptions } from "#modules/analysis/intake/intake.ts"
import { fileSource, watched } from "#modules/analysis/intake/source.ts"
import { Snapshot } from "#modules/analysis/snapshot.ts"
import { beginBringing, endBringing, noteBringing } from "#modules/analysis/store/following.ts"
import { insertSnapshot } from "#modules/analysis/store/snapshots.ts"
import { putRecords, spool } from "#modules/analysis/store/spool.ts"
import type { Database } from "#platform/database/sql.ts"
import type { Before, Passing } from "#platform/http/context.ts"
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

/** How often it is noted how far a file was read, in milliseconds. */
const beat = 500

/**
 * Reads a file as it lies, a block at a time, and locks away each block as it
 * comes: what may tell of people lies open nowhere but in the file itself, which
 * goes with the request. How far it is, is noted meanwhile for who brings it.
 * Refuses (422) naming the column that is to blame, and never what stands in it.
 */
export async function readBrought(
  transaction: Before["transaction"],
  keys: Keyring,
  dataset: Dataset["id"],
  file: Passing,
  options: Pick<IntakeOptions, "kind" | "states" | "today" | "leaveOut" | "contradicting">,
  every = beat,
): Promise<InHand> {
  const id = Snapshot.shape.id.parse(randomUUID())
  const path = `${file.path}.locked`
  await transaction((db) => beginBringing(db, { id, dataset, size: file.size }))
  const locked = spool(keys, id, path)
  const source = await fileSource(file.path)
  const far = { bytes: 0, rows: 0 }
  const told = tellingOf(() => transaction((db) => noteBringing(db, id, far)), every)
  const looked = watched(source, (bytes) => void (far.bytes = bytes))
  try {
    const blocks = readSnapshot(looked, { ...options, digest: file.hash, onRows: (rows) => void (far.rows = rows) })
    for (;;) {
      const { value, done } = await blocks.next()
      if (!done) {
        await locked.add(value)
        continue
      }
      far.bytes = file.size
      await told.end(true)
      return { id, read: value, path, filename: file.name }
    }
  } catch (error) {
    await told.end(false)
    // Why it was not taken is told, whatever becomes of this note.
    await transaction((db) => endBringing(db, id)).catch(() => undefined)
    if (!(error instanceof IntakeFault)) throw error
    const { code, column, says, line } = error
    throw new Problem(422, code, { ...(column !== null && { column }), ...(says !== null && { says }), line })
  } finally {
    await locked.end()
    await source.close()
  }
}

/** Notes something every moment, one after the other, until it ends. That it could not be noted stops nothing. */
function tellingOf(note: () => Promise<void>, every: number) {
  let noted = Promise.resolve()
  let waits = false
  const tell = (): void => {
    if (waits) return
    waits = true
    noted = note().then(
      () => void (waits = false),
      () => void (waits = false),
    )
  }
  const timer = setInterval(tell, every)
  return {
    async end(once: boolean): Promise<void> {
      clearInterval(timer)
      await noted
      if (once) tell()
      await noted
    },
  }
}

/** Keeps what was read as a new snapshot of a dataset, with its locked records; then it is on its way no more. */
export async function keepBrought(
  db: Database,
  keys: Keyring,
  dataset: Dataset["id"],
  { id, read, path, filename }: InHand,
  now: Date,
): Promise<void> {
  await insertSnapshot(db, keys, { id, dataset, filename: filename.slice(0, 300), now }, read)
  await putRecords(db, id, path)
  await endBringing(db, id)
}
