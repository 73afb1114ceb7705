import { lanterns } from "#modules/decisions/examples.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { ownTables, quoted } from "#platform/database/tables.ts"
import type { AnyEndpoint } from "#platform/kernel/endpoint.ts"
import { formOf, importing, type ReadText } from "#tests/importing.ts"
import { onPlatform } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"
import { z } from "zod"

const today = "2018-03-01"

/** Who may do an act: everybody; whoever reads, which is everybody too; whoever is signed in, on what is theirs; the Secretariat; the administrator; auditors; whoever acts for a State or organization, and the Secretariat never. */
type May = "everybody" | "readers" | "owners" | "signed-in" | "administrator" | "auditor" | "party" | "inside"

/** Every act that is served. One that is not named here fails the test below, so that nobody forgets to say. */
const acts: Readonly<Record<string, May>> = {
  "health.read": "everybody",
  "me.sign-in": "everybody",
  "me.sign-out": "everybody",
  "sign-in.read": "everybody",
  "sign-in.set-work": "everybody",
  "sign-in.ask-passkey": "everybody",
  "sign-in.passkey": "everybody",
  "sign-in.password": "everybody",
  "sign-in.second-factor": "everybody",
  "sign-in.set-out": "everybody",
  "sign-in.come-back": "everybody",
  "sign-in.ask-reset": "everybody",
  "sign-in.reset": "everybody",
  "sign-in.as-invented": "everybody",
  "account.read": "owners",
  "account.read-draft-key": "owners",
  "account.change": "owners",
  "account.accept-terms": "owners",
  "account.ask-address": "owners",
  "account.change-address": "owners",
  "account.set-out": "owners",
  "account.link": "owners",
  "account.unlink": "owners",
  "passkey.ask": "owners",
  "passkey.add": "owners",
  "passkey.name": "owners",
  "passkey.remove": "owners",
  "password.set": "owners",
  "second-factor.begin": "owners",
  "second-factor.confirm": "owners",
  "second-factor.renew-codes": "owners",
  "second-factor.remove": "owners",
  "session-of-mine.list": "owners",
  "session-of-mine.end": "owners",
  "session-of-mine.end-all": "owners",
  "key.list": "owners",
  "key.make": "signed-in",
  "key.revoke": "owners",
  "setting.list-demands": "administrator",
  "setting.change": "administrator",
  "ledger.list": "auditor",
  "ledger.read": "auditor",
  "ledger.export": "auditor",
  "ledger.verify": "auditor",
  "receipt.read": "owners",
  "checkpoint.read": "readers",
  "history.read": "readers",
  "me.read": "readers",
  "role.list": "readers",
  "role.read": "readers",
  "right.list": "readers",
  "right.explain": "readers",
  "invitation.read": "readers",
  "invitation.accept": "readers",
  "party.list": "signed-in",
  "person.list": "signed-in",
  "person.read": "signed-in",
  "person.export": "signed-in",
  "person.disable": "administrator",
  "person.enable": "administrator",
  "person.erase": "administrator",
  "person.remove-second-factor": "administrator",
  "role.copy": "administrator",
  "role.retire": "administrator",
  "nomination.bring-letter": "signed-in",
  "nomination.propose": "signed-in",
  "nomination.correct": "signed-in",
  "nomination.list": "signed-in",
  "nomination.read": "signed-in",
  "nomination.read-letter": "signed-in",
  "nomination.withdraw": "signed-in",
  "nomination.check": "signed-in",
  "nomination.return": "signed-in",
  "nomination.refuse": "signed-in",
  "invitation.send": "signed-in",
  "invitation.withdraw": "signed-in",
  "appointment.end": "signed-in",
  "appointment.hand-over": "signed-in",
  "actor.list": "readers",
  "actor.read": "readers",
  "treaty.list": "readers",
  "treaty.read": "readers",
  "treaty-act.list": "readers",
  "treaty-act.read": "readers",
  "treaty-act.export": "readers",
  "treaty-change.list": "readers",
  "participation.list": "readers",
  "participation.read": "readers",
  "participation-list.read": "readers",
  "participation-text.read": "readers",
  "treaty-act.add": "signed-in",
  "treaty-act.correct": "signed-in",
  "treaty-act.drop": "signed-in",
  "treaty-act.undo-revision": "signed-in",
  "treaty-import.bring": "signed-in",
  "treaty-import.list": "signed-in",
  "treaty-import.read": "signed-in",
  "treaty-import.keep": "signed-in",
  "treaty-import.discard": "signed-in",
  "treaty-import.undo": "signed-in",
  "document.list": "readers",
  "document.read": "readers",
  "document.read-text": "readers",
  "document.search": "readers",
  "document.lint": "readers",
  "document.compare": "readers",
  "mandate.list": "readers",
  "mandate.export": "readers",
  "mandate.read": "readers",
  "session.list": "readers",
  "overview.read": "readers",
  "overview.read-thread": "readers",
  "lineage.list": "readers",
  "chain.list": "readers",
  "chain.read": "readers",
  "series.read": "readers",
  "citation.list": "readers",
  "body.list": "readers",
  "clock.list": "readers",
  "session.read": "readers",
  "profile.read": "readers",
  "timeline.read": "readers",
  "theme.list": "readers",
  "calendar.read": "readers",
  "record.search": "readers",
  "view.list": "readers",
  "question.list": "readers",
  "question.read": "readers",
  "question.add": "signed-in",
  "question.correct": "signed-in",
  "question.retire": "signed-in",
  "template.list": "readers",
  "template.read": "readers",
  "report.list": "readers",
  "report.read": "readers",
  "report.read-snapshot": "readers",
  "report.export": "readers",
  "report.list-templates": "signed-in",
  "report.add": "signed-in",
  "report.change": "signed-in",
  "report.compile": "signed-in",
  "report.preview": "signed-in",
  "report.issue": "signed-in",
  "report.withdraw-draft": "signed-in",
  "quotation.list": "signed-in",
  "quotation.see": "party",
  "quotation.correct": "party",
  "quotation.settle": "signed-in",
  "dataset.list": "inside",
  "dataset.read": "inside",
  "dataset.add": "inside",
  "dataset.change": "inside",
  "snapshot.bring": "inside",
  "snapshot.take-answers": "inside",
  "snapshot.read": "inside",
  "snapshot.mend": "inside",
  "snapshot.keep": "inside",
  "snapshot.review": "inside",
  "snapshot.drop": "inside",
  "snapshot.tabulate": "inside",
  "release.list": "readers",
  "release.read": "readers",
  "release.read-report": "readers",
  "release.add": "inside",
  "release.change": "inside",
  "release.discard": "inside",
  "release.protect": "inside",
  "release.compare": "inside",
  "release.propose": "inside",
  "release.approve": "inside",
  "release.return": "inside",
  "release.withdraw": "inside",
  "figure.list": "readers",
  "figure.describe": "readers",
  "figure.read": "readers",
  "sdmx.read-structure-3-0": "readers",
  "sdmx.read-structure-2-1": "readers",
  "sdmx.read-data-3-0": "readers",
  "sdmx.read-data-2-1": "readers",
  "call.list": "readers",
  "call.read": "readers",
  "call.add": "signed-in",
  "call.change": "signed-in",
  "call.remove": "signed-in",
  "call.preview-addressees": "signed-in",
  "call.test": "signed-in",
  "call.open": "signed-in",
  "call.close": "signed-in",
  "call.correct": "signed-in",
  "call.read-board": "signed-in",
  "call.remind": "signed-in",
  "call.export-form": "readers",
  "call.read-form": "signed-in",
  "submission.list-asked": "party",
  "submission.open": "party",
  "submission.read": "signed-in",
  "submission.clear": "party",
  "submission.unclear": "party",
  "submission.submit": "party",
  "submission.withdraw": "party",
  "submission.resume": "party",
  "submission.ask-help": "party",
  "submission.export-workbook": "party",
  "submission.read-workbook": "party",
  "draft.save": "party",
  "draft.settle": "party",
  "draft.see": "party",
  "draft.list-versions": "party",
  "draft.attach": "party",
  "assignment.list-writers": "party",
  "assignment.save": "party",
  "assignment.remove": "party",
  "assignment.finish": "party",
  "comment.add": "party",
  "comment.resolve": "party",
  "clarification.ask": "signed-in",
  "clarification.answer": "party",
  "clarification.close": "signed-in",
  "clarification.list": "signed-in",
  "extension.ask": "party",
  "extension.list": "signed-in",
  "extension.decide": "signed-in",
  "answer.release": "party",
  "answer.withdraw": "party",
  "answer.list": "readers",
  "answer.read": "readers",
  "answer.read-file": "readers",
  "view.keep": "signed-in",
  "view.change": "signed-in",
  "view.remove": "signed-in",
  "agenda.save": "signed-in",
  "agenda.remove": "signed-in",
  "lineage.add": "signed-in",
  "lineage.decide": "signed-in",
  "series.add": "signed-in",
  "series.decide": "signed-in",
  "linking.list": "signed-in",
  "linking.undo": "signed-in",
  "progress.report": "signed-in",
  "progress.list": "signed-in",
  "progress.undo": "signed-in",
  "correction.list": "signed-in",
  "mandate.correct": "signed-in",
  "mandate.split": "signed-in",
  "mandate.merge": "signed-in",
  "mandate.add": "signed-in",
  "mandate.drop": "signed-in",
  "mandate.undo-correction": "signed-in",
  "mail.list-failed": "administrator",
  "notification.list": "signed-in",
  "notification.count": "signed-in",
  "notification.mark": "signed-in",
  "notification.mark-all": "signed-in",
  "notification.unmark": "signed-in",
  "notification.list-wishes": "signed-in",
  "notification.wish": "signed-in",
  "notification.list-followed": "signed-in",
  "notification.follow": "signed-in",
  "notification.unfollow": "signed-in",
  "import.bring": "signed-in",
  "import.list": "signed-in",
  "import.read": "signed-in",
  "import.lint": "signed-in",
  "import.keep": "signed-in",
  "import.keep-batch": "signed-in",
  "import.discard": "signed-in",
  "import.undo": "signed-in",
}

