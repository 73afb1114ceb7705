import { languages } from "#platform/kernel/language.ts"
import type { Text } from "#platform/kernel/text.ts"
import { readFileSync } from "node:fs"

let words: Readonly<Record<string, Text>> | undefined

/** The words for a code of a dimension in six languages, by its key below `calls.code`: `sex.female`. Nothing where there are none. */
export function codeWords(key: string): Text {
  words ??= readWords()
  return words[`calls.code.${key}`] ?? {}
}

function readWords(): Record<string, Text> {
  const found: Record<string, Text> = {}
  for (const language of languages) {
    // The catalogues are held against each other by the architecture test.
    const file = new URL(`messages/${language}.json`, import.meta.url)
    const said = JSON.parse(readFileSync(file, "utf8")) as Record<string, string>
    for (const [key, each] of Object.entries(said)) found[key] = { ...found[key], [language]: each }
  }
  return found
}
