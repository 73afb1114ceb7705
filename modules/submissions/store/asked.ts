import { Call } from "#modules/calls/call.ts"
import { submissionStatuses } from "#modules/calls/standing.ts"
import { forms } from "#modules/calls/call.ts"
import type { Asked } from "#modules/submissions/contract.ts"
import { progressOf } from "#modules/submissions/readiness.ts"
import { draftsOf } from "#modules/submissions/store/drafts.ts"
import { formNow } from "#modules/submissions/store/forms.ts"
import { namesOf } from "#modules/submissions/store/names.ts"
import { sectionsGiven } from "#modules/submissions/store/people.ts"
import { lastDay } from "#modules/submissions/submission.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { id } from "#platform/kernel/id.ts"
import { z } from "zod"

const Row = z.object({
  id: z.string(),
  call: Call,
  party: z.string(),
  form: z.enum(forms),
  submission: id("submission").nullable(),
  standing: z.enum(submissionStatuses),
  extended: z.iso.date().nullable(),
  unclear: z.int(),
  conflicts: z.int(),
})
export type AskedRow = z.infer<typeof Row>

/** What is asked of these States and organizations, what is due first, first; only what they have not submitted, where that is wished. */
export const askedOf = (db: Database, parties: readonly string[], left: boolean): Promise<AskedRow[]> =>
  rows(db, Row)`
    select d.call || ' ' || d.party as id, d.party, d.form, s.id as submission, d.standing, d.extended, d.unclear,
           c.wording || jsonb_build_object('id', c.id, 'status', c.status, 'edition', c.edition, 'opened', c.opened,
                                           'closed', c.closed, 'touch', 1) as call,
           (select count(*)::int from submissions.conflict k where k.submission = s.id and k.settled is null) as conflicts
      from calls.shared_addressee d
      join calls.shared_call c on c.id = d.call and c.status in ('open', 'closed')
      left join submissions.submission s on s.call = d.call and s.party = d.party
     where d.party = any(${[...parties]}::text[])
       and ${left ? sql`d.standing <> 'submitted' and (c.status = 'open' or d.extended > c.due)` : sql`true`}
     order by greatest(c.due, d.extended), c.id, d.party`

/** One call as whoever must answer it sees it: the sections that are theirs, and how much is done. */
export async function askedAt(
  db: Database,
  row: AskedRow,
  person: string,
  writesEverywhere: boolean,
): Promise<Asked | undefined> {
  const { call, party, submission } = row
  const form = await formNow(db, call)
  const drafts = submission ? await draftsOf(db, submission) : []
  const given = submission ? await sectionsGiven(db, submission, person) : []
  const own = new Map(given.map((each) => [each.section, each]))
  const sections = form.sections
    .filter(({ code }) => writesEverywhere || own.has(code))
    .map(({ code, title }) => {
      const { questions, answered } = progressOf(form, drafts, code)
      const mine = own.get(code)
      return { code, title, due: mine?.due ?? null, done: mine ? mine.done !== null : questions === answered }
    })
  // A call of which nothing is theirs to write is none that is asked of them.
  if (sections.length === 0) return undefined
  const mine = sections.map(({ code }) => progressOf(form, drafts, code))
  const [named] = await namesOf(db, [{ party }])
  const { id: key, title, due, status, edition } = call
  return {
    call: { id: key, title, due, status, edition },
    party,
    names: named?.names ?? {},
    form: row.form,
    submission,
    standing: row.standing,
    due: lastDay(call, row.extended),
    sections,
    questions: mine.reduce((sum, { questions }) => sum + questions, 0),
    answered: mine.reduce((sum, { answered }) => sum + answered, 0),
    unclear: row.unclear,
    conflicts: row.conflicts,
  }
}
