import { analysisRecords } from "#modules/analysis/door.ts"
import { callRecords } from "#modules/calls/door.ts"
import { decisionRecords } from "#modules/decisions/door.ts"
import { isActor } from "#modules/directory/door.ts"
import { reportRecords } from "#modules/reports/door.ts"
import { submissionRecords } from "#modules/submissions/door.ts"
import { treatyRecords } from "#modules/treaties/door.ts"
import type { Records } from "#platform/identity/records.ts"

/** How identity learns of the records of every module. */
export const records: Records = {
  ...decisionRecords,
  ...treatyRecords,
  ...callRecords,
  ...submissionRecords,
  ...analysisRecords,
  ...reportRecords,
  actor: isActor,
}
