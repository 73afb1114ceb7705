import { compare, type Comparison, readSource, type Reading, textSource } from "../../src/index.ts"

/** A resolution of ours with the given paragraphs; preambular ones first, as many as there are. */
export function resolution(preamble: readonly string[], operatives: readonly string[]): Reading {
  const head =
    "A/RES/78/900\n\nResolution adopted by the General Assembly on 19 December 2023\n\n78/900. Trial\n\nThe General Assembly,\n\n"
  const numbered = operatives.map((text, at) => `${at + 1}. ${text}`)
  return readSource(textSource(head + [...preamble, ...numbered].join("\n\n")))
}

/** Compares two resolutions that have operative paragraphs only. */
export const compareOperatives = (from: readonly string[], to: readonly string[]): Comparison =>
  compare(resolution([], from), resolution([], to))

/** The changes in one line each: `verb OP1 OP1`. */
export const told = ({ changes }: Comparison) =>
  changes.map(({ kind, from, to }) => `${kind} ${from ?? "–"} ${to ?? "–"}`)
