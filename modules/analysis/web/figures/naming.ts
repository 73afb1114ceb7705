import type { FigureDimension } from "#modules/analysis/figure-contract.ts"
import type { Head } from "#modules/analysis/web/figures/grid.ts"
import { inLanguage, type Language } from "#platform/kernel/language.ts"
import type { Words } from "#platform/web/words.tsx"

/** The dimensions that have a word of ours. */
const worded = ["area", "year", "sex", "gender", "age", "form", "citizenship", "repatriation", "indicator"]

/** What a dimension is called; one that is a file's own keeps the file's name. */
export const dimensionName = (say: Words, name: string): string =>
  worded.includes(name) ? say(`analysis.figure.dimension.${name}`) : name

/** Calls codes by their names in the reader's language. */
export type Naming = (dimension: string, head: Pick<Head, "code" | "isSum">) => string

/** The names of all codes of some dimensions; a sum is called so, a code without a name stays a code. */
export function namingOf(say: Words, language: Language, dimensions: readonly FigureDimension[]): Naming {
  const known = new Map(dimensions.map(({ name, codes }) => [name, new Map(codes.map((each) => [each.code, each]))]))
  return (dimension, { code, isSum }) => {
    if (isSum) return say("analysis.figure.total")
    const names = known.get(dimension)?.get(code)?.names
    return (names && inLanguage(names, language).text) || code
  }
}