const people: readonly { readonly person: string; readonly may: readonly May[]; readonly refused: number }[] = [
  { person: "public", may: ["everybody", "readers"], refused: 401 },
  { person: "eve", may: ["everybody", "readers", "owners"], refused: 403 },
  { person: "amina", may: ["everybody", "readers", "owners", "signed-in"], refused: 403 },
]

/** A request for an operation: to an address that leads nowhere, with nothing in it, or with a file where files are sent. */
function asking({ method, path, upload }: AnyEndpoint) {
  const url = `/api/v1${path.replaceAll(/\{\w+\}/g, "00000000-0000-4000-8000-000000000000")}`
  const sent = upload ? formOf({ "a.txt": "Decides" }) : method === "get" ? {} : { payload: {} }
  return { method: method === "get" ? ("GET" as const) : (method.toUpperCase() as "POST"), url, ...sent }
}

const Count = z.object({ n: z.number() })
const linesOf = async (db: Database) => (await rows(db, Count)`select count(*)::int as n from ledger.entry`)[0]?.n
const filesOf = async (db: Database) => (await rows(db, Count)`select count(*)::int as n from files.file`)[0]?.n

describe("every act that is served", () => {
  for (const { person, may, refused } of people)
    onPlatform(
      `is open to ${person} or closed, as it is written down`,
      { today, person },
      async ({ app, db, service }) => {
        assert.deepEqual(service.served.map(({ act }) => act).sort(), Object.keys(acts).sort())
        const isOpen = ({ act }: AnyEndpoint) => may.includes(acts[act] ?? "signed-in")
        for (const endpoint of service.served.filter((each) => !isOpen(each))) {
          const request = asking(endpoint)
          const answer = await app.inject(request)
          assert.equal(answer.statusCode, refused, `${person} ${endpoint.act}`)
          const { type } = answer.json<{ type: string }>()
          assert.equal(type, person === "public" ? "problem:not-signed-in" : "problem:not-permitted")
          if (request.method === "GET")
            assert.equal((await app.inject({ ...request, method: "HEAD" })).statusCode, refused, `HEAD ${endpoint.act}`)
        }
        assert.deepEqual([await linesOf(db), await filesOf(db)], [0, 0])
        for (const endpoint of service.served.filter(isOpen)) {
          const { statusCode } = await app.inject(asking(endpoint))
          assert.ok(![401, 403, 500].includes(statusCode), `${person} ${endpoint.act}: ${statusCode}`)
        }
      },
    )
})

