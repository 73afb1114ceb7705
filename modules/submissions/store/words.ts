import { offeredBy, totalWord } from "#modules/calls/door.ts"
import { allActors } from "#modules/directory/door.ts"
import { otherNames } from "#modules/submissions/workbook/citizens.ts"
import type { Coded, Wording } from "#modules/submissions/workbook/codebook.ts"
import type { Database } from "#platform/database/sql.ts"
import { languages } from "#platform/kernel/language.ts"
import type { Text } from "#platform/kernel/text.ts"
import { readFileSync } from "node:fs"

/** What workbooks are written in: their words in six languages, and what each dimension of a table offers, with other names of countries. */
export async function wordingOf(db: Database): Promise<Wording> {
  const offered = await offeredBy(db)
  const actors = await allActors(db)
  const also = new Map(
    actors.flatMap(({ iso3, aliases }) =>
      iso3 === null ? [] : [[iso3, [...aliases, ...(otherNames[iso3] ?? [])]] as const],
    ),
  )
  const countries = new Map<string, readonly Coded[]>()
  return {
    words: workbookWords,
    total: totalWord(),
    offered(dimension) {
      if (dimension.list !== "citizenship") return offered(dimension)
      const known =
        countries.get(dimension.list) ??
        offered(dimension).map((each) => ({ ...each, also: also.get(each.code) ?? [] }))
      countries.set(dimension.list, known)
      return known
    },
  }
}

let catalogue: Record<string, Text> | undefined

/** What a workbook says of its own, by its key below `submissions.workbook`. */
export function workbookWords(key: string): Text {
  catalogue ??= readCatalogue()
  return catalogue[`submissions.workbook.${key}`] ?? {}
}

function readCatalogue(): Record<string, Text> {
  const found: Record<string, Text> = {}
  for (const language of languages) {
    const file = new URL(`../workbook/messages/${language}.json`, import.meta.url)
    // The catalogues are held against each other by the architecture test.
    const words = JSON.parse(readFileSync(file, "utf8")) as Record<string, string>
    for (const [key, said] of Object.entries(words)) found[key] = { ...found[key], [language]: said }
  }
  return found
}
