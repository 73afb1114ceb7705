import { rows, sql, type Database } from "#platform/database/sql.ts"
import { hashOf, newSecret } from "#platform/identity/session.ts"
import type { Handler } from "#platform/jobs/worker.ts"
import { write, type Post } from "#platform/mail/letter.ts"
import { z } from "zod"

/** The kind of work that writes to whoever asked for a new password. */
export const resetKind = "password.reset-mail"

/** Whoever asked for a new password has an hour. */
const lasts = 60 * 60_000

const Whose = z.object({ name: z.string(), email: z.string(), language: z.enum(["ar", "en", "es", "fr", "ru", "zh"]) })

/** Notes that somebody asked for a new password. What is done now is the same for any address; the mail is written later. */
export async function askReset(db: Database, email: string, now: Date): Promise<void> {
  const expires = new Date(now.getTime() + lasts)
  await sql`select identity.ask_reset(${email}, ${hashOf(newSecret())}, ${now}, ${expires})`.execute(db)
}

/** Writes the mail to whoever asked, if there is anybody with that address. The secret is in the mail and nowhere else. */
export function resetMail(post: Post, origin: string, clock: () => Date): Handler {
  return async ({ payload, transaction }) => {
    const { asked } = z.object({ asked: z.string() }).parse(payload)
    const token = newSecret()
    const now = clock()
    const expires = new Date(now.getTime() + lasts)
    const [found] = await transaction(
      (db) => rows(db, z.object({ whose: Whose.nullable() }))`
        select identity.make_reset(${asked}, ${hashOf(token)}, ${now}, ${expires}) as whose`,
    )
    if (!found?.whose) return
    const { email, language, name } = found.whose
    const link = `${origin}/${language}/sign-in/reset#${token}`
    await post({ to: { name, address: email }, ...(await write("new-password", language, { name, link, hours: 1 })) })
  }
}

/** The address a mailed link was sent to, if the link is good still. */
export async function resetAddress(db: Database, token: string, now: Date): Promise<string | undefined> {
  const [found] = await rows(db, z.object({ email: z.string().nullable() }))`
    select identity.reset_address(${hashOf(token)}, ${now}) as email`
  return found?.email ?? undefined
}
