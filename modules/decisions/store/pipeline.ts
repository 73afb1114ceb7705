import { type Found, foundIn, refusalOf } from "#modules/decisions/found.ts"
import { identify } from "#modules/decisions/identity.ts"
import { importRefusals } from "#modules/decisions/import-status.ts"
import { Import, type KeepRefusal, type UndoRefusal } from "#modules/decisions/import.ts"
import { planOf } from "#modules/decisions/plan.ts"
import { previewOf } from "#modules/decisions/preview.ts"
import {
  changeImport,
  documentOfBytes,
  findImport,
  holdImport,
  laterTouch,
  nextTouch,
  type HeldImport,
} from "#modules/decisions/store/imports.ts"
import {
  documentOfIdentity,
  holdBytes,
  holdIdentity,
  knownOf,
  settleMandates,
  writePlan,
} from "#modules/decisions/store/keeping.ts"
import { unlessInUse } from "#modules/decisions/store/in-use.ts"
import { takeBackUndone } from "#modules/decisions/store/correcting.ts"
import { readAside } from "#modules/decisions/store/reader.ts"
import { restore, snapshotOf } from "#modules/decisions/store/snapshot.ts"
import { keepVersionText } from "#modules/decisions/store/version-texts.ts"
import { recognizer } from "#modules/directory/door.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { readFile } from "#platform/files/store.ts"
import { enqueue } from "#platform/jobs/queue.ts"
import type { Job } from "#platform/jobs/worker.ts"
import type { Language } from "#platform/kernel/language.ts"
import { Problem } from "#platform/kernel/problem.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"
import { notify } from "#platform/notify/notify.ts"
import { randomUUID } from "node:crypto"
import { z } from "zod"

/** What a person may say at keeping of what reading could not tell. */
export type Said = {
  readonly language?: Language | undefined
  readonly symbol?: string | undefined
  readonly title?: string | undefined
}

/**
 * Reads a file that waits: the work of the job `import.read`. Reading takes
 * its time outside any transaction, so that nobody waits for it.
 */
export async function readImport({ payload, transaction, complain, now }: Job): Promise<void> {
  const { id } = z.object({ id: Import.shape.id }).parse(payload)
  const taken = await transaction(async (db) => {
    const waiting = await holdImport(db, id)
    // It may have been read before the last worker was cut short, or discarded since.
    if (!waiting || !["waiting", "reading"].includes(waiting.status)) return undefined
    await changeImport(db, id, { status: "reading", progress: 0.2 })
    return { waiting, bytes: await readFile(db, waiting.file) }
  })
  if (!taken) return
  const { waiting, bytes } = taken
  const answer = await readAside(bytes ?? new Uint8Array(), waiting.name)
  // The file is refused as any other that cannot be read; whoever runs this should know that it was no fault of the file.
  if (!answer.ok && answer.fault !== undefined) complain(answer.fault)
  await transaction(async (db) => {
    // It may have been discarded while it was read.
    const still = await holdImport(db, id)
    if (still?.status !== "reading") return
    const found = answer.ok ? foundIn(answer.reading, await recognizer(db)) : undefined
    const refusal = answer.ok ? found && refusalOf(found) : answer.refusal
    if (refusal) await refused(db, id, refusal)
    else if (found) await preview(db, waiting, found)
    await tellOfBatch(db, waiting, now())
  })
}

/** Says that reading failed for a fault of ours or of the file, and will not be tried again. */
export async function giveUpImport({ payload, transaction, now }: Job): Promise<void> {
  const { id } = z.object({ id: Import.shape.id }).parse(payload)
  await transaction(async (db) => {
    await refused(db, id, "damaged-file")
    const held = await holdImport(db, id)
    if (held) await tellOfBatch(db, held, now())
  })
}

/** Tells whoever brought files, once none of them waits any more. */
async function tellOfBatch(db: Database, { batch, person }: HeldImport, at: Date): Promise<void> {
  // Held, so that of two workers that end the last two files, one sees that the other has.
  const statuses = await rows(db, z.object({ status: Import.shape.status }))`
    select status from decisions.import where batch = ${batch} order by id for update`
  const still = statuses.some(({ status }) => status === "waiting" || status === "reading")
  if (still) return
  const read = statuses.filter(({ status }) => status === "previewed" || status === "unchanged").length
  const unread = statuses.filter(({ status }) => status === "refused").length
  const about = { path: "/import/earlier" }
  if (read > 0) await notify(db, { kind: "import-finished", to: { person }, about, facts: { n: read }, at })
  else if (unread > 0) await notify(db, { kind: "import-refused", to: { person }, about, facts: { n: unread }, at })
}

