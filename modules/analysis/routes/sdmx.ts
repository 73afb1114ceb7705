import { aboutOf } from "#modules/analysis/formats/about.ts"
import type { IndexedCube } from "#modules/analysis/indexed-cube.ts"
import { mostFigures } from "#modules/analysis/slice.ts"
import { readData21, readData30, readStructure21, readStructure30, releaseOf } from "#modules/analysis/sdmx/contract.ts"
import { boundsIn } from "#modules/analysis/sdmx/bounding.ts"
import { sdmxCsvOf } from "#modules/analysis/sdmx/csv.ts"
import { agency, flowOf, type Flow, type Population } from "#modules/analysis/sdmx/flow.ts"
import { sdmxJsonOf, type Message } from "#modules/analysis/sdmx/json.ts"
import { howManyObservations, seriesOf, type Detail, type Selection } from "#modules/analysis/sdmx/observations.ts"
import { remarksOf, sdgFlowOf } from "#modules/analysis/sdmx/sdg.ts"
import { isFlat, selectionOf, type DataAsked } from "#modules/analysis/sdmx/select.ts"
import { structureJson } from "#modules/analysis/sdmx/structure-json.ts"
import { areReferences, artefactsOf, chosenOf } from "#modules/analysis/sdmx/structures.ts"
import { kinds, type Kind } from "#modules/analysis/sdmx/urn.ts"
import { isServed, versions, type Edition } from "#modules/analysis/sdmx/version.ts"
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
      const { updatedAfter, detail, includeHistory } = query
      const id = flowIn(params.flow)
      if (id === undefined) return refuse("sdmx-flow-not-found")
      // The agency of the provider may stand before it.
      const providers = provider.split("+").map((each) => each.split(",").at(-1) ?? "")
      if (!providers.some((each) => isAny(each) || each === agency)) return refuse("sdmx-no-data")
      if (includeHistory === "true") return refuse("sdmx-not-offered")
      return dataOf(before, id, { ...query, key }, updatedAfter, detail)
    },
    async ({ language }, { format }, found) => sent(found, format, 1, language),
  )

  serveAfter(
    readData30,
    async (before, { params, query }) => {
      const { agency: by, id, version, key } = params
      if (!by.split(",").some((each) => isAny(each) || each === agency)) return refuse("sdmx-flow-not-found")
      if (!isServed(version, 2)) return refuse("sdmx-flow-not-found")
      const { attributes, measures, updatedAfter, includeHistory, ...rest } = query
      const filters: Record<string, string> = {}
      for (const [name, value] of Object.entries(query)) {
        const component = /^c\[(\w+)\]$/.exec(name)?.[1]
        if (component !== undefined) filters[component] = String(value)
        else if (!Object.hasOwn(readData30.query.shape, name)) return refuse("sdmx-not-offered")
      }
      const detail = detailOf(attributes, measures)
      if (detail === undefined || includeHistory === "true") return refuse("sdmx-not-offered")
      const { firstNObservations, lastNObservations, dimensionAtObservation } = rest
      const counted = { firstNObservations, lastNObservations, dimensionAtObservation }
      const asked = { key, mayBeShort: true, filters, ...counted }
      return dataOf(before, id, asked, updatedAfter, detail)
    },
    async ({ language }, { format }, found) => sent(found, format, 2, language),
  )

  serve(readStructure21, async ({ db, language, origin }, { params, query, format }) => {
    const edition = format === "sdmx-json-1" ? 2 : 1
    const from = { rest: 1, root: `${origin}/api/v1/sdmx/v21` } as const
    return structuresOf(
      { opened: await openHeads(db), population: await populationIn(db) },
      { ...params, ...query, edition, ...from },
      language ?? "en",
      readStructure21.formats?.[format === "json" ? "sdmx-json" : format],
    )
  })

  serve(readStructure30, async ({ db, language, origin }, { params, query, format }) => {
    const edition = format === "sdmx-json-1" ? 1 : 2
    const from = { rest: 2, root: `${origin}/api/v1/sdmx/v3/structure` } as const
    return structuresOf(
      { opened: await openHeads(db), population: await populationIn(db) },
      { ...params, ...query, edition, ...from },
      language ?? "en",
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

const isAny = (word: string): boolean => ["all", "*", ""].includes(word.toLowerCase())

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
  if (updatedAfter !== undefined && set.released !== null && Date.parse(set.released) <= momentOf(updatedAfter))
    return refuse("sdmx-no-data")
  const selection = selectionOf(flow, asked)
  if (!selection.ok) return selection
  if (howManyObservations(flow, cube, selection.value) > mostFigures) return refuse("too-many-figures")
  if (!seriesOf(flow, cube, selection.value)()) return refuse("sdmx-no-data")
  const link = `${origin}/api/v1/figures/${set.code}`
  return allow({ flow, cube, set, selection: selection.value, detail, flat: isFlat(flow, asked), words, link, asked })
}

/** The flows of a release: its own, and that of indicator 16.2.2 where it fits. */
function flowsOf(
  { set, head, namesOf, m49Of, standardOf }: HeadOfFigures,
  words: FileWords,
  population: Population | undefined,
): Flow[] {
  const sdg = sdgFlowOf(set, head, namesOf, m49Of, words, population)
  return [flowOf(set, head, namesOf, words, standardOf), ...(sdg ? [sdg] : [])]
}

function sent(
  { flow, cube, set, selection, detail, flat, words, link, asked }: Found,
  format: "json" | "sdmx-json" | "sdmx-json-1" | "sdmx-csv" | "sdmx-csv-1" | "csv",
  usual: Edition,
  language: Language = "en",
) {
  const series = () => seriesOf(flow, cube, selection)
  const bounds = () => boundsIn(flow, cube)
  // All that the bytes are of: where they were asked for, too, and in the flow the population by which rates are told.
  const tag = JSON.stringify([format, usual, detail, language, link, flow, asked, set])
  const edition = format === "json" || format === "csv" ? usual : format.endsWith("-1") ? 1 : 2
  const version = edition === 1 ? "1.0.0" : "2.0.0"
  if (format === "csv" || format === "sdmx-csv" || format === "sdmx-csv-1") {
    const type = format === "csv" ? undefined : `application/vnd.sdmx.data+csv;version=${version}`
    return allowAs(piecewise(sdmxCsvOf(flow, series(), { version: edition, detail, bounds })), { tag, type })
  }
  const about = [...aboutOf(set, [], link, words, language), ...remarksOf(flow, words, language)]
  const message: Message = { edition, language, words, prepared: set.released ?? set.taken, id: flow.id }
  const content = sdmxJsonOf(flow, series, selection, about, { flat, detail, bounds }, message)
  return allowAs(piecewise(content), { tag, type: `application/vnd.sdmx.data+json;version=${version}` })
}

type StructuresAsked = {
  readonly type: string
  readonly agency: string
  readonly id: string
  readonly version: string
  readonly item: string
  readonly references: string
  readonly detail: string
  /** In which edition of messages it is told, and by which version of the interface, served where, it was asked. */
  readonly edition: Edition
  readonly rest: Edition
  readonly root: string
}

async function structuresOf(
  { opened, population }: { readonly opened: readonly HeadOfFigures[]; readonly population: Population | undefined },
  asked: StructuresAsked,
  language: Language,
  type: string | undefined,
) {
  const { edition, rest, root } = asked
  const kind = kindOf(asked.type)
  if (kind === undefined || !areReferences(asked.references)) return refuse("sdmx-not-offered")
  if (!isServed(asked.version, rest)) return refuse("sdmx-structure-not-found")
  const words = await shippedFileWords()
  const flows = opened.flatMap((each) => flowsOf(each, words, population))
  const all = artefactsOf(flows, words, rest)
  const chosen = chosenOf(all, { ...asked, kind })
  if (chosen.length === 0) return refuse("sdmx-structure-not-found")
  const prepared =
    opened
      .map(({ set }) => set.released ?? set.taken)
      .sort()
      .at(-1) ?? "1970-01-01T00:00:00Z"
  const message: Message = { edition, language, words, prepared, id: "STRUCTURES" }
  const hrefOf = (of: Kind, id: string) =>
    of === "agencyscheme" ? `${root}/${of}/SDMX/${id}/1.0` : `${root}/${of}/${agency}/${id}/${versions[rest]}`
  // As bytes, or its media type is written in other words, and clients that hold it against theirs do not know it.
  return allowAs(Buffer.from(JSON.stringify(structureJson(chosen, hrefOf, message))), { type })
}

function kindOf(type: string): Kind | "all" | undefined {
  if (type === "structure" || type === "*") return "all"
  // What role organizations play may be left open; those that are told of are agencies.
  if (type === "organisationscheme") return "agencyscheme"
  return Object.keys(kinds).find((kind): kind is Kind => kind === type)
}

/** Which flow is meant: `ID`, `AGENCY,ID` or `AGENCY,ID,VERSION`. Nothing where it is none of ours. */
function flowIn(text: string): string | undefined {
  const parts = text.split(",")
  const [by = agency, id = "", version = "latest"] = parts.length === 1 ? [agency, parts[0]] : parts
  return (by === agency || isAny(by)) && isServed(version, 1) && parts.length <= 3 ? id : undefined
}

/** A moment; where it is not said by which clock, in universal time. */
const momentOf = (text: string): number => Date.parse(/(Z|[+-]\d{2}:?\d{2})$/.test(text) ? text : `${text}Z`)

/** How much is wanted, as 3.0 says it by attributes and measures; nothing where it is offered in no such part. */
function detailOf(attributes: string, measures: string): Detail | undefined {
  const levels = attributes.split(",")
  if (!levels.every((each) => ["dsd", "msd", "dataset", "series", "obs", "all", "none"].includes(each)))
    return undefined
  if (!["all", "none", "OBS_VALUE"].includes(measures)) return undefined
  // Of a data set as a whole, and by reference metadata, nothing is told.
  const whole = levels.includes("dsd") || levels.includes("all")
  const [series, observations] = [whole || levels.includes("series"), whole || levels.includes("obs")]
  if (measures !== "none") return series && observations ? "full" : series || observations ? undefined : "dataonly"
  return series ? "nodata" : observations ? undefined : "serieskeysonly"
}
