import type { Language } from "#platform/kernel/language.ts"

/** How long type is waited for, in milliseconds: what is shown before it comes breaks anew when it does, a text throughout. */
const patience = { page: 2500, text: 3000 }

/** A letter of each script: the names of the six languages stand on every page. */
const letters = "nнن中文"

/** Loads the type of a language before anything is set in it; a slow line is not waited for longer than a moment. */
export async function typefaces(language: Language): Promise<void> {
  if (language === "zh") await chineseType()
  const sans = document.fonts.load("400 1em 'Noto Sans Variable', 'Vazirmatn Variable', 'Noto Sans SC'", letters)
  const serif = document.fonts.load("400 1em 'Noto Serif Variable'", language === "ru" ? "н" : "n")
  await Promise.race([Promise.all([sans, serif]), new Promise((resolve) => setTimeout(resolve, patience.page))])
}

/**
 * Loads the type that a text will be set in, Chinese slices included, before it
 * is shown; by the text itself, so that nothing is fetched that it does not need.
 */
export async function typeOf(text: string): Promise<void> {
  if (/\p{Script=Han}/u.test(text)) await chineseType()
  const upright = document.fonts.load("400 1em 'Noto Serif Variable', 'Vazirmatn Variable', 'Noto Sans SC'", text)
  const italic = document.fonts.load("italic 400 1em 'Noto Serif Variable'", text)
  await Promise.race([Promise.all([upright, italic]), new Promise((resolve) => setTimeout(resolve, patience.text))])
}

/** The Chinese type, in its hundred slices, for who reads Chinese or opens a Chinese text. */
export async function chineseType(): Promise<void> {
  await Promise.all([import("@fontsource/noto-sans-sc/400.css"), import("@fontsource/noto-sans-sc/700.css")])
}
