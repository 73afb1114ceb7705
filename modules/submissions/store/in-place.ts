import type { Call } from "#modules/calls/call.ts"
import { codesOf } from "#modules/calls/door.ts"
import { actorsByCode } from "#modules/directory/door.ts"
import type { SubmissionInPlace } from "#modules/submissions/contract.ts"
import { hindrancesOf } from "#modules/submissions/readiness.ts"
import { contradictionsOf, lastAnswers, saidIn } from "#modules/submissions/store/against.ts"
import { conflictsOf, draftsOf } from "#modules/submissions/store/drafts.ts"
import { releasesOf, standing } from "#modules/submissions/store/clearing.ts"
import { clarificationsOf, extensionsOf } from "#modules/submissions/store/following.ts"
import { formNow } from "#modules/submissions/store/forms.ts"
import { assignmentsOf, commentsOf, peopleOf } from "#modules/submissions/store/people.ts"
import { sentDrafts } from "#modules/submissions/store/sent.ts"
import { releasedBy, smallCountsIn, type Few } from "#modules/submissions/small-count.ts"
import { lastDay, type Hindrance, type Submission } from "#modules/submissions/submission.ts"
import { rows, type Database } from "#platform/database/sql.ts"
import { forms } from "#modules/calls/call.ts"
import { z } from "zod"

/** Who looks at a submission: as one of its own, or as somebody to whom it was submitted. */
export type Reader = {
  readonly person: string
  readonly today: string
  readonly isOwn: boolean
  readonly may: readonly string[]
  /** Below how many a count tells of few people, as this installation has it. */
  readonly few: Few
}

const Form = z.object({ form: z.enum(forms) })

/**
 * A submission with everything its form needs, also where there is no connection
 * afterwards. To whom it was submitted it shows what was sent in its last round,
 * and nothing of what is being written since.
 */
export async function inPlace(
  db: Database,
  submission: Submission,
  call: Call,
  { person, today, isOwn, may, few }: Reader,
): Promise<SubmissionInPlace> {
  const { id, party } = submission
  const form = await formNow(db, call)
  const codes = await codesOf(db)
  const drafts = isOwn ? await draftsOf(db, id) : await sentDrafts(db, submission)
  const conflicts = isOwn ? await conflictsOf(db, id) : []
  const [asked] = await rows(db, Form)`
    select form from calls.shared_addressee where call = ${submission.call} and party = ${party}`
  const releases = isOwn ? await releasesOf(db, submission) : []
  const isWritten = submission.status === "drafting" || submission.status === "clarifying"
  return {
    ...submission,
    call,
    names: (await actorsByCode(db)).get(party)?.names ?? {},
    formKind: asked?.form ?? "invited",
    due: lastDay(call, submission.extended),
    form,
    drafts,
    last: isOwn ? await lastAnswers(db, submission, form, call) : [],
    conflicts,
    assignments: isOwn ? await assignmentsOf(db, id) : [],
    comments: isOwn ? await commentsOf(db, id) : [],
    clarifications: await clarificationsOf(db, id),
    extensions: await extensionsOf(db, id),
    hindrances:
      isOwn && isWritten
        ? hindrances(
            hindrancesOf({ form, drafts, stands: await standing(db, id), conflicts, codesOf: codes, clearer: person }),
            may,
          )
        : [],
    contradictions: isOwn
      ? await contradictionsOf(db, submission, { form, call, given: drafts, codesOf: codes, today })
      : [],
    releases,
    smallCounts: isOwn ? smallCountsIn(saidIn(form, drafts), releasedBy(releases, call), few) : [],
    few,
    may: [...may],
    people: isOwn ? await peopleOf(db, id) : {},
  }
}

// Who does not clear is not the one who must not be alone in having seen it.
const hindrances = (found: readonly Hindrance[], may: readonly string[]): Hindrance[] =>
  found.filter(({ hindrance }) => hindrance !== "not-seen-by-a-second" || may.includes("submission.clear"))
