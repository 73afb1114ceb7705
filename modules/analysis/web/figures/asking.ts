import type { FigureDimension, FigureSet } from "#modules/analysis/figure-contract.ts"
import type { Search } from "#platform/web/address.tsx"

/** The ways figures are pictured, beside the table. */
export const views = ["lines", "bars", "composition", "multiples", "flows", "map"] as const
export type View = (typeof views)[number]

/** What an asking rests on of what a release holds. */
export type Offered = Pick<FigureSet, "dimensions" | "by" | "tables">

/** What somebody wants to see of a release. */
export type Ask = {
  /** The dimensions that are spread: down the side, across the top, and once more for each. */
  readonly spread: readonly string[]
  /** The codes a dimension is held to, or, where it is spread, those that are wanted of it. */
  readonly at: Readonly<Record<string, readonly string[]>>
  readonly view: View
  /** The code of a column, by which the rows come, the greatest first; or `name`. */
  readonly sort: string | undefined
  /** The code that is on the map, of the dimension beside its States. */
  readonly shown: string | undefined
}

/** Asks for another thing to see: said whole, or made of what is asked for when it comes to it. */
export type OnAsk = (next: Ask | ((now: Ask) => Ask)) => void

/** How many codes go across the top unless somebody chooses. */
const across = 12

/** The code of the sum over a dimension, where there is one. */
export function sumOf({ by }: Pick<Offered, "by">, { name, codes }: FigureDimension): string | undefined {
  return by.includes(name) ? undefined : codes.find(({ parent }) => parent < 0)?.code
}

/** Whether these dimensions were released crossed with each other. */
export const areCrossed = ({ by, tables }: Offered, names: readonly string[]): boolean =>
  tables.some((table) => names.every((name) => by.includes(name) || table.includes(name))) ||
  names.every((name) => by.includes(name))

/** A dimension that is drawn in a way of its own. */
export const inRole = ({ dimensions }: Offered, role: FigureDimension["role"]): string | undefined =>
  dimensions.find((each) => each.role === role)?.name

/** Whether a dimension is of States and nothing below or above them, which are looked for by their names. */
export function arePlaces({ dimensions }: Pick<Offered, "dimensions">, name: string | undefined): boolean {
  const dimension = dimensions.find((each) => each.name === name)
  return (
    (dimension?.role === "area" || dimension?.role === "place") && dimension.codes.every(({ parent }) => parent <= 0)
  )
}

/** Reads what is wanted out of the address; what the release does not hold is left out, and what is not said is chosen. */
export function readAsk(set: Offered, search: Search): Ask {
  const known = (name: string | undefined): name is string => set.dimensions.some((each) => each.name === name)
  const said = [search["rows"], search["columns"], search["panels"]].filter(known)
  const at = Object.fromEntries(
    heldIn(search["at"]).flatMap(([name, codes]): [string, string[]][] => {
      const dimension = set.dimensions.find((each) => each.name === name)
      const held = codes.filter((code) => dimension?.codes.some((each) => each.code === code))
      return held.length > 0 ? [[name, held]] : []
    }),
  )
  const spread = said.length > 0 ? [...new Set(said)] : spreadAtFirst(set, at)
  const view = views.find((each) => each === search["view"]) ?? "bars"
  const settled = settle(set, { spread, at, view, sort: search["sort"], shown: search["shown"] })
  const drawn = viewsOf(set, settled)
  const asked = views.find((each) => each === search["view"])
  return { ...settled, view: asked && drawn.includes(asked) ? asked : (drawn[0] ?? "bars") }
}

/** The codes that an address holds dimensions to. */
const heldIn = (at = ""): readonly (readonly [string, readonly string[]])[] =>
  at
    .split(";")
    .filter((part) => part !== "")
    .map((part) => {
      const [name = "", list = ""] = part.split(/:(.*)/s)
      return [decoded(name), list.split(",").map(decoded)]
    })

/** What an address asks for and does not get, as the address says it: dimensions and codes that are not there, or not together. */
export function lackedIn(set: Offered, search: Search): readonly string[] {
  const { spread, at } = readAsk(set, search)
  const asked = [search["rows"], search["columns"], search["panels"]].filter(
    (name) => name !== undefined && name !== "",
  )
  const unspread = asked.filter((name): name is string => name !== undefined && !spread.includes(name))
  const unheld = heldIn(search["at"]).flatMap(([name, codes]) => codes.filter((code) => !at[name]?.includes(code)))
  return [...new Set([...unspread, ...unheld])]
}

/** States and years where there are both, or the first table there is. */
function spreadAtFirst(set: Offered, at: Ask["at"]): readonly string[] {
  const own = [inRole(set, "area"), inRole(set, "time"), ...(set.tables[0] ?? []), ...set.by]
  const open = own.filter((name): name is string => name !== undefined && at[name]?.length !== 1)
  return [...new Set(open)].slice(0, 2)
}

/** What is wanted, as it stands in an address. */
export const searchOf = ({ spread: [rows, columns, panels], at, view, sort, shown }: Ask): Search => ({
  ...{ rows, columns, panels, view, sort, shown },
  at: written(at),
})

/** What is asked of the server: the dimensions that are spread, and the codes the others are held to. */
export function queryOf(set: Offered, ask: Ask): { readonly dimensions: string; readonly at: string } {
  const held = set.dimensions.flatMap((dimension): [string, readonly string[]][] => {
    const codes = wantedOf(set, ask, dimension)
    const isAll = ask.spread.includes(dimension.name) && codes.length === dimension.codes.length
    const isSum = codes.length === 1 && codes[0] === sumOf(set, dimension)
    return isAll || (isSum && !ask.spread.includes(dimension.name)) ? [] : [[dimension.name, codes]]
  })
  return { dimensions: ask.spread.map(parted).join(","), at: written(Object.fromEntries(held)) }
}

