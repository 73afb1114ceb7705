import { aboutOf } from "#modules/analysis/formats/about.ts"
import { mostFigures, type IndexedCube } from "#modules/analysis/slice.ts"
import { readData21, readData30, readStructure21, readStructure30, releaseOf } from "#modules/analysis/sdmx/contract.ts"
import { sdmxCsvOf } from "#modules/analysis/sdmx/csv.ts"
import { agency, flowOf, type Flow, type Population } from "#modules/analysis/sdmx/flow.ts"
import { sdmxJsonOf, type Message } from "#modules/analysis/sdmx/json.ts"
import { howManyObservations, seriesOf, type Detail, type Selection } from "#modules/analysis/sdmx/observations.ts"
import { sdgFlowOf } from "#modules/analysis/sdmx/sdg.ts"
import { isFlat, selectionOf, type DataAsked } from "#modules/analysis/sdmx/select.ts"
import { structureJson } from "#modules/analysis/sdmx/structure-json.ts"
import { artefactsOf, chosenOf, references } from "#modules/analysis/sdmx/structures.ts"
import { kinds, type Edition, type Kind } from "#modules/analysis/sdmx/urn.ts"
import { shippedFileWords } from "#modules/analysis/store/file-words.ts"
import { openFigures, openHeads, type HeadOfFigures } from "#modules/analysis/store/figures.ts"
import { populationIn } from "#modules/analysis/store/population.ts"
import { piecewise } from "#modules/analysis/store/piecewise.ts"
import type { FileWords } from "#modules/analysis/formats/words.ts"
import type { FigureSet } from "#modules/analysis/figure-contract.ts"
import { allowAs } from "#platform/http/answer.ts"
import type { Before } from "#platform/http/context.ts"
import type { Service } from "#platform/http/service.ts"
import type { Language } from "#platform/kernel/language.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"

/** Serves the figures that are out as SDMX has them, in both versions of its interface. */
export function sdmxRoutes({ serve, serveAfter }: Service): void {
  serveAfter(
    readData21,
    async (before, { params, query }) => {
      const { key, provider } = params
      const [, id = ""] = flowReference(params.flow) ?? []
      if (!isAny(provider) && provider !== agency) return refuse("sdmx-no-data")
      return dataOf(before, id, { ...query, key }, query.updatedAfter, query.detail)
    },
    async ({ language }, { format }, found) => sent(found, format, 1, language),
  )

  serveAfter(
    readData30,
    async (before, { params, query }) => {
      const { agency: by, id, version, key } = params
      if (!isAny(by) && by !== agency) return refuse("sdmx-flow-not-found")
      if (!isAny(version) && !["~", "+", "1.0.0", "1.0+.0", "1+.0.0"].includes(version))
        return refuse("sdmx-flow-not-found")
      const { attributes, measures, updatedAfter, ...rest } = query
      const filters: Record<string, string> = {}
      for (const [name, value] of Object.entries(query)) {
        const component = /^c\[(\w+)\]$/.exec(name)?.[1]
        if (component !== undefined) filters[component] = String(value)
        else if (!Object.hasOwn(readData30.query.shape, name)) return refuse("sdmx-not-offered")
      }
      const detail = detailOf(attributes, measures)
      if (detail === undefined) return refuse("sdmx-not-offered")
      const { firstNObservations, lastNObservations, dimensionAtObservation } = rest
      const asked = { key, filters, firstNObservations, lastNObservations, dimensionAtObservation }
      return dataOf(before, id, asked, updatedAfter, detail)
    },
    async ({ language }, { format }, found) => sent(found, format, 2, language),
  )

  serve(readStructure21, async ({ db, language }, { params, query, format }) => {
    const asked = { ...params, ...query, edition: format === "sdmx-json-1" ? 2 : 1 } as const
    return structuresOf(
      await openHeads(db),
      asked,
      language ?? "en",
      await populationIn(db),
      readStructure21.formats?.[format === "json" ? "sdmx-json" : format],
    )
  })

  serve(readStructure30, async ({ db, language }, { params, query, format }) => {
    const asked = { ...params, ...query, edition: format === "sdmx-json-1" ? 1 : 2 } as const
    return structuresOf(
      await openHeads(db),
      asked,
      language ?? "en",
      await populationIn(db),
      readStructure30.formats?.[format === "json" ? "sdmx-json" : format],
    )
  })
}

/** Data of a flow that were found: what is needed to write them. */
type Found = {
  readonly flow: Flow
  readonly cube: IndexedCube
  readonly set: FigureSet
  readonly selection: Selection
  readonly detail: Detail
  readonly flat: boolean
  readonly words: FileWords
  readonly link: string
  readonly asked: DataAsked
}
type Refusal =
  | "sdmx-flow-not-found"
  | "sdmx-no-data"
  | "sdmx-key-malformed"
  | "dimension-not-found"
  | "sdmx-not-offered"
  | "too-many-figures"

const isAny = (word: string): boolean => ["all", "*", "latest", ""].includes(word)

