import { rows, type Database } from "#platform/database/sql.ts"
import type { Before, Session } from "#platform/http/context.ts"
import type { Service } from "#platform/http/service.ts"
import {
  aboutAddress,
  aboutCodes,
  codesInAWhile,
  countAttempt,
  freeAttempts,
  lockedAttempts,
} from "#platform/identity/attempt.ts"
import { countAttempts } from "#platform/identity/attempts.ts"
import {
  listInvented,
  openAsInvented,
  openByCode,
  openByPassword,
  openByProvider,
  resetPassword,
} from "#platform/identity/opening.ts"
import type { Parties } from "#platform/identity/parties.ts"
import { partyInPlace } from "#platform/identity/party.ts"
import { askWhoItIs, openByPasskey } from "#platform/identity/passkey.ts"
import { commonPasswords, tryOut } from "#platform/identity/password.ts"
import { judge } from "#platform/identity/password-rule.ts"
import { isDone, setWork } from "#platform/identity/proof-of-work.ts"
import type { Proof } from "#platform/identity/proof.ts"
import { comeBack, Journey, setOut, type Provider } from "#platform/identity/provider.ts"
import { askReset, resetAddress } from "#platform/identity/reset.ts"
import { Factor } from "#platform/identity/second-factor.ts"
import { closeSession, findAsker, hashOf, newSecret, openingFor, type Opening } from "#platform/identity/session.ts"
import * as contract from "#platform/identity/sign-in-contract.ts"
import { toldBy } from "#platform/identity/told.ts"
import { tellOfDevice } from "#platform/identity/notice.ts"
import { beginTrial, takeTrial } from "#platform/identity/trial.ts"
import type { Ways } from "#platform/identity/ways.ts"
import { make } from "#platform/identity/hashing.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"
import { z } from "zod"

