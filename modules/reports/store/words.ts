import { fixedWords } from "#modules/reports/words.ts"
import type { FixedWords } from "#modules/reports/telling.ts"
import { languages, type Language } from "#platform/kernel/language.ts"
import { readFile } from "node:fs/promises"

type Catalogue = Readonly<Record<string, string>>

let read: Promise<FixedWords> | undefined

/** The fixed words of the outputs in six languages, with the names of groups and of how a mandate stands; read once. */
export const shippedWords = (): Promise<FixedWords> => (read ??= readWords())

async function readWords(): Promise<FixedWords> {
  const [own, directory, decisions] = await Promise.all(["reports/print", "directory", "decisions"].map(catalogues))
  if (!own || !directory || !decisions) throw new Error("a catalogue of words is missing")
  return {
    ...fixedWords(own),
    ...fixedWords(directory, { "directory.group.": "group." }),
    ...fixedWords(decisions, { "decisions.status.": "status." }),
  }
}

async function catalogues(module: string): Promise<Readonly<Record<Language, Catalogue>>> {
  const each = languages.map(async (language) => {
    const text = await readFile(new URL(`../../${module}/messages/${language}.json`, import.meta.url), "utf8")
    return [language, JSON.parse(text) as Catalogue] as const // Held against the others by the test of the house.
  })
  return Object.fromEntries(await Promise.all(each)) as Record<Language, Catalogue> // By all six.
}
