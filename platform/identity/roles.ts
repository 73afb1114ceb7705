import type { Condition, Right } from "#platform/kernel/appointment.ts"

/** For whom a role is held: for nobody in particular, a State, an organization, or either. */
export type HeldFor = "none" | "state" | "organization" | "any"

/** A role that comes with the product. Its name and what it is for stand in the catalogues, under its code. */
export type ShippedRole = { readonly code: string; readonly heldFor: HeldFor; readonly rights: readonly Right[] }

/** What anybody may, signed in or not: to read what is public, to come and to go. */
export const everybodys: readonly string[] = [
  ...["health.read", "me.read", "me.sign-in", "me.sign-out", "role.list", "role.read", "right.list", "right.explain"],
  ...["sign-in.*", "invitation.read", "invitation.accept"],
  ...["actor.list", "actor.read"],
  ...["treaty.list", "treaty.read", "treaty-act.list", "treaty-act.read", "treaty-act.export", "treaty-change.list"],
  ...["participation.list", "participation.read", "participation-list.read", "participation-text.read"],
  ...["document.list", "document.read", "document.read-text", "document.search", "document.lint", "document.compare"],
  ...[
    "mandate.list",
    "mandate.export",
    "mandate.read",
    "session.list",
    "session.read",
    "overview.read",
    "overview.read-thread",
  ],
  ...["lineage.list", "chain.list", "chain.read", "series.read", "citation.list", "body.list", "clock.list"],
  // Answers, as far as they are released to whoever asks.
  ...["answer.list", "answer.read", "answer.read-file"],
  ...["checkpoint.read", "history.read"],
  ...["profile.read", "timeline.read", "theme.list", "calendar.read", "record.search", "view.list"],
  ...["question.list", "question.read", "call.list", "call.read", "template.list", "template.read"],
  ...["report.list", "report.read", "report.read-snapshot", "report.export"],
  ...["call.export-form"],
  // Figures, as far as they were released to whoever asks.
  ...["release.list", "release.read", "release.read-report", "figure.list", "figure.describe", "figure.read"],
  ...["sdmx.*"],
]

/** What whoever is signed in may with what is theirs. */
export const signedIns: readonly string[] = [
  "receipt.read",
  "account.*",
  "passkey.*",
  "password.*",
  "second-factor.*",
  "session-of-mine.*",
  // A key outlives the appointment it was made under; to see it and to end it needs none.
  ...["key.list", "key.revoke"],
]

// What whoever holds an appointment may, whichever it is.
const member = rights("view.keep", "view.change", "view.remove", "key.make", "notification.*")

// The Secretariat keeps the record: it brings texts, corrects what was read of them, ties mandates together, and
// enters acts of participation.
const keepsTheRecord = rights(
  ...[
    "import.*",
    "correction.list",
    "mandate.correct",
    "mandate.split",
    "mandate.merge",
    "mandate.add",
    "mandate.drop",
  ],
  ...["mandate.undo-correction", "lineage.add", "lineage.decide", "series.add", "series.decide", "linking.*"],
  ...["progress.*", "agenda.save", "agenda.remove"],
  ...["treaty-act.add", "treaty-act.correct", "treaty-act.drop", "treaty-act.undo-revision", "treaty-import.*"],
)

// The Secretariat asks: it keeps the bank of questions, issues calls and follows who answers.
const asks = rights("question.*", "call.*", "template.*")

// What was answered the Secretariat reads once it was submitted; it asks what is unclear and gives time.
const receives = rights(
  ...["submission.read", "clarification.ask", "clarification.close", "clarification.list"],
  ...["extension.list", "extension.decide", "answer.list", "answer.read", "answer.read-file"],
)

// Who answers for a State or an organization.
const answersForTheirOwn = rights(
  ...["submission.*", "draft.*", "assignment.*", "comment.*", "answer.*"],
  ...["clarification.answer", "clarification.list", "extension.ask", "extension.list"],
).map(of("own-party"))

// Who helps to answer writes in the sections given to them, until their day, in the process they are appointed for.
const writesForTheirOwn = [
  ...rights("draft.save", "draft.settle", "draft.see", "draft.attach").map(of("own-party", "in-process", "before-due")),
  ...rights("submission.list-asked", "submission.read", "draft.list-versions").map(of("own-party", "in-process")),
  ...rights("submission.export-workbook", "submission.read-workbook").map(of("own-party", "in-process")),
  ...rights("assignment.finish", "comment.add", "comment.resolve").map(of("own-party", "in-process")),
  ...rights("answer.list", "answer.read", "answer.read-file").map(of("own-party", "in-process")),
]

