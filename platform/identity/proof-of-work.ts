import { rows, type Database } from "#platform/database/sql.ts"
import { derive, type Keyring } from "#platform/identity/keyring.ts"
import { Work, workCost, type Proof } from "#platform/identity/proof.ts"
import { hashOf } from "#platform/identity/session.ts"
import { createChallenge, verifySolution } from "altcha-lib"
import { deriveKey } from "altcha-lib/algorithms/pbkdf2"
import { randomInt } from "node:crypto"
import { z } from "zod"

/** How long there is to do the work. */
const lasts = 10 * 60_000
/** How many tries it takes: a second or two of a browser; checking takes one. */
const tries = [1500, 3000] as const

/** Sets work that takes a browser a second or two. Whoever must do it at every try does not try a million times. */
export async function setWork(keys: Keyring, now: Date): Promise<Work> {
  const challenge = await createChallenge({
    ...{ algorithm: "PBKDF2/SHA-256", cost: workCost, deriveKey },
    counter: randomInt(...tries),
    expiresAt: new Date(now.getTime() + lasts),
    hmacSignatureSecret: derive(keys, "work"),
  })
  return Work.parse(challenge)
}

/** Whether the work was set here, was done, in time, and is shown for the first time. To be asked in a transaction of its own. */
export async function isDone(
  db: Database,
  keys: Keyring,
  { work, counter, derivedKey }: Proof,
  now: Date,
): Promise<boolean> {
  const expires = new Date(work.parameters.expiresAt * 1000)
  if (expires <= now) return false
  const { verified } = await verifySolution({
    ...{ challenge: work, solution: { counter, derivedKey }, deriveKey },
    hmacSignatureSecret: derive(keys, "work"),
  })
  if (!verified) return false
  const [first] = await rows(db, z.object({ used: z.boolean() }))`
    select identity.use_proof(${hashOf(work.signature)}, ${now}, ${expires}) as used`
  return first?.used ?? false
}
