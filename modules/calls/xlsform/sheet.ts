import { languages, type Language } from "#platform/kernel/language.ts"
import type { Text } from "#platform/kernel/text.ts"

/** The six languages as XLSForm names them, with their tag. */
export const languageNames: Readonly<Record<Language, string>> = {
  ar: "العربية (ar)",
  en: "English (en)",
  es: "Español (es)",
  fr: "Français (fr)",
  ru: "Русский (ru)",
  zh: "中文 (zh)",
}

const inAll = (column: string): string[] => languages.map((language) => `${column}::${languageNames[language]}`)

/** The columns of the sheet of questions. What begins with `palermo` XLSForm has no word for; its tools pass over it. */
export const surveyColumns = [
  ...(["type", "name"] as const),
  ...inAll("label"),
  ...inAll("hint"),
  ...(["required", "relevant", "constraint"] as const),
  ...inAll("constraint_message"),
  ...(["calculation", "appearance", "palermo::part", "palermo::code", "palermo::more"] as const),
]
export const choicesColumns = ["list_name", "name", ...inAll("label")]
export const settingsColumns = ["form_title", "form_id", "version", "default_language"]

/** A line of a sheet, by the heading of the column. */
export type Line = Readonly<Record<string, string>>

/** A text in its columns, one for each language it has. */
export const spread = (column: string, text: Text): Line =>
  Object.fromEntries(
    languages.flatMap((language) => {
      const words = text[language]
      return words === undefined ? [] : [[`${column}::${languageNames[language]}`, words]]
    }),
  )

/** The words an export says of its own: in all six languages, by their key below `calls.xlsform`. */
export type Words = (key: string) => Text

/** Options of a list, as they are offered. */
export type Offered = readonly { readonly code: string; readonly label: Text }[]

/** The lists that are not a question's own. */
export const compliances = ["yes", "in-part", "no"] as const
export const assistances = ["none", "to-answer", "to-implement", "both"] as const
export const lawStandings = ["in-force", "draft", "repealed"] as const
