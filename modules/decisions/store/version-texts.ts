import { type Found, foundIn, FoundProvision } from "#modules/decisions/found.ts"
import { NoteText } from "#modules/decisions/provision.ts"
import { readAside } from "#modules/decisions/store/reader.ts"
import { recognizer } from "#modules/directory/door.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { readFile } from "#platform/files/store.ts"
import type { Job } from "#platform/jobs/worker.ts"
import { z } from "zod"

const VersionText = z.object({ passages: z.array(FoundProvision), notes: z.array(NoteText) })

/** Keeps what was read of a file, so that it is known when a later version of the same text has replaced it. */
export async function keepVersionText(db: Database, file: string, { provisions, notes }: Found): Promise<void> {
  await sql`
    insert into decisions.version_text (file, passages, notes)
    values (${file}, ${JSON.stringify(provisions)}::jsonb, ${JSON.stringify(notes)}::jsonb)
        on conflict (file) do update set passages = excluded.passages, notes = excluded.notes`.execute(db)
}

/** What was read of a file that is a version of a document. */
export async function versionText(db: Database, file: string): Promise<z.infer<typeof VersionText> | undefined> {
  const [text] = await rows(db, VersionText)`
    select passages, notes from decisions.version_text where file = ${file}`
  return text
}

/** Reads a version that was kept before its words were: the work of the job `version.read`. */
export async function readVersion({ payload, transaction }: Job): Promise<void> {
  const { file } = z.object({ file: z.string() }).parse(payload)
  const bytes = await transaction(async (db) => ((await versionText(db, file)) ? undefined : readFile(db, file)))
  if (!bytes) return
  const answer = await readAside(bytes, "")
  if (!answer.ok) throw new Error(`a version that was read before is refused as ${answer.refusal}`)
  await transaction(async (db) => keepVersionText(db, file, foundIn(answer.reading, await recognizer(db))))
}
