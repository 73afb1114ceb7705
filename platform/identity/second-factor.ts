import { rows, sql, type Database } from "#platform/database/sql.ts"
import { lock, unlock, type Keyring } from "#platform/identity/keyring.ts"
import { hashOf, newSecret } from "#platform/identity/session.ts"
import { beginTrial, takeTrial } from "#platform/identity/trial.ts"
import { randomBytes } from "node:crypto"
import { generateSecret, generateURI, verifySync } from "otplib"
import { z } from "zod"

/** One-time codes change every half minute; one of the step before or after is taken too, as clocks differ. */
const period = 30
/** So many recovery codes are made at a time. */
const codes = 10

/** What is kept of a second factor: whose, the locked secret, and the last step of which a code was used. */
export const Factor = z.object({ person: z.string(), box: z.string(), step: z.coerce.number() })
export type Factor = z.infer<typeof Factor>

/** Begins to set up one-time codes: the secret, as an address that authenticator apps read, and what it is taken up again by. */
export async function beginSecondFactor(
  db: Database,
  keys: Keyring,
  { person, name, now }: { person: string; name: string; now: Date },
): Promise<{ secret: string; address: string; begun: string }> {
  const [secret, begun] = [generateSecret(), newSecret()]
  await beginTrial(db, { secret: begun, kind: "second-factor-add", content: { box: lock(keys, secret, person) } }, now)
  return { secret, begun, address: generateURI({ issuer: "Palermo", label: name, secret }) }
}

/** Keeps it once a code shows that the app has it; answers the recovery codes, or nothing. */
export async function keepSecondFactor(
  db: Database,
  keys: Keyring,
  { person, begun, code, session, now }: { person: string; begun: string; code: string; session: string; now: Date },
): Promise<readonly string[] | undefined> {
  const content = z.object({ box: z.string() })
  const found = await takeTrial(db, { secret: begun, kind: "second-factor-add", content }, now)
  const step = found && stepOf(keys, { person, box: found.box, step: 0 }, code, now)
  if (step === undefined) return undefined
  const made = newCodes()
  const hashes = made.map(hashOfCode)
  await sql`select identity.keep_second_factor(${found?.box}, ${step}, ${hashes}, ${hashOf(session)}, ${now})`.execute(
    db,
  )
  return made
}

/** The step a code is of, if it is a good one that is later than the last that was used. */
export function stepOf(keys: Keyring, { person, box, step }: Factor, code: string, now: Date): number | undefined {
  const opened = unlock(keys, box, person)
  if (!opened || !/^\d{6}$/.test(code)) return undefined
  const epoch = Math.floor(now.getTime() / 1000)
  const found = verifySync({ secret: opened.secret, token: code, epoch, epochTolerance: period, afterTimeStep: step })
  return found.valid && "timeStep" in found ? found.timeStep : undefined
}

/** The box locked anew, where the key that locked it is not the newest. */
export function relocked(keys: Keyring, { person, box }: Factor): string | null {
  const opened = unlock(keys, box, person)
  return opened?.old ? lock(keys, opened.secret, person) : null
}

/** Whether a code is one of one's own now; it is used up by that. */
export async function isOwnCode(db: Database, keys: Keyring, code: string, now: Date): Promise<boolean> {
  const [own] = await rows(db, z.object({ factor: Factor.nullable() }))`select identity.own_second_factor() as factor`
  const step = own?.factor ? stepOf(keys, own.factor, code, now) : undefined
  if (step === undefined) return false
  const [used] = await rows(db, z.object({ used: z.boolean() }))`select identity.use_own_step(${step}) as used`
  return used?.used ?? false
}

/** New recovery codes in the place of the old; told once. */
export async function renewCodes(db: Database): Promise<readonly string[]> {
  const made = newCodes()
  await sql`select identity.renew_recovery_codes(${made.map(hashOfCode)})`.execute(db)
  return made
}

/** What is kept of a recovery code, however it is typed. Its 80 bits of chance need no slow hash. */
export const hashOfCode = (code: string): string =>
  hashOf(`recovery ${code.toLowerCase().replaceAll(/[^a-z2-7]/g, "")}`)

const letters = "abcdefghijklmnopqrstuvwxyz234567"

const newCodes = (): string[] =>
  Array.from({ length: codes }, () =>
    [...randomBytes(16)]
      .map((byte) => letters[byte % 32])
      .join("")
      .replace(/(.{4})(?=.)/g, "$1-"),
  )

/** Takes one's second factor away; who is signed in as them elsewhere is no more. */
export const removeSecondFactor = (db: Database, session: string): Promise<unknown> =>
  sql`select identity.remove_second_factor(${hashOf(session)})`.execute(db)
