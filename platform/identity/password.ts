import { rows, type Database } from "#platform/database/sql.ts"
import { digestOf, effort, isAsHard, make, type Made } from "#platform/identity/hashing.ts"
import { derive, type Keyring } from "#platform/identity/keyring.ts"
import { hashOf } from "#platform/identity/session.ts"
import { z } from "zod"

/** The common passwords that come with the product: asked with a password in small letters, repeated or not. */
export async function commonPasswords(): Promise<(password: string) => boolean> {
  const { dictionary } = await import("@zxcvbn-ts/language-common")
  const known = new Set(dictionary["passwords-common"])
  return (password) => {
    if (known.has(password)) return true
    // A common password written twice or thrice, or with figures at its end, is found as soon.
    const bare = password.replace(/[\d!.?*]+$/, "")
    const half = /^(.+?)\1+$/.exec(password)?.[1]
    return (bare.length > 3 && known.has(bare)) || (half !== undefined && known.has(half))
  }
}

/** What was worked out of a password that somebody signs in with, before it is held against what is kept. */
export type Tried = { readonly digest: string; readonly anew: Made | null }

const Salt = z.object({ salt: z.string(), memory: z.int(), passes: z.int(), parallelism: z.int() })

/**
 * Works out what is kept of a password for an address: alike, and for as long,
 * whether there is anybody with that address or not. Where it was kept with
 * less work than is asked today, also what is to be kept from now on.
 */
export async function tryOut(
  transaction: <T>(work: (db: Database) => Promise<T>) => Promise<T>,
  keys: Keyring,
  { email, password }: { email: string; password: string },
): Promise<Tried | undefined> {
  const decoy = derive(keys, "salt", email.toLowerCase()).slice(0, 32)
  const [found] = await transaction(
    (db) => rows(db, z.object({ made: Salt }))`
      select identity.salt_of(${email}, ${decoy}, ${effort.memory}, ${effort.passes}, ${effort.parallelism}) as made`,
  )
  if (!found) throw new Error("every address has a salt")
  const digest = await digestOf(password, found.made.salt, found.made)
  const anew = isAsHard(found.made) ? null : await make(password)
  return digest === undefined || anew === undefined ? undefined : { digest, anew }
}

/** Whether a password is the one of whoever asks; true where they have none. */
export async function isOwn(
  transaction: <T>(work: (db: Database) => Promise<T>) => Promise<T>,
  password: string,
): Promise<boolean> {
  const [own] = await transaction(
    (db) => rows(db, z.object({ made: Salt.nullable() }))`select identity.own_salt() as made`,
  )
  if (!own?.made) return true
  const digest = await digestOf(password, own.made.salt, own.made)
  if (digest === undefined) return false
  const [answer] = await transaction(
    (db) => rows(db, z.object({ same: z.boolean() }))`select identity.is_own_password(${digest}) as same`,
  )
  return answer?.same ?? false
}

/** Sets the password of whoever asks; who is signed in as them elsewhere is no more. */
export async function setPassword(db: Database, made: Made, session: string, now: Date): Promise<void> {
  await rows(db, z.unknown())`select identity.set_password(${JSON.stringify(made)}::jsonb, ${hashOf(session)}, ${now})`
}
