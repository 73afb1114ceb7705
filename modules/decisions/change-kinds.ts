/** What can be told apart from one version of a text to another, in the order in which changes are counted. */
export const changeKinds = [
  "added",
  "removed",
  "moved",
  "split",
  "merged",
  "verb",
  "addressee",
  "date",
  "citation",
  "number",
  "wording",
  "punctuation",
] as const
export type ChangeKind = (typeof changeKinds)[number]

/** What became of a verb; `even` where neither level nor stress tell the two apart. */
export const shiftForces = ["softened", "hardened", "even"] as const
