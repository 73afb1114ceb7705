import { isTotal, type List, type ListKey } from "#modules/analysis/intake/list.ts"
import { meantBy } from "#modules/analysis/intake/layouts/headings.ts"
import {
  amountOf,
  byItself,
  byList,
  byYear,
  nameOf,
  withheldAmount,
  type Amount,
  type Reading,
  type Understood,
} from "#modules/analysis/intake/layouts/reading.ts"
import { codeLists, TOTAL } from "@palermo/statistics"

type Told = { readonly kind: "records" | "figures" | undefined; readonly today: string }

/**
 * A table of no known layout, its columns understood by their headings in six languages. It is figures where a column says
 * how many, unless it was said that it is records. A column of no known heading keeps its own codes.
 */
export function asPlain(heads: readonly string[], listOf: (key: ListKey) => List, { kind, today }: Told): Understood {
  const meant = heads.map(meantBy)
  const value = meant.indexOf("value")
  const isFigures = kind === "records" ? false : value >= 0
  const bounds = isFigures ? [meant.indexOf("low"), meant.indexOf("high")] : []
  const amounts = isFigures ? [value, ...bounds.filter((at) => at >= 0)] : []
  const taken = new Set<string>()
  const readings = heads.flatMap((heading, at): Reading[] => {
    if (amounts.includes(at)) return []
    const name = unused(meant[at] ?? nameOf(heading), nameOf(heading), taken)
    const own = meant[at] === name ? readingOf(name, heading, at, listOf, today) : byItself(heading, name, at)
    return [isFigures ? withTotals(own) : own]
  })
  const reads = ([text = "", ...rest]: readonly string[]): Amount => withBounds(amountOf(text), rest)
  return {
    kind: isFigures ? "figures" : "records",
    readings,
    leftOut: [],
    value: isFigures ? { heading: heads[value] ?? "", from: amounts, reads } : null,
  }
}

/** What a cell says together with its bounds: where the cell itself says no number, the bounds do. */
export function withBounds(amount: Amount, [low = "", high = ""]: readonly string[]): Amount {
  if (amount !== "missing" && amount !== withheldAmount) return amount
  const [least, most] = [amountOf(low), amountOf(high)]
  if (most === "missing" && typeof least === "object") return { low: least.low, high: Infinity }
  if (typeof least !== "object" || typeof most !== "object") return amount
  return least.low <= most.high ? { low: least.low, high: most.high } : "value-not-a-number"
}

/** A name no other column has: the one wanted, else that of the heading, else with a number. */
export function unused(wanted: string, heading: string, taken: Set<string>): string {
  let name = taken.has(wanted) ? heading : wanted
  for (let more = 2; taken.has(name); more++) name = `${heading.slice(0, 56)}-${more}`
  taken.add(name)
  return name
}

export function readingOf(
  name: string,
  heading: string,
  at: number,
  listOf: (key: ListKey) => List,
  today: string,
): Reading {
  if (name === "year") return byYear(heading, name, at, today)
  if (name === "area") return byList(listOf("place"), heading, name, at, { role: "area" })
  if (name === "citizenship" || name === "repatriation") return byList(listOf("citizenship"), heading, name, at)
  return isListed(name) ? byList(listOf(name), heading, name, at) : byItself(heading, name, at)
}

const isListed = (name: string): name is keyof typeof codeLists => Object.hasOwn(codeLists, name)

/** The same column in a table of figures, where a word may say that all are counted together. */
export const withTotals = (reading: Reading): Reading => ({
  ...reading,
  means: (words) => (isTotal(words[0] ?? "") ? { code: TOTAL, by: null } : reading.means(words)),
})