describe("the public", () => {
  onPlatform("changes nothing in any table, whatever the code would let it", { today }, async (all) => {
    const { keep, read, act } = await importing(all)
    const { slug } = await keep(lanterns)
    const { mandates }: ReadText = await read(slug ?? "")
    await act(`/mandates/${mandates[0]?.id}`, { level: 1 }, "PATCH")
    const refused = /permission denied|row-level security/

    const tables = await all.as("amina", (db) => ownTables(db))
    assert.ok(tables.length > 10)
    for (const { name, columns } of tables) {
      const table = sql.raw(name)
      const column = quoted(columns[0]?.name ?? "")
      await assert.rejects(
        all.as("public", (db) => sql`insert into ${table} default values`.execute(db)),
        refused,
        `insert into ${name}`,
      )
      for (const change of [sql`update ${table} set ${column} = ${column}`, sql`delete from ${table}`]) {
        const touched = all.as("public", async (db) => (await change.execute(db)).numAffectedRows)
        assert.equal(await touched.catch(nothingIf(refused)), 0n, name)
      }
    }
  })

  onPlatform("sees no file, no work for later, and nothing of who worked on what", { today }, async (all) => {
    const { keep, read, act } = await importing(all)
    const { slug } = await keep(lanterns)
    const { mandates }: ReadText = await read(slug ?? "")
    await act(`/mandates/${mandates[0]?.id}`, { level: 1 }, "PATCH")
    for (const name of ["files.file", "jobs.job", "decisions.import", "decisions.correction"]) {
      const count = async (db: Database) =>
        (await rows(db, Count)`select count(*)::int as n from ${sql.raw(name)}`)[0]?.n ?? 0
      assert.ok((await all.as("amina", count)) > 0, name)
      assert.equal(await all.as("public", count), 0, name)
    }
  })
})

