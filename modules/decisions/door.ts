import type { Found } from "#modules/decisions/found.ts"
import { identify, keyOf } from "#modules/decisions/identity.ts"
import type { Mandate } from "#modules/decisions/mandate.ts"
import { planOf } from "#modules/decisions/plan.ts"
import type { Reporting } from "#modules/decisions/progress/progress.ts"
import { knownSessions } from "#modules/decisions/session.ts"
import { giveUpBatch, keepBatch } from "#modules/decisions/store/batch.ts"
import { giveUpImport, readImport } from "#modules/decisions/store/pipeline.ts"
import { documentOfIdentity, holdBytes, holdIdentity, writePlan, type Bytes } from "#modules/decisions/store/keeping.ts"
import { report } from "#modules/decisions/store/progress.ts"
import { saveSessions } from "#modules/decisions/store/sessions.ts"
import { keepVersionText, readVersion } from "#modules/decisions/store/version-texts.ts"
import { requiredMandates } from "#modules/decisions/store/required.ts"
import { saveBodies, saveRecord } from "#modules/decisions/store/starter.ts"
import { KnownBodies, recordFrom, recordTables } from "#modules/decisions/starter/tables.ts"
import { suggestLineage, uncompared } from "#modules/decisions/store/suggesting.ts"
import { tellOfDues } from "#modules/decisions/store/telling.ts"
import type { Database } from "#platform/database/sql.ts"
import { enqueue } from "#platform/jobs/queue.ts"
import type { Handlers } from "#platform/jobs/worker.ts"
import { randomUUID } from "node:crypto"
import { readFile } from "node:fs/promises"

/** The work of this module that is done later: reading the files that were brought, and keeping many of them at once. */
export const importHandlers: Handlers = {
  "import.read": { run: readImport, giveUp: giveUpImport },
  "import.keep": { run: keepBatch, giveUp: giveUpBatch },
  "version.read": readVersion,
  "lineage.suggest": suggestLineage,
}

/** Tells those who follow a mandate that it falls due soon; for the platform, which looks every day. */
export { tellOfDues }

/** Loads the sessions the record begins with, in the transaction given. Loading them again changes nothing. */
export const loadDecisions = (db: Database): Promise<void> =>
  saveSessions(db, knownSessions({ ga: "un-ga", cop: "ctoc-cop", ccpcj: "ccpcj" }))

/**
 * Loads the rest of what the record begins with, once directory and sessions
 * are there: bodies with their dates, documents as facts about them, and what
 * the founding texts ask in our own words. Loading it again changes nothing.
 */
export async function loadRecord(db: Database): Promise<void> {
  const { record, bodies } = await starterRecord()
  await saveRecord(db, record)
  await saveBodies(db, bodies, record.documents)
  // What was there before mandates were compared, or came just now, is compared as soon as there is time.
  for (const document of await uncompared(db)) await enqueue(db, "lineage.suggest", { document })
}

/** The documents, requirements, links and bodies of the starter record as they are shipped, read from their files. */
export async function starterRecord() {
  const folder = new URL("../../database/starter/", import.meta.url)
  const read = (name: string) => readFile(new URL(name, folder), "utf8")
  const tables = await Promise.all(recordTables.map(async (name) => [name, await read(`${name}.tsv`)] as const))
  const record = recordFrom(Object.fromEntries(tables) as Parameters<typeof recordFrom>[0]) // By all their names.
  return { record, bodies: KnownBodies.parse(JSON.parse(await read("bodies.json"))) }
}

/** The mandates that hold what the founding texts ask, by document and reference: `cop-5-2 OP7(a)`. */
export async function mandatesByReference(db: Database): Promise<ReadonlyMap<string, string>> {
  const { record } = await starterRecord()
  return requiredMandates(db, record.documents)
}

export type { Elsewhere, Finding } from "#modules/decisions/store/everything.ts"
export { decisionRecords } from "#modules/decisions/store/known.ts"

/**
 * Keeps a text the platform made itself, as what is brought in a file is kept: a
 * document under its symbol, with its paragraphs in one language, and the bytes
 * it was printed to. Answers the document's id; nothing where the record has a
 * document of that symbol (or, without one, of that title) already, which is left
 * as it is: only what somebody brings in a file is a further reading of it.
 */
export async function fileText(db: Database, found: Found, bytes: Bytes): Promise<string | undefined> {
  const { organ, language } = found
  if (language === null) throw new Error("a text that is filed has a language")
  const first = found.provisions.find(({ kind }) => kind === "operative")?.text ?? null
  const identity = identify({ ...found, body: organ, first })
  await holdBytes(db, bytes.file)
  if (await holdIdentity(db, identity)) return undefined
  const plan = planOf(null, found, language, randomUUID)
  const document = await writePlan(db, { plan, found, language, identity, held: undefined, bytes })
  await keepVersionText(db, bytes.file, found)
  return document
}

/** Whether the record has a document under a symbol, however that is spaced. */
export const isInRecord = async (db: Database, symbol: string): Promise<boolean> =>
  (await documentOfIdentity(db, keyOf(symbol))) !== undefined

/** Reports how it stands with a mandate, as a person does; whether there was one to report on. */
export async function reportOn(
  db: Database,
  mandate: Mandate["id"],
  said: Reporting,
  { person, now, today }: { readonly person: string; readonly now: Date; readonly today: string },
): Promise<boolean> {
  return (await report({ db, person, now }, mandate, said, today)).ok
}
