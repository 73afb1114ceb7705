import type { Values } from "#apps/cli/command.ts"
import { whole } from "#apps/cli/data/bytes.ts"
import { namesIn } from "#apps/cli/data/option.ts"
import { rowsOf } from "#apps/cli/data/rows.ts"
import { exits, Stop } from "#apps/cli/exit.ts"
import { overlapsOf } from "#modules/analysis/methods/overlaps.ts"
import type { CaptureTable, CovariateTable } from "@palermo/statistics"

/** Reads a table of overlaps of lists; ends the command where it is none, and says where. */
export async function overlapsIn(
  file: string,
  values: Values,
): Promise<{ readonly table: CaptureTable; readonly covariates: CovariateTable | undefined }> {
  const asked = namesIn(values, "covariates")
  const { trend } = values
  const read = overlapsOf(rowsOf(await whole(file), file), {
    ...(asked.length > 0 ? { covariates: asked } : {}),
    ...(typeof trend === "string" ? { trend } : {}),
  })
  if (read.ok) return read
  const { code, line, what } = read.flaw
  throw new Stop(exits.refused, code, { file, line, what })
}
