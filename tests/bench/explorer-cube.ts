import type { Cube } from "#modules/analysis/cube.ts"
import { starterActors } from "#modules/directory/door.ts"
import { dimension } from "#tests/releasing.ts"

const years = Array.from({ length: 20 }, (_, nth) => String(2001 + nth))
const ages = ["0-8", "9-14", "15-17", "18-24", "25-34", "35-49", "50-64", "65"]
const forms = [
  "sexual-exploitation",
  "labour-exploitation",
  "forced-criminality",
  "organ-removal",
  "begging",
  "forced-marriage",
  "mixed-forms",
  "other",
]

const areas = 108

/** The codes of so many States of the directory, as the lists have them. */
async function states(many: number): Promise<string[]> {
  const codes = (await starterActors()).filter(({ kind }) => kind === "member-state").map(({ code }) => code)
  return codes.toSorted().slice(0, many)
}

/**
 * An invented release of more than a million cells on real States: 108 of them by twenty years, crossed with sex, age and
 * form of exploitation, and with sex and the citizenship of people from 190 States. A third of the first crossing and three
 * fifths of the second is nobody; a seventh is withheld, and two States reported nothing for some years.
 */
export async function explorerCube(): Promise<Cube> {
  const all = await states(190)
  const dimensions = [
    dimension("area", all.slice(0, areas)),
    dimension("year", years),
    dimension("sex", ["female", "male", "unknown"]),
    dimension("age", ages),
    dimension("form", forms),
    dimension("citizenship", all),
  ]
  const places: number[] = []
  const values: number[] = []
  const withheld: number[] = []
  const add = (...at: readonly number[]) => {
    const [area = 0, year = 0, ...inner] = at
    const mixed = inner.reduce((sum, place, nth) => sum + place * (nth * 7 + 3), area * 5 + year)
    const isSum = inner.every((place) => place === 0)
    const isSmall = !isSum && mixed % 7 === 0
    places.push(...at)
    values.push(isSmall ? 0 : ((area * 31 + year * 17 + mixed * 13) % 900) + 10 + (isSum ? 4000 : 0))
    withheld.push(isSmall ? 1 : 0)
  }
  for (let area = 1; area <= areas; area += 1)
    for (let year = 1; year <= 20; year += 1) {
      if (area < 3 && year < 5) continue
      for (let sex = 0; sex <= 3; sex += 1) {
        for (let age = 0; age <= ages.length; age += 1)
          for (let form = 0; form <= forms.length; form += 1)
            if ((area + year + sex + age + form) % 3 > 0 || age * form === 0) add(area, year, sex, age, form, 0)
        for (let from = 1; from <= all.length; from += 1)
          if ((area * 3 + year + sex + from) % 5 < 2) add(area, year, sex, 0, 0, from)
      }
    }
  return {
    dimensions,
    by: ["area", "year"],
    tables: [
      ["sex", "age", "form"],
      ["sex", "citizenship"],
    ],
    places: Int32Array.from(places),
    values: Float64Array.from(values),
    withheld: Uint8Array.from(withheld),
  }
}