/** The codes of a dimension that are wanted: those chosen; else all down the side, and what has room across the top. */
export function wantedOf(set: Offered, ask: Ask, dimension: FigureDimension): readonly string[] {
  const { name, role } = dimension
  const codes = dimension.codes.map(({ code }) => code)
  const chosen = ask.at[name] ?? []
  const place = ask.spread.indexOf(name)
  if (place >= 0) {
    if (chosen.length > 0) return codes.filter((code) => chosen.includes(code))
    if (place === 0 || codes.length <= across) return codes
    return role === "time" ? codes.slice(-across) : codes.slice(0, across)
  }
  const usual = sumOf(set, dimension) ?? (role === "time" ? codes.at(-1) : codes[0])
  return [chosen[0] ?? usual ?? ""]
}

/** The same with another dimension down the side (0), across the top (1) or once more for each (2); none, where it is empty. */
export function spreadBy(set: Offered, ask: Ask, place: 0 | 1 | 2, name: string): Ask {
  const before = ask.spread[place]
  const spread = ask.spread.slice()
  const other = spread.indexOf(name)
  if (name === "") spread.splice(place, 1)
  else if (other >= 0 && before !== undefined) [spread[place], spread[other]] = [name, before]
  else if (other < 0) spread[Math.min(place, spread.length)] = name
  // What is newly spread is wanted whole; what is no longer spread goes back to its sum.
  const stays = Object.entries(ask.at).filter(
    ([each]) => each !== name && (spread.includes(each) || !ask.spread.includes(each)),
  )
  const at = Object.fromEntries(other >= 0 ? Object.entries(ask.at) : stays)
  return settle(set, { ...ask, spread, at, sort: undefined, shown: undefined }, name ? [name] : [])
}

/** The same with a dimension held to a code, or with these codes of one that is spread; all of it, where there are none. */
export function holdAt(set: Offered, ask: Ask, name: string, codes: readonly string[]): Ask {
  const { [name]: _, ...rest } = ask.at
  const at = codes.length === 0 ? rest : { ...rest, [name]: codes }
  return settle(set, { ...ask, at }, [name])
}

/** Leaves out what was not released together with what comes before it: first what somebody just chose. */
function settle(set: Offered, ask: Ask, first: readonly string[] = []): Ask {
  const isHeld = (name: string): boolean => {
    const dimension = set.dimensions.find((each) => each.name === name)
    const codes = ask.at[name] ?? []
    return dimension !== undefined && codes.length > 0 && codes[0] !== sumOf(set, dimension)
  }
  const kept: string[] = []
  for (const name of new Set([...first, ...ask.spread, ...Object.keys(ask.at).filter(isHeld)]))
    if ((ask.spread.includes(name) || isHeld(name)) && areCrossed(set, [...kept, name])) kept.push(name)
  const spread = ask.spread.filter((name) => kept.includes(name))
  const [usual] = spreadAtFirst(set, {})
  const at = Object.fromEntries(Object.entries(ask.at).filter(([name]) => kept.includes(name)))
  return { ...ask, at, spread: spread.length > 0 || usual === undefined ? spread : [usual] }
}

/** The pictures that can be drawn of what is wanted, the most telling first. */
export function viewsOf(set: Offered, ask: Ask): readonly View[] {
  const { spread } = ask
  const [rows, columns, panels] = spread
  const [area, time, place] = [inRole(set, "area"), inRole(set, "time"), inRole(set, "place")]
  const has = (name: string | undefined): boolean => name !== undefined && spread.includes(name)
  if (panels !== undefined) return ["multiples"]
  const drawn: View[] = []
  if (has(place) && has(area)) drawn.push("flows")
  if (has(time)) drawn.push("lines")
  if (has(area)) drawn.push("map")
  drawn.push("bars")
  if (composedBy(set, ask)) drawn.push("composition")
  if (rows !== undefined && columns !== undefined) drawn.push("multiples")
  return drawn
}

/**
 * The dimension that is seen as what its sum is made of, the one across the top before the one down the side; and how many codes
 * stand one level below its sum. None where the sum or all but one of these are not wanted: codes of several levels overlap.
 */
export function composedBy(set: Offered, ask: Ask): { readonly name: string; readonly parts: number } | undefined {
  if (ask.spread.length > 2) return undefined
  for (const name of ask.spread.toReversed()) {
    const dimension = set.dimensions.find((each) => each.name === name)
    const sum = dimension && sumOf(set, dimension)
    if (!dimension || sum === undefined || dimension.role === "time") continue
    const root = dimension.codes.findIndex(({ code }) => code === sum)
    const wanted = new Set(wantedOf(set, ask, dimension))
    const parts = dimension.codes.filter(({ parent }, place) => parent === root || (parent < 0 && place !== root))
    const drawn = parts.filter(({ code, parent }) => parent === root && wanted.has(code))
    if (wanted.has(sum) && drawn.length > 1) return { name, parts: parts.length }
  }
  return undefined
}

/** Codes as an address and the server read them: the signs that part them are written as `%2C`. */
const written = (at: Ask["at"]): string =>
  Object.entries(at)
    .map(([name, codes]) => `${parted(name)}:${codes.map(parted).join(",")}`)
    .join(";")

const parted = (text: string): string => text.replace(/[,;:%]/g, encodeURIComponent)

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
