import type { QuestionWording } from "#modules/calls/question.ts"
import { renewalOf, type Renewal } from "#modules/calls/starter/renewal.ts"
import { ShippedQuestionnaire, wordingOf, type ShippedQuestion } from "#modules/calls/starter/shipped.ts"
import { addQuestions, everyQuestion } from "#modules/calls/store/bank.ts"
import { saveTemplates, Template } from "#modules/calls/store/templates.ts"
import { mandatesByReference } from "#modules/decisions/door.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { readdir, readFile } from "node:fs/promises"
import { isDeepStrictEqual } from "node:util"
import { z } from "zod"

const folder = new URL("../../../database/starter/questions/", import.meta.url)

/** The ready-made questionnaires as they are shipped, read from their files, in the order of their codes. */
export async function shippedQuestionnaires(): Promise<ShippedQuestionnaire[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith(".json")).sort()
  return Promise.all(
    files.map(async (name) => ShippedQuestionnaire.parse(JSON.parse(await readFile(new URL(name, folder), "utf8")))),
  )
}

/** What loading the bank changed: questions by what became of them, and ready-made questionnaires. */
export type LoadedBank = {
  /** How many editions were added and ready-made questionnaires put in place or taken out. */
  readonly changed: number
  readonly questions: Readonly<Partial<Record<Renewal, number>>>
  readonly templates: number
}

/**
 * Loads the questions and ready-made questionnaires that come with the product,
 * in the transaction given, once the record is there. What is new is added, a
 * question worded otherwise gets a new edition, a ready-made questionnaire that
 * is no longer shipped goes. What people wrote, reworded or retired stays.
 * Loading again changes nothing. `all` is what is shipped, unless told otherwise.
 */
export async function loadBank(db: Database, now: Date, all?: readonly ShippedQuestionnaire[]): Promise<LoadedBank> {
  const shipped = all ?? (await shippedQuestionnaires())
  const questions = await loadQuestions(
    db,
    shipped.flatMap((each) => each.questions),
    now,
  )
  const templates = await loadTemplates(db, shipped)
  return { changed: (questions.new ?? 0) + (questions["new-edition"] ?? 0) + templates, questions, templates }
}

async function loadQuestions(
  db: Database,
  shipped: readonly ShippedQuestion[],
  now: Date,
): Promise<LoadedBank["questions"]> {
  const mandates = await mandatesByReference(db)
  const there = new Map((await everyQuestion(db)).map((each) => [each.code, each]))
  const decided = shipped.map((question) => {
    const [stored, wording] = [there.get(question.code), wordingOf(question, mandates)]
    return { wording: { ...wording, code: question.code }, stored, renewal: renewalOf(stored, wording) }
  })
  const added = decided.flatMap(
    ({ wording, stored, renewal }): (QuestionWording & { code: string; edition: number })[] => {
      if (renewal === "new") return [{ ...wording, edition: 1 }]
      return renewal === "new-edition" && stored ? [{ ...wording, edition: stored.edition + 1 }] : []
    },
  )
  await addQuestions(db, added, now, { shipped: true })
  const counted = Map.groupBy(decided, ({ renewal }) => renewal)
  return Object.fromEntries([...counted].map(([renewal, found]) => [renewal, found.length]))
}

/** Brings the shipped ready-made questionnaires up to date and answers how many changed; one of a person's under the same code stays. */
async function loadTemplates(db: Database, shipped: readonly ShippedQuestionnaire[]): Promise<number> {
  const found = await rows(db, Template.extend({ shipped: z.boolean() }))`
    select code, title, note, questionnaire, shipped from calls.template`
  const there = new Map(found.map((each) => [each.code, each]))
  const wanted = shipped.map(({ code, title, note, sections }) => ({ code, title, note, questionnaire: { sections } }))
  const changed = wanted.filter((template) => {
    const stored = there.get(template.code)
    return !stored || (stored.shipped && !isDeepStrictEqual(stored, { ...template, shipped: true }))
  })
  const codes = new Set(wanted.map(({ code }) => code))
  const gone = found.filter((each) => each.shipped && !codes.has(each.code)).map(({ code }) => code)
  if (changed.length > 0) await saveTemplates(db, changed, { shipped: true })
  if (gone.length > 0) await sql`delete from calls.template where code = any(${gone}::text[])`.execute(db)
  return changed.length + gone.length
}
