import type { FileWords } from "#modules/analysis/formats/words.ts"
import { agency, attributes, type Flow, type FlowCode } from "#modules/analysis/sdmx/flow.ts"
import { kinds, type Kind } from "#modules/analysis/sdmx/urn.ts"
import type { Edition } from "#modules/analysis/sdmx/version.ts"
import type { Text } from "#platform/kernel/text.ts"

/** A list of codes, of which several data structures may make use. */
export type CodeList = {
  readonly id: string
  readonly names: Text
  readonly codes: readonly Pick<FlowCode, "id" | "names" | "parent" | "m49">[]
}

/** A component of a data structure: what it is of, and by which list it is coded. */
export type Component = {
  readonly id: string
  readonly list: string | null
  readonly isTime?: boolean
  readonly mandatory?: boolean
}

type Named = {
  readonly id: string
  readonly names: Text
  readonly of: readonly string[]
  /** Not all of its items: those that were asked for, or are made use of. */
  readonly partial?: true
  /** Known by its name alone, or `complete`, with what is remarked on it. */
  readonly stub?: "plain" | "complete"
}

/** A thing of structure, whatever message it is written in; `of` names what it is made of. */
export type Artefact = Named &
  (
    | { readonly kind: "dataflow"; readonly leftOut?: Flow["leftOut"] }
    | { readonly kind: "agencyscheme" }
    | {
        readonly kind: "datastructure"
        readonly dimensions: readonly Component[]
        readonly attributes: readonly Component[]
      }
    | { readonly kind: "codelist"; readonly codes: CodeList["codes"] }
    | { readonly kind: "conceptscheme"; readonly concepts: readonly { readonly id: string; readonly names: Text }[] }
  )

/** What is asked of structures: a kind or all of them, by whom, of which id, and what hangs together with it. */
export type StructureAsked = {
  readonly kind: Kind | "all"
  readonly agency: string
  readonly id: string
  /** One code or concept of a list; all of them where nothing is said. */
  readonly item?: string | undefined
  /** What is wanted with what was found; several kinds with commas. */
  readonly references: string
  /** Of what the names alone are wanted, or the items that are made use of; all of everything where nothing is said. */
  readonly detail?: string
}

/** The attributes that are coded, with their codes. */
const lists: Readonly<Record<string, readonly string[]>> = {
  OBS_STATUS: ["A", "E", "O", "Q"],
  CONF_STATUS: ["F", "C"],
  UNIT_MEASURE: ["NUMBER", "PER_100000_POP"],
  UNIT_MULT: ["0"],
  NATURE: ["C"],
}
const mandatory = ["OBS_STATUS", "UNIT_MEASURE", "UNIT_MULT"]

const named = (kind: Kind, id: string): string => `${kind} ${id}`

const ofAgency = named("agencyscheme", "AGENCIES")

/**
 * Every artefact that flows are made of: the flows, their structures and lists of codes, the concepts, and whose they are.
 * By SDMX 3.0 each refers to the scheme its agency is of, by 2.1 none does.
 */
export function artefactsOf(flows: readonly Flow[], words: FileWords, edition: Edition): Artefact[] {
  const all = describedBy(flows, words)
  if (edition === 1) return all
  return all.map((each) => (each.kind === "agencyscheme" ? each : { ...each, of: [...each.of, ofAgency] }))
}

function describedBy(flows: readonly Flow[], words: FileWords): Artefact[] {
  const said = (key: string): Text => words[`sdmx.${key}`] ?? {}
  const own = Object.entries(lists).map(([id, codes]): Artefact => ({
    ...{ kind: "codelist", id: `CL_${id}`, names: said(id), of: [] },
    codes: codes.map((code) => ({ id: code, names: said(`${id}.${code}`) })),
  }))
  const concepts = new Map<string, Text>([
    ["OBS_VALUE", said("OBS_VALUE")],
    ...[...attributes, "UNIT_MEASURE"].map((id): [string, Text] => [id, said(id)]),
    ...flows.flatMap(({ dimensions }) => dimensions.map(({ id, names }): [string, Text] => [id, names])),
  ])
  return [
    ...flows.flatMap(({ id, names, dimensions, leftOut }): Artefact[] => {
      const coded = dimensions.filter(({ isTime }) => !isTime)
      const listed = (dimension: string) => `CL_${id}_${dimension}`
      return [
        { kind: "dataflow", id, names, of: [named("datastructure", id)], ...(leftOut && { leftOut }) },
        {
          ...{ kind: "datastructure", id, names },
          dimensions: dimensions.map((each) => ({
            id: each.id,
            list: each.isTime ? null : listed(each.id),
            isTime: each.isTime,
          })),
          attributes: [...attributes, "UNIT_MEASURE"].map((each) => ({
            id: each,
            list: each in lists ? `CL_${each}` : null,
            mandatory: mandatory.includes(each),
          })),
          of: [
            ...coded.map((each) => named("codelist", listed(each.id))),
            ...own.map((each) => named("codelist", each.id)),
            named("conceptscheme", "CONCEPTS"),
          ],
        },
        ...coded.map((each): Artefact => ({
          kind: "codelist",
          id: listed(each.id),
          names: each.names,
          codes: each.codes,
          of: [],
        })),
      ]
    }),
    ...own,
    {
      ...{ kind: "conceptscheme", id: "CONCEPTS", names: said("concepts"), of: [] },
      concepts: [...concepts].map(([id, names]) => ({ id, names })),
    },
    { kind: "agencyscheme", id: "AGENCIES", names: said("agency"), of: [] },
  ]
}

