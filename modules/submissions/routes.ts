import { answerRoutes } from "#modules/submissions/routes/answers.ts"
import { followingRoutes } from "#modules/submissions/routes/following.ts"
import { submittingRoutes } from "#modules/submissions/routes/submitting.ts"
import { togetherRoutes } from "#modules/submissions/routes/together.ts"
import { workbookRoutes } from "#modules/submissions/routes/workbook.ts"
import { writingRoutes } from "#modules/submissions/routes/writing.ts"
import type { Few } from "#modules/submissions/small-count.ts"
import type { Service } from "#platform/http/service.ts"

/** Serves the forms that are answered, those who answer them together, and the store of what was answered. `few` is below how many a count tells of few people. */
export function submissionRoutes(service: Service, few: Few): void {
  submittingRoutes(service, few)
  writingRoutes(service)
  togetherRoutes(service)
  followingRoutes(service)
  answerRoutes(service)
  workbookRoutes(service)
}
