import type { Import } from "#modules/decisions/import.ts"
import { changeBatch, importsOf } from "#modules/decisions/store/imports.ts"
import { keepImport } from "#modules/decisions/store/pipeline.ts"
import type { Database } from "#platform/database/sql.ts"
import { platform, type Job } from "#platform/jobs/worker.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"
import { tell } from "#platform/ledger/changes.ts"
import { record } from "#platform/ledger/ledger.ts"
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
    await transaction((db) => keepOne(db, id, now())).catch((fault: unknown) => faults.push(fault))
    await progress((index + 1) / left.length)
  }
  if (faults.length > 0) throw faults[0]
}

/** Keeps one of a batch. It is an act of its own, so that the history of the document it became part of knows it. */
async function keepOne(db: Database, id: Import["id"], at: Date): Promise<void> {
  const kept = await keepImport(db, id, {}, at, "keeping")
  if (!kept.ok) return
  tell(db, { subjects: [...(kept.value.slug === null ? [] : [`document:${kept.value.slug}`]), `import:${id}`] })
  await record(db, { at, person: platform, act: "import.keep", params: JSON.stringify({ id }) })
}

/** Says of what could not be kept that it waits to be decided about, as before. */
export async function giveUpBatch({ payload, transaction }: Job): Promise<void> {
  const { batch } = Batch.parse(payload)
  await transaction((db) => changeBatch(db, batch, "keeping", "previewed"))
}
