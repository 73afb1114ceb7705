import { readReleaseReport } from "#modules/analysis/gate-contract.ts"
import { releaseReport } from "#modules/analysis/gate/report.ts"
import { decodeCube } from "#modules/analysis/store/cubes.ts"
import { figuresOf, findRelease, heldAgainst } from "#modules/analysis/store/releases.ts"
import type { Service } from "#platform/http/service.ts"
import { allow, refuse } from "#platform/kernel/result.ts"

/** Serves the report of a release: counted on its figures as they left, and on nothing else. */
export function reportRoutes({ serve }: Service): void {
  serve(readReleaseReport, async ({ db }, { params }) => {
    const release = await findRelease(db, params.id)
    if (!release) return refuse("release-not-found")
    const figures = await figuresOf(db, release.id)
    const against = await heldAgainst(db, release.id)
    if (!figures || !release.proved || !against) return refuse("release-not-protected")
    const earlier = []
    for (const id of against) {
      const found = await findRelease(db, id)
      if (found) earlier.push({ code: found.code, title: found.title })
    }
    return allow(releaseReport(release, decodeCube(figures.bytes), release.proved, earlier))
  })
}
