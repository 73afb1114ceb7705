import type { Words } from "#platform/web/words.tsx"

/** How sure a reading is, in three steps: what needs no look, what is worth one, what must be checked. */
export const sureness = (confidence: number): "high" | "middle" | "low" =>
  confidence >= 0.9 ? "high" : confidence >= 0.7 ? "middle" : "low"

/** How sure a reading is, in words, with the share beside them. */
export const sureWords = (say: Words, confidence: number): string =>
  say("decisions.sure", { words: say(`decisions.sure.${sureness(confidence)}`), share: confidence })
