import type { AboutLine } from "#modules/analysis/formats/about.ts"
import { said, type FileWords } from "#modules/analysis/formats/words.ts"
import { agency, attributes, codeId, type Flow, type FlowDimension } from "#modules/analysis/sdmx/flow.ts"
import { boundsAmong, type FlowBounds } from "#modules/analysis/sdmx/bounding.ts"
import { attributesOf, type Detail, type NextSeries, type Selection } from "#modules/analysis/sdmx/observations.ts"
import { urn } from "#modules/analysis/sdmx/urn.ts"
import type { Edition } from "#modules/analysis/sdmx/version.ts"
import { byStatus, byUnit, units, written, type Manner } from "#modules/analysis/sdmx/writing.ts"
import { inLanguage, languages, type Language } from "#platform/kernel/language.ts"
import type { Text } from "#platform/kernel/text.ts"

/** What a message is made with. `prepared` is when its figures were released, so that the same figures are the same bytes. */
export type Message = {
  readonly edition: Edition
  readonly language: Language
  readonly words: FileWords
  readonly prepared: string
  readonly id: string
}

/** A name in the language of a message and in all there are, as SDMX-JSON has it; the id where there is none. */
export const nameIn = (names: Text, id: string, language: Language) => ({
  name: inLanguage(names, language).text || id,
  ...(Object.keys(names).length > 0 && { names }),
})

/** The languages of a message, whose names are in all of them: first the one in which it is read. */
export const languagesOf = (language: Language): Language[] => [
  language,
  ...languages.filter((each) => each !== language),
]

/** What is told about something, as annotations. */
export const annotationsOf = (about: readonly AboutLine[]) =>
  about.map(([code, label, value]) => ({
    ...{ id: codeId(code), type: code.toUpperCase(), title: label },
    text: String(value ?? ""),
  }))

const schemas = {
  1: "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/data-message/tools/schemas/1.0/sdmx-json-data-schema.json",
  2: "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/data-message/tools/schemas/2.0.0/sdmx-json-data-schema.json",
} as const

/** The values of the attributes that have codes; bounds have none. */
const coded = {
  OBS_STATUS: ["A", "Q", "O"],
  CONF_STATUS: ["F", "C"],
  UNIT_MULT: ["0"],
  NATURE: ["C"],
  UNIT_MEASURE: units,
} as const
/** The attributes that are told of observations, the bounds last: what is not withheld leaves them off. */
const told = attributes

/**
 * Observations as an SDMX-JSON data message, piece by piece: of edition 2 for SDMX 3.0, of edition 1 for 2.1. `flat` gives
 * them by themselves, else they are in series along the chosen dimension; where no values are wanted there are series alone.
 */
export function* sdmxJsonOf(
  flow: Flow,
  series: () => NextSeries,
  selection: Selection,
  about: readonly AboutLine[],
  { flat: wish, detail, bounds }: Omit<Told, "named">,
  message: Message,
): Generator<string | Uint8Array, void, boolean | undefined> {
  const { edition, language, words, prepared, id } = message
  const isFull = detail === "full"
  const hasData = detail === "full" || detail === "dataonly"
  // A series has a key, so where there is but one dimension there are none.
  const flat = (wish && hasData) || flow.dimensions.length === 1
  const dimensions = flow.dimensions.map((each, at) => ({
    id: each.id,
    ...nameIn(each.names, each.id, language),
    keyPosition: at,
    ...(each.isTime && { roles: ["TIME_PERIOD"] }),
    values: valuesOf(each, selection.codes[at] ?? [], message),
  }))
  const inSeries = flat ? [] : dimensions.filter((_, at) => at !== selection.along)
  const inObservation = flat ? dimensions : dimensions.filter((_, at) => at === selection.along)
  const ofObservations = edition === 2 ? { observation: {} } : { primaryMeasure: "OBS_VALUE" }
  // Edition 1 knows what has no codes by its place among what is named at first.
  const named = isFull && edition === 1 ? boundsAmong(series(), bounds()) : undefined
  const observed = isFull ? told.map((each) => attributeIn(each, ofObservations, message, named)) : []
  const unit = attributeIn(
    "UNIT_MEASURE",
    { dimensions: flow.dimensions.filter(({ isTime }) => !isTime).map((each) => each.id) },
    message,
  )
  const attributed = isFull || detail === "nodata" ? [unit] : []
  const annotations = annotationsOf(about)
  const link = { urn: urn("dataflow", flow.id, edition), rel: "dataflow" }
  const structure = {
    links: [link],
    ...nameIn(flow.names, flow.id, language),
    dimensions: { dataSet: [], series: inSeries, observation: inObservation },
    ...(edition === 2 && { measures: { observation: hasData ? [measureIn(message)] : [] } }),
    attributes: {
      dataSet: [],
      series: flat ? [] : attributed,
      observation: flat ? [...observed, ...attributed] : observed,
    },
    annotations,
  }
  const meta = {
    schema: schemas[edition],
    id,
    test: false,
    prepared,
    contentLanguages: languagesOf(language),
    sender: { id: agency, name: said(words, "sdmx.agency", language) },
  }
  const noted = { annotations: annotations.map((_, at) => at) }
  const dataSet = { ...(edition === 2 && { structure: 0 }), action: "Information", links: [link], ...noted }
  const head =
    edition === 2
      ? `"structures":[${JSON.stringify({ ...structure, dataSets: [0] })}]`
      : `"structure":${JSON.stringify(structure)}`
  yield `{"meta":${JSON.stringify(meta)},"data":{${head},"dataSets":[${JSON.stringify(dataSet).slice(0, -1)},"${flat ? "observations" : "series"}":{`
  yield* written(flow, series(), mannerOf(flow, selection, { flat, detail, bounds, named }))
  yield "}}]}}"
}

