import type { Service } from "#platform/http/service.ts"
import { countAttempts } from "#platform/identity/attempts.ts"
import { getMe, signIn, signOut } from "#platform/identity/contract.ts"
import { thePublic } from "#platform/identity/rights.ts"
import { closeSession, findAsker, nameDevice, openSession } from "#platform/identity/session.ts"
import { toldBy } from "#platform/identity/told.ts"
import { allow, refuse } from "#platform/kernel/result.ts"

/** Serves who one is, and the way in and out. */
export function identityRoutes({ serve, served }: Service): void {
  const mayTry = countAttempts()

  const told = toldBy(served)

  serve(getMe, async ({ asker, today }) => allow(told(asker, today)))

  serve(signIn, async ({ db, now, today, session }, { body }) => {
    if (!mayTry(session.address, now)) return refuse("too-many-attempts")
    const opened = await openSession(db, body.token, now)
    const asker = opened && (await findAsker(db, opened.secret, now))
    if (opened === undefined || asker === undefined) return refuse("link-not-valid")
    await nameDevice(db, opened.secret, session.agent)
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
