import type { Service } from "#platform/http/service.ts"
import * as contract from "#platform/identity/account-contract.ts"
import { warn } from "#platform/identity/notice.ts"
import { addPasskey, askForPasskey, namePasskey, removePasskey } from "#platform/identity/passkey.ts"
import { mayChangeWays } from "#platform/identity/session.ts"
import { allow, refuse } from "#platform/kernel/result.ts"

/** Serves one's own passkeys. */
export function passkeyRoutes({ serve }: Service): void {
  serve(contract.askForOwnPasskey, async ({ db, asker, origin, now, session }) => {
    const may = await mayChangeWays(db, session, now)
    if (!may.ok) return may
    const { person, name } = asker
    return allow(contract.askForOwnPasskey.output.parse(await askForPasskey(db, { person, name, origin, now })))
  })

  serve(contract.addPasskey, async (context, { body }) => {
    const { db, origin, now, session } = context
    const may = await mayChangeWays(db, session, now)
    if (!may.ok) return may
    const added = await addPasskey(db, { ...body, session: session.secret ?? "", origin, now })
    if (!added.ok) return added
    await warn(context, "passkey-added")
    return allow({})
  })

  serve(contract.namePasskey, async ({ db }, { params, body }) =>
    (await namePasskey(db, params.id, body.name)) ? allow({}) : refuse("passkey-not-found"),
  )

  serve(contract.removePasskey, async (context, { params }) => {
    const { db, now, session } = context
    const may = await mayChangeWays(db, session, now)
    if (!may.ok) return may
    if (!(await removePasskey(db, params.id, session.secret ?? ""))) return refuse("passkey-not-found")
    await warn(context, "ways-changed")
    return allow({})
  })
}
