import type { Report } from "#modules/reports/report.ts"
import { sql } from "#platform/database/sql.ts"
import { answering } from "#tests/answering.ts"
import { onPlatform } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"

/** What no rule of the code would write of a report, and the constraint by which the database refuses it. */
const wrongsOfReports: readonly [statement: string, constraint: string][] = [
  [
    "update reports.report set status = 'issued', issued = now(), issued_by = 'amina', stage = 'draft', snapshot = null",
    "what_is_issued_has_its_snapshot",
  ],
  ["update reports.report set status = 'issued'", "what_is_issued_was_issued_by_somebody"],
  [
    "update reports.report set status = 'issued', issued = now(), issued_by = 'amina', stage = 'final'",
    "what_is_final_has_a_symbol",
  ],
  ["update reports.report set status = 'shown'", "what_is_shown_has_a_day"],
  [
    `update reports.report set status = 'issued', issued = now(), issued_by = 'amina', stage = 'draft',
                               wording = wording || jsonb_build_object('symbol', case when wording #>> '{title,en}' = 'One' then 'A/73/1' else 'a/73/ 1' end)`,
    "each_symbol_is_issued_once",
  ],
  ["update reports.snapshot set content = content || ' '", "a_snapshot_is_what_its_digest_says"],
  ["update reports.quotation set status = 'contested'", "what_is_contested_says_what_is_wrong"],
  ["update reports.quotation set status = 'settled'", "what_is_settled_says_how"],
  [
    "update reports.quotation set status = 'settled', outcome = 'reworded', settled = now(), settled_by = 'amina'",
    "what_is_reworded_has_its_words",
  ],
  [
    `update reports.quotation set status = 'settled', outcome = 'kept', settled = now(), settled_by = 'amina',
                                 answered = now(), answered_by = 'amina'`,
    "whoever_asks_does_not_settle",
  ],
  ["update reports.quotation set answered = now()", "what_is_answered_was_answered_by_somebody"],
  [
    `insert into reports.quotation (report, place, answer, party, text, language, title)
     select report, place, answer, party, text, language, title from reports.quotation`,
    "each_place_is_quoted_once",
  ],
  ["delete from submissions.answer", "source_answer_fkey"],
  [
    `insert into reports.figure_source (snapshot, block, part, release, digest, dimensions, at)
     select id, 0, 'n', gen_random_uuid(), repeat('0', 64), '', '' from reports.snapshot`,
    "a_report_tells_what_is_out",
  ],
  [
    `update reports.report set snapshot = (select s.id from reports.snapshot s where s.report <> report.id limit 1);
     set constraints all immediate`,
    "the_snapshot_is_its_own",
  ],
]

const blocks = [{ kind: "quotation", question: "lantern.law", party: "state-ury" }]
const value = { kind: "compliance", answer: "yes", articles: "3", text: "In every harbour.", files: [] }

describe("the database", () => {
  onPlatform("states the law of reports a second time", { today: "2018-03-01" }, async (all) => {
    const { sent, must, mandate } = await answering(all, "2018-03-01")
    await sent("bruno", "benita", "state-ury", [{ question: "lantern.law", value }])
    for (const title of ["One", "Two"]) {
      const wording = { mandate, title: { en: title }, audience: "parties", blocks }
      const { id } = await must<Report>("amina", "POST", "/reports", wording)
      await must("amina", "POST", `/reports/${id}/compile`)
    }
    await all.work()
    const past = (statement: string) =>
      all.as("platform", async (db) => {
        await sql`reset role`.execute(db)
        for (const each of statement.split(";")) await sql.raw(each).execute(db)
      })
    for (const [statement, constraint] of wrongsOfReports)
      await assert.rejects(
        past(statement),
        (error: unknown) => error instanceof Error && "constraint" in error && error.constraint === constraint,
        statement,
      )
    const seen = (person: string, table: string) =>
      all.as(person, async (db) => (await sql.raw(`select 1 from reports.${table}`).execute(db)).rows.length)
    // Nobody but who writes it sees a draft; a State sees how it is quoted once it is shown.
    for (const table of ["report", "report_call", "snapshot", "source", "quotation"]) {
      assert.ok((await seen("amina", table)) > 0, table)
      for (const person of ["bruno", "bilal", "eve", "grace"])
        assert.equal(await seen(person, table), 0, `${person} ${table}`)
    }
    await all.as("amina", (db) => sql`update reports.quotation set shown = true`.execute(db))
    assert.equal(await seen("bruno", "quotation"), 2)
    assert.equal(await seen("bilal", "quotation"), 0)
    // Who is quoted says of it what is theirs to say, as themselves, and neither rewords nor settles it.
    const answered = "status = 'contested', correction = 'Fog', answered = now(), answered_by = 'bruno'"
    const said = (more: string) => all.as("bruno", (db) => sql.raw(`update reports.quotation set ${more}`).execute(db))
    for (const forged of [
      `text = 'Forged', ${answered}`,
      `until = '2018-12-01', ${answered}`,
      answered.replace("'bruno'", "'benita'"),
      "status = 'settled', outcome = 'kept', settled = now(), settled_by = 'amina'",
    ])
      await assert.rejects(said(forged), /who is quoted says their part/, forged)
    assert.equal((await said(answered)).numAffectedRows, 2n)
    await assert.rejects(
      all.as("bruno", (db) =>
        sql`insert into reports.report (mandate, wording, audience, blocks, made) select mandate, '{}', 'public', '[]', now() from calls.shared_mandate`.execute(
          db,
        ),
      ),
      /row-level security/,
    )
    await past("update reports.report set status = 'withdrawn'")
    await assert.rejects(past("update reports.report set blocks = '[]'"), /what is issued stays/)
  })
})
