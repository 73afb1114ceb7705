import type { listFigureSets } from "#modules/analysis/figure-contract.ts"
import type { z } from "zod"

/** What the register of figures answers. */
export type FigureSets = z.output<(typeof listFigureSets)["output"]>

/** The promises of released figures, fetched with the first question. */
export const contract = () => import("#modules/analysis/figure-contract.ts")
