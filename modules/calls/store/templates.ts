import { placesOf, Questionnaire } from "#modules/calls/questionnaire.ts"
import { newestOf } from "#modules/calls/store/bank.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { Text } from "#platform/kernel/text.ts"
import { z } from "zod"

/** A ready-made questionnaire. */
export const Template = z.object({ code: z.string(), title: Text, note: Text, questionnaire: Questionnaire })
export type Template = z.infer<typeof Template>

/** All ready-made questionnaires, in the order of their codes. */
export const everyTemplate = (db: Database): Promise<Template[]> =>
  rows(db, Template)`select code, title, note, questionnaire from calls.template order by code collate "C"`

/** One ready-made questionnaire. */
export async function findTemplate(db: Database, code: string): Promise<Template | undefined> {
  const [found] = await rows(db, Template)`
    select code, title, note, questionnaire from calls.template where code = ${code}`
  return found
}

/** Keeps ready-made questionnaires in the place of those of the same codes. */
export async function saveTemplates(
  db: Database,
  templates: readonly Template[],
  { shipped = false }: { readonly shipped?: boolean } = {},
): Promise<void> {
  await sql`delete from calls.template where code = any(${templates.map(({ code }) => code)}::text[])`.execute(db)
  await sql`
    insert into calls.template (code, title, note, questionnaire, shipped)
    select code, title, note, questionnaire, ${shipped}
      from jsonb_to_recordset(${JSON.stringify(templates)}::jsonb)
        as t (code text, title jsonb, note jsonb, questionnaire jsonb)`.execute(db)
}

/** A ready-made questionnaire with how many questions it asks, and whether of every year. */
export async function summaryOf(db: Database, { questionnaire, ...template }: Template) {
  const codes = placesOf(questionnaire).map(({ asked }) => asked.question)
  const asked = await newestOf(db, codes)
  const per = asked.some((question) => question.per === "year") ? ("year" as const) : ("standing" as const)
  return { ...template, questions: codes.length, per }
}
