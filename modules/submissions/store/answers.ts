import type { Audience } from "#modules/calls/call.ts"
import { Question } from "#modules/calls/question.ts"
import { Answer } from "#modules/submissions/answer.ts"
import { AnswerInPlace, type listAnswers } from "#modules/submissions/contract.ts"
import { namesOf } from "#modules/submissions/store/names.ts"
import { instant } from "#modules/submissions/store/submissions.ts"
import type { Submission } from "#modules/submissions/submission.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { isUuid } from "#platform/identity/records.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"
import { z } from "zod"

/** The columns of an answer that is called `a`. */
export const answerColumns = sql`
  a.id, a.party, a.question, a.nth, a.period, a.submission, a.round, a.value, a.language, ${instant("a.given")} as given,
  ${instant("a.withdrawn")} as withdrawn, a.release, a.released_from as "releasedFrom"`

const Row = AnswerInPlace.omit({ names: true })
const placed = sql`
  ${answerColumns}, q.wording -> 'label' as label, q.kind, q.wording -> 'anchors' as anchors,
  jsonb_build_object('id', c.id, 'title', c.wording -> 'title') as call
  from submissions.answer a
  join calls.shared_call c on c.id = a.call
  join lateral (select * from calls.shared_question q where q.code = a.question order by q.edition desc limit 1) q on true`

type Asked = Omit<z.infer<typeof listAnswers.query>, "after" | "limit" | "language">

/** Which answers are meant: those that hold, the newest of each; in a call, the newest that was given to it. */
function which({ party, question, kind, call, period, mandate, article }: Asked) {
  const wanted = [
    sql`a.submitted is not null and a.withdrawn is null`,
    sql`not exists (
      select from submissions.answer b
       where b.party = a.party and b.question = a.question and b.period = a.period and b.nth = a.nth
         and b.submitted is not null and b.withdrawn is null and b.number > a.number
         and ${call ? sql`b.call = a.call` : sql`true`})`,
    party !== undefined && sql`a.party = ${party}`,
    question !== undefined && sql`a.question = ${question}`,
    kind !== undefined && sql`q.kind = ${kind}`,
    call !== undefined && sql`a.call = ${call}`,
    period !== undefined && sql`a.period = ${period}`,
    mandate !== undefined &&
      sql`(exists (select from calls.shared_mandate u where u.call = a.call and u.mandate = ${mandate})
           or q.wording -> 'anchors' @> ${JSON.stringify([{ mandate }])}::jsonb)`,
    article !== undefined && sql`q.wording -> 'anchors' @> ${JSON.stringify([{ article }])}::jsonb`,
  ].filter((each) => each !== false)
  return sql.join(wanted, sql` and `)
}

const order = sql`a.party collate "C", a.question collate "C", a.period collate "C", a.nth, a.id`

/** One stretch of the answers the reader may see. */
export async function answerPage(
  db: Database,
  { after, limit, ...asked }: z.infer<typeof listAnswers.query>,
): Promise<Result<z.infer<typeof listAnswers.output>, "cursor-not-known">> {
  if (after !== undefined && !(isUuid(after) && (await findAnswer(db, after)))) return refuse("cursor-not-known")
  const found = await stretch(db, asked, after, limit + 1)
  const [counted] = await rows(db, z.object({ n: z.int() }))`
    select count(*)::int as n from (select ${placed} where ${which(asked)}) as found`
  const items = found.slice(0, limit)
  return allow({ total: counted?.n ?? 0, items, next: found.length > limit ? (items.at(-1)?.id ?? null) : null })
}

/** All answers the reader may see and asked for, a stretch at a time. */
export async function* everyAnswer(db: Database, asked: Asked): AsyncGenerator<AnswerInPlace> {
  for (let after: string | undefined; ;) {
    const found = await stretch(db, asked, after, 200)
    yield* found
    after = found.at(-1)?.id
    if (found.length < 200) return
  }
}

