import { languages, type Language } from "#platform/kernel/language.ts"
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"

/** Says something in the reader's language. */
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string

/** The language of the reader: what was asked for, else what the terminal says it speaks, else English. */
export function languageOf(asked: string | undefined, environment: NodeJS.ProcessEnv): Language {
  const { LC_ALL, LC_MESSAGES, LANG } = environment
  const wish = asked ?? [LC_ALL, LC_MESSAGES, LANG].find((each) => each) ?? "en"
  return languages.find((language) => language === wish.slice(0, 2).toLowerCase()) ?? "en"
}

/**
 * Speaks one language from its catalogues, read when first needed: the command
 * line's own, and after it those of the platform and the modules, where the
 * sentences of refusals are. Says the key itself where there is no sentence.
 */
export function speak(language: Language): Say {
  let own: Catalogue | undefined
  let others: Catalogue | undefined
  return (key, values) => {
    own ??= catalogue(new URL("messages/", import.meta.url), language)
    const message = own[key] ?? (others ??= elsewhere(language))[key]
    if (message === undefined) return key
    return message.includes("{") ? filled(message, language, values) : message
  }
}

type Catalogue = Readonly<Record<string, string>>

type Library = {
  readonly IntlMessageFormat: new (
    message: string,
    language: string,
  ) => { format: (values: Parameters<Say>[1]) => unknown }
}

/** The library that knows plurals is not small, and a command that prints JSON has nothing to say. */
function filled(message: string, language: Language, values: Parameters<Say>[1]): string {
  const { IntlMessageFormat } = createRequire(import.meta.url)("intl-messageformat") as Library
  return String(new IntlMessageFormat(message, language).format(values))
}

function catalogue(folder: URL, language: Language): Catalogue {
  try {
    return JSON.parse(readFileSync(new URL(`${language}.json`, folder), "utf8")) as Catalogue
  } catch {
    return {}
  }
}

const decisions = ["modules/decisions", "modules/decisions/texts", "modules/decisions/record", "modules/decisions/web"]
const submissions = ["modules/submissions", "modules/submissions/workbook"]
const places = [
  "modules/reports",
  "platform/web",
  "modules/directory",
  "modules/treaties",
  ...decisions,
  "modules/calls",
  ...submissions,
  "modules/analysis",
  "modules/analysis/methods",
  "modules/analysis/intake",
  "modules/analysis/web/inside",
]
const elsewhere = (language: Language): Catalogue =>
  Object.assign({}, ...places.map((place) => catalogue(new URL(`../../${place}/messages/`, import.meta.url), language)))
