import { fileWords, type FileWords } from "#modules/analysis/formats/words.ts"
import { languages, type Language } from "#platform/kernel/language.ts"
import { readFile } from "node:fs/promises"

type Catalogue = Readonly<Record<string, string>>

let read: Promise<FileWords> | undefined

/** The fixed words of the files figures leave in; read once. */
export const shippedFileWords = (): Promise<FileWords> => (read ??= readWords())

async function readWords(): Promise<FileWords> {
  const each = languages.map(async (language) => {
    const text = await readFile(new URL(`../formats/messages/${language}.json`, import.meta.url), "utf8")
    return [language, JSON.parse(text) as Catalogue] as const // Held against the others by the test of the house.
  })
  return fileWords(Object.fromEntries(await Promise.all(each)) as Record<Language, Catalogue>) // By all six.
}
