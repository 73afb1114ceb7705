import { languages, type Language } from "#platform/kernel/language.ts"
import { z } from "zod"

/** Words in some of the six languages. What is missing is missing: no language stands in unsaid for another. */
export const Text = z.partialRecord(z.enum(languages), z.string().min(1))
export type Text = z.infer<typeof Text>

/** The words in the reader's language, or in the first there is; and which it was, for `lang` and `dir`. */
export function inLanguage(text: Text, language: Language): { readonly text: string; readonly language: Language } {
  const found = [language, "en", ...languages].find((each) => text[each as Language] !== undefined) as Language
  return { text: text[found] ?? "", language: found ?? language }
}
