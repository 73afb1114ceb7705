import { lanterns, lights } from "#modules/decisions/examples.ts"
import { loadRecord } from "#modules/decisions/door.ts"
import { sql } from "#platform/database/sql.ts"
import { record } from "#platform/ledger/ledger.ts"
import { importing, type ReadText } from "#tests/importing.ts"
import { onPlatform } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"

const other = "(select d.id from decisions.document d where d.id <> document limit 1)"

/** An act of participation, written past every rule. */
const acceded = (told: string): string =>
  `insert into treaties.act (instrument, participant, kind, dated, source, origin, entered)
   values (${told}, 'invented', 'person', now())`

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
  [
    "insert into decisions.session (body, number, opens, closes) values ('un-ga', 300, '2019-01-02', '2019-01-01')",
    "session_closes_after_it_opens",
  ],
  ["update decisions.version_text set passages = '{}'", "a_text_is_a_list_of_passages"],
  [
    "update decisions.version_text set file = repeat('0', 64) where file = (select min(file) from decisions.version_text)",
    "a_text_is_of_a_file_that_is_kept",
  ],
  [acceded("'XVIII-12', 'state-xxa', 'accession', '2000-11-14'"), "no_act_before_adoption"],
  [acceded("'XVIII-12', 'state-xxa', 'signature', '2003-01-01'"), "signatures_are_taken_while_it_is_open"],
  [acceded("'IV-8', 'state-xxa', 'denunciation', '2003-01-01'"), "nobody_leaves_what_cannot_be_left"],
  [acceded("'XVIII-12-a', 'state-xxa', 'accession', '2003-01-01'"), "who_joins_a_protocol_joined_the_convention"],
  [acceded("'XVIII-12', 'state-xxa', 'objection', '2003-01-01'"), "an_objection_is_to_something"],
  [acceded("'XVIII-12', 'state-xxa', 'territorial-application', '2003-01-01'"), "an_extension_names_its_territory"],
  ["update treaties.act set effective = dated - 1", "only_a_succession_reaches_back"],
  ["update treaties.act set about = id, kind = 'withdrawal'", "no_act_is_about_itself"],
  ["update treaties.act set about = gen_random_uuid()", "only_what_answers_is_about_an_act"],
  [
    "update treaties.act set about = gen_random_uuid(), kind = 'withdrawal'",
    "what_is_said_to_it_is_of_the_same_instrument",
  ],
  ["update treaties.act set origin = 'import'", "a_file_brought_what_was_imported"],
  [acceded("'XVIII-12', 'state-lum', 'accession', '2004-01-01'"), "an_act_is_recorded_once"],
  [acceded("'XVIII-12', 'state-lum', 'signature', '2000-12-13'"), "an_instrument_is_signed_once"],
  [
    "insert into treaties.import (name, file, size, status, person, brought) values ('a', repeat('0', 64), 1, 'refused', 'amina', now())",
    "a_refused_file_has_its_reason",
  ],
  [
    "insert into treaties.revision (act, kind, person, at) select id, 'correct', 'amina', now() from treaties.act",
    "a_revision_is_what_it_is_called",
  ],
]

