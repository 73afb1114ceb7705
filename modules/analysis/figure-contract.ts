import { Behind } from "#modules/analysis/correction.ts"
import { ReleaseInPlace } from "#modules/analysis/contract.ts"
import { Release, releaseAudiences } from "#modules/analysis/release.ts"
import { count } from "#platform/kernel/day.ts"
import { endpoint } from "#platform/kernel/endpoint.ts"
import { id } from "#platform/kernel/id.ts"
import { languages } from "#platform/kernel/language.ts"
import { Text } from "#platform/kernel/text.ts"
import { z } from "zod"

/** What must be said beside a figure; the words stand in the catalogue under `analysis.caution.`. */
export const cautions = [
  "detected-is-not-prevalence",
  "withheld",
  "not-reported",
  "sum-of-those-who-reported",
  "codes-not-named",
  "corrected",
] as const

/**
 * A code of a dimension, in the words of its list; `parent` is the place, among these, of the code it is part of: -1 for the
 * sum, and in a dimension over which nothing is summed, or where what it is part of is not among these.
 */
export const FigureCode = z.object({ code: z.string(), names: Text, parent: z.int() })

/** A dimension of released figures. */
export const FigureDimension = z.object({
  name: z.string(),
  /** The list its codes are of, and its version. */
  codedBy: z.string().nullable(),
  /** `area` is drawn on a map, `time` as a line, `place` (of citizenship, of repatriation) as a flow to the area. */
  role: z.enum(["area", "time", "place", "other"]),
  codes: z.array(FigureCode),
})
export type FigureDimension = z.infer<typeof FigureDimension>

/** What can be asked for in the explorer: a release that is out, with its dimensions and the tables they are crossed in. */
export const FigureSet = ReleaseInPlace.pick({
  ...{ id: true, code: true, title: true, unit: true, datasetTitle: true, party: true, partyNames: true, k: true },
  ...{ audience: true, released: true, taken: true, digest: true, by: true, tables: true, filters: true, proved: true },
  corrected: true,
}).extend({
  dimensions: z.array(FigureDimension),
  /** Where the data come from, in the words and the language of whoever keeps them. */
  provenance: z.string(),
  language: z.enum(languages),
  licence: z.string(),
  cautions: z.array(z.enum(cautions)),
})
export type FigureSet = z.infer<typeof FigureSet>

/** A figure in a list of those that can be looked at. */
export const listFigureSets = endpoint({
  act: "figure.list",
  method: "get",
  path: "/figures",
  summary: "List the figures that were released",
  query: z.object({ audience: z.enum(releaseAudiences).optional(), q: z.string().trim().max(200).optional() }),
  /** With how many cells they have, of how many States they tell, and the points in time, the first to the last. */
  output: z.object({
    items: z.array(
      FigureSet.omit({ dimensions: true }).extend({ cells: count, areas: count, times: z.array(z.string()) }),
    ),
  }),
  refusals: {},
})

/** What a release holds: its dimensions, codes and tables, and what is to be said beside it. */
export const describeFigures = endpoint({
  act: "figure.describe",
  method: "get",
  path: "/figures/{code}",
  summary: "Describe released figures",
  params: z.object({ code: Release.shape.code }),
  /** With the answers they were made of, where they were. */
  output: FigureSet.extend({ behind: Behind }),
  refusals: { "figures-not-found": 404 },
})

/**
 * Which figures are wanted. `dimensions` are those that are spread out, by name, with commas; every other dimension stands at
 * its sum, or at the one code `at` names. `at` holds dimensions to codes: `year:2018,2019;sex:female`. What is held to several
 * codes is spread too, and so is a dimension over which nothing is summed. In a code `,` `;` `:` and `%` are written as in
 * addresses.
 */
export const FigureQuery = z.object({
  dimensions: z.string().max(300).default(""),
  at: z.string().max(4000).default(""),
})

/** A released figure: where it stands in the spread dimensions (places in `codes`), its value, and why there is none. */
export const Figure = z.object({
  at: z.array(z.int()),
  value: z.number().nullable(),
  status: z.enum(["shown", "withheld", "not-reported"]),
})
export type Figure = z.infer<typeof Figure>

/** Figures of a release: exactly cells it holds; nothing is summed here, so nothing is told that was not released. */
export const Figures = z.object({
  release: id("release"),
  digest: z.string(),
  /** The dimensions that are spread, in the order asked for, with the codes that are wanted; and where the others stand. */
  dimensions: z.array(FigureDimension),
  held: z.array(z.object({ name: z.string(), code: FigureCode })),
  figures: z.array(Figure),
})
export type Figures = z.infer<typeof Figures>

/** The formats figures leave in. */
export const figureFormats = {
  csv: "text/csv",
  /** What is told about the figures of a CSV file, which itself holds nothing but rows. */
  about: "text/csv",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "sdmx-csv": "application/vnd.sdmx.data+csv;version=2.0.0",
  "sdmx-json": "application/vnd.sdmx.data+json;version=2.0.0",
  "json-stat": "application/vnd.json-stat+json",
} as const

/** Reads released figures. */
export const readFigures = endpoint({
  act: "figure.read",
  method: "get",
  path: "/figures/{code}/data",
  summary: "Read released figures",
  params: z.object({ code: Release.shape.code }),
  query: FigureQuery.extend({ language: z.enum(languages).default("en") }),
  output: Figures,
  formats: figureFormats,
  refusals: {
    "figures-not-found": 404,
    "dimension-not-found": 422,
    "breakdown-not-released": 422,
    "code-not-found": 422,
    "too-many-figures": 422,
  },
})
