import type { MandateFilter } from "#modules/decisions/contract.ts"
import { groupings } from "#modules/decisions/mandate-kinds.ts"
import type { MandateInPlace } from "#modules/decisions/mandate.ts"
import type { Search } from "#platform/web/address.tsx"

/** The filters of the register that are always in sight, by their names in the address. */
const firstFilters = ["q", "addressee", "target", "status"] as const
/** Those that are unfolded when one asks for them. */
export const furtherFilters = [
  "theme",
  "function",
  "kind",
  "class",
  "date",
  "asks",
  "body",
  "session",
  "document",
  "dueFrom",
  "dueTo",
] as const
/** All filters of the register, by their names in the address. */
export const filterNames = [...firstFilters, ...furtherFilters] as const

/** By what the register is grouped. */
export type Grouping = (typeof groupings)[number]

/** What the register is narrowed to, as the address says it. What makes no sense is for the server to refuse. */
export function filterOf(search: Search): MandateFilter {
  const said = filterNames.flatMap((name) => (search[name] ? [[name, search[name]]] : []))
  // The address is text; the contract parses it at the other end.
  return Object.fromEntries(said) as MandateFilter
}

/** How the register is grouped, if it is. */
export const groupingOf = (search: Search): Grouping | undefined => groupings.find((each) => each === search["group"])

/** The order of the register. */
export const orderOf = (search: Search): "document" | "due" => (search["sort"] === "due" ? "due" : "document")

const groupBy: Readonly<Record<Grouping, (mandate: MandateInPlace) => string>> = {
  addressee: ({ actor, target }) => actor ?? target,
  session: ({ place }) => `${place.body ?? ""}/${place.session ?? ""}`,
  document: ({ place }) => place.slug,
  status: ({ status }) => status,
  body: ({ place }) => place.body ?? "",
  theme: ({ themes }) => themes[0] ?? "",
}

/** To which group a mandate belongs, named as the server names its groups. */
const groupOf = (by: Grouping, mandate: MandateInPlace): string => groupBy[by](mandate)

/** Mandates in groups, in the order they came; a group holds what of it stands on this page. */
export function gathered(by: Grouping, mandates: readonly MandateInPlace[]): Map<string, MandateInPlace[]> {
  const groups = new Map<string, MandateInPlace[]>()
  for (const mandate of mandates) {
    const value = groupOf(by, mandate)
    const held = groups.get(value)
    if (held) held.push(mandate)
    else groups.set(value, [mandate])
  }
  return groups
}
