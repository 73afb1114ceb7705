// What a report is written of, as lists alone: without the schemas, so that a page can use them before its first question.

/** The kinds of blocks, in the order in which they are offered. */
export const blockKinds = [
  ...(["heading", "paragraph", "list", "quotation", "table", "chart", "map", "matrix"] as const),
  ...(["sums", "practices", "figures", "obligations", "replies"] as const),
] as const

/** The kinds of bound parts. */
export const partKinds = [
  "count",
  "share",
  "names",
  "sum",
  "quotation",
  "replies",
  "figure",
  "obligations",
  "day",
] as const

/** Who is looked at, and of which of them it is told. */
export const scopes = ["parties", "states", "organizations", "asked"] as const
export const shares = ["all", "replied", "answered"] as const