const refused = (db: Database, id: Import["id"], refusal: string) =>
  changeImport(db, id, { status: "refused", refusal: z.enum(importRefusals).parse(refusal), progress: 1 })

async function preview(db: Database, { id, file }: HeldImport, found: Found): Promise<void> {
  const bytes = await documentOfBytes(db, file)
  if (bytes !== undefined) {
    await changeImport(db, id, { status: "unchanged", progress: 1, format: found.format, document: bytes })
    return
  }
  const held = await documentOfIdentity(db, identityOf(found).key)
  const language = found.language ?? "en"
  const known = held ? await knownOf(db, held.id, language) : null
  const { effect } = planOf(known, found, language, randomUUID)
  await changeImport(db, id, {
    status: "previewed",
    progress: 1,
    format: found.format,
    preview: previewOf(found, effect, held?.slug ?? null),
    reading: found,
  })
}

const identityOf = ({ organ, ...found }: Found) => {
  const first = found.provisions.find(({ kind }) => kind === "preambular" || kind === "operative")?.text ?? null
  return identify({ ...found, body: organ, first })
}

/** Keeps what was read. What it does is worked out anew: the record may have changed since the preview. */
export async function keepImport(
  db: Database,
  id: Import["id"],
  said: Said,
  now: Date,
  from: Import["status"] = "previewed",
): Promise<Result<Import, KeepRefusal | "import-not-found">> {
  const held = await holdImport(db, id)
  if (!held) return refuse("import-not-found")
  if (held.status !== from || !held.reading) return refuse("import-not-previewed")
  const found = { ...held.reading, ...given(said) }
  const { language } = found
  if (language === null) return refuse("language-not-known")
  const identity = identityOf(found)
  await holdBytes(db, held.file)
  const document = await holdIdentity(db, identity)
  const same = await documentOfBytes(db, held.file)
  const decided = { preview: null, reading: null } as const
  if (same !== undefined) return allow(await changeImport(db, id, { ...decided, status: "unchanged", document: same }))
  const before = document ? await snapshotOf(db, document.id) : null
  const plan = planOf(document ? await knownOf(db, document.id, language) : null, found, language, randomUUID)
  const bytes = { file: held.file, name: held.name, kept: now }
  const kept = await writePlan(db, { plan, found, language, identity, held: document, bytes })
  await keepVersionText(db, held.file, found)
  await enqueue(db, "lineage.suggest", { document: kept })
  const touch = await nextTouch(db)
  const effect = { ...plan.effect, slug: document?.slug ?? null }
  return allow(await changeImport(db, id, { ...decided, status: "kept", document: kept, touch, before, effect }))
}

function given({ language, symbol, title }: Said): Partial<Found> {
  return {
    ...(language ? { language } : {}),
    ...(symbol?.trim() ? { symbol } : {}),
    ...(title?.trim() ? { title } : {}),
  }
}

/** Discards what was read, or what is not wanted any more before it is. */
export async function discardImport(
  db: Database,
  id: Import["id"],
): Promise<Result<Import, "import-not-found" | "import-not-previewed">> {
  const held = await holdImport(db, id)
  if (!held) return refuse("import-not-found")
  if (!["waiting", "reading", "previewed"].includes(held.status)) return refuse("import-not-previewed")
  return allow(await changeImport(db, id, { status: "discarded", preview: null, reading: null }))
}

/**
 * Undoes an import: the document becomes row by row what it was before. What
 * touched it later is undone first, and the refusal names it.
 */
export async function undoImport(
  db: Database,
  id: Import["id"],
): Promise<Result<Import, UndoRefusal | "import-not-found">> {
  const held = await holdImport(db, id)
  if (!held) return refuse("import-not-found")
  if (held.status !== "kept" || held.document === null || held.touch === null) return refuse("import-not-kept")
  // Nobody touches the document between looking whether somebody did and making it as it was.
  await sql`select from decisions.document where id = ${held.document} for update`.execute(db)
  const later = await laterTouch(db, held.document, held.touch)
  if (later) throw new Problem(409, "import-not-latest" satisfies UndoRefusal, { first: later })
  const { document, touch, before } = held
  await changeImport(db, id, { status: "undone", touch: null, before: null, effect: null })
  await unlessInUse(async () => {
    await restore(db, document, before)
    await takeBackUndone(db, document, touch)
  })
  await settleMandates(db, document)
  const undone = await findImport(db, id)
  return undone ? allow(undone) : refuse("import-not-found")
}
