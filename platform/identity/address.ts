import { rows, sql, type Database } from "#platform/database/sql.ts"
import { hashOf, newSecret } from "#platform/identity/session.ts"
import type { Handler } from "#platform/jobs/worker.ts"
import { languages } from "#platform/kernel/language.ts"
import { write, type Post } from "#platform/mail/letter.ts"
import { z } from "zod"

/** The kind of work that writes to the new address of somebody, and to the old one. */
export const addressKind = "account.address-mail"

/** Whoever asked to be written to elsewhere has an hour. */
const lasts = 60 * 60_000

const Whose = z.object({
  name: z.string(),
  /** The address that holds until the link is used; where there was none, nobody is told. */
  email: z.string().nullable(),
  /** The new one; nothing where it is somebody's already. */
  wished: z.string().nullable(),
  language: z.enum(languages),
})

/** Notes that whoever asks wishes to be written to elsewhere. What is done now is the same for any address. */
export async function askAddress(
  db: Database,
  { email, session }: { readonly email: string; readonly session: string },
  now: Date,
): Promise<void> {
  const expires = new Date(now.getTime() + lasts)
  await sql`select identity.ask_address(${email}, ${hashOf(newSecret())}, ${hashOf(session)}, ${now}, ${expires})`.execute(
    db,
  )
}

/**
 * Writes to the old address that another was asked for, and to the new one the
 * link by which it becomes so. Whether the new one is somebody's already shows
 * to nobody: then no link is written, and all else is the same.
 */
export function addressMail(post: Post, origin: string, clock: () => Date): Handler {
  return async ({ payload, transaction }) => {
    const { asked } = z.object({ asked: z.string() }).parse(payload)
    const token = newSecret()
    const now = clock()
    const expires = new Date(now.getTime() + lasts)
    const [found] = await transaction(
      (db) => rows(db, z.object({ whose: Whose.nullable() }))`
        select identity.make_address_link(${asked}, ${hashOf(token)}, ${now}, ${expires}) as whose`,
    )
    if (!found?.whose) return
    const { name, email, wished, language } = found.whose
    if (wished !== null) {
      const link = `${origin}/${language}/account/address#${token}`
      await post({ to: { name, address: wished }, ...(await write("new-address", language, { name, link, hours: 1 })) })
    }
    if (email !== null)
      await post({ to: { name, address: email }, ...(await write("address-asked", language, { name })) })
  }
}

/** Changes the address of whoever asks by the link that went to the new one; says whether it was good. */
export async function useAddressLink(
  db: Database,
  { token, session }: { readonly token: string; readonly session: string },
  now: Date,
): Promise<boolean> {
  const [found] = await rows(db, z.object({ email: z.string().nullable() }))`
    select identity.use_address_link(${hashOf(token)}, ${hashOf(session)}, ${now}) as email`
  return found !== undefined && found.email !== null
}
