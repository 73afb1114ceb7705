import { ReleaseReport } from "#modules/analysis/gate/report.ts"
import { endpoint } from "#platform/kernel/endpoint.ts"
import { id } from "#platform/kernel/id.ts"
import { z } from "zod"

/** Reads what was withheld of a release and why, and what accuracy remains: to everybody who may see its figures. */
export const readReleaseReport = endpoint({
  act: "release.read-report",
  method: "get",
  path: "/releases/{id}/report",
  summary: "Read what was withheld of a release, and why",
  params: z.object({ id: id("release") }),
  output: ReleaseReport,
  refusals: { "release-not-found": 404, "release-not-protected": 409 },
})
