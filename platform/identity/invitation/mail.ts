import { rows } from "#platform/database/sql.ts"
import { invitationLasts, invitationLink } from "#platform/identity/invitation/invitation.ts"
import { invite } from "#platform/identity/invitation/store.ts"
import type { Handler } from "#platform/jobs/worker.ts"
import { languages } from "#platform/kernel/language.ts"
import { write, type Post } from "#platform/mail/letter.ts"
import { z } from "zod"

/** The kind of work that mails an invitation. */
export const invitationKind = "invitation.mail"

const Whose = z.object({ name: z.string(), email: z.email(), language: z.enum(languages) })

/**
 * Mails the invitation of an accepted nomination. The link that is mailed is
 * made here, so that it is in the mail and nowhere else; tried again, it is a
 * new one, and the older is good no more. Whoever came in meanwhile, or was
 * erased, is written to no more.
 */
export function invitationMail(post: Post, origin: string, clock: () => Date): Handler {
  return async ({ payload, transaction }) => {
    const { nomination } = z.object({ nomination: z.uuid() }).parse(payload)
    const found = await transaction(async (db) => {
      const made = await invite(db, nomination, clock())
      const [whose] = await rows(db, Whose)`
        select p.name, p.email, p.language from identity.nomination n join identity.person p on p.id = n.person
         where n.id = ${nomination} and p.status = 'invited'`
      return made && whose && { ...whose, token: made.token }
    })
    if (!found) return
    const { name, email, language, token } = found
    const days = invitationLasts / 86_400_000
    const blanks = { name, link: invitationLink(origin, language, token), days }
    await post({ to: { name, address: email }, ...(await write("invitation", language, blanks)) })
  }
}
