import { rows } from "#platform/database/sql.ts"
import type { Handler } from "#platform/jobs/worker.ts"
import { languages } from "#platform/kernel/language.ts"
import { write, type Post } from "#platform/mail/letter.ts"
import { z } from "zod"

/** The kind of work that writes to a person that how they sign in was changed. */
export const noticeKind = "account.notice-mail"

const Notice = z.object({
  person: z.string(),
  notice: z.enum(["password-changed", "passkey-added", "second-factor-removed", "key-made"]),
})
const Whose = z.object({ name: z.string(), email: z.string(), language: z.enum(languages) })

/** Writes to a person, if they have an address, that how they sign in was changed: if it was not them, they should know. */
export function noticeMail(post: Post): Handler {
  return async ({ payload, transaction }) => {
    const { person, notice } = Notice.parse(payload)
    const [whose] = await transaction(
      (db) => rows(db, Whose)`
        select name, email, language from identity.person where id = ${person} and status = 'active' and email is not null`,
    )
    if (!whose) return
    const { name, email, language } = whose
    await post({ to: { name, address: email }, ...(await write(notice, language, { name })) })
  }
}
