import { blanksOf } from "#platform/notify/blanks.ts"
import { kindOf } from "#platform/notify/kind.ts"
import type { Notification } from "#platform/notify/notification.ts"
import type { Language } from "#platform/kernel/language.ts"
import { wordsIn } from "#platform/mail/words.ts"
import { IntlMessageFormat } from "intl-messageformat"

// A calendar date has no time zone, and must not slip a day.
const formats = { date: { long: { timeZone: "UTC" } } }

/** What a notification says in a letter, in a language: no more than its kind lets a letter tell. */
export async function mailedSentence(
  told: Pick<Notification, "kind" | "facts">,
  language: Language,
): Promise<string | undefined> {
  const message = kindOf(told.kind) && (await wordsOf(language))[`notify.mail.${told.kind}`]
  if (message === undefined) return undefined
  const locale = language === "en" ? "en-GB" : language
  return String(
    new IntlMessageFormat(message, locale, formats, { ignoreTag: true }).format(blanksOf(told, language, "letter")),
  )
}

const wordsOf = wordsIn(new URL("messages/", import.meta.url))
