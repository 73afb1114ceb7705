import type { Corrected } from "#modules/analysis/correction.ts"
import type { cautions } from "#modules/analysis/figure-contract.ts"
import type { Proved, Release } from "#modules/analysis/release.ts"

type Caution = (typeof cautions)[number]

/**
 * What must be said beside the figures of a release: who is detected is not who there is; what is withheld; that who did
 * not report is not nobody; that a sum over States is one over those who reported; and that codes told of few are not named.
 */
export function cautionsOf({
  unit,
  by,
  tables,
  proved,
  unnamed,
  corrected,
}: Pick<Release, "by" | "tables"> & {
  readonly unit: string
  readonly proved: Proved | null
  /** The columns of which some codes are not named. */
  readonly unnamed: readonly string[]
  readonly corrected: Corrected | null
}): Caution[] {
  const holds: Readonly<Record<Caution, boolean>> = {
    "detected-is-not-prevalence": unit !== "reporting-entity",
    withheld: proved === null || proved.withheld > 0,
    "not-reported": by.length > 0,
    "sum-of-those-who-reported": !by.includes("area") && tables.some((table) => table.includes("area")),
    "codes-not-named": unnamed.length > 0,
    corrected: corrected !== null,
  }
  return (Object.keys(holds) as Caution[]).filter((caution) => holds[caution]) // By the record above.
}
