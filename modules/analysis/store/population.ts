import type { Population } from "#modules/analysis/sdmx/flow.ts"
import { valueAt } from "#modules/analysis/slice.ts"
import { openFigures } from "#modules/analysis/store/figures.ts"
import type { Database } from "#platform/database/sql.ts"

/** The code of the release whose figures are how many persons live in a State in a year. */
export const populationCode = "population"

/**
 * How many persons live where: figures like all others, that the Secretariat let out under the code `population`, by area
 * and year. Nothing where no such release is out for whoever asks; then no rates are told.
 */
export async function populationIn(db: Database): Promise<Population | undefined> {
  const opened = await openFigures(db, populationCode)
  // A State speaks for no other: denominators are the Secretariat's.
  if (!opened || opened.set.party !== null) return undefined
  const { cube, m49Of } = opened
  const at = (name: string) => cube.dimensions.findIndex((dimension) => dimension.name === name)
  const [area, year] = [at("area"), at("year")]
  if (area < 0 || year < 0) return undefined
  const places = new Int32Array(cube.dimensions.length)
  const areas = new Map(cube.dimensions[area]?.codes.map((code, place) => [Number(m49Of(code)), place]))
  const years = new Map(cube.dimensions[year]?.codes.map((code, place) => [code, place]))
  return (m49, when) => {
    const [here, then] = [areas.get(Number(m49)), years.get(when)]
    if (here === undefined || then === undefined) return undefined
    places[area] = here
    places[year] = then
    const people = valueAt(cube, places)
    return Number.isFinite(people) && people > 0 ? people : undefined
  }
}