// The Secretariat writes the reports; what somebody contests in how they are quoted it settles.
const reports = rights("report.*", "quotation.list", "quotation.settle")

// Who speaks for a State or an organization sees how it is quoted before anybody else does.
const seesQuotations = rights("quotation.list", "quotation.see", "quotation.correct").map(of("own-party"))

// Who keeps data stands inside the wall around them: brings them, counts them, and makes what may leave.
const keepsData = rights("dataset.*", "snapshot.*", "release.*")

// Who administers a State or an organization proposes its people, and sees them.
const administersTheirOwn = [
  ...rights("person.list", "person.read", "person.export", "party.list", "nomination.propose").map(of("own-party")),
  ...rights("nomination.list", "nomination.read", "nomination.read-letter", "nomination.correct").map(of("own-party")),
  ...rights("nomination.withdraw", "appointment.end", "appointment.hand-over").map(of("own-party")),
  ...rights("nomination.bring-letter"),
]

// Who proposes people anywhere, and sees them all.
const proposesAnybody = [
  ...rights("person.list", "person.list-all", "person.read", "person.export", "party.list", "nomination.propose"),
  ...rights("nomination.bring-letter", "nomination.list", "nomination.read", "nomination.read-letter"),
  ...rights("nomination.correct", "nomination.withdraw"),
]

// Who holds nominations against their letters: never their own.
const checksNominations = rights(
  ...["nomination.check", "nomination.return", "nomination.refuse", "invitation.send", "invitation.withdraw"],
  ...["appointment.end", "appointment.hand-over"],
).map(of("not-own"))

const role = (code: string, heldFor: HeldFor, ...given: (readonly Right[])[]): ShippedRole => ({
  code,
  heldFor,
  rights: [...member, ...given.flat()],
})

/** The roles that come with the product. What a later issue of the product lets a role do is added here and nowhere else. */
export const shippedRoles: readonly ShippedRole[] = [
  role(
    "administrator",
    "none",
    proposesAnybody,
    rights("person.disable", "person.enable", "person.erase", "link.make", "role.copy", "role.retire"),
    // A second factor that was lost is taken off by somebody else.
    rights("person.remove-second-factor").map(of("not-own")),
    rights("provider.*", "setting.*", "checkpoint.read"),
    // Which letters did not leave, to whom and why: nothing of what they said.
    rights("mail.list-failed"),
    // Where no officer is there yet, the administrator checks the nomination of the first.
    checksNominations,
  ),
  role("secretariat", "none", keepsTheRecord, asks, receives, reports, proposesAnybody, checksNominations),
  role(
    "conference-officer",
    "none",
    rights("correction.list", "call.read-board", "report.list", "report.read", "report.read-snapshot"),
  ),
  role("focal-point", "state", administersTheirOwn, answersForTheirOwn, seesQuotations),
  role("contributor", "state", writesForTheirOwn),
  role("expert", "state"),
  role("observer", "any"),
  role("agency", "organization", administersTheirOwn, answersForTheirOwn, seesQuotations),
  role("donor", "any"),
  role("applicant", "organization"),
  role("trustee", "none"),
  // The Secretariat's own data, and no State's: whose data they are is held against the party of the appointment. Tables in
  // answers become data too, as far as they were released to the Secretariat.
  role("statistician", "none", keepsData, rights("answer.list", "answer.read")),
  role("analyst", "any", keepsData.map(of("own-party"))),
  role("authority", "state"),
  role("caseworker", "organization"),
  role("auditor", "none", rights("ledger.list", "ledger.read", "ledger.export", "ledger.verify", "person.list-all")),
]

/** The public, whom nobody appoints; it stands among the roles so that its rights can be read like any other's. */
export const publicRole = "public"

function rights(...acts: readonly string[]): Right[] {
  return acts.map((act) => ({ act, conditions: [] }))
}

function of(...conditions: Condition[]): (right: Right) => Right {
  return (right) => ({ ...right, conditions: [...right.conditions, ...conditions] })
}