/** The same for what ties the texts of many years together, on the record as it is shipped. */
const wrongsAcross: readonly [statement: string, constraint: string][] = [
  ["update decisions.requirement set reference = 'PP1' where reference = 'PP3'", "a_reference_is_one_requirement"],
  ["update decisions.mandate set followed = 'ended'", "what_follows_does_so_on_a_day"],
  ["update decisions.mandate set said_status = 'overdue'", "what_is_said_was_reported"],
  ["update decisions.progress set undone = true", "progress_is_undone_later"],
  ["update decisions.progress set note = '', link = null", "what_is_done_is_told"],
  ["update decisions.lineage set later = earlier", "nothing_goes_back_to_itself"],
  [
    `insert into decisions.lineage (later, earlier, kind, standing, origin)
     select later, earlier, 'ends', 'confirmed', 'person' from decisions.lineage limit 1`,
    "a_link_is_said_once",
  ],
  ["update decisions.lineage set score = 0.5", "what_is_likely_has_a_score"],
  ["update decisions.succession set later = earlier", "no_document_follows_itself"],
  [
    `insert into decisions.succession (later, earlier, kind, standing, origin)
     select later, earlier, 'follows', 'confirmed', 'person' from decisions.succession limit 1`,
    "a_succession_is_said_once",
  ],
  ["update decisions.succession set score = 0.5", "what_seems_to_follow_has_a_score"],
  ["update decisions.linking set succession = (select id from decisions.succession limit 1)", "it_is_about_one_link"],
  ["update decisions.linking set undone = true", "a_linking_is_undone_later"],
  ["update decisions.agenda_item set body = 'un-ga', session = '64', number = '104'", "an_item_is_numbered_once"],
  [
    "insert into decisions.view (name, filter, made) select name, filter, made from decisions.view",
    "a_person_gives_a_name_once",
  ],
]

/** The same of people, of what they are appointed to, and of work for later. */
const wrongsOfPeopleAndWork: readonly [statement: string, constraint: string][] = [
  ["insert into jobs.job (kind, payload, status) values ('page.print', '{}', 'running')", "running_job_is_somebodys"],
  ["update identity.person set status = 'erased' where id = 'bruno'", "who_is_erased_has_no_name_and_no_address"],
  ["update identity.person set name = '' where id = 'bruno'", "whoever_is_not_erased_has_a_name"],
  ["insert into identity.person (id, name, made) values ('public', 'All', now())", "nobody_is_called_the_public"],
  ["update identity.person set email = 'Benita@x.example' where id in ('bruno', 'benita')", "person_email"],
  ["insert into identity.person (id, name, made) values ('platform', 'All', now())", "nobody_is_called_the_public"],
  [
    "insert into identity.role (code, held_for, shipped, made) values ('mine', 'none', false, now())",
    "a_role_of_ones_own_is_a_copy_with_a_name",
  ],
  ["update identity.appointment set until = '2090-01-01' where person = 'felix'", "an_appointment_only_ends"],
  ["update identity.appointment set ended = now() where person = 'bruno'", "what_has_ended_was_ended_by_somebody"],
  ["update identity.appointment set role = 'expert' where person = 'bruno'", "an_appointment_only_ends"],
  [
    `insert into identity.appointment (person, role, party, since, made, made_by)
     values ('platform', 'observer', 'state-ury', '2018-01-01', now(), 'platform')`,
    "nobody_appoints_themselves",
  ],
  [
    "insert into identity.appointment (person, role, party, since, made) values ('eve', 'focal-point', 'state-ury', '2018-01-01', now())",
    "one_focal_point_at_a_time",
  ],
  [
    "insert into identity.appointment (person, role, since, made) values ('eve', 'focal-point', '2018-01-01', now())",
    "a_role_is_held_for_whom_it_is_held_for",
  ],
]

