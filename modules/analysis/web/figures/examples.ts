import { Release } from "#modules/analysis/release.ts"
import type { Figures, FigureDimension, FigureSet } from "#modules/analysis/figure-contract.ts"
import type { Text } from "#platform/kernel/text.ts"

/** Invented countries and invented numbers: for tests, and for nothing else. */
const dimension = (
  name: string,
  role: FigureDimension["role"],
  codes: readonly (readonly [string, Text])[],
  sum = true,
): FigureDimension => ({
  ...{ name, role, codedBy: `${name} 1.0` },
  codes: [
    ...(sum ? [{ code: "Total", names: { en: "Total", ar: "المجموع" }, parent: -1 }] : []),
    ...codes.map(([code, names]) => ({ code, names, parent: sum ? 0 : -1 })),
  ],
})

/** Three States that nobody will find on a map. */
const states: readonly (readonly [string, Text])[] = [
  ["state-xlu", { en: "Lumenia", ar: "لومينيا" }],
  ["state-xar", { en: "Arbora", ar: "أربورا" }],
  ["state-xes", { en: "Estuara", ar: "إستوارا" }],
]

const dimensions = [
  dimension("area", "area", states, false),
  dimension(
    "year",
    "time",
    ["2017", "2018", "2019", "2020"].map((year) => [year, {}] as const),
    false,
  ),
  dimension("sex", "other", [
    ["female", { en: "Female", ar: "إناث" }],
    ["male", { en: "Male", ar: "ذكور" }],
  ]),
  dimension("age", "other", [
    ["adult", { en: "Adults", ar: "بالغون" }],
    ["child", { en: "Children", ar: "أطفال" }],
  ]),
  dimension("citizenship", "place", states),
]

/** A release of figures by State and year, crossed with sex and age, and with citizenship. */
export const set: FigureSet = {
  id: Release.shape.id.parse("00000000-0000-4000-9000-000000000008"),
  code: "lamps-detected",
  title: { en: "Victims detected at the lamps", ar: "الضحايا المكتشفون عند المصابيح" },
  unit: "victim",
  datasetTitle: { en: "Lamp survey" },
  ...{ party: null, partyNames: null, k: 10, audience: "public", licence: "CC BY 4.0" },
  ...{ released: "2033-02-01T09:00:00.000Z", taken: "2033-01-01T09:00:00.000Z", digest: "ab".repeat(32) },
  by: ["area", "year"],
  filters: [],
  tables: [["sex", "age"], ["citizenship"]],
  proved: { cells: 120, withheld: 21, solved: 0 },
  corrected: null,
  dimensions,
  provenance: "Les agents des lampes ont compté.",
  language: "fr",
  cautions: ["detected-is-not-prevalence", "withheld", "not-reported"],
}

/** What would be answered for some dimensions, each with all its codes: every cell its own number, a few withheld or missing. */
export function answered(
  names: readonly string[],
  change: (at: readonly number[]) => Figures["figures"][number]["status"] = () => "shown",
): Figures {
  const spread = names.map((name) => dimensions.find((each) => each.name === name) ?? dimension(name, "other", []))
  const places = spread.reduce<number[][]>(
    (all, { codes }) => all.flatMap((at) => codes.map((_, n) => [...at, n])),
    [[]],
  )
  const figures = places.map((at) => {
    const status = change(at)
    // Numbers as unlike each other as may be.
    const value = status === "shown" ? at.reduce((sum, place, n) => sum + (place + 1) * 37 ** (n % 2) * 11, 0) : null
    return { at, value, status }
  })
  return { release: set.id, digest: set.digest ?? "", dimensions: spread, held: [], figures }
}
