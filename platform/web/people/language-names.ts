import type { Language } from "#platform/kernel/language.ts"

/** Each language by its own name. */
export const languageNames: Readonly<Record<Language, string>> = {
  ar: "العربية",
  en: "English",
  es: "Español",
  fr: "Français",
  ru: "Русский",
  zh: "中文",
}
