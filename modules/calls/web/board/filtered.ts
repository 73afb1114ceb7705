import type { BoardRow } from "#modules/calls/contract.ts"
import { inLanguage, type Language } from "#platform/kernel/language.ts"
import type { Search } from "#platform/web/address.tsx"
import type { z } from "zod"

/** Where one addressee stands. */
export type Row = z.output<typeof BoardRow>

/** What an addressee may be waiting for, or lack. */
export const flags = ["asks-time", "needs-help", "unclear", "not-reached", "late"] as const
type Flag = (typeof flags)[number]

const raised: Readonly<Record<Flag, (row: Row) => boolean>> = {
  "asks-time": ({ extensionAsked, extended }) => extensionAsked !== null && extensionAsked !== extended,
  "needs-help": ({ needsHelp }) => needsHelp,
  unclear: ({ unclear }) => unclear > 0,
  "not-reached": ({ reached }) => !reached,
  late: ({ submitted, due }) => submitted !== null && submitted.slice(0, 10) > due,
}

/** The flags that are up for an addressee. */
export const flagsOf = (row: Row): Flag[] => flags.filter((each) => raised[each](row))

/** The rows the address leaves, in its order: by name, by where they stand, or by their day. */
export function filtered(rows: readonly Row[], search: Search, language: Language): Row[] {
  const { standing, form, flag, words, sort } = search
  const wanted = flags.find((each) => each === flag)
  const name = (row: Row) => inLanguage(row.names, language).text
  const looked = words?.trim().toLocaleLowerCase(language) ?? ""
  const left = rows.filter(
    (row) =>
      (!standing || row.standing === standing) &&
      (!form || row.form === form) &&
      (!wanted || raised[wanted](row)) &&
      (looked === "" || name(row).toLocaleLowerCase(language).includes(looked)),
  )
  const key = (row: Row) => (sort === "standing" ? row.standing : sort === "due" ? row.due : "")
  return left.sort((one, other) => key(one).localeCompare(key(other)) || name(one).localeCompare(name(other), language))
}