/** The same of nominations, invitations, and of roles of one's own; each is tried on what the statements before it laid. */
const laidForNominations = [
  `insert into files.file (hash, size, bytes) values ('${"ab".repeat(32)}', 1, 'a')`,
  `insert into identity.letter (id, file, name, type, brought)
   values ('00000000-0000-4000-8000-00000000000a', '${"ab".repeat(32)}', 'a.pdf', 'application/pdf', now())`,
  `insert into identity.nomination (id, party, role, name, title, email, language, letter, basis, since, made, authors)
   values ('00000000-0000-4000-8000-00000000000b', 'state-ury', 'contributor', 'Nobody', '', 'n@x.example', 'es',
           '00000000-0000-4000-8000-00000000000a', 'Note 1', '2018-01-01', now(), array['bruno'])`,
  `insert into identity.invitation (nomination, person, hash, made, expires)
   values ('00000000-0000-4000-8000-00000000000b', 'eve', '${"0".repeat(64)}', now(), now() + interval '1 day')`,
  `insert into identity.role (code, held_for, names, copied_from, shipped, made)
   values ('deputy', 'state', '{"en": "Deputy"}', 'focal-point', false, now()),
          ('clerk', 'none', '{"en": "Clerk"}', 'secretariat', false, now())`,
  `insert into identity.role_right (role, act) values ('deputy', 'mandate.read')`,
  `insert into identity.role (code, held_for, names, copied_from, shipped, made, retired)
   values ('former', 'state', '{"en": "Former"}', 'expert', false, now(), now())`,
]
const wrongsOfNominations: readonly [statement: string, constraint: string][] = [
  [
    "update identity.nomination set status = 'returned', decided = now(), decided_by = 'bruno'",
    "nobody_checks_what_they_proposed",
  ],
  [
    "update identity.nomination set person = 'amina', status = 'refused', decided = now(), decided_by = 'amina'",
    "nobody_checks_their_own_nomination",
  ],
  ["update identity.nomination set status = 'returned'", "what_is_decided_was_decided_by_somebody"],
  [
    "update identity.nomination set status = 'accepted', person = 'eve', decided = now(), decided_by = 'amina', checks = '{}'",
    "what_is_accepted_was_confirmed",
  ],
  ["update identity.nomination set name = ''", "a_nomination_names_somebody"],
  ["update identity.nomination set basis = ''", "a_nomination_names_somebody"],
  [
    `update identity.nomination set name = '', title = '', email = null, basis = '', erased = true,
                                    status = 'refused', decided = now(), decided_by = 'amina'`,
    "what_was_decided_stands",
  ],
  ["update identity.nomination set party = 'state-jor'", "what_was_decided_stands"],
  ["update identity.nomination set authors = array['amina']", "what_was_decided_stands"],
  ["update identity.nomination set role = 'former'", "a_retired_role_is_given_to_nobody"],
  ["update identity.nomination set role = 'auditor'", "a_role_is_held_for_whom_it_is_held_for"],
  [
    `insert into identity.nomination (party, role, name, title, email, language, letter, basis, since, made, authors)
     select party, role, name, title, 'N@X.example', language, letter, basis, since, made, authors from identity.nomination`,
    "nobody_is_nominated_twice_at_once",
  ],
  [
    `insert into identity.nomination_step (nomination, kind, at) select id, 'returned', now() from identity.nomination`,
    "what_is_returned_or_refused_is_explained",
  ],
  ["update identity.invitation set expires = made + interval '11 days'", "an_invitation_ends"],
  ["update identity.invitation set used = now(), withdrawn = now()", "an_invitation_ends_once"],
  ["update identity.invitation set made_by = 'eve'", "nobody_invites_themselves"],
  [
    `insert into identity.invitation (nomination, person, hash, made, expires)
     select nomination, person, repeat('1', 64), made, expires from identity.invitation`,
    "one_invitation_at_a_time",
  ],
  ["insert into identity.role_right (role, act) values ('clerk', 'role.copy')", "only_the_administrator_administers"],
  ["insert into identity.role_right (role, act) values ('clerk', 'link.*')", "only_the_administrator_administers"],
  ["insert into identity.role_right (role, act) values ('clerk', 'nomination.check')", "four_eyes_are_kept"],
  ["insert into identity.role_right (role, act) values ('clerk', 'person.remove-second-factor')", "four_eyes_are_kept"],
  ["insert into identity.role_right (role, act) values ('deputy', 'person.list')", "a_party_administers_its_own"],
  [
    "insert into identity.role_right (role, act, conditions) values ('deputy', 'person.list-all', '{own-party}')",
    "a_party_administers_its_own",
  ],
  ["update identity.role set held_for = 'any' where code = 'deputy'", "a_role_is_only_retired"],
]

