import type { Cube } from "#modules/analysis/cube.ts"
import type { FigureDimension, Figures, FigureSet } from "#modules/analysis/figure-contract.ts"
import { listToldOf, type NamesOf } from "#modules/analysis/naming.ts"
import type { IndexedCube } from "#modules/analysis/indexed-cube.ts"
import { figuresOf, placesOf, type Wanted } from "#modules/analysis/slice.ts"
import type { Column } from "#modules/analysis/snapshot.ts"

type Columns = readonly Pick<Column, "name" | "role" | "listVersion">[]

/** The dimensions of a cube as they are told, with the words for their codes. */
export function dimensionsOf(
  cube: Pick<Cube, "dimensions" | "by">,
  namesOf: NamesOf,
  columns: Columns,
): FigureDimension[] {
  return cube.dimensions.map((dimension) => toldDimension(dimension, placesOf(cube, dimension), namesOf, columns))
}

/** The figures that are wanted, told: what is spread with its codes, and where the other dimensions stand. */
export function toldFigures(
  { id, digest, dimensions }: Pick<FigureSet, "id" | "digest" | "dimensions">,
  cube: IndexedCube,
  namesOf: NamesOf,
  wanted: Wanted,
): Figures {
  return { ...toldHead({ id, digest, dimensions }, cube, namesOf, wanted), figures: [...figuresOf(cube, wanted)] }
}

/** What figures are told with, without the figures. */
export function toldHead(
  { id, digest, dimensions }: Pick<FigureSet, "id" | "digest" | "dimensions">,
  cube: IndexedCube,
  namesOf: NamesOf,
  { spread, held }: Wanted,
): Omit<Figures, "figures"> {
  const roles = new Map(dimensions.map(({ name, role }) => [name, role]))
  const told = (place: number, codes: readonly number[]): FigureDimension[] => {
    const dimension = cube.dimensions[place]
    if (!dimension) return []
    const role = roles.get(dimension.name) ?? "other"
    return [{ ...toldDimension(dimension, codes, namesOf, []), role }]
  }
  return {
    release: id,
    // Whoever reads figures reads those of this digest.
    digest: digest ?? "",
    dimensions: spread.flatMap(({ dimension, codes }) => told(dimension, codes)),
    held: held.flatMap(({ dimension, code }) =>
      told(dimension, [code]).flatMap(({ name, codes }) => codes.map((each) => ({ name, code: each }))),
    ),
  }
}

function toldDimension(
  dimension: Cube["dimensions"][number],
  places: readonly number[],
  namesOf: NamesOf,
  columns: Columns,
): FigureDimension {
  const { name, codes, parents, codedBy } = dimension
  const here = new Map(places.map((place, at) => [place, at]))
  // The nearest of what a code is part of that is told too.
  const parentOf = (place: number): number => {
    for (let above = parents[place] ?? -1; above >= 0; above = parents[above] ?? -1) {
      const found = here.get(above)
      if (found !== undefined) return found
    }
    return -1
  }
  return {
    name,
    codedBy: listToldOf(codedBy ?? listOf(name, columns), codes),
    role: roleOf(name, columns),
    codes: places.map((place) => {
      const code = codes[place] ?? ""
      return { code, names: namesOf(dimension, code), parent: parentOf(place) }
    }),
  }
}

/** The list a column was coded by, with its version, where the gate had no need of it: States and citizenships. */
const listOf = (name: string, columns: Columns): string | null =>
  columns.find((each) => each.name === name)?.listVersion ?? null

function roleOf(name: string, columns: Columns): FigureDimension["role"] {
  const role = columns.find((column) => column.name === name)?.role
  if (name === "area" || role === "area") return "area"
  if (name === "year" || role === "time") return "time"
  return name === "citizenship" || name === "repatriation" ? "place" : "other"
}
