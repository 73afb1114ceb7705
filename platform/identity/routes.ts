import { everyone } from "#platform/http/context.ts"
import type { Service } from "#platform/http/service.ts"
import { countAttempts } from "#platform/identity/attempts.ts"
import { getMe, signIn, signOut, type Person } from "#platform/identity/contract.ts"
import { closeSession, openSession } from "#platform/identity/session.ts"
import { allow, refuse } from "#platform/kernel/result.ts"

/** Serves who one is, and the way in and out. */
export function identityRoutes({ serve, served, permits }: Service): void {
  const mayTry = countAttempts()

  const introduce = (person: string): Person => ({
    person,
    signedIn: person !== everyone,
    acts: served.map(({ act }) => act).filter((act) => permits(person, act) && !permits(everyone, act)),
  })

  serve(getMe, async ({ person }) => allow(introduce(person)))

  serve(signIn, async ({ db, now, session }, { body }) => {
    if (!mayTry(session.address, now)) return refuse("too-many-attempts")
    const opened = await openSession(db, body.token, now)
    if (opened === undefined) return refuse("link-not-valid")
    if (session.secret !== undefined) await closeSession(db, session.secret, now)
    session.give(opened.secret, opened.until)
    return allow(introduce(opened.person))
  })

  serve(signOut, async ({ db, now, session }) => {
    if (session.secret !== undefined) await closeSession(db, session.secret, now)
    session.take()
    return allow(introduce(everyone))
  })
}
