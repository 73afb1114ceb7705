import type { Database } from "#platform/database/sql.ts"
import type { Change, Changes, Value } from "#platform/ledger/line.ts"

/** What a line is to tell besides the act and its address: on what it was done, as `noun:id`, and what changed. */
export type Told = { readonly subjects?: readonly string[]; readonly changes?: Changes }

/** A field that holds what tells who somebody is. It never enters the ledger: only that it changed does. */
const personal = new Set(["name", "names", "email", "address", "phone", "letter"])

const telling = new WeakMap<Database, Told>()

/**
 * Has the line of the act in hand tell on what it was done and what it changed;
 * what is said more than once adds up. Subjects that are told stand in the place
 * of the one that follows from the address.
 */
export function tell(db: Database, { subjects = [], changes = {} }: Told): void {
  const before = telling.get(db)
  telling.set(db, {
    subjects: [...new Set([...(before?.subjects ?? []), ...subjects])],
    changes: { ...before?.changes, ...changes },
  })
}

/** What was told of the act in this transaction, which is then forgotten: the next line tells of another. */
export function toldOf(db: Database): Told {
  const told = telling.get(db) ?? {}
  telling.delete(db)
  return told
}

/** The fields in which two states of one thing differ, each with its before and after; personal ones without. */
export function changesOf(
  before: Readonly<Record<string, Value>>,
  after: Readonly<Record<string, Value>>,
  hidden: readonly string[] = [],
): Changes {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
  const changed = fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
  const change = (field: string): Change =>
    personal.has(field) || hidden.includes(field) || holdsAddress(before[field]) || holdsAddress(after[field])
      ? "personal"
      : // A field that was not there held nothing.
        ({ before: before[field] ?? null, after: after[field] ?? null } as Change)
  return Object.fromEntries(changed.map((field) => [field, change(field)]))
}

// Somebody's address may stand in the midst of a text; the database refuses a line that holds one.
const holdsAddress = (value: Value | undefined): boolean =>
  /[^\s"@]@[^\s"@]+\.[^\s"@.]/.test(JSON.stringify(value) ?? "")

/** What addresses call the thing they lead to. What the platform tells of its own work is no address. */
const names = ["id", "slug", "code", "number"]

/** On what an act was done, as its address tells: the noun of the act, and what the address calls it. */
export function subjectOf(act: string, params: string): string[] {
  const told = (JSON.parse(params) ?? {}) as Record<string, unknown>
  const named = names.map((name) => told[name]).find((each) => each !== undefined)
  const id = typeof named === "number" ? String(named) : named
  return typeof id === "string" && /^\S{1,255}$/.test(id) ? [`${act.split(".")[0]}:${id}`] : []
}
