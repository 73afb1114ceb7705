import type { Language } from "#platform/kernel/language.ts"
import { readFile } from "node:fs/promises"

/** The words of a catalogue in one language, by their key. */
export type MailWords = Readonly<Record<string, string>>

/** Reads the catalogues in a folder, each when it is first asked for and then no more. */
export function wordsIn(folder: URL): (language: Language) => Promise<MailWords> {
  const read = new Map<Language, Promise<MailWords>>()
  return (language) => {
    const found = read.get(language) ?? fetchWords(new URL(`${language}.json`, folder))
    read.set(language, found)
    return found
  }
}

async function fetchWords(place: URL): Promise<MailWords> {
  const text = await readFile(place, "utf8")
  // The catalogues are held against each other by the architecture test.
  return JSON.parse(text) as MailWords
}
