/*
 * What the published schemas of SDMX-JSON (https://github.com/sdmx-twg/sdmx-json), editions 1.0 and 2.0.0, ask of the parts of
 * messages that are written here, in our own words: what must be there, how it looks, and what may not be. They are closed:
 * what we do not mean to write is refused, also where the standard would let it pass. The schemas themselves are held beside
 * these where the environment variable SDMX_SCHEMAS names a folder with a copy of that repository.
 */
import { Ajv2019, type ValidateFunction } from "ajv/dist/2019.js"
import addFormats from "ajv-formats"
import assert from "node:assert/strict"
import { existsSync, readFileSync } from "node:fs"

export type MessageKind = "data" | "structure"
type Edition = 1 | 2

const text = { type: "string" }
const yes = { type: "boolean" }
const uri = { type: "string", format: "uri" }
const moment = { type: "string", format: "date-time" }
const id = { type: "string", pattern: "^[A-Za-z0-9_@$-]+$" }
const ncName = { type: "string", pattern: "^[A-Za-z][A-Za-z0-9_-]*$" }
const nestedName = { type: "string", pattern: "^[A-Za-z][A-Za-z0-9_-]*(\\.[A-Za-z][A-Za-z0-9_-]*)*$" }
const language = { type: "string", pattern: "^[a-z]{2}$" }
const place = { type: "integer", minimum: 0 }
const texts = { type: "object", propertyNames: language, additionalProperties: text }
const names = { name: text, names: texts }
const nothing = { type: "object", maxProperties: 0 }

/** An object of these properties and no others. */
const whole = (properties: object, required: readonly string[] = []) => ({
  ...{ type: "object", properties, required },
  additionalProperties: false,
})
const many = (items: object, least = 0) => ({ type: "array", items, minItems: least, uniqueItems: true })
const noted = many(whole({ id, title: text, type: text, text }), 1)
const either = (...of: object[]) => ({ oneOf: of })
const keyed = (of: object) => ({
  type: "object",
  patternProperties: { "^[0-9]+(:[0-9]+)*$": of },
  additionalProperties: false,
})

const legacy = "(0|[1-9]\\d*)\\.(0|[1-9]\\d*)"
const version = { 1: legacy, 2: `${legacy}\\.(0|[1-9]\\d*)` }
/** The name of an artefact of a kind, or of an item in one. */
const urn = (kind: string, edition: Edition, item = "") => ({
  type: "string",
  pattern: `^urn:sdmx:org\\.sdmx\\.infomodel\\.${kind}=[A-Za-z][A-Za-z0-9_-]*:[A-Za-z0-9_@$-]+\\(${version[edition]}\\)${item}$`,
})
const linked = (rel: string, of: object, more: object = {}) => ({
  ...{ type: "array", minItems: 1, maxItems: 1 },
  items: whole({ rel: { const: rel }, urn: of, ...more }, ["rel", "urn", ...Object.keys(more)]),
})

const metaOf = (kind: MessageKind, edition: Edition) =>
  whole(
    {
      schema: { ...uri, pattern: `/${kind}-message/tools/schemas/${edition === 1 ? "1\\.0" : "2\\.0\\.0"}/` },
      ...{ id, test: yes, prepared: moment },
      contentLanguages: many(language, 1),
      sender: whole({ id, ...names }, ["id"]),
    },
    ["schema", "id", "prepared", "contentLanguages", "sender"],
  )

