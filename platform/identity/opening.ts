import { rows, type Database } from "#platform/database/sql.ts"
import { aboutAddress, aboutCodes } from "#platform/identity/attempt.ts"
import type { Made } from "#platform/identity/hashing.ts"
import type { Keyring } from "#platform/identity/keyring.ts"
import type { Tried } from "#platform/identity/password.ts"
import type { Vouched } from "#platform/identity/provider.ts"
import { hashOfCode, relocked, stepOf, type Factor } from "#platform/identity/second-factor.ts"
import { hashOf, type Opening } from "#platform/identity/session.ts"
import { trialLasts } from "#platform/identity/trial.ts"
import { languages } from "#platform/kernel/language.ts"
import { z } from "zod"

const Whose = z.object({ person: z.string().nullable() })
const Opened = z.object({ person: z.string(), further: z.boolean() })

/** Opens a session for whoever has the password of an address, or, where they have a second factor, asks for that first. */
export async function openByPassword(
  db: Database,
  { email, tried, pending }: { email: string; tried: Tried; pending: string },
  { secret, device, now, until }: Opening,
): Promise<z.infer<typeof Opened> | undefined> {
  const ends = new Date(now.getTime() + trialLasts)
  const anew = tried.anew && JSON.stringify(tried.anew)
  const [found] = await rows(db, z.object({ opened: Opened.nullable() }))`
    select identity.try_password(${email}, ${tried.digest}, ${aboutAddress(email)}, ${hashOf(secret)}, ${hashOf(pending)},
                                 ${device}, ${now}, ${until}, ${ends}, ${anew}::jsonb) as opened`
  return found?.opened ?? undefined
}

/** Opens a session for whoever came past the first factor and shows a one-time code, or a recovery code. */
export async function openByCode(
  db: Database,
  keys: Keyring,
  { pending, code, factor }: { pending: string; code: string; factor: Factor },
  { secret, device, now, until }: Opening,
): Promise<string | undefined> {
  const isRecovery = !/^\d{6}$/.test(code)
  const step = isRecovery ? 0 : stepOf(keys, factor, code, now)
  if (step === undefined) return undefined
  const [recovery, box] = isRecovery ? [hashOfCode(code), null] : [null, relocked(keys, factor)]
  const [found] = await rows(db, Whose)`
    select identity.pass_second_factor(${hashOf(pending)}, ${step}, ${box}, ${recovery}, ${aboutCodes(factor.person)},
                                       ${hashOf(secret)}, ${device}, ${now}, ${until}) as person`
  return found?.person ?? undefined
}

/**
 * Opens a session for whoever a provider vouched for, by issuer and subject and
 * nothing else; or, where it asked for no second factor and they have one, asks
 * for that first.
 */
export async function openByProvider(
  db: Database,
  { vouched: { issuer, subject, strong }, pending }: { vouched: Vouched; pending: string },
  { secret, device, now, until }: Opening,
): Promise<z.infer<typeof Opened> | undefined> {
  const ends = new Date(now.getTime() + trialLasts)
  const [found] = await rows(db, z.object({ opened: Opened.nullable() }))`
    select identity.open_by_provider(${issuer}, ${subject}, ${strong}, ${hashOf(secret)}, ${hashOf(pending)}, ${device},
                                     ${now}, ${until}, ${ends}) as opened`
  return found?.opened ?? undefined
}

const Invented = z.object({
  person: z.string(),
  name: z.string(),
  language: z.enum(languages),
  roles: z.array(z.object({ role: z.string(), party: z.string().nullable() })),
})

/** The invented people who are let in, and what they play; nobody in production. */
export async function listInvented(db: Database): Promise<z.infer<typeof Invented>[]> {
  const [found] = await rows(db, z.object({ invented: z.array(Invented) }))`select identity.invented_cast() as invented`
  return found?.invented ?? []
}

/** Opens a session as somebody invented, where they are let in. */
export async function openAsInvented(
  db: Database,
  person: string,
  { secret, device, now, until }: Opening,
): Promise<string | undefined> {
  const [found] = await rows(db, Whose)`
    select identity.open_as_invented(${person}, ${hashOf(secret)}, ${device}, ${now}, ${until}) as person`
  return found?.person ?? undefined
}

/** Sets a new password by the link of a mail. It opens nothing: whoever has the mail signs in with it as anybody does. */
export async function resetPassword(
  db: Database,
  { token, email, made }: { token: string; email: string; made: Made },
  now: Date,
): Promise<string | undefined> {
  const [found] = await rows(db, Whose)`
    select identity.use_reset(${hashOf(token)}, ${JSON.stringify(made)}::jsonb, ${aboutAddress(email)}, ${now}) as person`
  return found?.person ?? undefined
}
