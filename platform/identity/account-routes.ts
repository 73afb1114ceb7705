import type { Service } from "#platform/http/service.ts"
import * as contract from "#platform/identity/account-contract.ts"
import { addressRoutes } from "#platform/identity/address-routes.ts"
import { keyRoutes } from "#platform/identity/key-routes.ts"
import { derive } from "#platform/identity/keyring.ts"
import {
  changeAccount,
  endSession,
  endSessions,
  listOwnAppointments,
  listSessions,
  readAccount,
  unlink,
} from "#platform/identity/own.ts"
import { warn } from "#platform/identity/notice.ts"
import type { Parties } from "#platform/identity/parties.ts"
import { passkeyRoutes } from "#platform/identity/passkey-routes.ts"
import { passwordRoutes } from "#platform/identity/password-routes.ts"
import { mayLink, linkAccount, setOut, type Provider } from "#platform/identity/provider.ts"
import { isFresh, mayChangeWays } from "#platform/identity/session.ts"
import { reaching, vouchedFor } from "#platform/identity/sign-in-routes.ts"
import { acceptTerms, termsVersion } from "#platform/identity/terms.ts"
import { beginTrial } from "#platform/identity/trial.ts"
import type { Ways } from "#platform/identity/ways.ts"
import { allow, refuse } from "#platform/kernel/result.ts"

/** Serves one's own account: who one is, and every way one has in. */
export function accountRoutes(service: Service, ways: Ways, parties: Parties): void {
  const { serve, serveAfter } = service
  const { providers } = ways
  const findProvider = (code: string): Provider | undefined => providers.find((each) => each.code === code)
  addressRoutes(service)
  passkeyRoutes(service)
  passwordRoutes(service, ways)
  keyRoutes(service)

  serve(contract.getAccount, async ({ db, asker, now, session, today }) => {
    const account = await readAccount(db, providers)
    if (!account) return refuse("account-not-found")
    const offered = providers.filter((each) => mayLink(each, asker)).map(({ code, name }) => ({ code, name }))
    const appointments = await listOwnAppointments(db, await parties(db), today)
    return allow({ ...account, appointments, providers: offered, recent: await isFresh(db, session, now) })
  })

  serve(contract.getDraftKey, async ({ person }) =>
    allow({ secrets: ways.keys.map((key) => derive([key], "drafts in a browser", person)) }),
  )

  serve(contract.changeAccount, async ({ db }, { body }) =>
    (await changeAccount(db, body)) ? allow({}) : refuse("account-not-found"),
  )

  serve(contract.acceptTerms, async ({ db, now }, { body }) => {
    if (body.version !== termsVersion) return refuse("terms-not-current")
    await acceptTerms(db, now)
    return allow({})
  })

  serveAfter(
    contract.setOutToLink,
    async ({ origin, now }, { params, body }) => {
      const provider = findProvider(params.provider)
      return provider
        ? reaching(setOut(provider, { origin, now, language: body.language }))
        : refuse("provider-not-found")
    },
    async ({ db, asker, now, session }, { params }, { address, secret, journey }) => {
      const may = await mayChangeWays(db, session, now)
      if (!may.ok) return may
      const provider = findProvider(params.provider)
      if (!provider || !mayLink(provider, asker)) return refuse("provider-not-found")
      await beginTrial(db, { secret, kind: "provider-link", content: journey }, now)
      return allow({ address, secret })
    },
  )

  serveAfter(
    contract.linkAccount,
    (before, { body }) => vouchedFor(before, body, "provider-link", findProvider),
    async (context, _, vouched) => {
      const { db, now, session } = context
      const may = await mayChangeWays(db, session, now)
      if (!may.ok) return may
      if (!(await linkAccount(db, vouched, session.secret ?? "", now))) return refuse("account-linked-elsewhere")
      await warn(context, "ways-changed")
      return allow({})
    },
  )

  serve(contract.unlinkAccount, async (context, { body }) => {
    const { db, now, session } = context
    const may = await mayChangeWays(db, session, now)
    if (!may.ok) return may
    if (!(await unlink(db, body, session.secret))) return refuse("account-not-linked")
    await warn(context, "ways-changed")
    return allow({})
  })

  serve(contract.listSessions, async ({ db, now, session }) => allow(await listSessions(db, session.secret, now)))

  serve(contract.endSession, async ({ db }, { params }) =>
    (await endSession(db, params.id)) ? allow({}) : refuse("session-not-found"),
  )

  serve(contract.endSessions, async ({ db, session }, { query }) => {
    await endSessions(db, query.which === "all" ? undefined : session.secret)
    if (query.which === "all") session.take()
    return allow({})
  })
}
