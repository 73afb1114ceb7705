import type { WorkbookRemark } from "#modules/submissions/contract.ts"
import { knownWords, type Codebook, type Known } from "#modules/submissions/workbook/codebook.ts"
import type { Mending } from "#modules/submissions/workbook/read.ts"
import { suggesterOf, type Suggest } from "#modules/submissions/workbook/repair.ts"

/** A word that is no code of its list, how often it stands there, and what it may mean. */
export type Found = {
  readonly list: string
  readonly found: string
  readonly times: number
  readonly suggestions: WorkbookRemark["suggestions"]
}

/** What a word in a cell is: a code; a word to be left out, because somebody said so; or not known. */
export type Recognized = { readonly code: string } | "left-out" | "not-known"

/** Knows the words of all lists of a form, and what somebody said that others mean; keeps count of those nobody knows. */
export function recognizerOf(book: Codebook, mendings: readonly Mending[]) {
  const known = new Map<string, Known>()
  const suggest = new Map<string, Suggest>()
  const found = new Map<string, { list: string; found: string; times: number }>()
  const mended = new Map(mendings.map(({ list, found: word, code }) => [`${list}\n${word}`, code]))

  function recognize(list: string, word: string): Recognized {
    const entries = book.get(list) ?? []
    const words = known.get(list) ?? knownWords(entries)
    known.set(list, words)
    const code = words(word)
    if (code !== undefined) return { code }
    const key = `${list}\n${word}`
    const said = mended.get(key)
    if (said === null) return "left-out"
    // What somebody says it means must be a code of the list.
    if (said !== undefined && entries.some((each) => each.code === said)) return { code: said }
    const there = found.get(key)
    if (there) there.times += 1
    else found.set(key, { list, found: word, times: 1 })
    return "not-known"
  }

  function suggestions(list: string, word: string): WorkbookRemark["suggestions"] {
    const one = suggest.get(list) ?? suggesterOf(book.get(list) ?? [])
    suggest.set(list, one)
    return one(word)
  }

  const repairs = (): Found[] =>
    [...found.values()]
      .map((each) => ({ ...each, suggestions: suggestions(each.list, each.found) }))
      .toSorted((a, b) => b.times - a.times)

  return { recognize, suggestions, repairs }
}
