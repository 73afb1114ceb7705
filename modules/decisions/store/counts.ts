import { rows, type Database } from "#platform/database/sql.ts"
import { z } from "zod"

const kept = new Map<string, unknown>()
const most = 2000

/**
 * Answers with what was counted before, as long as nothing changed since.
 *
 * Every change of documents or mandates gives the pulse another value, never
 * used before, in the same transaction; so what is remembered under it is
 * exact, and a page of the register need not count a hundred thousand rows.
 * Who has read the pulse already, with the rows it stands for, hands it on.
 */
export async function remembered<T>(db: Database, what: string, count: () => Promise<T>, beat?: string): Promise<T> {
  const key = `${beat ?? (await beatOf(db))} ${what}`
  if (kept.has(key)) return kept.get(key) as T // Put there by the same question.
  const value = await count()
  if (kept.size >= most) kept.delete(kept.keys().next().value ?? "")
  kept.set(key, value)
  return value
}

async function beatOf(db: Database): Promise<string> {
  const [pulse] = await rows(db, z.object({ beat: z.string() }))`select beat from decisions.pulse`
  return pulse?.beat ?? ""
}
