import { Snapshot } from "#modules/reports/snapshot.ts"
import { rows, type Database } from "#platform/database/sql.ts"
import { z } from "zod"

/** The snapshot a report was compiled to last, as far as the reader may see it. */
export async function snapshotOf(
  db: Database,
  report: string,
): Promise<{ snapshot: Snapshot; digest: string } | undefined> {
  const [found] = await rows(db, z.object({ content: z.string(), digest: z.string() }))`
    select s.content, s.digest from reports.snapshot s join reports.report r on r.snapshot = s.id where r.id = ${report}`
  return found && { snapshot: Snapshot.parse(JSON.parse(found.content)), digest: found.digest }
}
