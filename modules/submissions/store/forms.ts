import type { Call } from "#modules/calls/call.ts"
import { formOf } from "#modules/calls/door.ts"
import type { Form } from "#modules/calls/questionnaire.ts"
import type { Database } from "#platform/database/sql.ts"

// An edition of a call that was opened stands still, so its form is read once; the few that are answered now are kept.
const kept = new Map<string, Form>()
const most = 20

/** The form of a call in its present edition. */
export async function formNow(db: Database, call: Call): Promise<Form> {
  const key = `${call.id} ${call.edition}`
  const known = kept.get(key)
  if (known) return known
  const form = await formOf(db, call)
  if (!form) throw new Error("a call that was opened has its form")
  const [oldest] = kept.keys()
  if (kept.size >= most && oldest !== undefined) kept.delete(oldest)
  kept.set(key, form)
  return form
}
