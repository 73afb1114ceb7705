import { rows, type Database } from "#platform/database/sql.ts"
import { hashOf, newSecret } from "#platform/identity/session.ts"
import type { Asker } from "#platform/kernel/appointment.ts"
import * as openid from "openid-client"
import { z } from "zod"

/** An organization's own sign-in (an OpenID Connect provider), as it is configured. */
export const Provider = z.object({
  /** What it is called in addresses. */
  code: z.string().regex(/^[a-z][a-z0-9-]{0,40}$/),
  /** What people call it. */
  name: z.string().min(1).max(100),
  issuer: z.url({ protocol: /^https?$/ }),
  client: z.string().min(1),
  secret: z.string().min(1),
  /** The State or organization whose people may link their accounts there; everybody's where it is left out. */
  organization: z.string().min(1).optional(),
  /** Whether it asks its people for a second factor, so that none is asked for here. */
  secondFactor: z.boolean().default(false),
})
export type Provider = z.infer<typeof Provider>

/** What must be remembered between the way there and the way back. */
export const Journey = z.object({
  provider: z.string(),
  verifier: z.string(),
  state: z.string(),
  nonce: z.string(),
  returns: z.string(),
})
export type Journey = z.infer<typeof Journey>

/** Whom a provider vouches for, by who it is and by the name it has for them. */
export type Vouched = { readonly issuer: string; readonly subject: string; readonly strong: boolean }

/** What a provider says of itself is asked anew after an hour. */
const known = new Map<string, { readonly at: number; readonly config: openid.Configuration }>()
const keeps = 60 * 60_000

/** Where the browser comes back to: a page, which then hands in what it was given. */
const returnTo = (origin: string, language: string): string => `${origin}/${language}/sign-in/provider`

/**
 * The way to a provider (authorization code flow with PKCE, state and nonce),
 * and what must be remembered until the way back. Throws where the provider
 * cannot be reached or is not who it should be.
 */
export async function setOut(
  provider: Provider,
  { origin, language, now }: { origin: string; language: string; now: Date },
): Promise<{ readonly address: string; readonly journey: Journey; readonly secret: string }> {
  const config = await meet(provider, now)
  const [verifier, state, nonce] = [openid.randomPKCECodeVerifier(), openid.randomState(), openid.randomNonce()]
  const returns = returnTo(origin, language)
  const address = openid.buildAuthorizationUrl(config, {
    ...{ redirect_uri: returns, scope: "openid", state, nonce },
    ...{ code_challenge: await openid.calculatePKCECodeChallenge(verifier), code_challenge_method: "S256" },
    ui_locales: language,
  })
  return {
    address: address.href,
    secret: newSecret(),
    journey: { provider: provider.code, verifier, state, nonce, returns },
  }
}

/**
 * Whom the provider sent back, if everything holds: the answer's state, the
 * signature of its statement by a key it has today, its issuer, audience, nonce
 * and time. Nothing where it does not, or where the person said no.
 */
export async function comeBack(
  provider: Provider,
  journey: Journey,
  query: string,
  now: Date,
): Promise<Vouched | undefined> {
  const { verifier, state, nonce, returns } = journey
  try {
    const met = await meet(provider, now)
    // With nothing remembered of its keys they are fetched now: one that was changed this minute is known.
    const config = settled(new openid.Configuration(met.serverMetadata(), provider.client, provider.secret), provider)
    const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true }
    const answer = await openid.authorizationCodeGrant(config, new URL(`${returns}?${query}`), checks)
    const claims = answer.claims()
    return claims && { issuer: claims.iss, subject: claims.sub, strong: provider.secondFactor }
  } catch (error) {
    if (isRefusal(error)) return undefined
    throw error
  }
}

/** Whether somebody may link their account at a provider: it is everybody's, or of an organization they act for. */
export const mayLink = ({ organization }: Provider, { appointments }: Asker): boolean =>
  organization === undefined || appointments.some(({ party }) => party === organization)

/** Links the account a provider vouched for to whoever asks; answers whether it was free. */
export async function linkAccount(
  db: Database,
  { issuer, subject }: Vouched,
  session: string,
  now: Date,
): Promise<boolean> {
  const [found] = await rows(db, z.object({ linked: z.boolean() }))`
    select identity.link_account(${issuer}, ${subject}, ${hashOf(session)}, ${now}) as linked`
  return found?.linked ?? false
}

async function meet(provider: Provider, now: Date): Promise<openid.Configuration> {
  // One issuer may know several clients of ours, each with a secret of its own.
  const whom = JSON.stringify([provider.issuer, provider.client, provider.secret])
  const last = known.get(whom)
  if (last && now.getTime() - last.at < keeps) return last.config
  const execute = isHere(provider) ? [openid.allowInsecureRequests] : []
  const { issuer, client, secret } = provider
  const config = await openid.discovery(new URL(issuer), client, secret, undefined, { execute, timeout: 10 })
  known.set(whom, { at: now.getTime(), config })
  return config
}

function settled(config: openid.Configuration, provider: Provider): openid.Configuration {
  openid.enableNonRepudiationChecks(config)
  if (isHere(provider)) openid.allowInsecureRequests(config)
  config.timeout = 10
  return config
}

/** A provider on this very machine needs no encrypted line. */
const isHere = ({ issuer }: Provider): boolean => /^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?(\/|$)/.test(issuer)

const isRefusal = (error: unknown): boolean =>
  error instanceof openid.ClientError ||
  error instanceof openid.AuthorizationResponseError ||
  error instanceof openid.ResponseBodyError ||
  error instanceof openid.WWWAuthenticateChallengeError
