import type { Database } from "#platform/database/sql.ts"
import type { Context } from "#platform/http/context.ts"
import type { Service } from "#platform/http/service.ts"
import { countAttempts } from "#platform/identity/attempts.ts"
import {
  acceptInvitation,
  readInvitation,
  sendInvitation,
  withdrawInvitation,
} from "#platform/identity/invitation/contract.ts"
import { invitationLink } from "#platform/identity/invitation/invitation.ts"
import { invitationKind } from "#platform/identity/invitation/mail.ts"
import * as store from "#platform/identity/invitation/store.ts"
import { findNomination, type Kept } from "#platform/identity/nomination/store.ts"
import type { Sent } from "#platform/identity/nomination/contract.ts"
import type { Parties } from "#platform/identity/parties.ts"
import { partyInPlace } from "#platform/identity/party.ts"
import { closeSession, findAsker } from "#platform/identity/session.ts"
import { toldBy } from "#platform/identity/told.ts"
import { allow, refuse } from "#platform/kernel/result.ts"
import { changesOf, tell } from "#platform/ledger/changes.ts"

/** Sends an invitation that was made: by mail, or by telling its link once, in the language of whoever is invited. */
export async function sentTo(
  { origin, enqueue }: Pick<Context, "origin" | "enqueue">,
  { id, language }: Pick<Kept, "id" | "language">,
  made: store.Made | undefined,
  mails: boolean,
): Promise<Sent> {
  if (made && mails) await enqueue(invitationKind, { nomination: id })
  const link = made && !mails ? invitationLink(origin, language, made.token) : null
  return { id, link, expires: made ? made.expires.toISOString() : null }
}

/** Serves invitations: sent anew and withdrawn by who checks, read and accepted by whoever holds the link. */
export function invitationRoutes({ serve, served }: Service, parties: Parties, mails: boolean): void {
  const mayTry = countAttempts()
  const told = toldBy(served)

  serve(sendInvitation, async (context, { params }) => {
    const { db, now, permission } = context
    const nomination = await findNomination(db, params.id)
    if (!nomination || !permission(aboutOf(nomination)).may) return refuse("nomination-not-found")
    const made = await store.invite(db, nomination.id, now)
    if (!made) return refuse("nobody-to-invite")
    tellStanding(db, nomination, null, "open")
    return allow(await sentTo(context, nomination, made, mails))
  })

  serve(withdrawInvitation, async ({ db, now, permission }, { params }) => {
    const nomination = await findNomination(db, params.id)
    if (!nomination || !permission(aboutOf(nomination)).may) return refuse("nomination-not-found")
    const done = await store.withdrawInvitation(db, nomination.id, now)
    if (!done) return refuse("no-open-invitation")
    tellStanding(db, nomination, "open", "withdrawn")
    return allow({ id: nomination.id })
  })

  serve(readInvitation, async ({ db, now, session }, { body }) => {
    if (!mayTry(session.address, now)) return refuse("too-many-attempts")
    const found = await store.readInvitation(db, body.token, now)
    if (!found) return refuse("invitation-not-valid")
    const { party, ...offer } = found
    // Whoever comes too late learns that, and no more whom it was for.
    if (offer.standing !== "open") return allow({ ...offer, name: "", party: null })
    return allow({ ...offer, party: partyInPlace(await parties(db), party) })
  })

  serve(acceptInvitation, async ({ db, now, today, session }, { body: { token, language } }) => {
    if (!mayTry(session.address, now)) return refuse("too-many-attempts")
    const opened = await store.acceptInvitation(db, { token, language, agent: session.agent }, now)
    const asker = opened && (await findAsker(db, opened.secret, now))
    if (!opened || !asker) return refuse("invitation-not-valid")
    if (session.secret !== undefined) await closeSession(db, session.secret, now)
    session.give(opened.secret, opened.until)
    tell(db, {
      subjects: [`person:${asker.person}`],
      changes: changesOf({ status: "invited" }, { status: "active" }),
    })
    return allow(told(asker, today))
  })
}

const aboutOf = ({ party, process, person }: Kept) => ({ party, process, ...(person !== null && { person }) })

/** Tells the ledger what became of the invitation of whom a nomination made. */
function tellStanding(db: Database, { id, person }: Kept, before: string | null, after: string): void {
  const subjects = [`nomination:${id}`, ...(person === null ? [] : [`person:${person}`])]
  tell(db, { subjects, changes: changesOf({ invitation: before }, { invitation: after }) })
}
