// Pages list these without the schemas.

/**
 * How a question is answered. `compliance` is the native shape of this field:
 * yes, yes in part or no, with the articles of national law and an explanation.
 */
export const questionKinds = [
  ...(["compliance", "explanation", "date", "number", "table", "choice", "file"] as const),
  ...(["law", "practice", "authority", "assistance"] as const),
] as const
export type QuestionKind = (typeof questionKinds)[number]

/** The lists of codes by which a table is broken down. */
export const tableLists = ["sex", "age", "form", "citizenship", "stage", "region", "own"] as const
