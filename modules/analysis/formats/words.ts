import { inLanguage, languages, type Language } from "#platform/kernel/language.ts"
import type { Text } from "#platform/kernel/text.ts"

/** The fixed words of the files figures leave in, in six languages, by their key below `figure-file.`. */
export type FileWords = Readonly<Record<string, Text>>

/** Lays the six catalogues side by side. */
export function fileWords(catalogues: Readonly<Record<Language, Readonly<Record<string, string>>>>): FileWords {
  const words: Record<string, Partial<Record<Language, string>>> = {}
  for (const language of languages)
    for (const [key, text] of Object.entries(catalogues[language]))
      (words[key.replace(/^figure-file\./, "")] ??= {})[language] = text
  return words
}

/** The words of a key in a language; the key itself where there are none, as of a column of somebody’s own. */
export const said = (words: FileWords, key: string, language: Language): string =>
  inLanguage(words[key] ?? {}, language).text || key

/** The words of a code in a language, or the code. */
export const named = ({ code, names }: { readonly code: string; readonly names: Text }, language: Language): string =>
  inLanguage(names, language).text || code
