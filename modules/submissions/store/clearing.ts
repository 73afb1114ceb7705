import type { Call } from "#modules/calls/call.ts"
import type { Form } from "#modules/calls/questionnaire.ts"
import { Answer, periodOf } from "#modules/submissions/answer.ts"
import { ReleasedPlace } from "#modules/submissions/contract.ts"
import { AnswerPlace, type Draft } from "#modules/submissions/draft.ts"
import { askedNow, placeOf } from "#modules/submissions/readiness.ts"
import { canonical } from "#modules/submissions/same.ts"
import { answerColumns } from "#modules/submissions/store/answers.ts"
import { json } from "#modules/submissions/store/drafts.ts"
import type { Submission } from "#modules/submissions/submission.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { createHash } from "node:crypto"
import { z } from "zod"

/** Puts what was written and is asked into the store, as this round of its submission; who may see it is as its party said before, else as the call says. */
export async function store(
  db: Database,
  { id, party, round }: Pick<Submission, "id" | "party" | "round">,
  { form, call, drafts }: { readonly form: Form; readonly call: Call; readonly drafts: readonly Draft[] },
  now: Date,
): Promise<Answer[]> {
  const per = new Map(form.questions.map((each) => [each.code, each.per]))
  const byPlace = new Map(drafts.map((draft) => [placeOf(draft), draft]))
  const said = askedNow(form, drafts).flatMap((at) => {
    const draft = byPlace.get(placeOf(at))
    if (!draft || draft.value === null) return []
    const { question, nth, value, language } = draft
    return [
      { question, nth, period: periodOf(per.get(question) ?? "standing", call.year), value: json(value), language },
    ]
  })
  if (said.length === 0) return []
  return rows(db, Answer)`
    insert into submissions.answer as a (
           party, question, nth, period, submission, call, round, value, language, given, release, released_from)
    select ${party}, w.question, w.nth, w.period, ${id}, ${call.id}, ${round}, w.value::jsonb, w.language, ${now},
           coalesce(s.release, b.release, ${call.audience}),
           case when s.release is not null then s.released_from when b.id is not null then b.released_from else ${call.published}::date end
      from jsonb_to_recordset(${JSON.stringify(said)}::jsonb)
           as w (question text, nth integer, period text, value text, language text)
      left join submissions.wish s on s.submission = ${id} and s.question = w.question
      left join lateral (
        select b.id, b.release, b.released_from from submissions.answer b
         where b.submission = ${id} and b.question = w.question and b.nth = w.nth order by b.round desc limit 1) b on true
    returning ${answerColumns}`
}

/**
 * To whom its party released what was answered or will be, place by place, as `store` would have it: by what it wished of the
 * question, else by the round before. Of all else the call says.
 */
export const releasesOf = (db: Database, { id }: Pick<Submission, "id">) =>
  rows(db, ReleasedPlace)`
    (select question, null::integer as nth, release, released_from as "releasedFrom"
       from submissions.wish where submission = ${id})
     union all
    (select distinct on (a.question, a.nth) a.question, a.nth, a.release, a.released_from
       from submissions.answer a
      where a.submission = ${id}
        and not exists (select from submissions.wish w where w.submission = ${id} and w.question = a.question)
      order by a.question, a.nth, a.round desc)
     order by 1, 2`

/** What a round says, as one hash: with the ids of its answers, so that nobody guesses what they say from it. */
export const digestOf = (answers: readonly Answer[]): string =>
  createHash("sha256")
    .update(
      canonical(
        [...answers]
          .sort((a, b) => (a.id < b.id ? -1 : 1))
          .map(({ id, question, nth, period, value, language }) => [id, question, nth, period, value, language]),
      ),
    )
    .digest("hex")

/** Where answers stand that were submitted and not withdrawn. */
export const standing = (db: Database, submission: Submission["id"]): Promise<AnswerPlace[]> =>
  rows(db, AnswerPlace)`
    select distinct question, nth from submissions.answer
     where submission = ${submission} and submitted is not null and withdrawn is null order by question, nth`

/** Takes what was cleared and not submitted out of the store again. */
export async function takeBack(db: Database, { id, round }: Pick<Submission, "id" | "round">): Promise<void> {
  await sql`delete from submissions.answer where submission = ${id} and round = ${round} and submitted is null`.execute(
    db,
  )
}

const Shown = z.object({ id: z.string() })

/**
 * Shows the round to whom it is released. What an earlier round said and this
 * one does not say any more is withdrawn with it; what the call does not ask any
 * more since it was corrected stays said. Answers the answers of the round.
 */
export async function show(
  db: Database,
  { id, round }: Pick<Submission, "id" | "round">,
  now: Date,
): Promise<string[]> {
  const shown = await rows(db, Shown)`
    update submissions.answer set submitted = ${now} where submission = ${id} and round = ${round} returning id`
  await sql`
    update submissions.answer a set withdrawn = ${now}
     where a.submission = ${id} and a.round < ${round} and a.withdrawn is null
       and exists (select from calls.shared_asked k join calls.shared_call c on c.id = k.call and c.edition = k.number
                    where k.call = a.call and k.question = a.question)
       and not exists (select from submissions.answer b
                        where b.submission = ${id} and b.round = ${round} and b.question = a.question and b.nth = a.nth)
  `.execute(db)
  return shown.map((each) => each.id)
}

/** Hides all that was submitted from everybody else. */
export async function hide(db: Database, { id }: Pick<Submission, "id">, now: Date): Promise<string[]> {
  const hidden = await rows(db, Shown)`
    update submissions.answer set withdrawn = ${now}
     where submission = ${id} and submitted is not null and withdrawn is null returning id`
  return hidden.map((each) => each.id)
}

/**
 * Takes out of what is being written the answers that were withdrawn one by one,
 * so that a round more does not say them again unasked. What went with the whole
 * submission stays written.
 */
export async function leaveWithdrawn(
  db: Database,
  { id }: Pick<Submission, "id">,
  { isWhole, person, now }: { readonly isWhole: boolean; readonly person: string; readonly now: Date },
): Promise<void> {
  await sql`
    update submissions.draft d set value = null, version = d.version + 1, by = ${person}, at = ${now}, seen = null
      from (select distinct on (question, nth) question, nth, withdrawn from submissions.answer
             where submission = ${id} and submitted is not null order by question, nth, round desc) as said
     where d.submission = ${id} and d.question = said.question and d.nth = said.nth and d.value is not null
       and said.withdrawn is not null
       and (not ${isWhole} or said.withdrawn < (select max(a.withdrawn) from submissions.answer a where a.submission = ${id}))
  `.execute(db)
}
