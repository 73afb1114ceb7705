import { dueFor, type Call } from "#modules/calls/call.ts"
import type { BoardRow } from "#modules/calls/contract.ts"
import { addresseesOf, reachedParties } from "#modules/calls/store/addressees.ts"
import { actorsByCode } from "#modules/directory/door.ts"
import type { Database } from "#platform/database/sql.ts"
import type { FileColumn } from "#platform/kernel/csv.ts"
import { inLanguage, type Language } from "#platform/kernel/language.ts"

/** Who stands where with a call, a row for each addressee, in the order of their codes. */
export async function boardOf(db: Database, call: Call): Promise<BoardRow[]> {
  const actors = await actorsByCode(db)
  const reached = await reachedParties(db)
  return (await addresseesOf(db, call.id)).map(({ asksUntil, ...each }) => ({
    ...each,
    names: actors.get(each.party)?.names ?? {},
    iso3: actors.get(each.party)?.iso3 ?? null,
    reached: reached.has(each.party),
    due: dueFor(call, each.extended),
    extensionAsked: asksUntil,
  }))
}

/** The columns of an exported board, under codes that stay the same in every language and release. */
export const boardColumns = (call: Call, language: Language): readonly FileColumn<BoardRow>[] => [
  ["call", () => call.id],
  ["addressee", ({ party }) => party],
  ["iso3", ({ iso3 }) => iso3],
  ["name", ({ names, party }) => inLanguage(names, language).text || party],
  ["form", ({ form }) => form],
  ["reached", ({ reached }) => (reached ? "yes" : "no")],
  ["standing", ({ standing }) => standing],
  ["due", ({ due }) => due],
  ["extension_asked", ({ extensionAsked }) => extensionAsked],
  ["extended", ({ extended }) => extended],
  ["needs_help", ({ needsHelp }) => (needsHelp ? "yes" : "no")],
  ["submitted", ({ submitted }) => submitted],
  ["reminded", ({ reminded }) => reminded],
  ["unclear", ({ unclear }) => unclear],
]
