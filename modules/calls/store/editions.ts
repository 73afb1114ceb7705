import type { Call } from "#modules/calls/call.ts"
import { EditionTold } from "#modules/calls/contract.ts"
import { placesOf, Questionnaire, type Form } from "#modules/calls/questionnaire.ts"
import { askedBy, newestOf } from "#modules/calls/store/bank.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import type { Text } from "#platform/kernel/text.ts"
import { z } from "zod"

/** The questionnaire of a call in an edition; its newest where none is named. */
export async function questionnaireOf(
  db: Database,
  { id, edition }: Pick<Call, "id" | "edition">,
  number: number = edition,
): Promise<Questionnaire | undefined> {
  const [found] = await rows(db, z.object({ questionnaire: Questionnaire }))`
    select questionnaire from calls.edition where call = ${id} and number = ${number}`
  return found?.questionnaire
}

/**
 * The form of a call: its questionnaire with the questions it asks, as they were
 * worded when the edition was fixed; the newest edition where none is named.
 */
export async function formOf(
  db: Database,
  call: Pick<Call, "id" | "edition">,
  number: number = call.edition,
): Promise<Form | undefined> {
  const questionnaire = await questionnaireOf(db, call, number)
  return questionnaire && { ...questionnaire, questions: await askedBy(db, call.id, number) }
}

/** Which of the questions a questionnaire names the bank does not have. */
export async function unknownIn(db: Database, questionnaire: Questionnaire): Promise<string[]> {
  const named = placesOf(questionnaire).map(({ asked }) => asked.question)
  const known = new Set((await newestOf(db, named)).map(({ code }) => code))
  return named.filter((code) => !known.has(code))
}

/** Keeps an edition of a call's questionnaire, and with it the newest edition of each question it asks. */
export async function saveEdition(
  db: Database,
  call: Pick<Call, "id">,
  number: number,
  questionnaire: Questionnaire,
  now: Date,
  reason: Text | null = null,
): Promise<void> {
  await sql`
    insert into calls.edition (call, number, questionnaire, reason, made)
    values (${call.id}, ${number}, ${JSON.stringify(questionnaire)}::jsonb,
            ${reason && JSON.stringify(reason)}::jsonb, ${now})`.execute(db)
  const named = [...new Set(placesOf(questionnaire).map(({ asked }) => asked.question))]
  await sql`
    insert into calls.asked (call, number, ordinal, question, edition)
    select ${call.id}, ${number}, t.ordinal - 1, t.code, max(q.edition)
      from unnest(${named}::text[]) with ordinality as t (code, ordinal) join calls.question q on q.code = t.code
     group by t.ordinal, t.code`.execute(db)
}

/** Takes out an edition that is being written, so that it can be written anew. */
export async function dropEdition(db: Database, call: Pick<Call, "id">, number: number): Promise<void> {
  await sql`delete from calls.edition where call = ${call.id} and number = ${number}`.execute(db)
}

/** The editions of a call, the first first, each with what it changed. */
export async function editionsTold(db: Database, call: Pick<Call, "id">): Promise<EditionTold[]> {
  return rows(db, EditionTold)`
    select e.number, e.reason, to_char(e.made at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as made,
           coalesce(d.added, '{}') as added, coalesce(d.dropped, '{}') as dropped, coalesce(d.reworded, '{}') as reworded
      from calls.edition e
      left join lateral (
        select array_agg(is_.question order by is_.ordinal) filter (where was.question is null) as added,
               array_agg(was.question order by was.ordinal) filter (where is_.question is null) as dropped,
               array_agg(is_.question order by is_.ordinal) filter (where was.edition <> is_.edition) as reworded
          from (select * from calls.asked a where a.call = e.call and a.number = e.number) is_
          full join (select * from calls.asked a where a.call = e.call and a.number = e.number - 1) was
            on was.question = is_.question
         where e.number > 1) d on true
     where e.call = ${call.id} order by e.number`
}
