/*
 * What the published schemas of SDMX-JSON 2.0.0 (https://github.com/sdmx-twg/sdmx-json) ask of the parts of messages that are
 * written here, in our own words: what must be there, how identifiers look, and what may not be. The schemas themselves are
 * held beside these where a folder has them (SDMX_SCHEMAS).
 */

const id = { type: "string", pattern: "^[A-Za-z0-9_@$-]+$" }
const ncName = { type: "string", pattern: "^[A-Za-z][A-Za-z0-9_-]*$" }
const texts = { type: "object", additionalProperties: { type: "string" } }
const named = { id, name: { type: "string" }, names: texts }
const links = {
  type: "array",
  items: {
    type: "object",
    properties: {
      href: { type: "string" },
      urn: { type: "string", pattern: "^urn:sdmx:org\\.sdmx\\.infomodel\\." },
      rel: { type: "string" },
    },
    anyOf: [{ required: ["href", "rel"] }, { required: ["urn", "rel"] }],
  },
}
const many = (items: object, least = 0) => ({ type: "array", items, minItems: least, uniqueItems: true })
const meta = {
  type: "object",
  required: ["id", "prepared", "sender"],
  properties: {
    ...{ schema: { type: "string", format: "uri" }, id, test: { type: "boolean" } },
    prepared: { type: "string", format: "date-time" },
    contentLanguages: { type: "array", items: { type: "string", pattern: "^[a-z]{2}$" } },
    sender: { type: "object", required: ["id"], properties: named },
  },
}
const values = many({ type: "object", required: ["id", "name"], properties: { ...named, parent: id } }, 1)
const dimension = {
  type: "object",
  required: ["id", "keyPosition", "values"],
  properties: {
    ...named,
    id: ncName,
    keyPosition: { type: "integer", minimum: 0 },
    roles: { type: "array", items: ncName },
    values,
  },
}
const component = {
  type: "object",
  required: ["id"],
  properties: { ...named, id: ncName, isMandatory: { type: "boolean" }, values },
}
const attribute = { ...component, required: ["id", "relationship"] }
const whole = (properties: object) => ({ type: "object", properties, additionalProperties: false })
const observed = {
  type: "array",
  items: { type: ["integer", "number", "boolean", "string", "object", "array", "null"] },
}
const keyed = (pattern: string, of: object) => ({
  type: "object",
  patternProperties: { [pattern]: of },
  additionalProperties: false,
})
const numbers = { type: "array", items: { type: "integer", minimum: 0 } }

/** A data message. */
export const dataMessage = {
  type: "object",
  required: ["meta", "data"],
  properties: {
    meta,
    data: {
      type: "object",
      required: ["structures", "dataSets"],
      properties: {
        structures: {
          type: "array",
          items: {
            type: "object",
            required: ["dimensions"],
            properties: {
              ...{
                dataSets: { type: "array", items: { type: "integer" }, minItems: 1 },
                links,
                name: { type: "string" },
                names: texts,
              },
              dimensions: whole({ dataSet: many(dimension), series: many(dimension), observation: many(dimension) }),
              measures: whole({ observation: many(component) }),
              attributes: whole({
                ...{ dataSet: many(attribute), dimensionGroup: many(attribute) },
                ...{ series: many(attribute), observation: many(attribute) },
              }),
              annotations: {
                type: "array",
                items: { type: "object", properties: { id: { type: "string" }, text: { type: "string" } } },
              },
            },
          },
        },
        dataSets: {
          type: "array",
          items: {
            type: "object",
            required: ["links"],
            properties: {
              ...{
                structure: { type: "integer" },
                action: { enum: ["Information", "Append", "Replace", "Delete"] },
                links,
                annotations: numbers,
              },
              observations: keyed("^[0-9]+(:[0-9]+)*$", observed),
              series: keyed(
                "^[0-9]+(:[0-9]+)*$",
                whole({
                  annotations: numbers,
                  attributes: observed,
                  observations: keyed("^[0-9]+(:[0-9]+)*$", observed),
                }),
              ),
            },
          },
        },
      },
    },
  },
}

