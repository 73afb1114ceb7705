import type { FigureDimension } from "#modules/analysis/figure-contract.ts"
import type { Actor } from "#modules/directory/actor.ts"
import { languages } from "#platform/kernel/language.ts"
import type { Text } from "#platform/kernel/text.ts"
import { TOTAL, type Dimension } from "@palermo/statistics"

/** The words for a code of a dimension in six languages; nothing where the code speaks for itself, as a year does. */
export type NamesOf = (dimension: Pick<Dimension, "name" | "codedBy">, code: string) => Text

/** Columns whose codes are those of States. */
export const ofStates = ["area", "citizenship", "repatriation"]

/** The M49 code of a State, under whichever of its codes it stands; nothing where it has none. */
export function m49In(actors: readonly Actor[]): (code: string) => string | undefined {
  const found = new Map<string, string>()
  for (const { code, iso3, m49 } of actors)
    if (m49 !== null) for (const each of [m49, iso3, iso3?.toLowerCase(), code]) if (each) found.set(each, m49)
  return (code) => found.get(code)
}

/** By what a place is known elsewhere: its number in M49, of three digits, and its three letters in ISO 3166-1. */
export type StandardCodes = { readonly m49: string | null; readonly iso3: string | null }

/**
 * The list that codes are told to be of, with its version. Places are read by M49 and kept by the codes of the directory:
 * those are told of where they stand, and M49 where nothing but its numbers does.
 */
export function listToldOf(list: string | null, codes: readonly string[]): string | null {
  const isByNumber = codes.every((code) => code === TOTAL || /^\d{3}$/.test(code))
  return list?.split(" ")[0] === "m49" && !isByNumber ? `directory (${list})` : list
}

/** Whether the codes of a dimension are those of places: by what it is to figures, or by the list it is told to be of. */
export const isOfPlaces = ({ role, codedBy }: Pick<FigureDimension, "role" | "codedBy">): boolean =>
  role === "area" || role === "place" || /^(directory \()?m49\b/.test(codedBy ?? "")

/** What a part is called that nothing more is told of: `child _U`, or `_U` alone. */
const untold = /^(?:(.*) )?_U$/

/**
 * Names codes by the lists of the product, and States by the directory, under whichever of their codes they stand.
 * `codeWords` has the words of the lists, by list and code: `sex.female`.
 */
export function namesIn(actors: readonly Actor[], codeWords: (key: string) => Text): NamesOf {
  const states = new Map<string, Text>()
  for (const { code, iso3, m49, names } of actors)
    for (const each of [m49, iso3, iso3?.toLowerCase(), code]) if (each) states.set(each, names)
  const namesOf: NamesOf = (dimension, code) => {
    if (code === TOTAL) return codeWords("total")
    const part = untold.exec(code)
    if (part) return joined(part[1] === undefined ? {} : namesOf(dimension, part[1]), codeWords("sex.unknown"))
    if (ofStates.includes(dimension.name)) return states.get(code) ?? codeWords(`citizenship.${code}`)
    const list = (dimension.codedBy ?? dimension.name).split(" ")[0] ?? ""
    const kind = list === "form-of-exploitation" ? "form" : list
    const words = codeWords(`${dimension.name}.${code}`)
    return Object.keys(words).length > 0 ? words : codeWords(`${kind}.${code}`)
  }
  return namesOf
}

/** A part of something, in each language that has words for both. */
function joined(whole: Text, part: Text): Text {
  if (Object.keys(whole).length === 0) return part
  return Object.fromEntries(
    languages.flatMap((language) =>
      whole[language] !== undefined && part[language] !== undefined
        ? [[language, `${whole[language]} – ${part[language]}`]]
        : [],
    ),
  )
}
