import { rows, type Database } from "#platform/database/sql.ts"
import type { Context } from "#platform/http/context.ts"
import type { Handler } from "#platform/jobs/worker.ts"
import { languages } from "#platform/kernel/language.ts"
import { write, type Post } from "#platform/mail/letter.ts"
import type { Facts } from "#platform/notify/notification.ts"
import { notify } from "#platform/notify/notify.ts"
import { z } from "zod"

/** The kind of work that writes to a person that how they sign in was changed. */
export const noticeKind = "account.notice-mail"

const Notice = z.object({
  person: z.string(),
  notice: z.enum([
    ...["password-changed", "passkey-added", "second-factor-removed", "second-factor-taken", "key-made"],
    ...["ways-changed", "address-changed"],
  ] as const),
})

/** Tells whoever acts that how they sign in was changed: in their list, and by a letter. Nobody can switch it off. */
export async function warn(
  { db, enqueue, person, now }: Pick<Context, "db" | "enqueue" | "person" | "now">,
  notice: z.infer<typeof Notice>["notice"],
  facts: Facts = {},
): Promise<void> {
  await enqueue(noticeKind, { person, notice })
  await notify(db, { kind: `security-${notice}`, to: { person }, about: { path: "/account" }, facts, at: now })
}
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

/** Tells somebody that they signed in from something they never signed in from before, unless it is the first of all. */
export async function tellOfDevice(
  db: Database,
  person: string,
  { device, now }: { readonly device: string; readonly now: Date },
): Promise<void> {
  const [met] = await rows(db, z.object({ isNew: z.boolean() }))`
    select notify.meet_device(${person}, ${device}, ${now}) as "isNew"`
  if (met?.isNew)
    await notify(db, {
      kind: "security-new-device",
      to: { person },
      about: { path: "/account" },
      facts: { device },
      at: now,
    })
}