const version = { type: "string", pattern: "^[0-9]+\\.[0-9]+(\\.[0-9]+)?$" }
const maintained = { ...named, version, agencyID: ncName, isExternalReference: { type: "boolean" }, links }
const artefact = (properties: object, itsId: object = id) => ({
  type: "object",
  required: ["id", "agencyID", "name"],
  properties: { ...maintained, id: itsId, ...properties },
})
const urn = (kind: string) => ({
  type: "string",
  pattern: `^urn:sdmx:org\\.sdmx\\.infomodel\\.${kind}=[A-Za-z][\\w-]*:[\\w@$-]+\\([0-9.]+\\)`,
})
const concept = {
  type: "string",
  pattern:
    "^urn:sdmx:org\\.sdmx\\.infomodel\\.conceptscheme\\.Concept=[A-Za-z][\\w-]*:[\\w-]+\\([0-9.]+\\)\\.[A-Za-z][\\w-]*$",
}
const part = { type: "object", required: ["conceptIdentity"], properties: { id: ncName, conceptIdentity: concept } }
const item = (more: object = {}) => ({ type: "object", required: ["id", "name"], properties: { ...named, ...more } })
const represented = {
  type: "object",
  properties: { enumeration: urn("codelist\\.Codelist"), format: { type: "object" } },
}
const relationship = {
  type: "object",
  oneOf: [
    { required: ["dataflow"] },
    { required: ["dimensions"], properties: { dimensions: many(ncName, 1) } },
    { required: ["group"] },
    { required: ["observation"], properties: { observation: { type: "object", maxProperties: 0 } } },
  ],
}
const list = (key: string, called: string, of: object) => ({
  type: "object",
  properties: { id: { const: called }, [key]: { type: "array", items: of } },
})

/** A structure message. */
export const structureMessage = {
  type: "object",
  required: ["meta", "data"],
  properties: {
    meta,
    data: whole({
      dataflows: { type: "array", minItems: 1, items: artefact({ structure: urn("datastructure\\.DataStructure") }) },
      dataStructures: {
        type: "array",
        minItems: 1,
        items: artefact({
          dataStructureComponents: {
            type: "object",
            required: ["dimensionList"],
            properties: {
              dimensionList: {
                type: "object",
                properties: {
                  id: { const: "DimensionDescriptor" },
                  dimensions: {
                    type: "array",
                    items: {
                      ...part,
                      properties: {
                        ...part.properties,
                        position: { type: "integer", minimum: 0 },
                        localRepresentation: represented,
                      },
                    },
                  },
                  timeDimension: {
                    ...part,
                    properties: { ...part.properties, id: { const: "TIME_PERIOD" }, localRepresentation: represented },
                  },
                },
              },
              measureList: list("measures", "MeasureDescriptor", part),
              attributeList: list("attributes", "AttributeDescriptor", {
                type: "object",
                required: ["attributeRelationship", "conceptIdentity"],
                properties: {
                  ...part.properties,
                  usage: { enum: ["mandatory", "optional"] },
                  attributeRelationship: relationship,
                  localRepresentation: represented,
                },
              }),
            },
          },
        }),
      },
      codelists: {
        type: "array",
        minItems: 1,
        items: artefact(
          { isPartial: { type: "boolean" }, codes: { type: "array", minItems: 1, items: item({ parent: id }) } },
          ncName,
        ),
      },
      conceptSchemes: {
        type: "array",
        minItems: 1,
        items: artefact({ concepts: { type: "array", items: item({ id: ncName }) } }, ncName),
      },
      agencySchemes: {
        type: "array",
        minItems: 1,
        items: artefact({
          id: { const: "AGENCIES" },
          version: { const: "1.0" },
          agencies: { type: "array", items: item() },
        }),
      },
    }),
  },
}
