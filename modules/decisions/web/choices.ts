import {
  dateKinds,
  forces,
  functionCodes,
  mandateKinds,
  mandateStatuses,
  themes,
  verbClasses,
} from "#modules/decisions/mandate-kinds.ts"
import { targets } from "#modules/directory/actor-kinds.ts"
import type { Choice } from "#platform/web/kit/Field.tsx"
import type { Words } from "#platform/web/words.tsx"

const lists = {
  kind: mandateKinds,
  class: verbClasses,
  status: mandateStatuses,
  target: targets,
  "date-kind": dateKinds,
  theme: themes,
  function: functionCodes,
} as const

/** What a field of a mandate may say, each value under its name in the reader's language. */
export const choicesOf = (say: Words, list: keyof typeof lists): Choice[] =>
  lists[list].map((value) => ({ value, name: say(`decisions.${list}.${value}`) }))

/** The force a verb of this class is suggested to have. */
export const forceOf = (verbClass: string): number | undefined =>
  new Map<string, number>(Object.entries(forces)).get(verbClass)