/** Serves the ways of signing in. What was wrong is said to nobody, and takes as long whoever is here and whoever is not. */
export function signInRoutes(
  { serve, serveAfter, served }: Service,
  { keys, providers, cast }: Ways,
  parties: Parties,
): void {
  const told = toldBy(served)
  const mayTry = countAttempts(60)
  const common = commonPasswords()

  const findProvider = (code: string) => providers.find((each) => each.code === code)

  /** Opens a session by a way in, with a new secret whatever the browser had, and says who it is. */
  async function enter(
    { db, now, today, session }: { db: Database; now: Date; today: string; session: Session },
    open: (opening: Opening) => Promise<string | undefined>,
  ) {
    const opening = openingFor(session.agent, now)
    const person = await open(opening)
    const asker = person === undefined ? undefined : await findAsker(db, opening.secret, now)
    if (!asker) return undefined
    if (session.secret !== undefined) await closeSession(db, session.secret, now)
    session.give(opening.secret, opening.until)
    await tellOfDevice(db, asker.person, opening)
    return told(asker, today)
  }

  /** The same by a way that may ask for a second factor first: then nobody is signed in yet. */
  async function enterOrAsk(
    context: Parameters<typeof enter>[0],
    open: (pending: string, opening: Opening) => Promise<{ person: string; further: boolean } | undefined>,
  ) {
    const pending = newSecret()
    let further = false
    const me = await enter(context, async (opening) => {
      const found = await open(pending, opening)
      further = found?.further ?? false
      return further ? undefined : found?.person
    })
    if (further) return allow({ state: "second-factor" as const, pending })
    return me && allow({ state: "signed-in" as const, me })
  }

  /** Counts an attempt on an address, and asks for work where there were many; known or not, all addresses are one. */
  async function attempt(
    { transaction, now, session }: Before,
    { email, proof }: { email: string; proof?: Proof | undefined },
  ): Promise<Result<undefined, "proof-needed" | "too-many-attempts">> {
    if (!mayTry(session.address, now)) return refuse("too-many-attempts")
    const failed = await transaction((db) => countAttempt(db, aboutAddress(email), now))
    if (failed < freeAttempts) return allow(undefined)
    if (failed >= lockedAttempts) return refuse("too-many-attempts")
    const done = proof !== undefined && (await transaction((db) => isDone(db, keys, proof, now)))
    return done ? allow(undefined) : refuse("proof-needed")
  }

  const areLetIn = ({ handedOn }: Session) => cast === "anybody" || (cast === "direct" && !handedOn)

  serve(contract.getWays, async ({ db, session }) => {
    const known = await parties(db)
    const invented = (areLetIn(session) ? await listInvented(db) : []).map(({ roles, ...person }) => ({
      ...person,
      roles: roles.map(({ role, party }) => ({ role, names: null, party: partyInPlace(known, party) })),
    }))
    return allow({ providers: providers.map(({ code, name }) => ({ code, name })), invented })
  })

  serve(contract.setProofOfWork, async ({ now }) => allow(await setWork(keys, now)))

  serve(contract.askForPasskeyOfAnybody, async ({ db, origin, now, session }) => {
    if (!mayTry(session.address, now)) return refuse("too-many-attempts")
    return allow(contract.askForPasskeyOfAnybody.output.parse(await askWhoItIs(db, { origin, now })))
  })

  serve(contract.signInWithPasskey, async (context, { body }) => {
    if (!mayTry(context.session.address, context.now)) return refuse("too-many-attempts")
    const me = await enter(context, (opening) => openByPasskey(context.db, body, context.origin, opening))
    return me ? allow(me) : refuse("passkey-not-valid")
  })

  serveAfter(
    contract.signInWithPassword,
    async (before, { body }) => {
      const attempted = await attempt(before, body)
      if (!attempted.ok) return attempted
      const tried = await tryOut(before.transaction, keys, body)
      return tried ? allow(tried) : refuse("too-many-attempts")
    },
    async (context, { body: { email } }, tried) =>
      (await enterOrAsk(context, (pending, opening) =>
        openByPassword(context.db, { email, tried, pending }, opening),
      )) ?? refuse("sign-in-refused"),
  )

  serveAfter(
    contract.signInWithCode,
    async ({ transaction, now }, { body }) => {
      // The tries are counted though the code is wrong: by what was begun, and by whose it is.
      const [found] = await transaction(
        (db) => rows(db, z.object({ factor: Factor.nullable() }))`
          select identity.second_factor_of(${hashOf(body.pending)}, ${now}) as factor`,
      )
      const factor = found?.factor
      if (!factor) return refuse("code-not-valid")
      const failed = await transaction((db) => countAttempt(db, aboutCodes(factor.person), now))
      return failed < codesInAWhile ? allow(factor) : refuse("too-many-attempts")
    },
    async (context, { body }, factor) => {
      const me = await enter(context, (opening) => openByCode(context.db, keys, { ...body, factor }, opening))
      return me ? allow(me) : refuse("code-not-valid")
    },
  )

  serveAfter(
    contract.setOutToProvider,
    async ({ origin, now, session }, { params, body }) => {
      if (!mayTry(session.address, now)) return refuse("too-many-attempts")
      const provider = findProvider(params.provider)
      return provider
        ? reaching(setOut(provider, { origin, now, language: body.language }))
        : refuse("provider-not-found")
    },
    async ({ db, now }, _, { address, secret, journey }) => {
      await beginTrial(db, { secret, kind: "provider-sign-in", content: journey }, now)
      return allow({ address, secret })
    },
  )

  serveAfter(
    contract.comeBackFromProvider,
    async (before, { body }) => {
      if (!mayTry(before.session.address, before.now)) return refuse("too-many-attempts")
      return vouchedFor(before, body, "provider-sign-in", findProvider)
    },
    async (context, _, vouched) =>
      (await enterOrAsk(context, (pending, opening) => openByProvider(context.db, { vouched, pending }, opening))) ??
      refuse("account-not-linked"),
  )

  serveAfter(
    contract.askForReset,
    async (before, { body }) => {
      const attempted = await attempt(before, body)
      return attempted.ok ? allow(true) : attempted
    },
    async ({ db, now }, { body }) => {
      await askReset(db, body.email, now)
      return allow({})
    },
  )

  serveAfter(
    contract.useReset,
    async ({ transaction, now, session }, { body }) => {
      if (!mayTry(session.address, now)) return refuse("too-many-attempts")
      const email = await transaction((db) => resetAddress(db, body.token, now))
      if (email === undefined) return refuse("reset-not-valid")
      const judged = judge(body.password, email, await common)
      if (!judged.ok) return judged
      const made = await make(body.password)
      return made ? allow({ email, made }) : refuse("too-many-attempts")
    },
    async ({ db, now }, { body }, { email, made }) =>
      (await resetPassword(db, { token: body.token, email, made }, now)) ? allow({}) : refuse("reset-not-valid"),
  )

  serve(contract.signInAsInvented, async (context, { body }) => {
    if (!mayTry(context.session.address, context.now)) return refuse("too-many-attempts")
    if (!areLetIn(context.session)) return refuse("sign-in-refused")
    const me = await enter(context, (opening) => openAsInvented(context.db, body.person, opening))
    return me ? allow(me) : refuse("sign-in-refused")
  })
}

/** Whom the provider vouches for, by an answer to a journey that was begun here and is ended by this. */
export async function vouchedFor(
  { transaction, now }: Before,
  { query, secret }: z.infer<typeof contract.Return>,
  kind: "provider-sign-in" | "provider-link",
  find: (code: string) => Provider | undefined,
) {
  const journey = await transaction((db) => takeTrial(db, { secret, kind, content: Journey }, now))
  const provider = journey && find(journey.provider)
  if (!journey || !provider) return refuse("provider-refused")
  const reached = await reaching(comeBack(provider, journey, query, now))
  if (!reached.ok) return reached
  return reached.value ? allow(reached.value) : refuse("provider-refused")
}

/** A provider that cannot be reached is no fault of ours. */
export async function reaching<T>(asking: Promise<T>): Promise<Result<T, "provider-not-reached">> {
  try {
    return allow(await asking)
  } catch {
    return refuse("provider-not-reached")
  }
}
