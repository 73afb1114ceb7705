import type { OwnCodes } from "#modules/analysis/gate/unnamed.ts"
import { isKnownValue } from "#modules/analysis/intake/known-word.ts"
import { indicatorCodes } from "#modules/analysis/intake/layouts/glotip.ts"
import { listsOf, type ListKey } from "#modules/analysis/intake/list.ts"
import { placeList, type State } from "#modules/analysis/intake/places.ts"
import type { Column } from "#modules/analysis/snapshot.ts"
import { codeLists, type Codings } from "@palermo/statistics"

type CodedBy = Pick<Column, "name" | "role" | "list">

const keyOf = ({ role, list }: CodedBy): ListKey | undefined => {
  if (list === null) return undefined
  if (list === placeList.list) return role === "area" ? "place" : "citizenship"
  // Only keys are compared, so what is found is one.
  return Object.hasOwn(codeLists, list) ? (list as keyof typeof codeLists) : undefined
}

/** How the codes of columns hang together: what the list of each says is part of what. */
export const codingsOf = (columns: readonly CodedBy[]): Codings =>
  Object.fromEntries(
    columns.flatMap((column) => {
      const key = keyOf(column)
      return key === undefined || key === "place" || key === "citizenship"
        ? []
        : [[column.name, { list: codeLists[key] }]]
    }),
  )

/** What flags say, and what the published table of the Global Report counts: schemes say so, though they are no lists. */
const ofSchemes = new Set(["yes", "no", ...indicatorCodes])

/**
 * The columns whose codes are the file's own, years aside; of which those are everybody's that are words of shared lists, what
 * countries are called, or said by a scheme.
 */
export const ownCodesOf = (columns: readonly CodedBy[]): OwnCodes => ({
  columns: new Set(columns.flatMap(({ name, role, list }) => (list === null && role !== "time" ? [name] : []))),
  isShared: (code) => ofSchemes.has(code) || isKnownValue(code),
})

/** Whether a code may stand in a column: it is of the column's list. A column without a list takes what it is given. */
export function codesWith(states: readonly State[]): (column: CodedBy, code: string) => boolean {
  const lists = listsOf(states)
  return (column, code) => {
    const key = keyOf(column)
    return key === undefined ? column.list === null : lists(key).has(code)
  }
}
