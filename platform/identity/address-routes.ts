import type { Service } from "#platform/http/service.ts"
import * as contract from "#platform/identity/account-contract.ts"
import { askAddress, useAddressLink } from "#platform/identity/address.ts"
import { aboutChange, codesInAWhile, countAttempt } from "#platform/identity/attempt.ts"
import { warn } from "#platform/identity/notice.ts"
import { readAccount } from "#platform/identity/own.ts"
import { mayChangeWays } from "#platform/identity/session.ts"
import { allow, refuse } from "#platform/kernel/result.ts"
import { tell } from "#platform/ledger/changes.ts"

/** Serves the change of one's own mail address: asked for, and done by the link that went to the new one. */
export function addressRoutes({ serve, serveAfter }: Service): void {
  serveAfter(
    contract.askAddress,
    // Each question writes to somebody, so it is asked a few times and no more.
    async ({ transaction, now, person }) => {
      const asked = await transaction((db) => countAttempt(db, aboutChange(person), now))
      return asked < codesInAWhile ? allow(true) : refuse("too-many-attempts")
    },
    async ({ db, now, session }, { body }) => {
      const may = await mayChangeWays(db, session, now)
      if (!may.ok) return may
      if ((await readAccount(db, []))?.invented !== false) return refuse("account-invented")
      await askAddress(db, { email: body.email, session: session.secret ?? "" }, now)
      return allow({})
    },
  )

  serve(contract.changeAddress, async (context, { body }) => {
    const { db, now, person, session } = context
    if (!(await useAddressLink(db, { token: body.token, session: session.secret ?? "" }, now)))
      return refuse("address-link-not-valid")
    await warn(context, "address-changed")
    tell(db, { subjects: [`person:${person}`], changes: { email: "personal" } })
    return allow({})
  })
}
