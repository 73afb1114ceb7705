import { rows, sql } from "#platform/database/sql.ts"
import { analysing, lampFile, lampLines, lampRelease } from "#tests/analysing.ts"
import type { Release } from "#modules/analysis/release.ts"
import { onPlatform } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"
import { z } from "zod"

const today = "2019-05-01"
const draft = "where code = 'draft'"
const out = "where code = 'lamps-by-sex'"

/** What no rule of the code would write of data and releases, and the constraint by which the database refuses it. */
const wrongsOfAnalysis: readonly [statement: string, constraint: string][] = [
  [
    `insert into analysis.dataset (code, kind, party, wording, made) select code, kind, party, wording, made from analysis.dataset`,
    "a_party_calls_one_dataset_so",
  ],
  [
    "update analysis.snapshot set reviewed_by = brought_by where status = 'reviewed'",
    "another_than_who_brought_it_goes_over_it",
  ],
  ["update analysis.snapshot set changed_by = array[reviewed_by] where status = 'reviewed'", "what_was_brought_stays"],
  [
    "update analysis.snapshot set status = 'reviewed', reviewed = now(), reviewed_by = 'jamila' where status = 'kept'",
    "another_than_who_brought_it_goes_over_it",
  ],
  [
    "set local app.person = 'ulises'; update analysis.snapshot set status = 'reviewed', reviewed = now(), reviewed_by = 'eve' where status = 'kept'",
    "each_goes_over_it_themselves",
  ],
  [
    "update analysis.snapshot set reviewed = null, reviewed_by = null where status = 'reviewed'",
    "what_is_reviewed_was_reviewed_by_somebody",
  ],
  [
    "update analysis.snapshot set reviewed = now(), reviewed_by = 'ulises' where status = 'kept'",
    "what_is_reviewed_was_reviewed_by_somebody",
  ],
  [
    `insert into analysis.snapshot (id, dataset, layout, digest, records, columns, key, findings, brought)
     select gen_random_uuid(), dataset, 'answers', digest, records, columns, key, findings, brought from analysis.snapshot`,
    "what_was_taken_from_answers_has_an_audience",
  ],
  ["update analysis.snapshot set records = records + 1", "what_was_brought_stays"],
  ["update analysis.snapshot set brought_by = 'jamila'", "what_was_brought_stays"],
  [
    "update analysis.snapshot set status = 'read', reviewed = null, reviewed_by = null where status = 'reviewed'",
    "what_was_brought_stays",
  ],
  ["update analysis.snapshot set columns = '[]' where status = 'reviewed'", "what_was_brought_stays"],
  ["update analysis.snapshot set status = 'dropped' where status = 'reviewed'", "what_was_released_keeps_its_data"],
  [
    `update analysis.dataset set closed = true;
     insert into analysis.snapshot (id, dataset, layout, digest, records, columns, key, findings, brought)
     select gen_random_uuid(), dataset, layout, digest, records, columns, key, findings, brought from analysis.snapshot`,
    "a_closed_dataset_takes_nothing",
  ],
  [
    `insert into analysis.snapshot (id, dataset, layout, filename, digest, records, columns, key, findings, brought)
     select gen_random_uuid(), dataset, layout, 'lamps of Vera.csv', digest, records, columns, key, findings, brought from analysis.snapshot`,
    "a_new_name_is_locked",
  ],
  [
    `insert into analysis.snapshot (id, dataset, layout, name_key, digest, records, columns, key, findings, brought)
     select gen_random_uuid(), dataset, layout, name_key, digest, records, columns, key, findings, brought from analysis.snapshot`,
    "a_name_that_is_locked_lies_nowhere_else",
  ],
  ["update analysis.snapshot set filename = 'lamps.csv'", "what_was_brought_stays"],
  ["update analysis.snapshot set name_key = null, name_box = null", "what_was_brought_stays"],
  [
    "set local app.person = 'ursula'; update analysis.snapshot set name_box = name_box || '1'",
    "what_was_brought_stays",
  ],
  [
    "insert into analysis.bringing (id, dataset, size, bytes) select gen_random_uuid(), id, 9, 10 from analysis.dataset",
    "no_more_is_read_than_came",
  ],
  ["delete from analysis.chunk", "records_stay_as_they_were_brought"],
  ["update analysis.chunk set rows = 1", "records_stay_as_they_were_brought"],
  [
    "insert into analysis.chunk select snapshot, ordinal + 1, place, rows, key, box from analysis.chunk",
    "records_stay_as_they_were_brought",
  ],
  ["delete from analysis.dictionary", "records_stay_as_they_were_brought"],
  [`update analysis.release set k = 9 ${draft}`, "nothing_below_the_least_leaves"],
  [`update analysis.release set k = 4, audience = 'parties' ${draft}`, "nothing_below_the_least_leaves"],
  [`update analysis.release set audience = 'public', k = 5 ${draft}`, "nothing_below_the_least_leaves"],
  [`update analysis.release set status = 'proposed' ${draft}`, "what_leaves_is_proved_safe"],
  [
    `update analysis.release set status = 'proposed', proof = proof || '{"solved": 1}' where code = 'proved'`,
    "what_leaves_is_proved_safe",
  ],
  [
    `update analysis.release set status = 'proposed', touch = touch + 1 where code = 'proved'`,
    "what_leaves_is_proved_safe",
  ],
  [
    `update analysis.release set status = 'proposed', protecting = 0.5 where code = 'proved'`,
    "what_leaves_is_proved_safe",
  ],
  [`update analysis.release set figures = null where code = 'proved'`, "what_is_protected_has_its_proof"],
  [`update analysis.release set proof = '{}' ${draft}`, "what_is_protected_has_its_proof"],
  [
    `update analysis.release set digest = 'x' where code = 'proved'; set constraints all immediate`,
    "the_figures_are_its_own",
  ],
  [
    `update analysis.release set figures = (select f.figures from analysis.release f where f.code = 'lamps-by-sex') where code = 'proved';
     set constraints all immediate`,
    "the_figures_are_its_own",
  ],
  [
    `update analysis.release set status = 'released', released = now(), released_by = made_by where code = 'alone'`,
    "another_than_who_made_it_lets_it_out",
  ],
  [
    `update analysis.release set status = 'released', released = now(), released_by = 'jamila' where code = 'alone'`,
    "another_than_who_made_it_lets_it_out",
  ],
  [
    `set local app.person = 'ulises'; update analysis.release set status = 'released', released = now(), released_by = 'eve' where code = 'alone'`,
    "each_lets_out_themselves",
  ],
  [
    `set local app.person = 'ursula'; update analysis.release set proof = proof || '{"solved": 0}', digest = 'x' where code = 'proved'`,
    "the_platform_proves",
  ],
  [`update analysis.release set changed_by = '{}' where code = 'alone'`, "what_is_proposed_stands_still"],
  [`update analysis.release set status = 'released' where code = 'alone'`, "what_is_out_was_let_out_by_somebody"],
  [
    `update analysis.release set status = 'released', released = now(), released_by = 'ulises' where code = 'proved'`,
    "what_leaves_was_held_against_all_that_left",
  ],
  [
    `update analysis.release set status = 'released', released = now(), released_by = 'ulises' where code = 'waiting'`,
    "what_leaves_was_held_against_all_that_left",
  ],
  [`update analysis.release set k = 12 where code = 'waiting'`, "what_is_proposed_stands_still"],
  [`update analysis.release set k = 12 ${out}`, "what_was_let_out_stays"],
  [
    `update analysis.release set status = 'draft', released = null, released_by = null ${out}`,
    "what_was_let_out_stays",
  ],
  [
    `update analysis.release set status = 'withdrawn', withdrawn = now(), withdrawn_by = 'ulises', digest = 'x' ${out}`,
    "what_was_let_out_stays",
  ],
  [`update analysis.release set status = 'withdrawn' ${out}`, "what_is_withdrawn_was_withdrawn_by_somebody"],
  [`delete from analysis.release ${out}`, "what_was_let_out_stays"],
  [`delete from analysis.release where code = 'waiting'`, "what_is_proposed_stands_still"],
  [
    `delete from analysis.figures f using analysis.release r where r.figures = f.id and r.code = 'lamps-by-sex'`,
    "figures_stay_as_they_were_proved",
  ],
  [`update analysis.figures set cells = 1`, "figures_stay_as_they_were_proved"],
  [
    `insert into analysis.figures (release, bytes, digest, cells, made) select release, bytes || '1', digest, cells, made from analysis.figures`,
    "figures_are_what_their_digest_says",
  ],
  [
    `insert into analysis.figures (id, release, bytes, digest, cells, made) select id, release, bytes, digest, cells, made from analysis.figures`,
    "figures_pkey",
  ],
  [
    `update analysis.release set snapshot = (select s.id from analysis.snapshot s join analysis.dataset d on d.id = s.dataset where d.code = 'others') ${draft}`,
    "the_snapshot_is_of_its_dataset",
  ],
  [
    `update analysis.release set dataset = (select d.id from analysis.dataset d where d.code = 'others') ${draft}`,
    "a_release_stays_with_its_dataset",
  ],
  [
    `update analysis.release set snapshot = (select s.id from analysis.snapshot s where s.status = 'kept') ${draft}`,
    "a_release_is_of_what_was_gone_over",
  ],
  [
    `insert into analysis.release (code, dataset, snapshot, wording, audience, k, made) select code, dataset, snapshot, wording, audience, k, made from analysis.release`,
    "a_dataset_calls_one_release_so",
  ],
  [
    `update analysis.release set status = 'released', released = now(), released_by = 'chen' where code = 'same'`,
    "the_same_data_leave_one_dataset",
  ],
  [
    `update analysis.release set status = 'released', released = now(), released_by = 'chen' where code = 'twin' and status = 'proposed'`,
    "what_is_out_has_a_code_of_its_own",
  ],
]

