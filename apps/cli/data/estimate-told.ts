import type { Terminal } from "#apps/cli/command.ts"
import type { AboutTable } from "#apps/cli/data/estimate.ts"
import { table } from "#apps/cli/table.ts"
import { saidOf, type Line, type SideBySide, type Variation, type Warning } from "@palermo/statistics"

/** Lays estimates out for people: every method on its line, then what to mind, what is assumed and what was said against it. */
export function toldOfLines(
  { lines, sensitivity, warnings }: SideBySide,
  about: AboutTable,
  terminal: Terminal,
): string {
  const { say } = terminal
  const number = numberIn(terminal)
  const heads = ["method", "value", "interval", "model"].map((name) => say(`estimate.${name}`))
  const rows = lines.map((line) => {
    const method = say(`estimate.method.${line.method}`)
    if ("noEstimate" in line) return [method, "–", "", say(`estimate.none.${line.noEstimate}`)]
    const interval = line.interval?.map(number).join(" – ") ?? ""
    return [method, number(line.estimate), interval, line.model ?? ""]
  })
  const own = lines.flatMap((line) => ("warnings" in line ? line.warnings : []))
  return [
    opening(about, terminal),
    table(heads, rows),
    ...listed(
      say("estimate.mind"),
      [...new Set([...warnings, ...own])].map((each) => say(`estimate.warning.${each}`)),
    ),
    ...listed(
      say("estimate.varied"),
      sensitivity.map((each) => varied(each, terminal)),
    ),
    ...listed(say("estimate.assumed"), spoken(lines, "assumptions", "assumption", terminal)),
    ...listed(say("estimate.against"), spoken(lines, "criticism", "criticism", terminal)),
  ].join("\n\n")
}

type Said = Pick<Line, "assumptions" | "criticism">

type Searched = {
  readonly estimate?: number
  readonly interval?: readonly [number, number] | null
  readonly model?: string
  readonly noEstimate?: string
  readonly warnings?: readonly Warning[]
  readonly path?: readonly { readonly formula: string; readonly estimate: number; readonly bic: number }[]
  readonly passedOver?: readonly { readonly formula: string }[]
}

/** Lays the way of a search with covariates out for people. */
export function toldOfCovariates(
  { path = [], passedOver = [], ...best }: Searched,
  about: AboutTable,
  terminal: Terminal,
) {
  const { say } = terminal
  const number = numberIn(terminal)
  if (best.noEstimate !== undefined) return say(`estimate.none.${best.noEstimate}`)
  const heads = [say("estimate.value"), "BIC", say("estimate.model")]
  const steps = path.map((step, at) => {
    const before = new Set(path[at - 1]?.formula.split(" + "))
    const now = step.formula.split(" + ")
    const came = now.filter((term) => !before.has(term)).map((term) => (at === 0 ? term : `+ ${term}`))
    const gone = [...before].filter((term) => !now.includes(term)).map((term) => `− ${term}`)
    return [number(step.estimate), step.bic.toFixed(2), [...came, ...gone].join(" ")]
  })
  return [
    opening(about, terminal),
    say("estimate.best", { estimate: withLimits(best, number), model: best.model ?? "" }),
    table(heads, steps, 160),
    ...(passedOver.length > 0 ? [say("estimate.passed-over", { n: passedOver.length })] : []),
    ...listed(
      say("estimate.mind"),
      (best.warnings ?? []).map((each) => say(`estimate.warning.${each}`)),
    ),
    ...listed(say("estimate.assumed"), spoken([saidOf.covariates], "assumptions", "assumption", terminal)),
    ...listed(say("estimate.against"), spoken([saidOf.covariates], "criticism", "criticism", terminal)),
  ].join("\n\n")
}

function withLimits({ estimate = Number.NaN, interval }: Searched, number: (value: number) => string): string {
  return interval ? `${number(estimate)} (${interval.map(number).join(" – ")})` : number(estimate)
}

function opening({ cases, lists, digest, replicates, seed }: AboutTable, { say }: Terminal): string {
  const head = say("estimate.table", { cases, lists: lists.join(", "), digest })
  return replicates === undefined ? head : `${head}\n${say("estimate.drawn", { replicates, seed: String(seed) })}`
}

function varied(variation: Variation, terminal: Terminal): string {
  const { say } = terminal
  const { without, merged } = variation
  const how =
    without === undefined
      ? say("estimate.merged", { one: merged?.[0] ?? "", other: merged?.[1] ?? "" })
      : say("estimate.without", { list: without })
  const what =
    "estimate" in variation ? numberIn(terminal)(variation.estimate) : say(`estimate.none.${variation.noEstimate}`)
  return `${how}: ${what}`
}

function spoken(lines: readonly Said[], of: "assumptions" | "criticism", key: string, { say }: Terminal): string[] {
  return [...new Set(lines.flatMap((line): readonly string[] => line[of]))].map((each) =>
    say(`estimate.${key}.${each}`),
  )
}

const listed = (head: string, sentences: readonly string[]): string[] =>
  sentences.length === 0 ? [] : [[head, ...sentences.map((sentence) => `  ${sentence}`)].join("\n")]

const numberIn = ({ language }: Terminal): ((value: number) => string) => {
  const format = new Intl.NumberFormat(language, { maximumFractionDigits: 0 })
  return (value) => format.format(value)
}
