/** Writes docs/rights.md; a test fails while it differs from what is enforced. */
import { platform } from "#apps/server/platform.ts"
import { rightsPage } from "#apps/server/rights-page.ts"
import { unserved } from "#apps/server/unserved.ts"
import { writeFileSync } from "node:fs"

writeFileSync("docs/rights.md", rightsPage(platform(unserved, "pglite").served))