const Count = z.object({ n: z.int() })

describe("the database", () => {
  onPlatform("states the law of data and releases a second time", { today }, async (all) => {
    const { must, bring, kept, out: letOut, protectedBy } = await analysing(all, today)
    const { dataset, snapshot } = await kept("ursula", "ulises")
    const others = await kept(
      "ursula",
      "ulises",
      { code: "others" },
      lampFile([...lampLines, ["URY", "2018", "male", "organ-removal", 1]]),
    )
    const again = await kept("ursula", "ulises", { code: "again" })
    const handed = (person: string, statement: string) =>
      all.as("platform", async (db) => {
        await sql`reset role`.execute(db)
        for (const each of [`set local app.person = '${person}'`, statement]) await sql.raw(each).execute(db)
      })
    const alone = await protectedBy("ursula", { ...lampRelease(others.snapshot.id), code: "alone" })
    await handed("jamila", `update analysis.release set k = k where id = '${alone.id}'`)
    await must("ursula", "POST", `/releases/${alone.id}/proposal`)
    const same = await protectedBy("ursula", { ...lampRelease(again.snapshot.id), code: "same" })
    await must("ursula", "POST", `/releases/${same.id}/proposal`)
    const twin = await protectedBy("ursula", { ...lampRelease(others.snapshot.id), code: "twin" })
    await must("ursula", "POST", `/releases/${twin.id}/proposal`)
    const other = (await bring("ursula", dataset.id)).body["id"] as string // The contract says what comes back.
    // Whoever had a hand in it is noted, whatever way they came.
    await handed("jamila", `update analysis.snapshot set columns = columns where id = '${other}'`)
    await must("ursula", "POST", `/snapshots/${other}/keeping`)
    const wanted = lampRelease(snapshot.id)
    const waiting = await protectedBy("ursula", { ...wanted, code: "waiting", tables: [["form"]] })
    await must("ursula", "POST", `/releases/${waiting.id}/proposal`)
    await letOut("ursula", "ulises", { ...wanted, code: "twin", tables: [["form"]] })
    await letOut("ursula", "ulises", wanted)
    await protectedBy("ursula", { ...wanted, code: "proved", tables: [["sex"]] })
    await must<Release>("ursula", "POST", "/releases", { ...wanted, code: "draft" })
    const past = (statement: string) =>
      all.as("platform", async (db) => {
        await sql`reset role`.execute(db)
        for (const each of statement.split(";")) await sql.raw(each).execute(db)
      })
    for (const [statement, constraint] of wrongsOfAnalysis)
      await assert.rejects(
        past(statement),
        (error: unknown) => {
          const found = error instanceof Error && "constraint" in error ? error.constraint : String(error)
          assert.equal(found, constraint, statement)
          return true
        },
        statement,
      )
  })

  onPlatform(
    "shows what stands inside a wall to its own alone, and what is out to its readers",
    { today },
    async (all) => {
      const { must, kept, out: letOut } = await analysing(all, today)
      const { dataset, snapshot } = await kept("ursula", "ulises")
      await all.as("ursula", (db) =>
        sql`insert into analysis.bringing (id, dataset, size) values (gen_random_uuid(), ${dataset.id}, 9)`.execute(db),
      )
      await kept("sita", "stefan", { party: null })
      const seen = (person: string, table: string) =>
        all.as(
          person,
          async (db) => (await rows(db, Count)`select count(*)::int as n from ${sql.raw(`analysis.${table}`)}`)[0]?.n,
        )
      const strangers = ["public", "eve", "amina", "bruno", "chen", "jamila", "grace"]
      for (const table of ["dataset", "snapshot", "chunk", "dictionary"]) {
        const own = await seen("ursula", table)
        assert.ok((own ?? 0) > 0, table)
        assert.equal(await seen("sita", table), own, table)
        assert.equal(await seen("platform", table), 2 * (own ?? 0), table)
        for (const person of strangers) assert.equal(await seen(person, table), 0, `${person} ${table}`)
      }
      assert.equal(await seen("ursula", "bringing"), 1)
      for (const person of [...strangers, "ulises", "platform"])
        assert.equal(await seen(person, "bringing"), 0, `${person} bringing`)
      await must("ursula", "POST", "/releases", { ...lampRelease(snapshot.id), code: "draft" })
      const both = ["release", "shared_release"]
      for (const table of both) {
        assert.equal(await seen("ulises", table), 1)
        for (const person of [...strangers, "sita"]) assert.equal(await seen(person, table), 0, `${person} ${table}`)
      }
      await letOut("ursula", "ulises", { ...lampRelease(snapshot.id), audience: "parties", k: 5 })
      for (const table of [...both, "figures"]) {
        for (const person of ["bruno", "jamila", "amina", "sita"])
          assert.equal(await seen(person, table), 1, `${person} ${table}`)
        for (const person of ["public", "eve", "chen", "grace"])
          assert.equal(await seen(person, table), 0, `${person} ${table}`)
      }
      // Nobody makes figures but what protects them, and nobody changes what another's wall holds.
      const refused = /row-level security|permission denied/
      const tries: readonly [string, string][] = [
        [
          "ursula",
          "insert into analysis.figures (release, bytes, digest, cells, made) select id, '', encode(sha256(''), 'hex'), 0, now() from analysis.release where status = 'draft'",
        ],
        [
          "sita",
          "insert into analysis.dataset (code, kind, party, wording, made) values ('mine', 'records', 'state-ury', '{}', now())",
        ],
        [
          "jamila",
          "insert into analysis.dataset (code, kind, party, wording, made) values ('mine', 'records', null, '{}', now())",
        ],
        ["ursula", "delete from analysis.snapshot"],
        ["jamila", `insert into analysis.bringing (id, dataset, size) values (gen_random_uuid(), '${dataset.id}', 9)`],
        [
          "ursula",
          `insert into analysis.bringing (id, dataset, size, person) values (gen_random_uuid(), '${dataset.id}', 9, 'ulises')`,
        ],
        ["ursula", "update analysis.release set made_by = 'ulises'"],
        ["ursula", "update analysis.release set dataset_wording = '{}'"],
        ["platform", "update analysis.release set dataset_wording = null"],
      ]
      for (const [person, statement] of tries)
        await assert.rejects(
          all.as(person, (db) => sql.raw(statement).execute(db)),
          refused,
          statement,
        )
      // A draft goes by its own alone, and what is out by nobody.
      const discarded = (person: string) =>
        all.as(
          person,
          (db) => rows(db, Count)`
          with gone as (delete from analysis.release returning id) select count(*)::int as n from gone`,
        )
      for (const person of [...strangers, "sita"]) assert.deepEqual(await discarded(person), [{ n: 0 }], person)
      assert.deepEqual(await discarded("ursula"), [{ n: 1 }])
      assert.deepEqual(await discarded("ursula"), [{ n: 0 }])
      for (const person of ["sita", "jamila", "amina"]) {
        const touched = await all.as(person, (db) =>
          sql`update analysis.dataset set closed = true where party = 'state-ury'`.execute(db),
        )
        assert.equal(touched.numAffectedRows, 0n, person)
      }
    },
  )
})