/** The same of the ledger, which its owner alone can write past the one function that adds lines. */
const wrongsOfTheLedger: readonly [statement: string, constraint: string][] = [
  ["update ledger.entry set formula = 1", "early_lines_tell_no_more"],
  ["update ledger.entry set salt = 'salt'", "a_line_is_salted"],
  ["update ledger.entry set seal = 'seal'", "a_seal_is_a_hash"],
  ["update ledger.entry set subjects = array['a mandate']", "a_subject_is_a_noun_and_an_id"],
  ["update ledger.entry set subjects = array['mandate:']", "a_subject_is_a_noun_and_an_id"],
  ["update ledger.entry set changes = '[]'", "changes_are_by_field"],
  [`update ledger.entry set params = '{"to": "eve@x.example"}'`, "no_address_stands_in_a_line"],
  [`update ledger.entry set changes = '{"to": {"after": "eve@x.example"}}'`, "no_address_stands_in_a_line"],
  ["update ledger.entry set subjects = array['person:eve@x.example']", "no_address_stands_in_a_line"],
  [`update ledger.entry set params = '{"to": "EVE@X.EXAMPLE"}'`, "no_address_stands_in_a_line"],
  [`update ledger.entry set changes = '{"name": {"after": "Eve"}}'`, "no_name_stands_in_a_line"],
  ["update ledger.subtree set hashes = hashes || hashes", "a_line_completes_what_it_completes"],
  ["update ledger.subtree set hashes = ''", "a_line_completes_what_it_completes"],
  ["insert into ledger.verifier values ('a key', now())", "verifier_key_check"],
]

/** The same of what people are told, wish and follow; the constraints hold for whoever owns the tables too. */
const wrongsOfNotifications: readonly [statement: string, constraint: string][] = [
  [reached("'/', '{}', now(), null, false, 'never', 'none'"), "a_notification_reaches_somebody"],
  [reached("'/', '{}', now(), null, true, 'never', 'waiting'"), "what_goes_by_no_mail_waits_for_none"],
  [reached("'/', '{}', now(), '2001-01-01', true, 'never', 'none'"), "it_is_read_after_it_came"],
  [reached("'//elsewhere.example', '{}', now(), null, true, 'never', 'none'"), "notification_path_check"],
  [reached("'/', '[]', now(), null, true, 'never', 'none'"), "notification_facts_check"],
  [
    "insert into notify.preference (person, kind, listed, way) values ('amina', 'security-key-made', false, 'never')",
    "what_concerns_security_is_always_told",
  ],
  [
    "insert into notify.following (person, subject, since) values ('amina', 'person:bruno', now())",
    "following_subject_check",
  ],
  [
    "insert into notify.letter (person, way, told, status, at) values ('amina', 'daily', 1, 'failed', now())",
    "a_letter_that_failed_has_its_reason",
  ],
  [
    "insert into notify.letter (person, way, told, status, at) values ('amina', 'daily', 0, 'sent', now())",
    "letter_told_check",
  ],
]

function reached(values: string): string {
  return `insert into notify.notification (person, kind, path, facts, at, read, listed, way, mail) values ('amina', 'x', ${values})`
}

