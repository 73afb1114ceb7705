import type { Service } from "#platform/http/service.ts"
import { quotationRoutes } from "#modules/reports/routes/quotations.ts"
import { readingRoutes } from "#modules/reports/routes/reading.ts"
import { writingRoutes } from "#modules/reports/routes/writing.ts"

/** Serves the reports: how they are read, written, compiled, shown, issued, and how those who are quoted answer. */
export function reportRoutes(service: Service): void {
  readingRoutes(service)
  writingRoutes(service)
  quotationRoutes(service)
}
