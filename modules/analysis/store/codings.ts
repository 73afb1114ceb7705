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

/** Whether a code may stand in a column: it is of the column's list. A column without a list takes what it is given. */
export function codesWith(states: readonly State[]): (column: CodedBy, code: string) => boolean {
  const lists = listsOf(states)
  return (column, code) => {
    const key = keyOf(column)
    return key === undefined ? column.list === null : lists(key).has(code)
  }
}
