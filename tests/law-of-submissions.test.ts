import { sql } from "#platform/database/sql.ts"
import { answering } from "#tests/answering.ts"
import { onPlatform } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"

/** What else there is of the submission that Uruguay sent: two texts that met, what it was asked, the time it asked for. */
const laidForSubmissions = [
  `insert into submissions.conflict (submission, party, question, nth, base, language, at)
   select id, party, 'lantern.law', 0, 0, 'en', now() from submissions.submission`,
  `insert into submissions.clarification (submission, call, party, question, text, language, asked)
   select id, call, party, 'lantern.law', 'Why?', 'en', now() from submissions.submission`,
  `insert into submissions.extension (submission, call, party, until, reason, asked)
   select id, call, party, '2018-10-01', 'Fog', now() from submissions.submission`,
]
const begun = (told: string, values: string) =>
  `insert into submissions.submission (call, party, opened, ${told}) select call, 'iom', now(), ${values} from submissions.submission`
/** What no rule of the code would write of a submission, and the constraint by which the database refuses it. */
const wrongsOfSubmissions: readonly [statement: string, constraint: string][] = [
  [
    "insert into submissions.submission (call, party, opened) select call, party, now() from submissions.submission",
    "each_answers_a_call_once",
  ],
  [begun("cleared", "now()"), "what_is_cleared_was_cleared_by_somebody"],
  [begun("status", "'cleared'"), "what_is_submitted_was_cleared"],
  [begun("status", "'withdrawn'"), "what_is_withdrawn_has_its_reason"],
  ["update submissions.submission set status = 'drafting'", "a_submission_goes_its_way"],
  ["update submissions.submission set status = 'clarifying', round = 5", "a_submission_goes_its_way"],
  ["update submissions.submission set status = 'clarifying', round = 2, submitted = null", "a_submission_goes_its_way"],
  [
    "update submissions.submission set status = 'withdrawn', withdrawal = 'Fog', cleared_by = 'amina'",
    "a_submission_goes_its_way",
  ],
  [
    `update submissions.submission set status = 'clarifying', round = 2;
     update submissions.draft set value = null, version = version + 1, by = 'bruno', seen = null;
     update submissions.submission set status = 'cleared', cleared_by = 'bruno'`,
    "what_is_taken_out_two_have_seen",
  ],
  [
    `insert into submissions.draft (submission, party, question, version, language, at, seen)
     select id, party, 'lantern.oil', 1, 'en', now(), 'bruno' from submissions.submission`,
    "nobody_sees_their_own_a_second_time",
  ],
  ["update submissions.draft set seen = 'amina'", "each_sees_for_themselves"],
  ["update submissions.draft set value = null", "a_draft_is_written_a_version_at_a_time"],
  ["update submissions.draft set version = version + 2", "a_draft_is_written_a_version_at_a_time"],
  [
    `insert into submissions.draft (submission, party, question, version, language, at)
     select id, party, 'lantern.oil', 7, 'en', now() from submissions.submission`,
    "a_draft_is_written_a_version_at_a_time",
  ],
  ["update submissions.conflict set settled = now()", "what_is_settled_was_settled_by_somebody"],
  [
    `insert into submissions.answer (party, question, period, submission, call, round, value, language, given, release)
     select party, question, period, submission, call, round, value, language, given, release from submissions.answer`,
    "each_is_said_once_in_a_round",
  ],
  ["update submissions.clarification set answered = now()", "what_is_answered_was_answered_by_somebody"],
  [
    "update submissions.extension set decision = 'granted', decided = now(), decided_by = asked_by",
    "what_is_decided_was_decided_by_another",
  ],
  [
    "update submissions.extension set decision = 'refused', decided = now(), decided_by = 'amina'",
    "what_is_refused_is_explained",
  ],
  [
    `insert into submissions.extension (submission, call, party, until, reason, asked)
     select submission, call, party, until, reason, asked from submissions.extension`,
    "one_extension_is_asked_for_at_a_time",
  ],
]

/** What the policies let nobody do with what is another's, or only theirs to see: for each, who tries. */
const triedOfSubmissions: readonly [who: string, statement: string][] = [
  // Nobody clears what only they have seen, nor anything but what was written.
  [
    "bruno",
    `insert into submissions.answer (party, question, period, submission, call, round, value, language, given, release)
     select party, 'lantern.oil', 'standing', id, call, 2, '{"kind": "choice"}', 'en', now(), 'public' from submissions.submission`,
  ],
  [
    "benita",
    `insert into submissions.answer (party, question, period, submission, call, round, value, language, given, release)
     select d.party, d.question, 'standing', s.id, s.call, 2, d.value, 'en', now(), 'public'
       from submissions.draft d join submissions.submission s on s.id = d.submission`,
  ],
  [
    "bruno",
    `insert into submissions.attachment (submission, party, question, file, name, type, size, brought)
     select id, party, 'lantern.law', repeat('0', 64), 'a.pdf', 'application/pdf', 1, now() from submissions.submission`,
  ],
  [
    "amina",
    `insert into submissions.extension (submission, call, party, until, reason, asked)
     select id, call, party, '2018-11-01', 'Fog', now() from submissions.submission`,
  ],
  [
    "bruno",
    `insert into submissions.clarification (submission, call, party, question, text, language, asked)
     select id, call, party, 'lantern.law', 'Why?', 'en', now() from submissions.submission`,
  ],
]