describe("what somebody reported, decided, corrected or brought", () => {
  onPlatform("is removed by nobody, and nothing is written through a view", { today }, async ({ as }) => {
    const kept = ["correction", "import", "progress", "linking", "succession", "requirement", "version_text", "clock"]
    const views = ["shared_document", "shared_provision", "shared_mandate"]
    for (const name of [...kept, ...views])
      await assert.rejects(
        as("amina", (db) => sql`delete from ${sql.table(`decisions.${name}`)}`.execute(db)),
        /permission denied/,
        name,
      )
    await assert.rejects(
      as("amina", (db) => sql`update decisions.shared_document set slug = 'taken'`.execute(db)),
      /permission denied/,
    )
  })
})

describe("a line of the ledger, an import and a piece of work", () => {
  const others = [
    sql`select ledger.add_line(now(), 'amina', 'x.y', null, '{}', '{}', null, ${"0".repeat(22)})`,
    sql`insert into jobs.job (kind, payload, asked_by) values ('x.y', '{}', 'amina')`,
    sql`insert into decisions.import (batch, name, file, size, person, brought)
        values ('one', 'a.txt', ${"0".repeat(64)}, 1, 'amina', now())`,
  ]
  onPlatform("is never written down in another's name", { today }, async ({ as }) => {
    for (const written of others) {
      await assert.rejects(
        as("eve", (db) => written.execute(db)),
        /row-level security|of its own person/,
      )
      await as("amina", (db) => written.execute(db))
    }
  })
})

/** Turns a refusal of the database into nothing done; what else went wrong stays what it was. */
const nothingIf = (refusal: RegExp) => (error: unknown) => {
  if (error instanceof Error && refusal.test(error.message)) return 0n
  throw error
}
