import { said } from "#modules/analysis/formats/words.ts"
import { agency } from "#modules/analysis/sdmx/flow.ts"
import { annotationsOf, languagesOf, nameIn, type Message } from "#modules/analysis/sdmx/json.ts"
import { remarksOf } from "#modules/analysis/sdmx/sdg.ts"
import type { Artefact, Component } from "#modules/analysis/sdmx/structures.ts"
import { conceptUrn, urn, type Kind } from "#modules/analysis/sdmx/urn.ts"
import { versions } from "#modules/analysis/sdmx/version.ts"

const schemas = {
  1: "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/structure-message/tools/schemas/1.0/sdmx-json-structure-schema.json",
  2: "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/structure-message/tools/schemas/2.0.0/sdmx-json-structure-schema.json",
} as const

const collections = {
  dataflow: "dataflows",
  datastructure: "dataStructures",
  codelist: "codelists",
  conceptscheme: "conceptSchemes",
  agencyscheme: "agencySchemes",
} as const

/** Where an artefact is served by itself. */
export type HrefOf = (kind: Kind, id: string) => string

/** Artefacts as an SDMX-JSON structure message: of edition 2 for SDMX 3.0, of edition 1 for 2.1. */
export function structureJson(artefacts: readonly Artefact[], hrefOf: HrefOf, message: Message): object {
  const { edition, language, words, prepared, id } = message
  const data: Record<string, object[]> = {}
  for (const each of artefacts) (data[collections[each.kind]] ??= []).push(written(each, hrefOf, message))
  return {
    meta: {
      schema: schemas[edition],
      id,
      test: false,
      prepared,
      contentLanguages: languagesOf(language),
      sender: { id: agency, name: said(words, "sdmx.agency", language) },
    },
    data,
  }
}

function written(artefact: Artefact, hrefOf: HrefOf, message: Message): object {
  const { edition, language, words } = message
  const { kind, id, names, stub, partial: isPartial = false } = artefact
  const base = {
    id,
    version: kind === "agencyscheme" ? "1.0" : versions[edition],
    agencyID: kind === "agencyscheme" ? "SDMX" : agency,
    ...nameIn(names, id, language),
    // What is left out of a stub is found where the link leads.
    isExternalReference: stub !== undefined,
    links: [{ rel: "self", href: hrefOf(kind, id), urn: urn(kind, id, edition) }],
  }
  const remarks = artefact.kind === "dataflow" ? remarksOf(artefact, words, language) : []
  const noted = { ...base, ...(remarks.length > 0 && { annotations: annotationsOf(remarks) }) }
  if (stub) return stub === "complete" ? noted : base
  if (artefact.kind === "dataflow") return { ...noted, structure: urn("datastructure", id, edition) }
  if (artefact.kind === "agencyscheme") {
    const ours = { id: agency, ...nameIn(words["sdmx.agency"] ?? {}, agency, language) }
    return { ...base, isPartial: true, agencies: [ours] }
  }
  if (artefact.kind === "codelist") {
    const codes = artefact.codes.map(({ id: code, names: called, parent, m49 }) => ({
      id: code,
      ...nameIn(called, code, language),
      ...(parent !== undefined && { parent }),
      ...(m49 !== undefined && { annotations: annotationsOf([["m49", said(words, "m49", language), m49]]) }),
    }))
    return { ...base, isPartial, codes }
  }
  if (artefact.kind === "conceptscheme") {
    const concepts = artefact.concepts.map((each) => ({ id: each.id, ...nameIn(each.names, each.id, language) }))
    return { ...base, isPartial, concepts }
  }
  return { ...base, dataStructureComponents: componentsOf(artefact, message) }
}

function componentsOf(
  { dimensions, attributes }: Artefact & { readonly kind: "datastructure" },
  { edition }: Message,
): object {
  const represented = ({ list }: Component) =>
    list === null ? {} : { localRepresentation: { enumeration: urn("codelist", list, edition) } }
  const identified = ({ id }: Component) => ({ id, conceptIdentity: conceptUrn(id, edition) })
  const time = dimensions
    .filter(({ isTime }) => isTime)
    .map((each) => ({
      ...identified(each),
      // The time dimension of 3.0 has no place in the key.
      ...(edition === 1 && { position: dimensions.indexOf(each), type: "TimeDimension" }),
      localRepresentation: {
        [edition === 2 ? "format" : "textFormat"]: {
          [edition === 2 ? "dataType" : "textType"]: "ObservationalTimePeriod",
        },
      },
    }))
  const measure = {
    ...identified({ id: "OBS_VALUE", list: null }),
    localRepresentation: {
      [edition === 2 ? "format" : "textFormat"]: { [edition === 2 ? "dataType" : "textType"]: "Double" },
    },
  }
  const series = dimensions.filter(({ isTime }) => !isTime).map(({ id }) => id)
  const relationship = ({ id }: Component) => {
    if (id === "UNIT_MEASURE") return { dimensions: series }
    return edition === 2 ? { observation: {} } : { primaryMeasure: "OBS_VALUE" }
  }
  return {
    dimensionList: {
      id: "DimensionDescriptor",
      dimensions: dimensions.flatMap((each, position) =>
        each.isTime
          ? []
          : [{ ...identified(each), position, ...(edition === 1 && { type: "Dimension" }), ...represented(each) }],
      ),
      ...(edition === 2 ? time[0] && { timeDimension: time[0] } : { timeDimensions: time }),
    },
    measureList: {
      id: "MeasureDescriptor",
      ...(edition === 2 ? { measures: [measure] } : { primaryMeasure: measure }),
    },
    attributeList: {
      id: "AttributeDescriptor",
      attributes: attributes.map((each) => ({
        ...identified(each),
        ...(edition === 2
          ? { usage: each.mandatory ? "mandatory" : "optional" }
          : { assignmentStatus: each.mandatory ? "Mandatory" : "Conditional" }),
        attributeRelationship: relationship(each),
        ...represented(each),
      })),
    },
  }
}
