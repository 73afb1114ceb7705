import type { Language } from "#platform/kernel/language.ts"

const patience = 800

/** Loads the type of a language before anything is set in it; a slow line is not waited for longer than a moment. */
export async function typefaces(language: Language): Promise<void> {
  if (language === "zh") await chineseType()
  const samples: Readonly<Record<Language, string>> = { ar: "ن", en: "n", es: "n", fr: "n", ru: "н", zh: "n" }
  const faces = ["400 1em 'Noto Sans Variable'", "400 1em 'Noto Serif Variable'"]
  if (language === "ar") faces.push("400 1em 'Vazirmatn Variable'")
  const loading = Promise.all(faces.map((face) => document.fonts.load(face, `n${samples[language]}`)))
  await Promise.race([loading, new Promise((resolve) => setTimeout(resolve, patience))])
}

/** The Chinese type, in its hundred slices, for who reads Chinese or opens a Chinese text. */
export async function chineseType(): Promise<void> {
  await import("#platform/web/style/chinese.css")
}
