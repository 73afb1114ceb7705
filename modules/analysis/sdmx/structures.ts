import type { FileWords } from "#modules/analysis/formats/words.ts"
import { agency, attributes, type Flow, type FlowCode } from "#modules/analysis/sdmx/flow.ts"
import { kinds, type Kind } from "#modules/analysis/sdmx/urn.ts"
import type { Text } from "#platform/kernel/text.ts"

/** A list of codes, of which several data structures may make use. */
export type CodeList = {
  readonly id: string
  readonly names: Text
  readonly codes: readonly Pick<FlowCode, "id" | "names" | "parent">[]
}

/** A component of a data structure: what it is of, and by which list it is coded. */
export type Component = {
  readonly id: string
  readonly list: string | null
  readonly isTime?: boolean
  readonly mandatory?: boolean
}

type Named = { readonly id: string; readonly names: Text; readonly of: readonly string[] }

/** A thing of structure, whatever message it is written in; `of` names what it is made of. */
export type Artefact = Named &
  (
    | { readonly kind: "dataflow" }
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
  readonly references: string
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

/** Every artefact that flows are made of: the flows, their structures and lists of codes, the concepts, and whose they are. */
export function artefactsOf(flows: readonly Flow[], words: FileWords): Artefact[] {
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
    ...flows.flatMap(({ id, names, dimensions }): Artefact[] => {
      const coded = dimensions.filter(({ isTime }) => !isTime)
      const listed = (dimension: string) => `CL_${id}_${dimension}`
      return [
        { kind: "dataflow", id, names, of: [named("datastructure", id)] },
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

/** Those that are asked for, and with them what `references` wants: what they are made of, what is made of them, or both. */
export function chosenOf(all: readonly Artefact[], asked: StructureAsked): Artefact[] {
  const any = (wish: string) => ["all", "*", ""].includes(wish)
  const among = (wish: string, id: string) => any(wish) || wish.split(/[,+ ]/).includes(id)
  const found = all.filter(
    ({ kind, id }) =>
      (asked.kind === "all" || asked.kind === kind) &&
      among(asked.agency, kind === "agencyscheme" ? "SDMX" : agency) &&
      among(asked.id, id),
  )
  const chosen = new Map(found.map((each) => [named(each.kind, each.id), each]))
  const children = (of: readonly Artefact[]) =>
    all.filter(({ kind, id }) => of.some((each) => each.of.includes(named(kind, id))))
  const parents = (of: readonly Artefact[]) =>
    all.filter((each) => of.some(({ kind, id }) => each.of.includes(named(kind, id))))
  const closed = (of: readonly Artefact[], step: (of: readonly Artefact[]) => Artefact[]): Artefact[] => {
    const next = step(of)
    return next.length === 0 ? [] : [...next, ...closed(next, step)]
  }
  const more = (): readonly Artefact[] => {
    switch (asked.references) {
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
        return [
          ...parents(found),
          ...children(parents(found)),
          ...closed([...found, ...closed(found, parents)], children),
        ]
      default:
        return [...closed(found, children), ...closed(found, parents)].filter(({ kind }) => kind === asked.references)
    }
  }
  for (const each of more()) chosen.set(named(each.kind, each.id), each)
  const { item } = asked
  return [...chosen.values()].map((each) => {
    if (item === undefined || any(item) || !found.includes(each)) return each
    if (each.kind === "codelist") return { ...each, codes: each.codes.filter(({ id }) => among(item, id)) }
    return each.kind === "conceptscheme"
      ? { ...each, concepts: each.concepts.filter(({ id }) => among(item, id)) }
      : each
  })
}

/** What `references` may say. */
export const references = [
  ...["none", "children", "descendants", "parents", "ancestors", "parentsandsiblings", "all"],
  ...Object.keys(kinds),
]
