import { AttachedFile, type AnswerValue } from "#modules/calls/value.ts"
import type { Submission } from "#modules/submissions/submission.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { z } from "zod"

/** The files an answer names, by their hash, wherever in it they stand. */
export function filesIn(value: AnswerValue | null): string[] {
  if (value === null) return []
  if (value.kind === "law") return value.laws.flatMap(({ files }) => files.map(({ hash }) => hash))
  if (value.kind === "practice") return value.practices.flatMap(({ files }) => files.map(({ hash }) => hash))
  return "files" in value ? value.files.map(({ hash }) => hash) : []
}

/** Those of these files that this State or organization never brought to an answer. */
export async function strangersAmong(db: Database, party: string, hashes: readonly string[]): Promise<string[]> {
  if (hashes.length === 0) return []
  const found = await rows(db, z.object({ file: z.string() }))`
    select distinct file from submissions.attachment where party = ${party} and file = any(${[...hashes]}::text[])`
  const known = new Set(found.map(({ file }) => file))
  return hashes.filter((hash) => !known.has(hash))
}

/** Keeps that a file was brought to an answer. */
export async function attach(
  db: Database,
  { id, party }: Pick<Submission, "id" | "party">,
  question: string,
  { hash, name, type, size, language }: AttachedFile,
  now: Date,
): Promise<void> {
  await sql`
    insert into submissions.attachment (submission, party, question, file, name, type, size, language, brought)
    values (${id}, ${party}, ${question}, ${hash}, ${name}, ${type}, ${size}, ${language}, ${now})`.execute(db)
}

/**
 * Finds a file of a submission the reader may see: one that was brought to it,
 * or one of an earlier answer of the same party that it confirmed.
 */
export async function findAttachment(
  db: Database,
  submission: string,
  hash: string,
): Promise<AttachedFile | undefined> {
  const [found] = await rows(db, AttachedFile.extend({ size: z.coerce.number() }))`
    select t.file as hash, t.name, t.type, t.size, t.language
      from submissions.attachment t
     where t.file = ${hash}
       and (t.submission = ${submission}
            or exists (select from submissions.answer a
                        where a.submission = ${submission} and a.party = t.party
                          and jsonb_path_exists(a.value, '$.**.hash ? (@ == $hash)', jsonb_build_object('hash', t.file)))
            or exists (select from submissions.draft d
                        where d.submission = ${submission} and d.party = t.party
                          and jsonb_path_exists(d.value, '$.**.hash ? (@ == $hash)', jsonb_build_object('hash', t.file))))
     order by t.brought desc limit 1`
  return found
}
