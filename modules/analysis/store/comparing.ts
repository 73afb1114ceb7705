import type { compareRelease, ComparedCell } from "#modules/analysis/contract.ts"
import type { Cube } from "#modules/analysis/cube.ts"
import type { Release } from "#modules/analysis/release.ts"
import { decodeCube } from "#modules/analysis/store/cubes.ts"
import { figuresOf } from "#modules/analysis/store/releases.ts"
import { findSnapshot } from "#modules/analysis/store/snapshots.ts"
import { codedColumns, crossOf, hasAmounts, statedOf } from "#modules/analysis/store/source.ts"
import type { TrueCounts } from "#modules/analysis/store/true-counts.ts"
import type { Database } from "#platform/database/sql.ts"
import type { Keyring } from "#platform/identity/keyring.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"
import { TOTAL, UNKNOWN, upwards } from "@palermo/statistics"
import type { z } from "zod"

type Compared = z.infer<typeof compareRelease.output>
/** So many cells are shown at once. */
const shown = 500

type Asked = {
  readonly withheld: boolean
  readonly from: number
  /** Where what was counted is remembered for the next page. */
  readonly memory?: TrueCounts
}

/** Sets the cells of a protected draft beside the true ones, all or the withheld ones alone; some at a time. */
export async function compare(
  db: Database,
  keys: Keyring,
  release: Release,
  { withheld: onlyWithheld, from, memory }: Asked,
): Promise<Result<Compared, "release-not-protected" | "column-not-found" | "table-too-large">> {
  const figures = await figuresOf(db, release.id)
  const snapshot = await findSnapshot(db, keys, release.snapshot)
  if (!figures || !snapshot || release.proof?.touch !== release.touch) return refuse("release-not-protected")
  const cube = decodeCube(figures.bytes)
  // As it stands, of these data: whatever is changed has it protected, and counted, anew.
  const draft = `${release.id} ${release.touch} ${figures.digest}`
  let truth = memory?.of(draft)
  if (!truth) {
    const known = await truthOf(db, keys, snapshot, release, cube)
    if (!known.ok) return known
    truth = Float64Array.from(cube.values, (_, cell) => known.value.get(placesAt(cube, cell).join()) ?? 0)
    memory?.keep(draft, truth)
  }
  const counts = truth
  const all: number[] = []
  for (let cell = 0; cell < cube.values.length; cell++) if (!onlyWithheld || cube.withheld[cell] === 1) all.push(cell)
  const cells = all.slice(from, from + shown).map((cell): z.infer<typeof ComparedCell> => {
    const places = placesAt(cube, cell)
    const value = counts[cell] ?? 0
    const isWithheld = cube.withheld[cell] === 1
    return {
      codes: Object.fromEntries(cube.dimensions.map(({ name, codes }, at) => [name, codes[places[at] ?? 0] ?? ""])),
      value,
      shown: isWithheld ? null : (cube.values[cell] ?? 0),
      why: isWithheld ? (value < release.k ? "small" : "beside") : "shown",
    }
  })
  return allow({ cells, total: all.length })
}

const placesAt = ({ places, dimensions }: Cube, cell: number): number[] =>
  Array.from(places.subarray(cell * dimensions.length, (cell + 1) * dimensions.length))

/** What is true at the places of a cube: counted, with all that lies under a code; of figures what was stated there at least. */
async function truthOf(
  db: Database,
  keys: Keyring,
  snapshot: NonNullable<Awaited<ReturnType<typeof findSnapshot>>>,
  { by, tables, filters }: Pick<Release, "by" | "tables" | "filters">,
  { dimensions }: Cube,
): Promise<Result<Map<string, number>, "column-not-found" | "table-too-large">> {
  const found = new Map<string, number>()
  const coded = new Set(codedColumns(snapshot).map(({ name }) => name))
  const placeOf = dimensions.map(({ codes }) => new Map(codes.map((code, place) => [code, place])))
  for (const table of tables) {
    const names = [...new Set([...by, ...table])].filter((name) => coded.has(name))
    const counted = new Map<string, number>()
    const put = (codes: readonly string[], value: number, stated: boolean) => {
      const lines = dimensions.map((dimension, at) => {
        const place = codes[names.indexOf(dimension.name)]
        if (place === undefined || place === TOTAL) return [0]
        const own = ownPlace(placeOf[at], place, stated)
        if (own === undefined) return []
        // Over what stands alone nothing is summed; of figures a sum is what was stated.
        return stated || by.includes(dimension.name) ? [own] : upwards(dimension, own)
      })
      for (const places of product(lines)) counted.set(places.join(), (counted.get(places.join()) ?? 0) + value)
    }
    if (hasAmounts(snapshot)) {
      const stated = await statedOf(db, keys, snapshot, names, filters)
      // A count that could not be made is no count of nobody.
      if (!stated.ok) return stated
      for (const { codes, low } of stated.value) put(codes, low, true)
    } else {
      const crossed = await crossOf(db, keys, snapshot, names, filters)
      if (!crossed.ok) return crossed
      const { labels, each } = crossed.value
      each((codes, count) =>
        put(
          Array.from(codes, (code, at) => labels[at]?.[code] ?? ""),
          count,
          false,
        ),
      )
    }
    for (const [key, value] of counted) found.set(key, value)
  }
  return allow(found)
}

/**
 * Where in a cube a code of the data stands: what was not told at `_U` or `unknown`, and a code that others are part of,
 * of which a record says no more, at the part of it that is not told.
 */
function ownPlace(places: ReadonlyMap<string, number> | undefined, code: string, stated: boolean): number | undefined {
  if (code === "") return places?.get(UNKNOWN) ?? places?.get("unknown")
  return (stated ? undefined : places?.get(`${code} ${UNKNOWN}`)) ?? places?.get(code)
}

const product = (lists: readonly (readonly number[])[]): number[][] =>
  lists.reduce<number[][]>((done, list) => done.flatMap((start) => list.map((each) => [...start, each])), [[]])
