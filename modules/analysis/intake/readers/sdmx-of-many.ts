import { z } from "zod"

const Values = z.array(z.object({ id: z.string().optional(), value: z.string().optional() }).nullable())
type Values = z.infer<typeof Values>
const Components = z
  .array(z.object({ id: z.string(), keyPosition: z.int().optional(), values: Values.default([]) }))
  .default([])

/** The components of a structure, by what they are told of. */
export const Level = z
  .object({ dataSet: Components, dimensionGroup: Components, series: Components, observation: Components })
  .partial()

/** The code at a place of a component, or its words where it has no codes. */
export function idAt(values: Values, place: number): string {
  const found = values[place]
  return found?.id ?? found?.value ?? ""
}

/** Attributes that say how many an observation is. Told of a set, a group or a series they hold for each observation in it. */
const counting = ["UNIT_MULT", "UNIT_MEASURE", "OBS_STATUS", "CONF_STATUS", "NATURE"]

/** An attribute that is told of many observations: of what, and its place among those told of it. */
export type Shared = {
  readonly id: string
  readonly level: "dataSet" | "dimensionGroup" | "series"
  readonly place: number
  readonly values: Values
}

/** What of many observations says how many each is; an attribute that stands at each observation is told there alone. */
export function sharedIn(attributes: z.infer<typeof Level>): readonly Shared[] {
  const taken = new Set((attributes.observation ?? []).map(({ id }) => id))
  return (["series", "dimensionGroup", "dataSet"] as const).flatMap((level) =>
    (attributes[level] ?? []).flatMap(({ id, values }, place): Shared[] => {
      if (!counting.includes(id) || taken.has(id)) return []
      taken.add(id)
      return [{ id, level, place, values }]
    }),
  )
}

/** What is told of a whole set, of groups in it, or of a series. */
export function isOfMany(path: readonly string[]): boolean {
  const inside = path[0] === "data" ? path.slice(1) : path
  if (inside[0] !== "dataSets") return false
  if (inside.length === 3) return inside[2] === "attributes" || inside[2] === "dimensionGroupAttributes"
  return inside.length === 5 && inside[2] === "series" && inside[4] === "attributes"
}

/** Where an observation stands: in which set, in which series, and at which place of each dimension in the order of keys. */
type At = { readonly set: string; readonly series: string; readonly places: readonly number[] }

/** Places among the values of attributes, or the values themselves. */
const Told = z.array(z.union([z.number(), z.string()]).nullable().catch(null)).catch([])
type Told = z.infer<typeof Told>
const Groups = z.record(z.string(), Told).catch({})

/** Keeps what is told of sets, of series, and of groups of observations by their keys (`0::1:`, where nothing stands for any). */
export function toldOfMany(): {
  readonly note: (path: readonly string[], value: unknown) => void
  readonly of: (shared: Shared, at: At) => string
} {
  const whole = new Map<string, Told>()
  const series = new Map<string, Told>()
  /** Of each set, by the dimensions a group names, and then by their places. */
  const groups = new Map<string, { readonly named: readonly number[]; readonly told: Map<string, Told> }[]>()

  function noteGroup(set: string, key: string, told: Told): void {
    const places = key.split(":")
    const named = [...places.keys()].filter((at) => places[at] !== "")
    const kinds = groups.get(set) ?? []
    const kind = kinds.find((each) => each.named.join() === named.join()) ?? { named, told: new Map<string, Told>() }
    if (!kinds.includes(kind)) groups.set(set, [...kinds, kind])
    kind.told.set(named.map((at) => places[at]).join(":"), told)
  }

  function* toldAt(level: Shared["level"], { set, series: key, places }: At): Generator<Told | undefined> {
    if (level === "dataSet") yield whole.get(set)
    else if (level === "series") yield series.get(`${set} ${key}`)
    else for (const { named, told } of groups.get(set) ?? []) yield told.get(named.map((at) => places[at]).join(":"))
  }

  return {
    note(path, value) {
      const [set = "", kind, key = ""] = path.slice(path.indexOf("dataSets") + 1)
      if (kind === "series") series.set(`${set} ${key}`, Told.parse(value))
      else if (kind === "attributes") whole.set(set, Told.parse(value))
      else for (const [group, told] of Object.entries(Groups.parse(value))) noteGroup(set, group, told)
    },
    of({ level, place, values }, at) {
      for (const told of toldAt(level, at)) {
        const said = told?.[place] ?? ""
        if (said !== "") return typeof said === "number" && values.length > 0 ? idAt(values, said) : String(said)
      }
      return ""
    },
  }
}
