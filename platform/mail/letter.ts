import type { Language } from "#platform/kernel/language.ts"
import { wordsIn } from "#platform/mail/words.ts"
import { IntlMessageFormat } from "intl-messageformat"

/** A letter ready to be sent: plain text, which every program shows and no link can dress up in. */
export type Letter = { readonly subject: string; readonly text: string; readonly language: Language }

/** A letter and whom it goes to. */
export type Outgoing = Letter & { readonly to: { readonly name: string; readonly address: string } }

/** Sends a letter, or throws where it cannot be sent now. */
export type Post = (letter: Outgoing) => Promise<void>

/** What fills the blanks of a letter. */
export type Blanks = Readonly<Record<string, string | number>>

/**
 * Writes a letter in a language, from the words in `messages/`: what stands
 * under `mail.<kind>.subject` and `mail.<kind>.text`, and the greeting and the
 * close that all have.
 */
export async function write(kind: string, language: Language, blanks: Blanks): Promise<Letter> {
  const words = await wordsOf(language)
  const say = (key: string) => {
    const message = words[`mail.${key}`]
    if (message === undefined) throw new Error(`no word in ${language} for mail.${key}`)
    // With no tags and only words and numbers to fill in, what is made is words.
    return String(new IntlMessageFormat(message, language, undefined, { ignoreTag: true }).format(blanks))
  }
  const text = [say("greeting"), say(`${kind}.text`), say("close")].join("\n\n")
  return { subject: say(`${kind}.subject`), text: `${text}\n`, language }
}

const wordsOf = wordsIn(new URL("messages/", import.meta.url))