function dataMessage(edition: Edition) {
  const value = { id, ...names }
  const dimension = whole(
    {
      ...{ id: ncName, ...names, keyPosition: place, roles: { type: "array", items: ncName } },
      values: many(whole({ ...value, parent: id, start: moment, end: moment }, ["id", "name"]), 1),
    },
    ["id", "keyPosition", "values"],
  )
  const ofDimensions = whole({ dimensions: { type: "array", items: ncName, minItems: 1 } }, ["dimensions"])
  const ofObservations =
    edition === 1
      ? whole({ primaryMeasure: ncName }, ["primaryMeasure"])
      : whole({ observation: nothing }, ["observation"])
  const attribute = whole(
    {
      ...{ id: ncName, ...names, relationship: either(ofDimensions, ofObservations) },
      ...(edition === 2 && { isMandatory: yes }),
      values: many(whole(value, ["id", "name"]), 1),
    },
    ["id", "relationship", "values"],
  )
  // What has no codes: in edition 1 all that is told of it is named at first, in edition 2 it is told as it is.
  const uncoded = whole(
    {
      ...{ id: { enum: ["LOWER_BOUND", "UPPER_BOUND"] }, ...names, relationship: ofObservations },
      ...(edition === 1 && { values: many(whole({ name: text }, ["name"])) }),
      ...(edition === 2 && { isMandatory: yes, format: whole({ dataType: { const: "Double" } }, ["dataType"]) }),
    },
    ["id", "relationship", edition === 1 ? "values" : "format"],
  )
  const measure = whole(
    { id: ncName, ...names, isMandatory: yes, format: whole({ dataType: { const: "Double" } }, ["dataType"]) },
    ["id"],
  )
  const levels = (of: object) => whole({ dataSet: many(of), series: many(of), observation: many(of) })
  const links = linked("dataflow", urn("datastructure\\.Dataflow", edition))
  const structure = whole(
    {
      ...(edition === 2 && { dataSets: { type: "array", items: { type: "integer" }, minItems: 1 } }),
      ...{ links, ...names, dimensions: levels(dimension) },
      ...(edition === 2 && { measures: whole({ observation: many(measure) }) }),
      attributes: levels(either(attribute, uncoded)),
      annotations: { type: "array", items: whole({ id, title: text, type: text, text }) },
    },
    ["dimensions", "links", "name"],
  )
  const annotations = { type: "array", items: place }
  // A value, places among the values of attributes, the bounds, which edition 2 tells as they are, and what else has a place.
  const among = { type: ["integer", "null"], minimum: 0 }
  const bound = edition === 1 ? among : { type: ["number", "null"], minimum: 0 }
  const observed = {
    type: "array",
    items: [{ type: ["number", "null"] }, among, among, among, among, bound, bound],
    additionalItems: among,
  }
  const observations = keyed(observed)
  const series = keyed(
    whole({
      annotations,
      attributes: { type: "array", items: { type: ["integer", "null"], minimum: 0 } },
      observations,
    }),
  )
  const dataSet = {
    ...whole(
      {
        ...(edition === 2 && { structure: place }),
        ...{ action: { const: "Information" }, links, annotations, observations, series },
      },
      ["links", "action", ...(edition === 2 ? ["structure"] : [])],
    ),
    oneOf: [{ required: ["observations"] }, { required: ["series"] }],
  }
  const head = edition === 1 ? { structure } : { structures: { type: "array", items: structure, minItems: 1 } }
  return whole(
    {
      meta: metaOf("data", edition),
      data: whole({ ...head, dataSets: { type: "array", items: dataSet, minItems: 1 } }, [
        ...Object.keys(head),
        "dataSets",
      ]),
    },
    ["meta", "data"],
  )
}

