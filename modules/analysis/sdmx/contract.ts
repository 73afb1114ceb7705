import { releaseCode } from "#modules/analysis/sdmx/flow.ts"
import { periodOf } from "#modules/analysis/sdmx/period.ts"
import { Release } from "#modules/analysis/release.ts"
import { count } from "#platform/kernel/day.ts"
import { endpoint } from "#platform/kernel/endpoint.ts"
import { z } from "zod"

/** A message of SDMX-JSON; its schema is the standard's own. */
const Message = z.looseObject({ meta: z.looseObject({ id: z.string() }) })

/** What CSV is asked for with where nobody asks for anything else; nothing else is offered. */
const plain = "labels=id;timeFormat=original"
const recent = {
  "sdmx-json": "application/vnd.sdmx.data+json;version=2.0.0",
  "sdmx-csv": `application/vnd.sdmx.data+csv;version=2.0.0;${plain};keys=none`,
} as const
const older = {
  "sdmx-json-1": "application/vnd.sdmx.data+json;version=1.0.0",
  "sdmx-csv-1": `application/vnd.sdmx.data+csv;version=1.0.0;${plain}`,
} as const
// Who names no edition gets that of the interface.
const data21 = { ...older, ...recent, csv: "text/csv" } as const
const data30 = { ...recent, ...older, csv: "text/csv" } as const

const structure = {
  "sdmx-json": "application/vnd.sdmx.structure+json;version=2.0.0",
  "sdmx-json-1": "application/vnd.sdmx.structure+json;version=1.0.0",
} as const

const some = z.string().max(2000)
const everything = some.default("all")

/** What both versions ask of data alike. What is not offered is refused, so that nobody takes another answer for theirs. */
const Asked = z.object({
  updatedAfter: z.iso.datetime({ offset: true, local: true }).optional(),
  firstNObservations: z.coerce.number().pipe(count.min(1)).optional(),
  lastNObservations: z.coerce.number().pipe(count.min(1)).optional(),
  dimensionAtObservation: some.optional(),
  includeHistory: z.enum(["true", "false"]).optional(),
})

/** A period as SDMX writes it: `2018`, `2018-06-30`, `2018-Q3`, or a moment. */
const period = some.refine((text) => periodOf(text) !== undefined, "This is no period")

const noFlow = { "sdmx-flow-not-found": 404, "sdmx-no-data": 404 } as const
const wrong = {
  "sdmx-key-malformed": 422,
  "sdmx-not-offered": 422,
  "dimension-not-found": 422,
  "too-many-figures": 413,
} as const

/** Reads the figures of a dataflow as SDMX REST 2.1 asks for them (versions 1.0 to 1.5 of the interface). */
export const readData21 = endpoint({
  act: "sdmx.read-data-2-1",
  method: "get",
  path: "/sdmx/v21/data/{flow}/{key?}/{provider?}",
  summary: "Read the figures of a dataflow (SDMX REST 2.1)",
  params: z.object({ flow: some, key: everything, provider: everything }),
  query: Asked.extend({
    startPeriod: period.optional(),
    endPeriod: period.optional(),
    detail: z.enum(["full", "dataonly", "serieskeysonly", "nodata"]).default("full"),
  }),
  output: Message,
  formats: data21,
  refusals: { ...noFlow, ...wrong },
})

/** Reads the figures of a dataflow as SDMX REST 3.0 asks for them (version 2.0 of the interface). `c[DIM]` filters by a dimension. */
export const readData30 = endpoint({
  act: "sdmx.read-data-3-0",
  method: "get",
  path: "/sdmx/v3/data/dataflow/{agency}/{id}/{version?}/{key?}",
  summary: "Read the figures of a dataflow (SDMX REST 3.0)",
  params: z.object({ agency: some, id: some, version: everything, key: some.default("*") }),
  query: Asked.extend({
    attributes: some.default("dsd"),
    measures: some.default("all"),
  }).catchall(some),
  output: Message,
  formats: data30,
  refusals: { ...noFlow, ...wrong },
})

const references = some.default("none")
const detail = z
  .enum(["full", "allstubs", "referencestubs", "referencepartial", "allcompletestubs", "referencecompletestubs", "raw"])
  .default("full")
const wrongStructure = { "sdmx-structure-not-found": 404, "sdmx-not-offered": 422 } as const

/** Reads structures as SDMX REST 2.1 asks for them: dataflows, data structures, lists of codes, concepts, agencies. */
export const readStructure21 = endpoint({
  act: "sdmx.read-structure-2-1",
  method: "get",
  path: "/sdmx/v21/{type}/{agency?}/{id?}/{version?}/{item?}",
  summary: "Read structures (SDMX REST 2.1)",
  params: z.object({
    type: some,
    agency: everything,
    id: everything,
    version: some.default("latest"),
    item: everything,
  }),
  query: z.object({ references, detail }),
  output: Message,
  formats: { ...structure, "sdmx-json": structure["sdmx-json-1"], "sdmx-json-1": structure["sdmx-json"] },
  refusals: wrongStructure,
})

/** Reads structures as SDMX REST 3.0 asks for them. */
export const readStructure30 = endpoint({
  act: "sdmx.read-structure-3-0",
  method: "get",
  path: "/sdmx/v3/structure/{type?}/{agency?}/{id?}/{version?}/{item?}",
  summary: "Read structures (SDMX REST 3.0)",
  params: z.object({
    type: some.default("*"),
    agency: some.default("*"),
    id: some.default("*"),
    version: some.default("~"),
    item: some.default("*"),
  }),
  query: z.object({ references, detail }),
  output: Message,
  formats: structure,
  refusals: wrongStructure,
})

/** The code of the release a dataflow is of; nothing where it can be none of ours. */
export function releaseOf(id: string): string | undefined {
  const read = Release.shape.code.safeParse(releaseCode(id))
  return read.success ? read.data : undefined
}
