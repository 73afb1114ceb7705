import { Mandate } from "#modules/decisions/mandate.ts"
import {
  Progress,
  Reporting,
  type ReportRefusal,
  type UndoProgressRefusal,
} from "#modules/decisions/progress/progress.ts"
import { endpoint, type RefusalStatus } from "#platform/kernel/endpoint.ts"
import { z } from "zod"

/** Reports that a mandate is in hand, reported upon, done or ended, with what shows it. */
export const reportProgress = endpoint({
  act: "progress.report",
  method: "post",
  path: "/mandates/{id}/progress",
  summary: "Report how it stands with a mandate",
  params: Mandate.pick({ id: true }),
  body: Reporting,
  output: Progress,
  refusals: {
    "mandate-not-found": 404,
    "progress-without-evidence": 422,
    "progress-in-the-future": 422,
  } satisfies Record<ReportRefusal | "mandate-not-found", RefusalStatus>,
})

/** Lists what was reported of a mandate, latest first. The public sees none of it. */
export const listProgress = endpoint({
  act: "progress.list",
  method: "get",
  path: "/mandates/{id}/progress",
  summary: "List what was reported of a mandate",
  params: Mandate.pick({ id: true }),
  output: z.object({ items: z.array(Progress) }),
  refusals: {},
})

/** Takes back what was last reported of a mandate. */
export const undoProgress = endpoint({
  act: "progress.undo",
  method: "post",
  path: "/progress/{id}/undo",
  summary: "Undo what was reported of a mandate",
  params: Progress.pick({ id: true }),
  output: Progress,
  refusals: { "progress-not-found": 404, "progress-undone": 409, "progress-not-latest": 409 } satisfies Record<
    UndoProgressRefusal | "progress-not-found",
    RefusalStatus
  >,
})
