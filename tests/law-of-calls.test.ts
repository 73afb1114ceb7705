import { addQuestions, saveCall } from "#modules/calls/door.ts"
import { lanternCall, lanternQuestionnaire, lanternQuestions } from "#modules/calls/examples.ts"
import { sql } from "#platform/database/sql.ts"
import { calling } from "#tests/calling.ts"
import { onPlatform } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"

/** What no rule of the code would write of an open call and its bank, and the constraint by which the database refuses it. */
const wrongsOfCalls: readonly [statement: string, constraint: string][] = [
  [
    "insert into calls.anchor (question, edition, article) values ('lantern.law', 1, '9')",
    "an_anchor_is_an_article_or_a_mandate",
  ],
  ["update calls.call set opened = null", "what_was_opened_has_its_day"],
  ["update calls.call set closed = '2018-04-01'", "what_was_closed_has_its_day"],
  ["update calls.call set status = 'draft'", "a_call_goes_its_way"],
  ["update calls.call set audience = 'public'", "what_was_opened_stands_still"],
  ["update calls.call set due = due - 1", "what_was_opened_stands_still"],
  ["update calls.call set wording = jsonb_set(wording, '{besides}', '[\"iom\"]')", "what_was_opened_stands_still"],
  [
    `insert into calls.reminder (call, party, due, before, at)
     select call, party, '2018-09-01', 7, now() from calls.addressee cross join generate_series(1, 2)`,
    "a_reminder_goes_out_once",
  ],
  [
    "insert into calls.reminder (call, party, due, at) select id, 'state-fra', due, now() from calls.call",
    "reminder_call_party_fkey",
  ],
  ["delete from decisions.mandate where id in (select mandate from calls.call_mandate)", "call_mandate_mandate_fkey"],
  ["delete from calls.question where code = 'lantern.law'", "asked_question_edition_fkey"],
  ["update calls.addressee set standing = 'asleep'", "addressee_standing_check"],
]

describe("the database", () => {
  onPlatform("states the law of calls a second time", { today: "2018-03-01" }, async (all) => {
    const { opened, mandate } = await calling(all)
    await opened()
    for (const [statement, constraint] of wrongsOfCalls)
      await assert.rejects(
        all.as("platform", async (db) => {
          await sql`reset role`.execute(db)
          await sql.raw(statement).execute(db)
        }),
        (error: unknown) => error instanceof Error && "constraint" in error && error.constraint === constraint,
        statement,
      )
    const refusedTo = (person: string, statement: string) =>
      assert.rejects(
        all.as(person, (db) => sql.raw(statement).execute(db)),
        /permission denied|row-level security/,
        `${person}: ${statement}`,
      )
    // Nobody writes past the rules what was asked, whom it was asked of, or how the bank words it.
    await refusedTo("amina", "update calls.question set wording = '{}'")
    await refusedTo("amina", "update calls.edition set questionnaire = '{}'")
    await refusedTo("amina", "delete from calls.addressee")
    await refusedTo("amina", "update calls.addressee set form = 'obligatory'")
    await refusedTo("amina", "insert into calls.template values ('lamps', '{}', '{}', '{}', true)")
    await refusedTo("amina", "insert into calls.call_mandate select id, gen_random_uuid(), 1 from calls.call")
    const [law] = lanternQuestions
    assert.ok(law)
    const moon = { ...law, code: "lantern.moon" }
    for (const person of ["bruno", "grace", "eve"]) {
      await assert.rejects(
        all.as(person, (db) => addQuestions(db, [moon], new Date())),
        /row-level security/,
      )
      await assert.rejects(
        all.as(person, (db) =>
          saveCall(db, { wording: lanternCall(mandate), questionnaire: lanternQuestionnaire }, new Date()),
        ),
        /row-level security/,
      )
    }
    const gone = await all.as("amina", (db) => sql`delete from calls.call`.execute(db))
    assert.equal(gone.numAffectedRows, 0n)
  })
})
