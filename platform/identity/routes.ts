import { everyone } from "#platform/http/context.ts"
import type { Service } from "#platform/http/service.ts"
import type { Asker } from "#platform/kernel/appointment.ts"
import { countAttempts } from "#platform/identity/attempts.ts"
import { getMe, signIn, signOut, type Person } from "#platform/identity/contract.ts"
import { introduce } from "#platform/identity/identify.ts"
import { isPublic, permission, thePublic } from "#platform/identity/rights.ts"
import { closeSession, openSession } from "#platform/identity/session.ts"
import { allow, refuse } from "#platform/kernel/result.ts"

/** Serves who one is, and the way in and out. */
export function identityRoutes({ serve, served }: Service): void {
  const mayTry = countAttempts()

  const told = (asker: Asker, today: string): Person => ({
    person: asker.person,
    signedIn: asker.person !== everyone,
    name: asker.name,
    appointments: asker.appointments.map(({ rights: _, ...appointment }) => appointment),
    acts: served
      .filter(({ act, reads = false }) => !isPublic(act) && permission({ asker, act, reads, today }).may)
      .map(({ act }) => act),
  })

  serve(getMe, async ({ asker, today }) => allow(told(asker, today)))

  serve(signIn, async ({ db, now, today, session }, { body }) => {
    if (!mayTry(session.address, now)) return refuse("too-many-attempts")
    const opened = await openSession(db, body.token, now)
    const asker = opened && (await introduce(db, opened.person, today))
    if (opened === undefined || asker === undefined) return refuse("link-not-valid")
    if (session.secret !== undefined) await closeSession(db, session.secret, now)
    session.give(opened.secret, opened.until)
    return allow(told(asker, today))
  })

  serve(signOut, async ({ db, now, today, session }) => {
    if (session.secret !== undefined) await closeSession(db, session.secret, now)
    session.take()
    return allow(told(thePublic, today))
  })
}
