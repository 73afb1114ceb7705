import { rows, sql, type Database } from "#platform/database/sql.ts"
import { hashOf, type Opening } from "#platform/identity/session.ts"
import { beginTrial, takeTrial, trialLasts } from "#platform/identity/trial.ts"
import { transport, type PasskeyMade, type PasskeyUsed } from "#platform/identity/webauthn.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
} from "@simplewebauthn/server"
import { createHash } from "node:crypto"
import { z } from "zod"

/** For which site passkeys are: the address people reach it at, by its name alone for the authenticator. */
const siteOf = (origin: string) => ({ expectedOrigin: origin, expectedRPID: new URL(origin).hostname })

/** Asks the browser to make a passkey for whoever asks, on an authenticator that does not have one of theirs. */
export async function askForPasskey(
  db: Database,
  { person, name, origin, now }: { person: string; name: string; origin: string; now: Date },
): Promise<object> {
  const own = await rows(db, z.object({ id: z.string(), transports: z.array(transport) }))`
    select id, transports from identity.passkey where person = ${person}`
  const options = await generateRegistrationOptions({
    ...{ rpName: "Palermo", rpID: siteOf(origin).expectedRPID, timeout: trialLasts, attestationType: "none" },
    // A number that leads back to nobody: authenticators keep it in the open.
    ...{ userID: createHash("sha256").update(`passkey ${person}`).digest(), userName: name, userDisplayName: name },
    excludeCredentials: own,
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  })
  await beginTrial(db, { secret: options.challenge, kind: "passkey-add" }, now)
  return options
}

/** Keeps a passkey that was made as it was asked for. */
export async function addPasskey(
  db: Database,
  { made, name, session, origin, now }: { made: PasskeyMade; name: string; session: string; origin: string; now: Date },
): Promise<Result<undefined, "passkey-not-valid">> {
  const asked = async (challenge: string) =>
    (await takeTrial(db, { secret: challenge, kind: "passkey-add", content: z.object({}) }, now)) !== undefined
  const told = {
    ...siteOf(origin),
    response: asBrowsersSay(made),
    expectedChallenge: asked,
    requireUserVerification: true,
  }
  const { registrationInfo: info } = await orNothing(verifyRegistrationResponse(told))
  if (!info) return refuse("passkey-not-valid")
  const { credential, credentialDeviceType: kind, credentialBackedUp: backedUp } = info
  const key = Buffer.from(credential.publicKey).toString("base64url")
  // An authenticator that makes up its numbers may take one that is too short or somebody's already.
  if (!/^[\w-]{8,1400}$/.test(credential.id)) return refuse("passkey-not-valid")
  const [kept] = await rows(db, z.object({ added: z.boolean() }))`
    select identity.add_passkey(${credential.id}, ${name}, ${key}, ${credential.counter}, ${made.response.transports ?? []},
                                ${kind === "multiDevice"}, ${backedUp}, ${hashOf(session)}, ${now}) as added`
  return kept?.added ? allow(undefined) : refuse("passkey-not-valid")
}

/** Asks the browser for any passkey of this site: who it is, the passkey itself says. */
export async function askWhoItIs(db: Database, { origin, now }: { origin: string; now: Date }): Promise<object> {
  const { expectedRPID: rpID } = siteOf(origin)
  const options = await generateAuthenticationOptions({ rpID, timeout: trialLasts, userVerification: "required" })
  await beginTrial(db, { secret: options.challenge, kind: "passkey-sign-in" }, now)
  return options
}

const Kept = z.object({ publicKey: z.string(), counter: z.number(), transports: z.array(transport) })

/** Opens a session for whoever used their passkey as they were asked to; answers who it is. */
export async function openByPasskey(
  db: Database,
  used: PasskeyUsed,
  origin: string,
  { secret, device, now, until }: Opening,
): Promise<string | undefined> {
  const [found] = await rows(db, z.object({ kept: Kept.nullable() }))`select identity.find_passkey(${used.id}) as kept`
  if (!found?.kept) return undefined
  const { publicKey, counter, transports } = found.kept
  let asked = ""
  const told = {
    ...siteOf(origin),
    response: asBrowsersSay(used),
    // Whether it was asked here is settled when the session is opened, where the challenge is used up.
    expectedChallenge: (challenge: string) => (asked = challenge) !== "",
    credential: { id: used.id, publicKey: new Uint8Array(Buffer.from(publicKey, "base64url")), counter, transports },
    requireUserVerification: true,
  }
  const { authenticationInfo: info, verified = false } = await orNothing(verifyAuthenticationResponse(told))
  if (!info || !verified) return undefined
  const [opened] = await rows(db, z.object({ person: z.string().nullable() }))`
    select identity.open_by_passkey(${hashOf(asked)}, ${used.id}, ${info.newCounter}, ${info.credentialBackedUp},
                                    ${hashOf(secret)}, ${device}, ${now}, ${until}) as person`
  return opened?.person ?? undefined
}

/** Whatever does not hold is thrown by the library: to whoever tried, it is all the same. */
async function orNothing<T extends object>(checking: Promise<T>): Promise<Partial<T>> {
  try {
    return await checking
  } catch {
    return {}
  }
}

/** Calls one's own passkey something else. */
export async function namePasskey(db: Database, id: string, name: string): Promise<boolean> {
  const named = await sql`
    update identity.passkey set name = ${name} where id = ${id} and person = current_setting('app.person')`.execute(db)
  return named.numAffectedRows === 1n
}

/** Removes one's own passkey; other sessions end, as they may have been opened by it. */
export async function removePasskey(db: Database, id: string, session: string): Promise<boolean> {
  const [found] = await rows(db, z.object({ removed: z.boolean() }))`
    select identity.remove_passkey(${id}, ${hashOf(session)}) as removed`
  return found?.removed ?? false
}

/** What came in, as the library types what browsers send: with nothing in the place of what is not there. */
function asBrowsersSay(made: PasskeyMade): RegistrationResponseJSON
function asBrowsersSay(used: PasskeyUsed): AuthenticationResponseJSON
function asBrowsersSay(said: PasskeyMade | PasskeyUsed): unknown {
  return {
    ...said,
    response: Object.fromEntries(Object.entries(said.response).filter(([, each]) => each !== undefined)),
  }
}
