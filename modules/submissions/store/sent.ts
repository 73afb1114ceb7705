import { Draft } from "#modules/submissions/draft.ts"
import { instant } from "#modules/submissions/store/submissions.ts"
import type { Submission } from "#modules/submissions/submission.ts"
import { rows, type Database } from "#platform/database/sql.ts"

/**
 * What a submission said in its last round that was submitted, in the shape in
 * which it was written, so that one form shows both. Who wrote it is not told.
 */
export const sentDrafts = (db: Database, { id }: Pick<Submission, "id">): Promise<Draft[]> =>
  rows(db, Draft)`
    select distinct on (a.question, a.nth)
           a.submission, a.question, a.nth, a.round as version, a.value, a.language, '' as by, ${instant("a.given")} as at, null as seen
      from submissions.answer a
     where a.submission = ${id} and a.submitted is not null and a.withdrawn is null
     order by a.question, a.nth, a.round desc`