async function stretch(db: Database, asked: Asked, after: string | undefined, most: number): Promise<AnswerInPlace[]> {
  const place = after ? sql`(${order}) > (select ${order} from submissions.answer a where a.id = ${after})` : sql`true`
  const found = await rows(db, Row)`select ${placed} where ${which(asked)} and ${place} order by ${order} limit ${most}`
  return namesOf(db, found)
}

/** Finds an answer, as far as the reader may see it. */
export async function findAnswer(db: Database, id: string): Promise<AnswerInPlace | undefined> {
  const found = await rows(db, Row)`select ${placed} where a.id = ${id}`
  return (await namesOf(db, found))[0]
}

/** What was said before and since to the same question of the same period, as far as the reader may see it, newest first. */
export const historyOf = (db: Database, { party, question, period, nth }: Answer): Promise<Answer[]> =>
  rows(db, Answer)`
    select ${answerColumns} from submissions.answer a
     where a.party = ${party} and a.question = ${question} and a.period = ${period} and a.nth = ${nth}
     order by a.number desc`

const Held = Answer.extend({ submitted: z.iso.datetime().nullable() })

/** Finds an answer of one's own, and holds it until the transaction ends. */
export async function holdAnswer(db: Database, id: string): Promise<z.infer<typeof Held> | undefined> {
  const [found] = await rows(db, Held)`
    select ${answerColumns}, ${instant("a.submitted")} as submitted from submissions.answer a where a.id = ${id} for update`
  return found
}

/** Marks an answer as withdrawn, and with it what was said before it to the same: that does not hold again. */
export async function withdrawOne(
  db: Database,
  { id, party, question, period, nth }: Pick<Answer, "id" | "party" | "question" | "period" | "nth">,
  now: Date,
): Promise<string[]> {
  const gone = await rows(db, Answer.pick({ id: true }))`
    update submissions.answer set withdrawn = ${now}
     where party = ${party} and question = ${question} and period = ${period} and nth = ${nth}
       and number <= (select number from submissions.answer where id = ${id}) and submitted is not null and withdrawn is null
    returning id`
  return gone.map((each) => each.id)
}

const Before = Answer.pick({ id: true, question: true, release: true, releasedFrom: true })

/**
 * Says who may see the answers to these questions, whether they were given yet
 * or not; answers those that were and for which that is new, as they were, and
 * to how many of the questions it is new.
 */
export async function release(
  db: Database,
  { id, party }: Pick<Submission, "id" | "party">,
  questions: readonly string[],
  to: Audience,
  from: string | null,
) {
  const wished = await rows(db, Answer.pick({ question: true }))`
    insert into submissions.wish as w (submission, party, question, release, released_from)
    select ${id}, ${party}, code, ${to}, ${from}::date from unnest(${[...questions]}::text[]) as code
        on conflict (submission, question) do update set release = excluded.release, released_from = excluded.released_from
     where (w.release, w.released_from) is distinct from (excluded.release, excluded.released_from)
    returning w.question`
  const answers = await rows(db, Before)`
    with before as (
      select id, question, release, released_from from submissions.answer
       where submission = ${id} and question = any(${[...questions]}::text[])
         and (release, released_from) is distinct from (${to}::text, ${from}::date))
    update submissions.answer a set release = ${to}, released_from = ${from}
      from before b where a.id = b.id
    returning a.id, a.question, b.release, b.released_from as "releasedFrom"`
  return { answers, changed: new Set([...wished, ...answers].map(({ question }) => question)).size }
}

const Worded = z.object({ question: Question })

/** The questions of the bank of these codes, each as it is worded now. */
export async function questionsBy(db: Database, codes: readonly string[]): Promise<Map<string, Question>> {
  const found = await rows(db, Worded)`
    select distinct on (q.code) q.wording || jsonb_build_object('code', q.code, 'edition', q.edition, 'retired', q.retired) as question
      from calls.shared_question q where q.code = any(${[...codes]}::text[]) order by q.code, q.edition desc`
  return new Map(found.map(({ question }) => [question.code, question]))
}
