import type { AnswerValue } from "#modules/calls/value.ts"
import { Conflict } from "#modules/submissions/contract.ts"
import { Draft, meets, type AnswerPlace, type DraftSeen, type DraftWording } from "#modules/submissions/draft.ts"
import { placeOf } from "#modules/submissions/readiness.ts"
import { sameValue } from "#modules/submissions/same.ts"
import { instant } from "#modules/submissions/store/submissions.ts"
import type { Submission } from "#modules/submissions/submission.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import type { Language } from "#platform/kernel/language.ts"
import type { z } from "zod"

type Met = z.infer<typeof Conflict>
type In = Pick<Submission, "id" | "party">

const columns = sql`
  d.submission, d.question, d.nth, d.version, d.value, d.language, d.by, ${instant("d.at")} as at, d.seen`
const conflictColumns = sql`
  c.id, c.question, c.nth, c.base, c.value, c.language, c.by, ${instant("c.at")} as at`

/** Everything that is written in a submission. */
export const draftsOf = (db: Database, submission: Submission["id"]): Promise<Draft[]> =>
  rows(db, Draft)`
    select ${columns} from submissions.draft d where d.submission = ${submission} order by d.question, d.nth`

/** What is written at these places. */
export const draftsAt = (
  db: Database,
  submission: Submission["id"],
  places: readonly AnswerPlace[],
): Promise<Draft[]> =>
  rows(db, Draft)`
    select ${columns} from submissions.draft d
      join jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as p (question text, nth integer)
        on p.question = d.question and p.nth = d.nth
     where d.submission = ${submission}`

/** The versions an answer had, the newest first. */
export const versionsOf = (db: Database, submission: Submission["id"], { question, nth }: AnswerPlace) =>
  rows(db, Draft.omit({ seen: true }))`
    select v.submission, v.question, v.nth, v.version, v.value, v.language, v.by, ${instant("v.at")} as at
      from submissions.draft_version v
     where v.submission = ${submission} and v.question = ${question} and v.nth = ${nth} order by v.version desc`

/** Where two texts met and nobody has settled it, the oldest first; all, or at these places. */
export const conflictsOf = (db: Database, submission: Submission["id"]): Promise<Met[]> =>
  rows(db, Conflict)`
    select ${conflictColumns} from submissions.conflict c
     where c.submission = ${submission} and c.settled is null order by c.at, c.id`

/** What came of a saving: what is there now, what is new of it, and what met another text. */
export type Saved = {
  readonly saved: Draft[]
  readonly written: Draft[]
  readonly conflicts: (Met & { readonly there: Draft | null })[]
}

/**
 * Saves answers as they are being written, each on its own. What goes on from
 * what is there is written; what says the same changes nothing; what met another
 * text is kept beside it.
 */
export async function save(db: Database, into: In, wordings: readonly DraftWording[], now: Date): Promise<Saved> {
  const before = byPlace(await draftsAt(db, into.id, wordings))
  const [first, again] = apart(wordings)
  const goOn = first.filter((each) => meets(before.get(placeOf(each)), each) === "goes-on")
  const written = goOn.length > 0 ? await write(db, into, goOn, now) : []
  const isWritten = new Set(written.map(placeOf))
  // Whoever came first wrote first: what did not go on after all is looked at again, as it now is.
  const left = first.filter((each) => !isWritten.has(placeOf(each)))
  const there = byPlace(left.length > 0 ? await draftsAt(db, into.id, left) : [])
  const saved = [...written]
  const conflicts: Saved["conflicts"] = []
  for (const each of left) {
    const is = there.get(placeOf(each))
    if (is && meets(is, each) === "same") saved.push(is)
    else conflicts.push({ ...(await keepBeside(db, into, each, now)), there: is ?? null })
  }
  if (again.length === 0) return { saved, written, conflicts }
  const rest = await save(db, into, again, now)
  return {
    saved: [...saved, ...rest.saved],
    written: [...written, ...rest.written],
    conflicts: [...conflicts, ...rest.conflicts],
  }
}

/** Writes what goes on from the version it names; answers what was written, which leaves out what somebody was faster with. */
export const write = (
  db: Database,
  { id, party }: In,
  wordings: readonly DraftWording[],
  now: Date,
): Promise<Draft[]> =>
  rows(db, Draft)`
    insert into submissions.draft as d (submission, party, question, nth, version, value, language, at)
    select ${id}, ${party}, w.question, w.nth, w.base + 1, nullif(w.value, 'null'::jsonb), w.language, ${now}
      from jsonb_to_recordset(${JSON.stringify(wordings)}::jsonb)
           as w (question text, nth integer, base integer, value jsonb, language text)
     where w.base = 0
        or exists (select from submissions.draft t where t.submission = ${id} and t.question = w.question and t.nth = w.nth)
        on conflict (submission, question, nth) do update
       set version = excluded.version, value = excluded.value, language = excluded.language, by = excluded.by,
           at = excluded.at, seen = null
     where d.version = excluded.version - 1
    returning ${columns}`

/** Keeps a text beside the one it met; the same text, sent again, is the same conflict. */
async function keepBeside(db: Database, { id, party }: In, wording: DraftWording, now: Date): Promise<Met> {
  const { question, nth, base, value, language } = wording
  const open = await rows(db, Conflict)`
    select ${conflictColumns} from submissions.conflict c
     where c.submission = ${id} and c.question = ${question} and c.nth = ${nth} and c.settled is null`
  const same = open.find((each) => each.language === language && sameValue(each.value, value))
  if (same) return same
  const [kept] = await rows(db, Conflict)`
    insert into submissions.conflict as c (submission, party, question, nth, base, value, language, at)
    values (${id}, ${party}, ${question}, ${nth}, ${base}, ${json(value)}::jsonb, ${language}, ${now})
    returning ${conflictColumns}`
  if (!kept) throw new Error("a conflict that was kept is there")
  return kept
}

/** Marks a conflict as settled. */
export async function settle(db: Database, conflict: string, person: string, now: Date): Promise<void> {
  await sql`
    update submissions.conflict set settled = ${now}, settled_by = ${person} where id = ${conflict}`.execute(db)
}

/** Marks what others wrote as seen by somebody, where it still stands in the version they had before them; answers how much of it was not. */
export async function see(
  db: Database,
  submission: Submission["id"],
  drafts: readonly DraftSeen[],
  person: string,
): Promise<number> {
  const done = await sql`
    update submissions.draft d set seen = ${person}
      from jsonb_to_recordset(${JSON.stringify(drafts)}::jsonb) as w (question text, nth integer, version integer)
     where d.submission = ${submission} and d.question = w.question and d.nth = w.nth and d.version = w.version
       and d.by <> ${person} and d.seen is null
  `.execute(db)
  return Number(done.numAffectedRows ?? 0n)
}

/** A value for the database; nothing where there is none. */
export const json = (value: AnswerValue | null): string | null => (value === null ? null : JSON.stringify(value))

const byPlace = (drafts: readonly Draft[]) => new Map(drafts.map((draft) => [placeOf(draft), draft]))

/** The first wording of each place, and what comes to the same places after it. */
function apart(wordings: readonly DraftWording[]): [first: DraftWording[], again: DraftWording[]] {
  const met = new Set<string>()
  const first: DraftWording[] = []
  const again: DraftWording[] = []
  for (const wording of wordings) {
    ;(met.has(placeOf(wording)) ? again : first).push(wording)
    met.add(placeOf(wording))
  }
  return [first, again]
}

/** In which language something was written, or is: what a conflict settles keeps the one it came in. */
export type Worded = { readonly value: AnswerValue | null; readonly language: Language }
