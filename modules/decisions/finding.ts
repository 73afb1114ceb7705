import type { Finding } from "@palermo/documents"

/** What is said of a finding of the drafting rules, and what could stand in its place. */
export type Told = { readonly message: string; readonly suggestion: string }

/**
 * Puts a finding into the reader's words. The sentences are `lint.<rule>` for the
 * rule itself, `lint.<rule>.<sense>` for what was found under it, and
 * `lint.<rule>.advice` where there are no words to put; words to put are those of
 * the text's own language.
 */
export function told(
  { rule, sense, values, replacement }: Omit<Finding, "place">,
  say: (key: string, values?: Readonly<Record<string, string | number>>) => string,
): Told {
  return {
    message: say(sense === null ? `lint.${rule}` : `lint.${rule}.${sense}`, values),
    suggestion: replacement === "" ? say("lint.leave-out") : (replacement ?? say(`lint.${rule}.advice`, values)),
  }
}
