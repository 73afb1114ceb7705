import { bankRoutes } from "#modules/calls/routes/bank.ts"
import { boardRoutes } from "#modules/calls/routes/board.ts"
import { callRoutes as ownRoutes } from "#modules/calls/routes/calls.ts"
import { formRoutes } from "#modules/calls/routes/forms.ts"
import { templateRoutes } from "#modules/calls/routes/templates.ts"
import type { Service } from "#platform/http/service.ts"

/** Serves the bank of questions, the calls, their boards and their forms. */
export function callRoutes(service: Service): void {
  bankRoutes(service)
  ownRoutes(service)
  boardRoutes(service)
  templateRoutes(service)
  formRoutes(service)
}
