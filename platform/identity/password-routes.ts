import type { Service } from "#platform/http/service.ts"
import * as contract from "#platform/identity/account-contract.ts"
import { aboutChange, aboutCodes, codesInAWhile, countAttempt } from "#platform/identity/attempt.ts"
import { make } from "#platform/identity/hashing.ts"
import { warn } from "#platform/identity/notice.ts"
import { readAccount } from "#platform/identity/own.ts"
import { commonPasswords, isOwn, setPassword } from "#platform/identity/password.ts"
import { judge } from "#platform/identity/password-rule.ts"
import {
  beginSecondFactor,
  isOwnCode,
  keepSecondFactor,
  removeSecondFactor,
  renewCodes,
} from "#platform/identity/second-factor.ts"
import type { Before } from "#platform/http/context.ts"
import type { Ways } from "#platform/identity/ways.ts"
import { isFresh, mayChangeWays } from "#platform/identity/session.ts"
import { allow, refuse } from "#platform/kernel/result.ts"

/** Serves one's own password, and the one-time codes that go with it. */
export function passwordRoutes({ serve, serveAfter }: Service, { keys }: Ways): void {
  const common = commonPasswords()

  serveAfter(
    contract.setPassword,
    async ({ transaction, now, person, session }, { body }) => {
      if ((await transaction((db) => countAttempt(db, aboutChange(person), now))) >= codesInAWhile)
        return refuse("too-many-attempts")
      const account = await transaction((db) => readAccount(db, []))
      if (!account?.email) return refuse("address-missing")
      const judged = judge(body.password, account.email, await common)
      if (!judged.ok) return judged
      // Who has a password says it; who has none must have signed in just now.
      if (account.password !== null) {
        if (body.current === undefined || !(await isOwn(transaction, body.current))) return refuse("password-not-yours")
      } else {
        const may = await transaction((db) => mayChangeWays(db, session, now))
        if (!may.ok) return may
      }
      const made = await make(body.password)
      return made ? allow(made) : refuse("too-many-attempts")
    },
    async (context, _, made) => {
      await setPassword(context.db, made, context.session.secret ?? "", context.now)
      await warn(context, "password-changed")
      return allow({})
    },
  )

  serve(contract.beginSecondFactor, async ({ db, asker, now, session }) => {
    const may = await mayChangeWays(db, session, now)
    if (!may.ok) return may
    return allow(await beginSecondFactor(db, keys, { person: asker.person, name: asker.name, now }))
  })

  serve(contract.confirmSecondFactor, async (context, { body }) => {
    const { db, now, person, session } = context
    const may = await mayChangeWays(db, session, now)
    if (!may.ok) return may
    const codes = await keepSecondFactor(db, keys, { person, ...body, session: session.secret ?? "", now })
    if (!codes) return refuse("code-not-valid")
    await warn(context, "ways-changed")
    return allow({ codes: [...codes] })
  })

  // A code is tried a few times and no more, though it is one's own account.
  const counted = async ({ transaction, now, person }: Before) => {
    const failed = await transaction((db) => countAttempt(db, aboutCodes(person), now))
    return failed < codesInAWhile ? allow(true) : refuse("too-many-attempts")
  }

  serveAfter(contract.renewCodes, counted, async (context, { body }) => {
    const { db, now, session } = context
    if (!(await isFresh(db, session, now))) return refuse("sign-in-not-recent")
    if (!(await isOwnCode(db, keys, body.code, now))) return refuse("code-not-valid")
    await warn(context, "ways-changed")
    return allow({ codes: [...(await renewCodes(db))] })
  })

  serveAfter(contract.removeSecondFactor, counted, async (context, { body }) => {
    const { db, now, session } = context
    if (!(await isFresh(db, session, now))) return refuse("sign-in-not-recent")
    if (!(await isOwnCode(db, keys, body.code, now))) return refuse("code-not-valid")
    await removeSecondFactor(db, session.secret ?? "")
    await warn(context, "second-factor-removed")
    return allow({})
  })
}
