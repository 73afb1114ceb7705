import { datasetRoutes } from "#modules/analysis/routes/datasets.ts"
import { figureRoutes } from "#modules/analysis/routes/figures.ts"
import { releaseRoutes } from "#modules/analysis/routes/releases.ts"
import { reportRoutes } from "#modules/analysis/routes/report.ts"
import { sdmxRoutes } from "#modules/analysis/routes/sdmx.ts"
import { snapshotRoutes } from "#modules/analysis/routes/snapshots.ts"
import type { Least } from "#modules/analysis/release.ts"
import type { Service } from "#platform/http/service.ts"
import type { Keyring } from "#platform/identity/keyring.ts"

/** Serves data inside the wall, and the figures that left it; records are locked by these keys, and no count below these leaves. */
export function analysisRoutes(service: Service, keys: Keyring, least: Least): void {
  datasetRoutes(service, keys, least)
  snapshotRoutes(service, keys)
  releaseRoutes(service, keys, least)
  reportRoutes(service)
  figureRoutes(service)
  sdmxRoutes(service)
}
