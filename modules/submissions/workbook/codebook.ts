import { compliances, assistances, lawStandings, type Offered } from "#modules/calls/xlsform/sheet.ts"
import { missingKinds } from "#modules/calls/fitting.ts"
import type { Form } from "#modules/calls/questionnaire.ts"
import type { Dimension, Question } from "#modules/calls/question.ts"
import { fold } from "#modules/directory/wording.ts"
import { inLanguage, languages, type Language } from "#platform/kernel/language.ts"
import type { Text } from "#platform/kernel/text.ts"

/** One code of a list, with its words, and other words it is known by. */
export type Coded = { readonly code: string; readonly label: Text; readonly also?: readonly string[] }

/** All lists a form chooses from, by their name. */
export type Codebook = ReadonlyMap<string, readonly Coded[]>

/** What the words of a workbook come from: a catalogue by key, and what the dimensions of tables offer. */
export type Wording = {
  readonly words: (key: string) => Text
  readonly offered: (dimension: Dimension) => readonly Coded[]
  readonly total: Text
}

/** The name of the list a dimension of a table takes its codes from. */
export const listOf = ({ code }: Pick<Question, "code">, dimension: Dimension): string =>
  dimension.list === "own" ? `${code}.${dimension.code}` : dimension.list

/** The name of the list a choice is made from. */
export const choiceList = ({ code }: Pick<Question, "code">): string => `${code}.options`

/** The lists of a form. Every dimension has `total` besides. */
export function codebookOf({ questions }: Form, { words, offered, total }: Wording): Codebook {
  const said = (codes: readonly string[]): Coded[] => codes.map((code) => ({ code, label: words(code) }))
  const own = languages.map((code): Coded => ({ code, label: words(`language-${code}`) }))
  const book = new Map<string, readonly Coded[]>([
    ["compliance", said(compliances)],
    ["assistance", said(assistances)],
    ["law-standing", said(lawStandings)],
    ["missing", said(missingKinds)],
    ["mark", said(["yes"])],
    ["language", own],
  ])
  for (const question of questions) {
    if (question.options.length > 0) book.set(choiceList(question), question.options satisfies Offered)
    for (const dimension of question.dimensions)
      book.set(listOf(question, dimension), [{ code: "total", label: total }, ...offered(dimension)])
  }
  return book
}

/** The words of a list's codes in a language, each once: where two would be the same, the code stands behind. */
export function shownWords(list: readonly Coded[], language: Language): ReadonlyMap<string, string> {
  const said = list.map(({ code, label }) => [code, inLanguage(label, language).text || code] as const)
  const times = new Map<string, number>()
  for (const [, word] of said) times.set(fold(word), (times.get(fold(word)) ?? 0) + 1)
  return new Map(said.map(([code, word]) => [code, times.get(fold(word)) === 1 ? word : `${word} [${code}]`]))
}

/** Says which code a word means without any guessing: the code itself, or its words in any of the six languages, in whatever case. */
export type Known = (word: string) => string | undefined

export function knownWords(list: readonly Coded[]): Known {
  const codes = new Map<string, string | null>()
  const add = (word: string, code: string) => {
    const key = fold(word)
    const there = codes.get(key)
    // A word that means two codes means none.
    codes.set(key, there === undefined || there === code ? code : null)
  }
  for (const { code, label } of list) for (const words of Object.values(label)) add(words, code)
  for (const language of languages) for (const [code, word] of shownWords(list, language)) add(word, code)
  for (const { code } of list) codes.set(fold(code), code)
  return (word) => codes.get(fold(word)) ?? undefined
}
