import { ways } from "#platform/notify/kind.ts"
import { Notification } from "#platform/notify/notification.ts"
import { mailedSentence } from "#platform/notify/sentence.ts"
import { rows, type Database } from "#platform/database/sql.ts"
import type { Handler } from "#platform/jobs/worker.ts"
import { languages, type Language } from "#platform/kernel/language.ts"
import { write, type Letter, type Post } from "#platform/mail/letter.ts"
import { z } from "zod"

/** The kind of work that puts what somebody waits to be told into a letter. */
export const letterKind = "notification.mail"

const Asked = z.object({ person: z.string(), way: z.enum(ways).exclude(["never"]) })
type Asked = z.infer<typeof Asked>

const Waiting = Notification.pick({ id: true, kind: true, facts: true, path: true })
type Waiting = z.infer<typeof Waiting>
const Whose = z.object({ name: z.string(), email: z.string(), language: z.enum(languages) })

/** A letter holds no more than the database gives out at once; what is beyond comes in the next. */
const most = 200

/**
 * Writes to somebody what waits for them, in one letter, in their language. A
 * letter the post does not take is tried again; after the last time it is noted
 * as failed, with the post's reason. One that left just as the machine stopped
 * may leave twice.
 */
export const notificationMail =
  (post: Post, address: string): Handler =>
  async ({ payload, transaction, last, now }) => {
    const asked = Asked.parse(payload)
    const note = (told: readonly Waiting[], reason: string | null) =>
      transaction((db) => noteLetter(db, asked, told, reason, now()))
    for (;;) {
      const { told, whose } = await transaction((db) => waitingFor(db, asked))
      if (!whose || told.length === 0) return
      const letter = await letterOf(told, whose, address)
      try {
        await post({ to: { name: whose.name, address: whose.email }, ...letter })
      } catch (error) {
        if (last) await note(told, reasonOf(error))
        throw error
      }
      await note(told, null)
      if (told.length < most) return
    }
  }

async function waitingFor(db: Database, { person, way }: Asked) {
  const told = await rows(db, Waiting)`
    select w.id, w.kind, w.facts, w.path from notify.waiting(${person}, ${way}) w`
  const [whose] = await rows(db, Whose)`
    select name, email, language from identity.person where id = ${person} and status = 'active' and email is not null`
  return { told, whose }
}

async function noteLetter(
  db: Database,
  { person, way }: Asked,
  told: readonly Waiting[],
  reason: string | null,
  at: Date,
) {
  const ids = told.map(({ id }) => id)
  await rows(db, z.unknown())`select notify.note_letter(${person}, ${way}, ${ids}::uuid[], ${reason}, ${at})`
}

/** The letter that tells somebody of several notifications: each in a sentence and with its page, and the way to wish otherwise. */
export async function letterOf(
  told: readonly Pick<Notification, "kind" | "facts" | "path">[],
  { name, language }: { readonly name: string; readonly language: Language },
  address: string,
): Promise<Letter> {
  const lines = await Promise.all(
    told.map(async (each) => {
      const sentence = await mailedSentence(each, language)
      const page = each.path === null ? [] : [`  ${address}/${language}${each.path}`]
      return sentence === undefined ? [] : [[`- ${sentence}`, ...page].join("\n")]
    }),
  )
  const list = lines.flat().join("\n\n")
  const link = `${address}/${language}/notifications`
  return write("notifications", language, { name, n: told.length, list, link, wishes: `${link}/wishes` })
}

/** What the post said, without the addresses it may have named. */
const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replaceAll(/[^\s<>"]+@[^\s<>"]+/g, "…").slice(0, 500) || "?"
