import {
  Clarification,
  Extension,
  type listClarifications,
  type listExtensions,
} from "#modules/submissions/contract.ts"
import { namesOf } from "#modules/submissions/store/names.ts"
import { stretchOf } from "#modules/submissions/store/stretch.ts"
import { instant } from "#modules/submissions/store/submissions.ts"
import type { Submission } from "#modules/submissions/submission.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { id } from "#platform/kernel/id.ts"
import type { Language } from "#platform/kernel/language.ts"
import type { Result } from "#platform/kernel/result.ts"
import { Text } from "#platform/kernel/text.ts"
import { z } from "zod"

type Of = Pick<Submission, "id" | "call" | "party">

const asked = sql`
  k.id, k.question, k.text, k.language, ${instant("k.asked")} as asked, k.answer, ${instant("k.answered")} as answered,
  ${instant("k.closed")} as closed`

/** What is asked to be made clear of a submission, the oldest first. */
export const clarificationsOf = (db: Database, submission: Submission["id"]) =>
  rows(db, Clarification)`
    select ${asked} from submissions.clarification k where k.submission = ${submission} order by k.asked, k.id`

/** Asks to have an answer made clear. */
export async function ask(
  db: Database,
  { id: submission, call, party }: Of,
  { question, text, language }: { readonly question: string; readonly text: string; readonly language: Language },
  now: Date,
) {
  const [kept] = await rows(db, Clarification)`
    insert into submissions.clarification as k (submission, call, party, question, text, language, asked)
    values (${submission}, ${call}, ${party}, ${question}, ${text}, ${language}, ${now}) returning ${asked}`
  if (!kept) throw new Error("what was asked is there")
  return kept
}

/** Keeps what was said to it. */
export async function answer(db: Database, clarification: string, words: string, person: string, now: Date) {
  const [kept] = await rows(db, Clarification)`
    update submissions.clarification k set answer = ${words}, answered = ${now}, answered_by = ${person}
     where k.id = ${clarification} returning ${asked}`
  if (!kept) throw new Error("what was answered is there")
  return kept
}

/** Marks it as clear. */
export async function close(db: Database, clarification: string, now: Date) {
  const [kept] = await rows(db, Clarification)`
    update submissions.clarification k set closed = coalesce(k.closed, ${now}) where k.id = ${clarification} returning ${asked}`
  if (!kept) throw new Error("what was closed is there")
  return kept
}

const told = sql`
  e.id, e.until, e.reason, ${instant("e.asked")} as asked, e.decision, e.note, ${instant("e.decided")} as decided`

/** The time that was asked for, the oldest first. */
export const extensionsOf = (db: Database, submission: Submission["id"]) =>
  rows(db, Extension)`
    select ${told} from submissions.extension e where e.submission = ${submission} order by e.asked, e.id`

/** Asks for time; nothing where that is asked already. */
export async function askTime(
  db: Database,
  { id: submission, call, party }: Of,
  { until, reason }: { readonly until: string; readonly reason: string },
  now: Date,
) {
  const [kept] = await rows(db, Extension)`
    insert into submissions.extension as e (submission, call, party, until, reason, asked)
    values (${submission}, ${call}, ${party}, ${until}, ${reason}, ${now})
        on conflict (submission) where decision is null do nothing returning ${told}`
  return kept
}

const Held = Extension.extend({ call: id("call"), party: z.string() })

/** Finds time that was asked for, and holds it until the transaction ends. */
export async function holdExtension(db: Database, submission: string, extension: string) {
  const [found] = await rows(db, Held)`
    select ${told}, e.call, e.party from submissions.extension e
     where e.submission = ${submission} and e.id = ${extension} for update`
  return found
}

/** Keeps what was decided. */
export async function decide(
  db: Database,
  extension: string,
  { decision, note }: { readonly decision: "granted" | "refused"; readonly note: string },
  person: string,
  now: Date,
) {
  const [kept] = await rows(db, Extension)`
    update submissions.extension e set decision = ${decision}, note = ${note}, decided = ${now}, decided_by = ${person}
     where e.id = ${extension} returning ${told}`
  if (!kept) throw new Error("what was decided is there")
  return kept
}

const Placed = Clarification.extend({
  submission: id("submission"),
  party: z.string(),
  call: z.object({ id: id("call"), title: Text }),
})

/** What is asked to be made clear, everywhere the reader may see; what waits longest first. */
export async function clarificationPage(
  db: Database,
  { call, open, after, limit }: z.infer<typeof listClarifications.query>,
): Promise<Result<z.infer<typeof listClarifications.output>, "cursor-not-known">> {
  const found = await rows(db, Placed)`
    select ${asked}, k.submission, k.party, jsonb_build_object('id', c.id, 'title', c.wording -> 'title') as call
      from submissions.clarification k join calls.shared_call c on c.id = k.call
     where ${call ? sql`k.call = ${call}` : sql`true`} and ${open ? sql`k.closed is null` : sql`true`}
     order by (k.closed is not null), (k.answered is not null), k.asked, k.id`
  return stretchOf(await namesOf(db, found), after, limit)
}

const PlacedExtension = Extension.extend({
  submission: id("submission"),
  party: z.string(),
  call: z.object({ id: id("call"), title: Text, due: z.iso.date() }),
})

/** The time that was asked for, everywhere the reader may see; what is undecided first. */
export async function extensionPage(
  db: Database,
  { call, open, after, limit }: z.infer<typeof listExtensions.query>,
): Promise<Result<z.infer<typeof listExtensions.output>, "cursor-not-known">> {
  const found = await rows(db, PlacedExtension)`
    select ${told}, e.submission, e.party,
           jsonb_build_object('id', c.id, 'title', c.wording -> 'title', 'due', c.due) as call
      from submissions.extension e join calls.shared_call c on c.id = e.call
     where ${call ? sql`e.call = ${call}` : sql`true`} and ${open ? sql`e.decision is null` : sql`true`}
     order by (e.decision is not null), e.asked, e.id`
  return stretchOf(await namesOf(db, found), after, limit)
}