const any = (wish: string) => ["all", "*", ""].includes(wish)
const among = (wish: string, id: string) => any(wish) || wish.split(/[,+ ]/).includes(id)

/** Those that are asked for, and with them what `references` wants: what they are made of, what is made of them, or both. */
export function chosenOf(all: readonly Artefact[], asked: StructureAsked): Artefact[] {
  const found = all.filter(
    ({ kind, id }) =>
      (asked.kind === "all" || asked.kind === kind) &&
      among(asked.agency, kind === "agencyscheme" ? "SDMX" : agency) &&
      among(asked.id, id),
  )
  const { item = "all", detail = "full" } = asked
  const wanted = any(item) ? found : found.flatMap((each) => withItems(each, (id) => among(item, id)))
  const chosen = new Map(wanted.map((each) => [named(each.kind, each.id), each]))
  const beside = referencedBy(all, wanted, asked.references).filter(({ kind, id }) => !chosen.has(named(kind, id)))
  for (const each of beside) chosen.set(named(each.kind, each.id), each)
  const used = new Set([...chosen.values()].flatMap(conceptsOf))
  const [, stubs, complete] = /^(all|reference)(complete)?stubs$/.exec(detail) ?? []
  const stub = complete === undefined ? "plain" : "complete"
  return [...chosen].flatMap(([name, each]): Artefact[] => {
    const isBeside = wanted.every(({ kind, id }) => named(kind, id) !== name)
    if (stubs === "all" || (stubs === "reference" && isBeside)) return [{ ...each, stub }]
    const isCut = detail === "referencepartial" && isBeside && each.kind === "conceptscheme" && used.size > 0
    return isCut ? withItems(each, (id) => used.has(id)) : [each]
  })
}

/** An artefact with some of its items; nothing where it has none of them, or can have none. */
function withItems(each: Artefact, isWanted: (id: string) => boolean): Artefact[] {
  const some = <T extends { readonly id: string }>(items: readonly T[]) => items.filter(({ id }) => isWanted(id))
  if (each.kind === "codelist") {
    const codes = some(each.codes)
    return codes.length > 0 ? [{ ...each, codes, partial: true }] : []
  }
  if (each.kind === "conceptscheme") {
    const concepts = some(each.concepts)
    return concepts.length > 0 ? [{ ...each, concepts, partial: true }] : []
  }
  return each.kind === "agencyscheme" && isWanted(agency) ? [each] : []
}

/** The concepts that a data structure makes use of. */
const conceptsOf = (each: Artefact): string[] =>
  each.kind === "datastructure" ? ["OBS_VALUE", ...[...each.dimensions, ...each.attributes].map(({ id }) => id)] : []

function referencedBy(all: readonly Artefact[], found: readonly Artefact[], references: string): readonly Artefact[] {
  const children = (of: readonly Artefact[]) =>
    all.filter(({ kind, id }) => of.some((each) => each.of.includes(named(kind, id))))
  const parents = (of: readonly Artefact[]) =>
    all.filter((each) => of.some(({ kind, id }) => each.of.includes(named(kind, id))))
  const closed = (of: readonly Artefact[], step: (of: readonly Artefact[]) => Artefact[]): Artefact[] => {
    const next = step(of)
    return next.length === 0 ? [] : [...next, ...closed(next, step)]
  }
  switch (references) {
    case "none":
      return []
    case "children":
      return children(found)
    case "descendants":
      return closed(found, children)
    case "parents":
      return parents(found)
    case "ancestors":
      return closed(found, parents)
    case "parentsandsiblings":
      return [...parents(found), ...children(parents(found))]
    case "all":
      return [...parents(found), ...children(parents(found)), ...closed(found, children)]
    default: {
      const wanted = references.split(",")
      return [...closed(found, children), ...closed(found, parents)].filter(({ kind }) => wanted.includes(kind))
    }
  }
}

const howFar = ["none", "children", "descendants", "parents", "ancestors", "parentsandsiblings", "all"]

/** Whether `references` may say this: how far, or of which kinds. */
export const areReferences = (text: string): boolean =>
  howFar.includes(text) || text.split(",").every((each) => Object.hasOwn(kinds, each))
