import type { Population } from "#modules/analysis/sdmx/flow.ts"
import { onlyChoosesWhere } from "#modules/analysis/release.ts"
import { openFigures } from "#modules/analysis/store/figures.ts"
import { rows, type Database } from "#platform/database/sql.ts"
import { z } from "zod"

/** The code of the dataset of the Secretariat that holds how many persons live in a State in a year. */
const populationCode = "population"

/**
 * How many persons live where: figures like all others, that the Secretariat let out of its dataset `population`, by area
 * and year; of several releases the latest. Nothing where none is out for whoever asks; then no rates are told.
 */
export async function populationIn(db: Database): Promise<Population | undefined> {
  // A State speaks for no other: denominators are the Secretariat's.
  const [latest] = await rows(db, z.object({ code: z.string() }))`
    select r.code from analysis.shared_release r
     where r.dataset_code = ${populationCode} and r.party is null and r.status = 'released'
     order by r.released desc, r.id limit 1`
  const opened = latest && (await openFigures(db, latest.code))
  // Some of those who live there are no denominator.
  if (!opened?.set.filters.every(onlyChoosesWhere)) return undefined
  const { cube, m49Of } = opened
  const at = (name: string) => cube.dimensions.findIndex((dimension) => dimension.name === name)
  const [area, year] = [at("area"), at("year")]
  if (area < 0 || year < 0) return undefined
  const places = new Int32Array(cube.dimensions.length)
  const areas = new Map(cube.dimensions[area]?.codes.map((code, place) => [Number(m49Of(code)), place]))
  const years = new Map(cube.dimensions[year]?.codes.map((code, place) => [code, place]))
  return {
    digest: opened.set.digest,
    of(m49, when) {
      const [here, then] = [areas.get(Number(m49)), years.get(when)]
      if (here === undefined || then === undefined) return undefined
      places[area] = here
      places[year] = then
      const people = cube.tell(places)
      return people > 0 ? people : undefined
    },
  }
}
