import type { Dimension } from "#modules/calls/question.ts"
import { beyondStates, codesAmong } from "#modules/calls/lists.ts"
import type { Offered, Words } from "#modules/calls/xlsform/sheet.ts"
import { allActors } from "#modules/directory/door.ts"
import type { Database } from "#platform/database/sql.ts"
import { languages } from "#platform/kernel/language.ts"
import type { Text } from "#platform/kernel/text.ts"
import { readFileSync } from "node:fs"

/** The words of a catalogue in all six languages, by key, each read when it is first asked for. */
function catalogue(folder: string): (key: string) => Text {
  let words: Record<string, Text> | undefined
  return (key) => {
    words ??= readWords(new URL(`../${folder}/messages/`, import.meta.url))
    return words[key] ?? {}
  }
}

function readWords(folder: URL): Record<string, Text> {
  const found: Record<string, Text> = {}
  for (const language of languages) {
    // The catalogues are held against each other by the architecture test.
    const words = JSON.parse(readFileSync(new URL(`${language}.json`, folder), "utf8")) as Record<string, string>
    for (const [key, said] of Object.entries(words)) found[key] = { ...found[key], [language]: said }
  }
  return found
}

const ofForms = catalogue("xlsform")
const ofCodes = catalogue("codes")

/** What an export of a form says of its own, by its key below `calls.xlsform`. */
export const formWords: Words = (key) => ofForms(`calls.xlsform.${key}`)

/** The word for all of a dimension together. */
export const totalWord = (): Text => ofCodes("calls.code.total")

/** What each dimension of a table offers, with its words in six languages: regional groups have only their codes. */
export async function offeredBy(db: Database): Promise<(dimension: Dimension) => Offered> {
  const states = (await allActors(db)).flatMap(({ iso3, names }) =>
    iso3 === null ? [] : [{ code: iso3, label: names }],
  )
  const beyond = beyondStates.map((code) => ({ code, label: ofCodes(`calls.code.citizenship.${code}`) }))
  const citizenships = [...states.toSorted((a, b) => (a.code < b.code ? -1 : 1)), ...beyond]
  const codesOf = codesAmong(states.map(({ code }) => code))
  return (dimension) => {
    if (dimension.list === "own") return dimension.options
    if (dimension.list === "citizenship") return citizenships
    return [...codesOf(dimension)].map((code) => {
      const label = ofCodes(`calls.code.${dimension.list}.${code}`)
      return { code, label: Object.keys(label).length > 0 ? label : { en: code } }
    })
  }
}
