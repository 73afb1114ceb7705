import type { Language } from "#platform/kernel/language.ts"
import { IntlMessageFormat } from "intl-messageformat"
import { readFile } from "node:fs/promises"

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

type Words = Readonly<Record<string, string>>
const read = new Map<Language, Promise<Words>>()

function wordsOf(language: Language): Promise<Words> {
  const found = read.get(language) ?? fetchWords(language)
  read.set(language, found)
  return found
}

async function fetchWords(language: Language): Promise<Words> {
  const text = await readFile(new URL(`messages/${language}.json`, import.meta.url), "utf8")
  // The catalogues are held against each other by the architecture test.
  return JSON.parse(text) as Words
}
