import type { Draft } from "#modules/analysis/web/bench/overlap-draft.ts"

/** Four lists of invented lamp keepers, as lists of a small country might overlap. */
export const exampleLists: Draft = {
  lists: ["police", "shelters", "hotline", "inspectors"],
  counts: ["", "96", "121", "31", "88", "14", "19", "6", "57", "22", "9", "3", "7", "2", "1", "1"],
}
