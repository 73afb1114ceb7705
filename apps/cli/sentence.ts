import type { Say } from "#apps/cli/words.ts"

/** The sentence of a refusal: the command line's own, or the one the platform or a module has for it, also for what is wrong with a table. */
export function sentenceFor(code: string, values: Readonly<Record<string, string | number>>, say: Say): string {
  for (const key of [`cli.problem.${code}`, `table.flaw.${code}`, `problem.${code}`]) {
    const sentence = say(key, values)
    if (sentence !== key) return sentence
  }
  return code
}
