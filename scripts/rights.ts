/** Writes docs/rights.md; a test fails while it differs from what is enforced. */
import { platform } from "#apps/server/platform.ts"
import { rightsPage } from "#apps/server/rights-page.ts"
import { writeFileSync } from "node:fs"

const nobody = () => Promise.reject(new Error("printed, not served"))
const world = {
  transaction: nobody,
  identify: nobody,
  permission: () => ({ may: false as const, why: "no-right" as const }),
  clock: () => new Date(0),
}
writeFileSync("docs/rights.md", rightsPage(platform(world, "pglite").served))