function structureMessage(edition: Edition) {
  const self = (kind: string, of: Edition = edition) => linked("self", urn(kind, of), { href: uri })
  const artefact = (kind: string, itsId: object, properties: object) => ({
    ...{ type: "array", minItems: 1 },
    items: whole(
      {
        ...{ id: itsId, ...names, version: { type: "string", pattern: `^${version[edition]}$` }, agencyID: nestedName },
        ...{
          isExternalReference: yes,
          links: self(kind),
          annotations: noted,
        },
        ...properties,
      },
      ["id", "agencyID", "name", "version", "links"],
    ),
  })
  const item = (itsId: object, more: object = {}) => ({
    ...{ type: "array", minItems: 1 },
    items: whole({ id: itsId, ...names, ...more }, ["id", "name"]),
  })
  const concept = urn("conceptscheme\\.Concept", edition, "\\.[A-Za-z0-9_@$-]+")
  const enumerated = whole({ enumeration: urn("codelist\\.Codelist", edition) }, ["enumeration"])
  const [format, dataType] = edition === 1 ? ["textFormat", "textType"] : ["format", "dataType"]
  const formatted = (of: string) => whole({ [format]: whole({ [dataType]: { const: of } }, [dataType]) }, [format])
  const component = { id: ncName, conceptIdentity: concept }
  const listed = (called: string, properties: object) =>
    whole({ id: { const: called }, ...properties }, ["id", ...Object.keys(properties)])
  const components = (of: object, least = 1) => ({ type: "array", items: of, minItems: least })
  const typed = (type: string) => (edition === 1 ? { type: { const: type } } : {})
  const dimensions = components(
    whole({ ...component, position: place, ...typed("Dimension"), localRepresentation: enumerated }, [
      "id",
      "conceptIdentity",
      "localRepresentation",
      ...Object.keys(typed("")),
    ]),
  )
  const time = whole(
    {
      ...{ ...component, id: { const: "TIME_PERIOD" } },
      ...(edition === 1 && { position: place, ...typed("TimeDimension") }),
      localRepresentation: formatted("ObservationalTimePeriod"),
    },
    ["id", "conceptIdentity", "localRepresentation"],
  )
  const measure = whole({ ...component, localRepresentation: formatted("Double") }, ["conceptIdentity"])
  const ofDimensions = whole({ dimensions: many(ncName, 1) }, ["dimensions"])
  const usage =
    edition === 1
      ? { assignmentStatus: { enum: ["Mandatory", "Conditional"] } }
      : { usage: { enum: ["mandatory", "optional"] } }
  const attribute = whole(
    {
      ...{ ...component, ...usage, localRepresentation: enumerated },
      attributeRelationship: either(
        ofDimensions,
        edition === 1
          ? whole({ primaryMeasure: ncName }, ["primaryMeasure"])
          : whole({ observation: nothing }, ["observation"]),
      ),
    },
    ["id", "conceptIdentity", "attributeRelationship", ...Object.keys(usage)],
  )
  const dataStructureComponents = whole(
    {
      dimensionList: whole(
        {
          ...{ id: { const: "DimensionDescriptor" }, dimensions },
          ...(edition === 1 ? { timeDimensions: components(time, 0) } : { timeDimension: time }),
        },
        ["id", "dimensions"],
      ),
      measureList: listed(
        "MeasureDescriptor",
        edition === 1 ? { primaryMeasure: measure } : { measures: components(measure) },
      ),
      attributeList: listed("AttributeDescriptor", { attributes: components(attribute) }),
    },
    ["dimensionList", "measureList", "attributeList"],
  )
  const partial = { isPartial: yes }
  // What maintains the agencies is known by one name in both editions, and has no other version.
  const agencies = artefact("base\\.AgencyScheme", { const: "AGENCIES" }, { ...partial, agencies: item(ncName) })
  agencies.items.properties = {
    ...agencies.items.properties,
    version: { const: "1.0" },
    links: self("base\\.AgencyScheme", 1),
  }
  return whole(
    {
      meta: metaOf("structure", edition),
      data: {
        ...whole({
          dataflows: artefact("datastructure\\.Dataflow", id, {
            structure: urn("datastructure\\.DataStructure", edition),
          }),
          dataStructures: artefact("datastructure\\.DataStructure", id, { dataStructureComponents }),
          codelists: artefact("codelist\\.Codelist", ncName, {
            ...partial,
            codes: item(id, { parent: id, annotations: noted }),
          }),
          conceptSchemes: artefact("conceptscheme\\.ConceptScheme", ncName, { ...partial, concepts: item(ncName) }),
          agencySchemes: agencies,
        }),
        minProperties: 1,
      },
    },
    ["meta", "data"],
  )
}

// The published schemas escape what needs no escaping, which regular expressions of Unicode do not take.
const ajv = new Ajv2019({ strict: false, allErrors: true, unicodeRegExp: false })
addFormats.default(ajv)

/** What holds messages of a kind: our own words, and the published schema where a folder has it. */
function holdersOf(kind: MessageKind, edition: Edition): ValidateFunction[] {
  const own = ajv.compile((kind === "data" ? dataMessage : structureMessage)(edition))
  const published = publishedSchema(kind, edition)
  return published ? [own, ajv.compile(published)] : [own]
}

/** The schema as it is published; nothing where it is not here. */
export function publishedSchema(kind: MessageKind, edition: Edition): object | undefined {
  const folder = process.env["SDMX_SCHEMAS"]
  const path = `${kind}-message/tools/schemas/${edition === 1 ? "1.0" : "2.0.0"}/sdmx-json-${kind}-schema.json`
  if (folder === undefined || !existsSync(`${folder}/${path}`)) return undefined
  const {
    $schema: _,
    id: __,
    $id: ___,
    ...schema
  } = JSON.parse(readFileSync(`${folder}/${path}`, "utf8")) as Record<string, unknown>
  return schema
}

const holders = new Map<string, ValidateFunction[]>()

/** What is wrong with a message: by our own words, and by the published schema where it is here. Empty where nothing is. */
export function faultsOf(message: unknown, kind: MessageKind, edition: Edition): string[][] {
  const known = holders.get(kind + edition) ?? holdersOf(kind, edition)
  holders.set(kind + edition, known)
  return known.map((isValid) =>
    isValid(message) ? [] : (isValid.errors ?? []).map(({ instancePath, message: why }) => `${instancePath} ${why}`),
  )
}

/** Holds a message against all there is to hold it against. */
export function valid(message: unknown, kind: MessageKind, edition: Edition = 2): void {
  for (const faults of faultsOf(message, kind, edition)) assert.deepEqual(faults.slice(0, 5), [])
}
