import type { readThread } from "#modules/reports/thread.ts"
import { rows, type Database } from "#platform/database/sql.ts"
import { z } from "zod"

const Counted = z.object({ calls: z.int(), answers: z.int(), figures: z.int(), reportLines: z.int() })

/** How many calls, answers that hold, releases of figures that are out and lines of reports the reader may see. */
export async function countThread(db: Database): Promise<z.infer<typeof readThread.output>> {
  const [counted] = await rows(db, Counted)`
    select (select count(*) from calls.shared_call)::int as calls,
           (select count(distinct (party, question, period, nth)) from submissions.shared_answer
             where submitted is not null and withdrawn is null)::int as answers,
           (select count(*) from analysis.shared_release where status = 'released')::int as figures,
           (select count(distinct (r.id, s.block, s.part)) from reports.report r
              join (select snapshot, block, part from reports.source
                    union all select snapshot, block, part from reports.figure_source) s on s.snapshot = r.snapshot)::int as "reportLines"`
  if (!counted) throw new Error("counting answers")
  return counted
}
