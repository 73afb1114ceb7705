import type { Database } from "#platform/database/sql.ts"
import { findNomination, type Kept } from "#platform/identity/nomination/store.ts"
import type { Value } from "#platform/ledger/line.ts"
import { changesOf, tell } from "#platform/ledger/changes.ts"

/** What a line tells of a nomination. Title and letter are as good as a name: of them only that they changed. */
const hidden = ["title", "basis"]
const fields = ["role", "party", "process", "name", "title", "email", "language", "basis", "since", "until"] as const

const saidOf = (kept: Kept | undefined): Record<string, Value> =>
  kept
    ? {
        ...Object.fromEntries(fields.map((field) => [field, kept[field]])),
        ...{ letter: kept.letter.id, replaces: kept.replaces, status: kept.status, person: kept.person },
      }
    : {}

/** Tells the ledger what an act made of a nomination, and on what else it was done: `person:…`, `appointment:…`. */
export async function tellNomination(
  db: Database,
  id: string,
  before: Kept | undefined,
  others: readonly string[] = [],
): Promise<void> {
  const was = saidOf(before)
  const is = Object.entries(saidOf(await findNomination(db, id)))
  // Of what is new, what was left open is nothing that changed.
  const after = Object.fromEntries(before ? is : is.filter(([, value]) => value !== null))
  tell(db, { subjects: [`nomination:${id}`, ...others], changes: changesOf(was, after, hidden) })
}
