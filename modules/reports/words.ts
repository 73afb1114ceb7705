import type { FixedWords } from "#modules/reports/telling.ts"
import { languages, type Language } from "#platform/kernel/language.ts"

type Catalogue = Readonly<Record<string, string>>

/**
 * Lays six catalogues side by side: the fixed words of the outputs under their
 * keys. What a catalogue calls otherwise is renamed by `renamed`: the beginnings
 * of its keys, and what they are called here; keys that begin otherwise are left.
 */
export function fixedWords(
  catalogues: Readonly<Record<Language, Catalogue>>,
  renamed: Readonly<Record<string, string>> = { "": "" },
): FixedWords {
  const words: Record<string, Partial<Record<Language, string>>> = {}
  for (const language of languages)
    for (const [key, text] of Object.entries(catalogues[language]))
      for (const [begins, called] of Object.entries(renamed))
        if (key.startsWith(begins)) (words[called + key.slice(begins.length)] ??= {})[language] = text
  return words
}
