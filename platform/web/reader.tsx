import { direction, type Language } from "#platform/kernel/language.ts"
import { createContext, useContext } from "react"

/** Who reads: in which language, with whose numerals and calendar, and on which day. */
export type Reader = {
  readonly language: Language
  /** A BCP 47 tag for `Intl`: the language, with the numerals and calendar the reader is used to. */
  readonly locale: string
  /** The reader's day, as an ISO date. */
  readonly today: string
}

export const ReaderContext = createContext<Reader>({ language: "en", locale: "en-GB", today: "2000-01-01" })
export const useReader = (): Reader => useContext(ReaderContext)

/** The way the page runs. */
export const useDirection = () => direction(useReader().language)

// The United Nations write English in the British manner: 31 March 2027.
const manner: Readonly<Record<Language, string>> = { ar: "ar", en: "en-GB", es: "es", fr: "fr", ru: "ru", zh: "zh-CN" }

/**
 * The tag to format with: the institution's manner of the language, and the
 * numerals and calendar of the reader's own region, where the browser names one.
 */
export function localeOf(language: Language, preferred: readonly string[]): string {
  const own = preferred.find((tag) => tag.toLowerCase().startsWith(`${language}-`) && isTag(tag))
  if (!own) return manner[language]
  const { numberingSystem, calendar } = new Intl.DateTimeFormat(own).resolvedOptions()
  return `${manner[language]}-u-ca-${calendar}-nu-${numberingSystem}`
}

// Some systems hand their browsers names that are no language tags, such as en-US@posix.
function isTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}
