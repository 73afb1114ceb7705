import { lanterns, lights } from "#modules/decisions/examples.ts"
import { sql } from "#platform/database/sql.ts"
import { importing, type ReadText } from "#tests/importing.ts"
import { onPlatform } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"

const other = "(select d.id from decisions.document d where d.id <> document limit 1)"

/** What no rule of the code would write, and the constraint by which the database refuses it all the same. */
const wrongs: readonly [statement: string, constraint: string][] = [
  [`update decisions.mandate set document = ${other}`, "a_mandate_stands_in_a_paragraph_of_the_document"],
  [`update decisions.wording set document = ${other}`, "words_are_of_a_paragraph_of_the_document"],
  [
    `update decisions.citation set document = ${other} where provision is not null`,
    "a_citation_stands_in_a_paragraph_of_the_document",
  ],
  ["update decisions.mandate set range_from = 9, range_to = 3", "a_range_has_both_ends"],
  ["update decisions.mandate set date_from = '2019-01-02', date_to = '2019-01-01'", "a_date_ends_after_it_begins"],
  ["update decisions.correction set after = before", "a_correction_is_what_it_is_called"],
  ["update decisions.correction set kind = 'merge'", "a_correction_is_what_it_is_called"],
  [
    "update decisions.correction set provision = (select p.id from decisions.provision p where p.id <> provision limit 1)",
    "what_is_corrected_stands_in_one_paragraph",
  ],
  ["update decisions.correction set undone = true", "what_is_undone_was_undone_later"],
  ["update decisions.import set status = 'previewed' where status = 'kept'", "what_is_decided_about_was_read"],
  ["update decisions.import set touch = null where status = 'kept'", "what_is_kept_was_touched"],
  ["update decisions.import set status = 'refused'", "a_refusal_has_its_reason"],
  [
    "update decisions.import set status = 'refused', refusal = 'too-dull', touch = null where status = 'kept'",
    "a_refusal_is_a_known_one",
  ],
  [
    "update decisions.import set effect = '{}', status = 'undone' where status = 'kept'",
    "what_keeping_did_is_told_of_what_is_kept",
  ],
  [
    `insert into decisions.version
     select (jsonb_populate_record(v, jsonb_build_object('id', gen_random_uuid(), 'current', false))).* from decisions.version v`,
    "same_bytes_are_one_version",
  ],
  ["update decisions.session set closes = opens - 1 where opens is not null", "session_closes_after_it_opens"],
  ["update decisions.version_text set passages = '{}'", "a_text_is_a_list_of_passages"],
  [
    "update decisions.version_text set file = repeat('0', 64) where file = (select min(file) from decisions.version_text)",
    "a_text_is_of_a_file_that_is_kept",
  ],
  ["update jobs.job set status = 'running', taken_by = null", "running_job_is_somebodys"],
]

describe("the database", () => {
  onPlatform("states the law a second time", { today: "2018-03-01" }, async (all) => {
    const { keep, read, act } = await importing(all)
    await keep(lights)
    const { slug } = await keep(lanterns)
    const { mandates }: ReadText = await read(slug ?? "")
    await act(`/mandates/${mandates[0]?.id}`, { level: 1 }, "PATCH")
    for (const [statement, constraint] of wrongs) {
      const refused = (error: unknown) =>
        error instanceof Error && "constraint" in error && error.constraint === constraint
      await assert.rejects(
        all.as("amina", (db) => sql.raw(statement).execute(db)),
        refused,
        statement,
      )
    }
  })
})
