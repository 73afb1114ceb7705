import type { Import } from "#modules/decisions/import.ts"
import { changeBatch, importsOf } from "#modules/decisions/store/imports.ts"
import { keepImport } from "#modules/decisions/store/pipeline.ts"
import type { Database } from "#platform/database/sql.ts"
import type { Job } from "#platform/jobs/worker.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"
import { z } from "zod"

/** Asks that all of a batch be kept: each is in hand from now on, and the job `import.keep` keeps one after the other. */
export async function askToKeep(db: Database, batch: string): Promise<Result<Import[], "import-not-found">> {
  await changeBatch(db, batch, "previewed", "keeping")
  const imports = await importsOf(db, batch)
  return imports.length === 0 ? refuse("import-not-found") : allow(imports)
}

const Batch = z.object({ batch: z.string() })

/** Keeps a batch, in the order its files came and each on its own, so that what is cut short is gone on with. */
export async function keepBatch({ payload, transaction, progress, now }: Job): Promise<void> {
  const { batch } = Batch.parse(payload)
  const left = (await transaction((db) => importsOf(db, batch))).filter(({ status }) => status === "keeping")
  const faults: unknown[] = []
  for (const [index, { id }] of left.entries()) {
    // One that cannot be kept keeps none of the others from it.
    await transaction((db) => keepImport(db, id, {}, now(), "keeping")).catch((fault: unknown) => faults.push(fault))
    await progress((index + 1) / left.length)
  }
  if (faults.length > 0) throw faults[0]
}

/** Says of what could not be kept that it waits to be decided about, as before. */
export async function giveUpBatch({ payload, transaction }: Job): Promise<void> {
  const { batch } = Batch.parse(payload)
  await transaction((db) => changeBatch(db, batch, "keeping", "previewed"))
}