type Told = {
  readonly flat: boolean
  readonly detail: Detail
  /** Read off the cube when they are first told. */
  readonly bounds: () => FlowBounds
  /** The bounds that are named at first, and told by their places. */
  readonly named: readonly number[] | undefined
}

/**
 * Observations in their series, or by themselves with the whole key; codes are told by their numbers among those that are
 * wanted, which are those the message names.
 */
function mannerOf(flow: Flow, selection: Selection, { flat, detail, bounds, named }: Told): Manner {
  const isFull = detail === "full"
  const hasData = isFull || detail === "dataonly"
  const numbered = (at: number, write: (number: number) => string) => {
    const numbers = new Map(selection.codes[at]?.map((code, nth) => [code, nth]))
    return (flow.dimensions[at]?.codes ?? []).map((_, code) => write(numbers.get(code) ?? -1))
  }
  const firstInKey = !flat && selection.along === 0 ? 1 : 0
  const codes = flow.dimensions.map((_, at) => numbered(at, (number) => (at > firstInKey ? `:${number}` : `${number}`)))
  const unitEnds = byUnit((unit) => (flat ? `,${units.indexOf(unit)}]` : "]"))
  const ends = byUnit((unit) =>
    byStatus((status) => {
      if (!isFull) return "]"
      return `,${numbersOf(attributesOf(status))}${flat ? ",null,null" : ""}${unitEnds[unit]}`
    }),
  )
  const places = named && new Map(named.map((bound, nth) => [bound, nth]))
  const bounded = () => ({
    of: bounds(),
    opens: `null,${numbersOf(attributesOf("Q"))},`,
    parting: ",",
    ends: unitEnds,
    ...(places && { as: (bound: number) => places.get(bound) ?? -1 }),
  })
  const key = { begins: '"', codes, parting: "," }
  const value = { missing: "null", ends, ...(isFull && { bounds: bounded() }) }
  if (flat) return { ...key, ...(hasData && { observation: { runs: codes, middle: '":[', ...value } }) }
  const opens = byUnit((unit) => {
    const attributed = isFull || detail === "nodata" ? [`"attributes":[${units.indexOf(unit)}]`] : []
    return `":{${[...attributed, ...(hasData ? ['"observations":{'] : [])].join(",")}`
  })
  const runs = flow.dimensions.map((_, at) => numbered(at, (number) => `"${number}":[`))
  return {
    ...key,
    series: { gap: "", opens, closes: hasData ? "}}" : "}" },
    ...(hasData && { observation: { runs, middle: "", ...value } }),
  }
}

/** The attributes of an observation as places among the values the message names. */
const numbersOf = (values: readonly (string | null)[]): string =>
  values
    .map((value, at) => {
      const name = told[at] ?? ""
      const among: readonly string[] = name in coded ? coded[name as keyof typeof coded] : [] // Asked the line before.
      return value === null ? "null" : among.indexOf(value)
    })
    .join(",")

function valuesOf({ codes, isTime }: FlowDimension, wanted: readonly number[], { language }: Message) {
  return wanted.flatMap((number) => {
    const code = codes[number]
    if (!code) return []
    const { id, names, parent } = code
    const year = isTime && /^\d{4}$/.test(id)
    return [
      {
        id,
        ...nameIn(names, id, language),
        ...(parent !== undefined && { parent }),
        ...(year && { start: `${id}-01-01T00:00:00Z`, end: `${id}-12-31T23:59:59Z` }),
      },
    ]
  })
}

function attributeIn(
  id: keyof typeof coded | (typeof attributes)[number],
  relationship: object,
  { edition, language, words }: Message,
  named: readonly number[] = [],
) {
  const isCoded = id in coded
  const among: readonly string[] = isCoded ? coded[id as keyof typeof coded] : [] // Asked the line before.
  const values = isCoded
    ? among.map((code) => ({ id: code, ...nameIn(words[`sdmx.${id}.${code}`] ?? {}, code, language) }))
    : named.map((bound) => ({ name: String(bound) }))
  return {
    id,
    ...nameIn(words[`sdmx.${id}`] ?? {}, id, language),
    relationship,
    ...(edition === 2 && { isMandatory: isCoded && id !== "CONF_STATUS" && id !== "NATURE" }),
    ...(edition === 2 && !isCoded ? { format: { dataType: "Double" } } : { values }),
  }
}

const measureIn = ({ language, words }: Message) => ({
  id: "OBS_VALUE",
  ...nameIn(words["sdmx.OBS_VALUE"] ?? {}, "OBS_VALUE", language),
  isMandatory: false,
  format: { dataType: "Double" },
})
