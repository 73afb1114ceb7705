import { fixedWords } from "#modules/reports/words.ts"
import type { FixedWords } from "#modules/reports/telling.ts"
import { languages, type Language } from "#platform/kernel/language.ts"
import { readFile } from "node:fs/promises"

type Catalogue = Readonly<Record<string, string>>

let read: Promise<FixedWords> | undefined

/** The fixed words of the outputs in six languages, with the names of groups and of how a mandate stands; read once. */
export const shippedWords = (): Promise<FixedWords> => (read ??= readWords())

async function readWords(): Promise<FixedWords> {
  const [own, directory, decisions, figures] = await Promise.all(
    ["reports/print/messages", "directory/messages", "decisions/messages", "analysis/web/figures/messages"].map(
      catalogues,
    ),
  )
  if (!own || !directory || !decisions || !figures) throw new Error("a catalogue of words is missing")
  return {
    ...fixedWords(own),
    ...fixedWords(directory, { "directory.group.": "group." }),
    ...fixedWords(decisions, { "decisions.status.": "status." }),
    ...fixedWords(figures, { "analysis.figure.dimension.": "dimension." }),
  }
}

async function catalogues(folder: string): Promise<Readonly<Record<Language, Catalogue>>> {
  const each = languages.map(async (language) => {
    const text = await readFile(new URL(`../../${folder}/${language}.json`, import.meta.url), "utf8")
    return [language, JSON.parse(text) as Catalogue] as const // Held against the others by the test of the house.
  })
  return Object.fromEntries(await Promise.all(each)) as Record<Language, Catalogue> // By all six.
}