/** What the policies alone would let somebody change of a row that is theirs to change in part, and what refuses it. */
const forgedOfSubmissions: readonly [who: string, statement: string, constraint: string][] = [
  ["benita", "update submissions.assignment set due = '2018-12-01'", "who_gives_a_section_gives_its_day"],
  ["bruno", "update submissions.clarification set closed = now()", "each_says_their_part"],
  [
    "bruno",
    "update submissions.clarification set answer = 'Fog', answered = now(), answered_by = 'benita'",
    "each_says_their_part",
  ],
  [
    "amina",
    "update submissions.clarification set answer = 'Fog', answered = now(), answered_by = 'amina'",
    "each_says_their_part",
  ],
  ["benita", "update calls.addressee set extended = '2018-12-01'", "each_notes_what_is_theirs"],
  ["bruno", "update calls.addressee set extended = '2018-12-01'", "each_notes_what_is_theirs"],
  ["benita", "update calls.addressee set submitted = null", "each_notes_what_is_theirs"],
]

describe("the database", () => {
  onPlatform("states the law of what is answered a second time", { today: "2018-03-01" }, async (all) => {
    const { sent } = await answering(all, "2018-03-01")
    await sent("bruno", "benita", "state-ury")
    const asOwner = (who: string, statement: string) =>
      all.as(who, async (db) => {
        await sql`reset role`.execute(db)
        for (const each of statement.split(";")) await sql.raw(each).execute(db)
      })
    const isRefusedBy = (constraint: string) => (error: unknown) =>
      error instanceof Error && "constraint" in error && error.constraint === constraint
    for (const statement of laidForSubmissions) await asOwner("bruno", statement)
    for (const [statement, constraint] of wrongsOfSubmissions)
      await assert.rejects(asOwner("bruno", statement), isRefusedBy(constraint), statement)
    for (const [who, statement, constraint] of forgedOfSubmissions)
      await assert.rejects(
        all.as(who, (db) => sql.raw(statement).execute(db)),
        isRefusedBy(constraint),
        `${who} ${statement}`,
      )
    for (const [who, statement] of triedOfSubmissions)
      await assert.rejects(
        all.as(who, (db) => sql.raw(statement).execute(db)),
        /row-level security/,
        statement,
      )
    // Who was given one section writes in no other.
    await asOwner("bruno", "update submissions.submission set status = 'clarifying', round = 2")
    await asOwner("bruno", "delete from submissions.assignment where section <> 'light'")
    const rewritten = (question: string) =>
      all.as("benita", (db) =>
        sql`update submissions.draft set version = version + 1, at = now(), by = 'benita', seen = null where question = ${question}`.execute(
          db,
        ),
      )
    assert.equal((await rewritten("lantern.keepers")).numAffectedRows, 0n)
    assert.equal((await rewritten("lantern.law")).numAffectedRows, 1n)
    const met = (question: string) =>
      all.as("benita", (db) =>
        sql`insert into submissions.conflict (submission, party, question, nth, base, value, language, at)
            select id, party, ${question}, 0, 1, null, 'en', now() from submissions.submission`.execute(db),
      )
    await assert.rejects(met("lantern.keepers"), /row-level security/)
    await met("lantern.law")
    // What is written is its party's alone: not the Secretariat's, nor another State's, nor the auditors'.
    const own = ["draft", "draft_version", "conflict", "assignment", "comment"]
    for (const table of own)
      for (const who of ["amina", "bilal", "chen", "grace", "public"]) {
        const found = await all.as(who, (db) => sql`select 1 from ${sql.table(`submissions.${table}`)}`.execute(db))
        assert.equal(found.rows.length, 0, `${who} ${table}`)
      }
    for (const table of [...own.slice(0, 1), "draft_version", "answer", "submission"])
      for (const who of ["amina", "bilal", "public"]) {
        const touched = all.as(who, (db) => sql`delete from ${sql.table(`submissions.${table}`)}`.execute(db))
        const gone = await touched.then(
          ({ numAffectedRows }) => numAffectedRows,
          () => 0n,
        )
        assert.equal(gone, 0n, `${who} ${table}`)
      }
  })
})