async function dataOf(
  { transaction, origin }: Before,
  id: string,
  asked: DataAsked,
  updatedAfter: string | undefined,
  detail: Detail,
): Promise<Result<Found, Refusal>> {
  const code = releaseOf(id)
  if (code === undefined) return refuse("sdmx-flow-not-found")
  const [opened, population] = await transaction(async (db) => [await openFigures(db, code), await populationIn(db)])
  if (!opened) return refuse("sdmx-flow-not-found")
  const words = await shippedFileWords()
  const flow = flowsOf(opened, words, population).find((each) => each.id === id)
  if (!flow) return refuse("sdmx-flow-not-found")
  const { set, cube } = opened
  if (updatedAfter !== undefined && set.released !== null && Date.parse(set.released) <= Date.parse(updatedAfter))
    return refuse("sdmx-no-data")
  const selection = selectionOf(flow, asked)
  if (!selection.ok) return selection
  if (howManyObservations(flow, cube, selection.value) > mostFigures) return refuse("too-many-figures")
  const [first] = seriesOf(flow, cube, selection.value)
  if (!first) return refuse("sdmx-no-data")
  const link = `${origin}/api/v1/figures/${set.code}`
  return allow({ flow, cube, set, selection: selection.value, detail, flat: isFlat(asked), words, link, asked })
}

/** The flows of a release: its own, and that of indicator 16.2.2 where it fits. */
function flowsOf(
  { set, head, namesOf, m49Of }: HeadOfFigures,
  words: FileWords,
  population: Population | undefined,
): Flow[] {
  const sdg = sdgFlowOf(set, head, namesOf, m49Of, words, population)
  return [flowOf(set, head, namesOf, words), ...(sdg ? [sdg] : [])]
}

function sent(
  { flow, cube, set, selection, detail, flat, words, link, asked }: Found,
  format: "json" | "sdmx-json" | "sdmx-json-1" | "sdmx-csv" | "sdmx-csv-1" | "csv",
  usual: Edition,
  language: Language = "en",
) {
  const series = seriesOf(flow, cube, selection)
  const tag = JSON.stringify([format, usual, detail, language, set.digest, flow, asked, set])
  if (format === "csv" || format === "sdmx-csv" || format === "sdmx-csv-1") {
    const version = format === "csv" ? usual : format === "sdmx-csv" ? 2 : 1
    return allowAs(piecewise(sdmxCsvOf(flow, series, { version, detail })), { tag })
  }
  const edition = format === "json" ? usual : format === "sdmx-json" ? 2 : 1
  const about = aboutOf(set, [], link, words, language)
  const message: Message = { edition, language, words, prepared: set.released ?? set.taken, id: flow.id }
  const content = sdmxJsonOf(flow, series, selection, about, { flat, detail }, message)
  return allowAs(piecewise(content), { tag, ...(format === "json" && { type: "application/json" }) })
}

type StructuresAsked = {
  readonly type: string
  readonly agency: string
  readonly id: string
  readonly version: string
  readonly item: string
  readonly references: string
  readonly detail: string
  readonly edition: Edition
}

async function structuresOf(
  opened: readonly HeadOfFigures[],
  asked: StructuresAsked,
  language: Language,
  population: Population | undefined,
  type: string | undefined,
) {
  const { edition, detail, version } = asked
  const kind = kindOf(asked.type)
  if (kind === undefined || !references.includes(asked.references)) return refuse("sdmx-not-offered")
  if (!isAny(version) && !["~", "+", "1.0", "1.0.0"].includes(version)) return refuse("sdmx-structure-not-found")
  const words = await shippedFileWords()
  const all = artefactsOf(
    opened.flatMap((each) => flowsOf(each, words, population)),
    words,
  )
  const chosen = chosenOf(all, { ...asked, kind })
  if (chosen.length === 0) return refuse("sdmx-structure-not-found")
  const prepared =
    opened
      .map(({ set }) => set.released ?? set.taken)
      .sort()
      .at(-1) ?? "1970-01-01T00:00:00Z"
  const message: Message = { edition, language, words, prepared, id: "STRUCTURES" }
  const stubs = detail === "allstubs" || detail === "allcompletestubs"
  return allowAs(JSON.stringify(structureJson(chosen, stubs, message)), { type })
}

function kindOf(type: string): Kind | "all" | undefined {
  if (type === "structure" || type === "*") return "all"
  return Object.keys(kinds).find((kind): kind is Kind => kind === type)
}

/** Whose flow and which is meant: `ID`, `AGENCY,ID` or `AGENCY,ID,VERSION`. Nothing where it is none of ours. */
function flowReference(text: string): [agency: string, id: string] | undefined {
  const parts = text.split(",")
  const [by = agency, id = "", version = "latest"] = parts.length === 1 ? [agency, parts[0]] : parts
  const isOurs = (by === agency || isAny(by)) && (isAny(version) || version === "1.0") && parts.length <= 3
  return isOurs ? [by, id] : undefined
}

/** How much is wanted, as 3.0 says it by attributes and measures; nothing where it is offered in no such part. */
function detailOf(attributes: string, measures: string): Detail | undefined {
  const all = ["dsd", "all", "dsd,msd", "obs,series,dataset"].includes(attributes)
  if (all && measures === "all") return "full"
  if (attributes === "none") return measures === "all" ? "dataonly" : measures === "none" ? "serieskeysonly" : undefined
  return measures === "none" && (all || ["dataset,series", "series", "dataset"].includes(attributes))
    ? "nodata"
    : undefined
}
