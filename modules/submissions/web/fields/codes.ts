import { beyondStates } from "#modules/calls/lists.ts"
import type { Dimension } from "#modules/calls/question.ts"
import { regionalGroups } from "#modules/directory/actor-kinds.ts"
import { inLanguage, type Language } from "#platform/kernel/language.ts"
import type { Text } from "#platform/kernel/text.ts"
import type { Words } from "#platform/web/words.tsx"
import { codeLists } from "@palermo/statistics"

/** States by the three letters of ISO 3166, with their names. */
export type States = ReadonlyMap<string, Text>

/** A code of a dimension, and what it is part of, where it is one of the finer ones. */
export type ListedCode = { readonly code: string; readonly within?: string | undefined }

/** The codes of a dimension in their order: broad ones first, each followed by its parts. */
export function codesFor(
  { list, options }: Pick<Dimension, "list" | "options">,
  states: States,
): readonly ListedCode[] {
  if (list === "own") return options.map(({ code }) => ({ code }))
  if (list === "region") return regionalGroups.map((code) => ({ code }))
  if (list === "citizenship")
    return [...[...states.keys()].map((code) => ({ code })), ...beyondStates.map((code) => ({ code }))]
  const codes: readonly ListedCode[] = codeLists[list].codes
  const broad = codes.filter(({ within }) => within === undefined)
  return broad.flatMap((each) => [each, ...codes.filter(({ within }) => within === each.code)])
}

/** What a code of a dimension is called. */
export function codeName(
  say: Words,
  language: Language,
  { list, options }: Pick<Dimension, "list" | "options">,
  code: string,
  states: States,
): string {
  if (code === "total") return say("calls.code.total")
  const own = options.find((each) => each.code === code)
  if (own) return inLanguage(own.label, language).text
  const state = list === "citizenship" ? states.get(code) : undefined
  if (state) return inLanguage(state, language).text
  try {
    return say(`calls.code.${list}.${code}`)
  } catch {
    // A State the directory does not have, or a code of a later edition.
    return code
  }
}
