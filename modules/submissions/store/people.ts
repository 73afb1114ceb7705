import { Assignment, Comment } from "#modules/submissions/contract.ts"
import { instant } from "#modules/submissions/store/submissions.ts"
import type { Submission } from "#modules/submissions/submission.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { z } from "zod"

type In = Pick<Submission, "id" | "party">
type Given = z.infer<typeof Assignment>

const Person = z.object({ id: z.string(), name: z.string() })

/** What those are called who wrote in a submission, as far as the reader is one of theirs. */
export async function peopleOf(db: Database, submission: Submission["id"]): Promise<Record<string, string>> {
  const found = await rows(db, Person)`select id, name from submissions.people_of(${submission})`
  return Object.fromEntries(found.map(({ id, name }) => [id, name]))
}

const Writer = z.object({ person: z.string(), name: z.string(), role: z.string() })

/** Who may be given a section. */
export const writersFor = (db: Database, { call, party }: Pick<Submission, "call" | "party">) =>
  rows(db, Writer)`
    select distinct on (person) person, name, role from submissions.writers(${party}, ${`call:${call}`}) order by person, role`

const columns = sql`
  t.section, t.person, coalesce(p.name, '') as name, t.due, t.note, ${instant("t.done")} as done`

/** Who was given which section, and until when. */
export const assignmentsOf = (db: Database, submission: Submission["id"]): Promise<Given[]> =>
  rows(db, Assignment)`
    select ${columns} from submissions.assignment t left join submissions.people_of(${submission}) p on p.id = t.person
     where t.submission = ${submission} order by t.section, t.person`

/** The sections somebody was given, with the days by which they are to write them. */
export const sectionsGiven = (db: Database, submission: Submission["id"], person: string) =>
  rows(db, Assignment.pick({ section: true, due: true, done: true }))`
    select t.section, t.due, ${instant("t.done")} as done from submissions.assignment t
     where t.submission = ${submission} and t.person = ${person}`

/** Gives a section to somebody, or gives it anew with another day; then it is to be written again. */
export async function assign(
  db: Database,
  { id, party }: In,
  { section, person, due, note }: Pick<Given, "section" | "person" | "due" | "note">,
  now: Date,
): Promise<void> {
  await sql`
    insert into submissions.assignment (submission, party, section, person, due, note, made)
    values (${id}, ${party}, ${section}, ${person}, ${due}, ${note}, ${now})
        on conflict (submission, section, person) do update set due = excluded.due, note = excluded.note, done = null
  `.execute(db)
}

/** Takes a section from somebody; whether they had it. */
export async function unassign(db: Database, submission: Submission["id"], section: string, person: string) {
  const done = await sql`
    delete from submissions.assignment where submission = ${submission} and section = ${section} and person = ${person}
  `.execute(db)
  return done.numAffectedRows === 1n
}

/** Marks somebody's section as written, or not after all; nothing where they were not given it. */
export async function finish(
  db: Database,
  submission: Submission["id"],
  section: string,
  person: string,
  at: Date | null,
): Promise<Given | undefined> {
  await sql`
    update submissions.assignment set done = ${at}
     where submission = ${submission} and section = ${section} and person = ${person}`.execute(db)
  return (await assignmentsOf(db, submission)).find((each) => each.section === section && each.person === person)
}

const said = sql`t.id, t.question, t.text, t.by, ${instant("t.at")} as at, ${instant("t.resolved")} as resolved`

/** What those who write say to one another, the oldest first. */
export const commentsOf = (db: Database, submission: Submission["id"]) =>
  rows(db, Comment)`select ${said} from submissions.comment t where t.submission = ${submission} order by t.at, t.id`

/** Keeps a comment. */
export async function comment(db: Database, { id, party }: In, question: string, text: string, now: Date) {
  const [kept] = await rows(db, Comment)`
    insert into submissions.comment as t (submission, party, question, text, at)
    values (${id}, ${party}, ${question}, ${text}, ${now}) returning ${said}`
  if (!kept) throw new Error("a comment that was kept is there")
  return kept
}

/** Marks a comment as settled, or not; nothing where there is none. */
export async function resolve(db: Database, submission: Submission["id"], id: string, at: Date | null) {
  const [found] = await rows(db, Comment)`
    update submissions.comment t set resolved = ${at} where t.submission = ${submission} and t.id = ${id} returning ${said}`
  return found
}
