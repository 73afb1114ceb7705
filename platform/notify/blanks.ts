import { inLanguage, type Language } from "#platform/kernel/language.ts"
import { kindOf } from "#platform/notify/kind.ts"

// Apart from the noun, so that a page can speak before schemas have come.

type Told = {
  readonly kind: string
  readonly facts: Readonly<Record<string, string | number | Readonly<Partial<Record<Language, string>>>>>
}

/**
 * Fills the blanks of a kind's sentence for a reader. A fact the kind does not
 * know is left out, and so is one a letter may not tell, where one is written.
 */
export function blanksOf(
  { kind, facts }: Told,
  language: Language,
  where: "list" | "letter",
): Readonly<Record<string, string | number | Date>> {
  const known = kindOf(kind)
  const told = Object.entries(known?.facts ?? {}).filter(([name]) => where === "list" || known?.mailed.includes(name))
  return Object.fromEntries(
    told.map(([name, is]) => {
      const fact = facts[name] ?? ""
      if (typeof fact === "object") return [name, inLanguage(fact, language).text]
      return [name, is === "day" && typeof fact === "string" && fact !== "" ? new Date(fact) : fact]
    }),
  )
}
