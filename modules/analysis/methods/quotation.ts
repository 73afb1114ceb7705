import type { AnyLine } from "#modules/analysis/methods/searched.ts"
import type { Warning } from "@palermo/statistics"

/** What goes with every estimate: the size of the table, the digest it is known again by, and what was drawn. */
export type About = {
  readonly cases: number
  readonly lists: readonly string[]
  /** SHA-256 of the table's written form, in hexadecimal digits; empty where a browser cannot reckon it. */
  readonly digest: string
  readonly replicates: number
  readonly seed: number
  /** What is known of every case beside its lists, where models with that were searched; the replicates of those, and the digest of that table. */
  readonly covariates?: { readonly names: readonly string[]; readonly replicates: number; readonly digest: string }
}

/** How a language says something, and writes numbers and names one after the other. */
export type Tongue = {
  readonly say: (key: string, values?: Readonly<Record<string, string | number>>) => string
  readonly number: (value: number) => string
  readonly list: (names: readonly string[]) => string
}

/** What is quoted: every line, and what the table and its lines warn of. */
export type Quoted = { readonly lines: readonly AnyLine[]; readonly warnings: readonly Warning[] }

/**
 * Estimates as a text that can be quoted whole, a paragraph a line: never one number alone, always with what must be so
 * and what was said against it. Where no method gives a number it says that.
 */
export function quotation({ lines, warnings }: Quoted, about: About, { say, number, list }: Tongue): string[] {
  const found = lines.flatMap((line) => ("estimate" in line && line.method !== "chao" ? [line.estimate] : []))
  const told = lines.map((line) => {
    const method = say(`estimate.method.${line.method}`)
    if ("noEstimate" in line)
      return say("estimate.quote.line", { method, what: say(`estimate.none.${line.noEstimate}`) })
    const [low, high] = (line.interval ?? []).map(number)
    const estimate = number(line.estimate)
    const what =
      low === undefined || high === undefined ? estimate : say("estimate.quote.interval", { estimate, low, high })
    return say("estimate.quote.line", { method, what })
  })
  const range =
    found.length === 0
      ? say("estimate.quote.none")
      : say("estimate.quote.range", { least: number(Math.min(...found)), most: number(Math.max(...found)) })
  const own = lines.flatMap((line) => ("warnings" in line ? line.warnings : []))
  const minds = [...new Set([...warnings, ...own])].map((each) => say(`estimate.warning.${each}`))
  const sentences = (of: "assumptions" | "criticism", key: string) =>
    [...new Set(lines.flatMap((line): readonly string[] => line[of]))].map((each) => say(`estimate.${key}.${each}`))
  const { cases, lists, digest, replicates, seed, covariates } = about
  return [
    say("estimate.quote.table", { cases, lists: lists.length, names: list(lists) }),
    ...(covariates ? [say("estimate.quote.covariates", { names: list(covariates.names) })] : []),
    range,
    ...told,
    ...(replicates > 0 ? [say("estimate.drawn", { replicates, seed: String(seed) })] : []),
    ...(covariates && covariates.replicates > 0
      ? [say("estimate.drawn-covariates", { replicates: covariates.replicates, seed: String(seed) })]
      : []),
    ...(minds.length > 0 ? [`${say("estimate.mind")} ${minds.join(" ")}`] : []),
    `${say("estimate.assumed")} ${sentences("assumptions", "assumption").join(" ")}`,
    `${say("estimate.against")} ${sentences("criticism", "criticism").join(" ")}`,
    ...(digest === "" ? [] : [say("estimate.quote.digest", { digest })]),
    ...(covariates && covariates.digest !== ""
      ? [say("estimate.quote.digest-covariates", { digest: covariates.digest })]
      : []),
  ]
}
