import { Question, type QuestionWording } from "#modules/calls/question.ts"
import { callStatuses } from "#modules/calls/call.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { id } from "#platform/kernel/id.ts"
import { Text } from "#platform/kernel/text.ts"
import { z } from "zod"

const columns = sql`q.wording || jsonb_build_object('code', q.code, 'edition', q.edition, 'retired', q.retired) as question`
const Row = z.object({ question: Question })
const questionsIn = (found: readonly z.infer<typeof Row>[]): Question[] => found.map(({ question }) => question)

/** Every question of the bank in its newest edition, in no order that means anything. */
export async function everyQuestion(db: Database): Promise<(Question & { shipped: boolean })[]> {
  const found = await rows(db, Row.extend({ shipped: z.boolean() }))`
    select distinct on (q.code) ${columns}, q.shipped from calls.question q order by q.code, q.edition desc`
  return found.map(({ question, shipped }) => ({ ...question, shipped }))
}

/** The editions of a question, the newest first; none where the bank does not have it. */
export async function editionsOf(db: Database, code: string): Promise<Question[]> {
  return questionsIn(
    await rows(db, Row)`select ${columns} from calls.question q where q.code = ${code} order by q.edition desc`,
  )
}

/** Those of these questions that the bank has, each in its newest edition. */
export async function newestOf(db: Database, codes: readonly string[]): Promise<Question[]> {
  return questionsIn(
    await rows(db, Row)`
      select distinct on (q.code) ${columns} from calls.question q
       where q.code = any(${[...codes]}::text[]) order by q.code, q.edition desc`,
  )
}

/** The questions an edition of a call asks, as they were worded when it was fixed, in the order in which they are asked. */
export async function askedBy(db: Database, call: string, number: number): Promise<Question[]> {
  return questionsIn(
    await rows(db, Row)`
      select ${columns} from calls.asked a join calls.question q on q.code = a.question and q.edition = a.edition
       where a.call = ${call} and a.number = ${number} order by a.ordinal`,
  )
}

/** Whether a question came with the product. */
export async function isShipped(db: Database, code: string): Promise<boolean> {
  const found = await rows(db, z.object({ shipped: z.boolean() }))`
    select shipped from calls.question where code = ${code} order by edition limit 1`
  return found[0]?.shipped ?? false
}

const Asking = z.object({ question: z.string(), call: id("call"), title: Text, status: z.enum(callStatuses) })

/** The calls that ask these questions in their present edition, as far as the reader may know of them; what is due last, first. */
export async function callsAsking(db: Database, codes: readonly string[]): Promise<z.infer<typeof Asking>[]> {
  return rows(db, Asking)`
    select a.question, c.id as call, c.wording -> 'title' as title, c.status
      from calls.asked a join calls.call c on c.id = a.call and c.edition = a.number
     where a.question = any(${[...codes]}::text[]) order by c.due desc, c.id`
}

/** A question on its way into the bank: under its code, in its first edition where none is named. */
export type Added = QuestionWording & { readonly code: string; readonly edition?: number }

/** Adds questions, all at once, with what they hang on. */
export async function addQuestions(
  db: Database,
  questions: readonly Added[],
  now: Date,
  { shipped = false }: { readonly shipped?: boolean } = {},
): Promise<void> {
  if (questions.length === 0) return
  const added = questions.map(({ code, edition = 1, ...wording }) => ({ code, edition, wording }))
  await sql`
    insert into calls.question (code, edition, kind, per, wording, shipped, made)
    select code, edition, wording ->> 'kind', wording ->> 'per', wording, ${shipped}, ${now}
      from jsonb_to_recordset(${JSON.stringify(added)}::jsonb) as t (code text, edition integer, wording jsonb)`.execute(
    db,
  )
  await sql`
    insert into calls.anchor (question, edition, instrument, article, paragraph, mandate)
    select code, edition, a ->> 'instrument', a ->> 'article', a ->> 'paragraph', (a ->> 'mandate')::uuid
      from jsonb_to_recordset(${JSON.stringify(added)}::jsonb) as t (code text, edition integer, wording jsonb)
     cross join jsonb_array_elements(wording -> 'anchors') as a`.execute(db)
}

/** Retires a question in all its editions, or takes it into use again. */
export async function retire(db: Database, code: string, retired: boolean): Promise<void> {
  await sql`update calls.question set retired = ${retired} where code = ${code}`.execute(db)
}

/** Keeps two people from giving a question its next edition at once. */
export async function holdQuestion(db: Database, code: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`calls.question ${code}`}, 0))`.execute(db)
}