describe("the database", () => {
  onPlatform("states the law of notifications a second time", { today: "2018-03-01" }, async ({ as }) => {
    for (const [statement, constraint] of wrongsOfNotifications)
      await assert.rejects(
        as("platform", async (db) => {
          await sql`reset role`.execute(db)
          await sql.raw(statement).execute(db)
        }),
        (error: unknown) => error instanceof Error && "constraint" in error && error.constraint === constraint,
        statement,
      )
  })

  onPlatform("states the law of the ledger a second time", { today: "2018-03-01" }, async ({ as }) => {
    await as("amina", (db) => record(db, { at: new Date(), person: "amina", act: "x.y", params: "{}" }))
    const asOwner = (statement: string) =>
      as("platform", async (db) => {
        await sql`reset role`.execute(db)
        await sql.raw(statement).execute(db)
      })
    for (const [statement, constraint] of wrongsOfTheLedger)
      await assert.rejects(
        asOwner(statement),
        (error: unknown) => error instanceof Error && "constraint" in error && error.constraint === constraint,
        statement,
      )
  })

  onPlatform(
    "states the law of links, progress, agendas and views a second time",
    { today: "2018-03-01" },
    async (all) => {
      const { ask, act } = await importing(all)
      await all.as("platform", loadRecord)
      const { items } = await ask<{ items: { id: string; later: { id: string } }[] }>("/lineage?limit=1")
      await act(`/lineage/${items[0]?.id}/decision`, { standing: "rejected" })
      await act(`/mandates/${items[0]?.later.id}/progress`, { status: "done", note: "It was done." })
      await act("/views", { name: "All", filter: {} })
      for (const [statement, constraint] of wrongsAcross) {
        const refused = (error: unknown) =>
          error instanceof Error && "constraint" in error && error.constraint === constraint
        await assert.rejects(
          all.as("amina", (db) => sql.raw(statement).execute(db)),
          refused,
          statement,
        )
      }
    },
  )

  onPlatform(
    "states the law of people and of work for later a second time",
    { today: "2018-03-01" },
    async ({ as }) => {
      for (const [statement, constraint] of wrongsOfPeopleAndWork)
        await assert.rejects(
          as("platform", (db) => sql.raw(statement).execute(db)),
          (error: unknown) => error instanceof Error && "constraint" in error && error.constraint === constraint,
          statement,
        )
    },
  )

  onPlatform("states the law of nominations and roles a second time", { today: "2018-03-01" }, async ({ as }) => {
    await as("platform", async (db) => {
      await sql`reset role`.execute(db)
      for (const statement of laidForNominations) await sql.raw(statement).execute(db)
    })
    const refusedBy = (constraint: string) => (error: unknown) =>
      error instanceof Error && "constraint" in error && error.constraint === constraint
    const tried = (person: string, statement: string) =>
      as("platform", async (db) => {
        await sql`reset role`.execute(db)
        await sql`select set_config('app.person', ${person}, true)`.execute(db)
        await sql.raw(statement).execute(db)
      })
    for (const [statement, constraint] of wrongsOfNominations)
      await assert.rejects(tried("amina", statement), refusedBy(constraint), statement)
    const administering = "update identity.nomination set role = 'administrator', party = null"
    await assert.rejects(
      tried("amina", administering),
      (error: unknown) => error instanceof Error && "constraint" in error,
    )
    await assert.rejects(
      tried("amina", "update identity.role set retired = now() where code = 'donor'"),
      refusedBy("the_products_roles_stay"),
    )
    const appoint = (role: string, party: string) =>
      `insert into identity.appointment (person, role, party, since, made) values ('eve', '${role}', ${party}, '2018-01-01', now())`
    await assert.rejects(
      tried("amina", appoint("administrator", "null")),
      refusedBy("administrators_are_appointed_by_administrators"),
    )
    await tried("amina", appoint("deputy", "'state-ury'"))
    await assert.rejects(
      tried("amina", "insert into identity.role_right (role, act) values ('deputy', 'mandate.list')"),
      refusedBy("a_role_somebody_held_is_not_edited"),
    )
  })

  onPlatform("states the law a second time", { today: "2018-03-01" }, async (all) => {
    const { keep, read, act } = await importing(all)
    await keep(lights)
    const { slug } = await keep(lanterns)
    const { mandates }: ReadText = await read(slug ?? "")
    await act(`/mandates/${mandates[0]?.id}`, { level: 1 }, "PATCH")
    await all.as("amina", async (db) => {
      for (const told of ["'accession', '2004-01-01'", "'signature', '2000-12-12'"])
        await sql.raw(acceded(`'XVIII-12', 'state-lum', ${told}`)).execute(db)
    })
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
