import { codesAmong } from "#modules/calls/lists.ts"
import { openThoseDue } from "#modules/calls/store/opening.ts"
import { remindThoseDue } from "#modules/calls/store/reminding.ts"
import { rows, type Database } from "#platform/database/sql.ts"
import { isUuid, type Records } from "#platform/identity/records.ts"
import { allActors } from "#modules/directory/door.ts"
import type { CodesOf } from "#modules/calls/fitting.ts"
import { z } from "zod"

export { findCall as callById } from "#modules/calls/store/calls.ts"
export { formOf } from "#modules/calls/store/editions.ts"
export { addresseesOf, noteStanding, type Noted } from "#modules/calls/store/addressees.ts"
export { addQuestions, everyQuestion, newestOf as questionsOf } from "#modules/calls/store/bank.ts"
export { loadBank, shippedQuestionnaires } from "#modules/calls/store/starter.ts"
export { saveTemplates, type Template } from "#modules/calls/store/templates.ts"
export { callFinding } from "#modules/calls/store/found.ts"
export { offeredBy, totalWord } from "#modules/calls/store/words.ts"
export { saveCall } from "#modules/calls/store/writing.ts"

/** What the platform looks at every morning: which calls open on this day, then who is to be reminded. */
export const callLooks = [openThoseDue, remindThoseDue] as const

/** The codes each dimension of a table takes: of the code lists, of the States of the directory, or its own. */
export async function codesOf(db: Database): Promise<CodesOf> {
  return codesAmong((await allActors(db)).flatMap(({ iso3 }) => (iso3 === null ? [] : [iso3])))
}

const Found = z.object({ id: z.string() })

/** Whether a call or a question is there to be read. */
export const callRecords: Pick<Records, "call" | "question"> = {
  call: async (db, id) =>
    isUuid(id) && (await rows(db, Found)`select id from calls.call where id = ${id}::uuid`).length > 0,
  question: async (db, code) =>
    (await rows(db, Found)`select code as id from calls.question where code = ${code} limit 1`).length > 0,
}
