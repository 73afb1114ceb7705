import type { Cube } from "#modules/analysis/cube.ts"
import { columnsOf } from "#modules/analysis/gate/truth.ts"
import type { Proof, Release } from "#modules/analysis/release.ts"
import { findIn } from "#modules/analysis/indexed-cube.ts"
import { count } from "#platform/kernel/day.ts"
import { Text } from "#platform/kernel/text.ts"
import { z } from "zod"

const share = z.number().min(0).max(1)

/** What was withheld of a code: how large a part of its cells, in tenths. */
export const WithheldCode = z.object({ code: z.string(), cells: count, withheld: share })

/**
 * What is said of a release to whoever uses its figures: what was withheld and
 * why, and what accuracy remains. All of it is counted on the figures as they
 * left, and nothing on true counts, so it tells nothing they do not.
 */
export const ReleaseReport = z.object({
  /** Below how many persons a count is withheld. */
  k: count,
  columns: z.array(z.string()),
  cells: count,
  withheld: count,
  /** The part of the cells that is shown. */
  shown: share,
  /** How many withheld cells have a shown sum above them, and how wide the interval is on average that it leaves. */
  bounded: count,
  width: z.number().min(0).nullable(),
  /** How many blocks of `by` are withheld whole. */
  left: count,
  /** The columns of which some codes are not named, for too few persons are counted there. */
  unnamed: z.array(z.string()),
  tables: z.array(z.object({ columns: z.array(z.string()), cells: count, withheld: count })),
  /** For each column, of which codes most is withheld, the most first. */
  dimensions: z.array(z.object({ name: z.string(), codes: z.array(WithheldCode) })),
  /** The earlier releases it was held against, of those that whoever reads may see. */
  earlier: z.array(z.object({ code: z.string(), title: Text })),
  /** How many cells the attack solved: none. */
  solved: count,
  /** What was done, in its order; a page of each stands with the methods. */
  methods: z.array(z.enum(["threshold", "complementary", "differencing", "audit"])),
})
export type ReleaseReport = z.infer<typeof ReleaseReport>

/** A code of fewer cells is not told of: it would be a narrow slice. */
const FEW = 20

/** So many codes of a dimension are named. */
const NAMED = 10

/** Reports a release by its figures, and by what an attack solved. */
export function releaseReport(
  release: Pick<Release, "by" | "tables" | "filters" | "k">,
  cube: Cube,
  { solved }: Pick<Proof, "solved">,
  earlier: ReleaseReport["earlier"] = [],
): ReleaseReport {
  const withheld = cube.withheld.reduce((sum, one) => sum + one, 0)
  const cells = cube.values.length
  const widths = widthsIn(cube)
  return {
    ...{ k: release.k, columns: columnsOf(release), cells, withheld },
    shown: cells > 0 ? (cells - withheld) / cells : 1,
    bounded: widths.length,
    left: cube.left?.length ?? 0,
    unnamed: [...(cube.unnamed ?? [])],
    width: widths.length > 0 ? Math.round(widths.reduce((sum, one) => sum + one, 0) / widths.length) : null,
    tables: release.tables.map((table) => ({ columns: table, ...countedIn(cube, [...cube.by, ...table]) })),
    dimensions: cube.dimensions.map(({ name, codes }, at) => ({ name, codes: mostWithheld(cube, codes, at) })),
    ...{ earlier, solved },
    methods: ["threshold", "complementary", "differencing", "audit"],
  }
}

const tenths = (part: number): number => Math.round(part * 10) / 10

/** The cells of one table, its sums among them. */
function countedIn(cube: Cube, columns: readonly string[]): { cells: number; withheld: number } {
  const found = { cells: 0, withheld: 0 }
  const { places, dimensions } = cube
  const outside = dimensions.flatMap(({ name }, at) => (columns.includes(name) ? [] : [at]))
  for (let cell = 0; cell < cube.values.length; cell++) {
    if (outside.some((at) => (places[cell * dimensions.length + at] ?? 0) > 0)) continue
    found.cells++
    found.withheld += cube.withheld[cell] ?? 0
  }
  return found
}

function mostWithheld(cube: Cube, codes: readonly string[], at: number): z.infer<typeof WithheldCode>[] {
  const found = codes.map((code) => ({ code, cells: 0, withheld: 0 }))
  for (let cell = 0; cell < cube.values.length; cell++) {
    const own = found[cube.places[cell * cube.dimensions.length + at] ?? 0]
    if (!own) continue
    own.cells++
    own.withheld += cube.withheld[cell] ?? 0
  }
  return found
    .slice(1)
    .filter(({ cells, withheld }) => cells >= FEW && withheld > 0)
    .map((one) => ({ ...one, withheld: tenths(one.withheld / one.cells) }))
    .sort((a, b) => b.withheld - a.withheld || b.cells - a.cells)
    .slice(0, NAMED)
}

/** For each withheld cell below a shown sum the interval it leaves: from nobody to the smallest such sum. */
function widthsIn(cube: Cube): number[] {
  const { dimensions, places, values, withheld } = cube
  const wide = dimensions.length
  const find = findIn(cube)
  const own = new Int32Array(wide)
  const widths: number[] = []
  for (let cell = 0; cell < values.length; cell++) {
    if (withheld[cell] === 0) continue
    own.set(places.subarray(cell * wide, (cell + 1) * wide))
    let least = Infinity
    for (const [at, { parents }] of dimensions.entries()) {
      const place = own[at] ?? 0
      if (place === 0) continue
      own[at] = parents[place] ?? 0
      const above = own[at] < 0 ? -1 : find(own)
      if (above >= 0 && withheld[above] === 0) least = Math.min(least, values[above] ?? 0)
      own[at] = place
    }
    if (least < Infinity) widths.push(least)
  }
  return widths
}

/** A sentence of a report: the key of its words, and what is set into them. */
export type ReportSentence = {
  readonly key: `analysis.gate.${string}`
  readonly values: Readonly<Record<string, string | number>>
}

/** A report as sentences, in their order; the words stand in the catalogues. */
export function sentencesOf(report: ReleaseReport): ReportSentence[] {
  const { k, cells, withheld, shown, bounded, width, left, unnamed, earlier } = report
  return [
    { key: "analysis.gate.rule", values: { k } },
    { key: "analysis.gate.withheld", values: { withheld, cells } },
    ...(withheld > 0 ? [{ key: "analysis.gate.why", values: { k } } as const] : []),
    ...(left > 0 ? [{ key: "analysis.gate.left", values: { left } } as const] : []),
    ...(unnamed.length > 0
      ? [{ key: "analysis.gate.unnamed", values: { k, columns: unnamed.join(", ") } } as const]
      : []),
    { key: "analysis.gate.accuracy", values: { shown } },
    ...(width === null ? [] : [{ key: "analysis.gate.width", values: { bounded, width } } as const]),
    ...report.dimensions.flatMap(({ name, codes }): ReportSentence[] => {
      const list = codes.map((one) => one.code).join(", ")
      return codes.length > 0 ? [{ key: "analysis.gate.most", values: { column: name, codes: list } }] : []
    }),
    { key: "analysis.gate.against", values: { against: earlier.length } },
    { key: "analysis.gate.peopled", values: {} },
    { key: "analysis.gate.attacked", values: {} },
    { key: "analysis.gate.method", values: {} },
  ]
}
