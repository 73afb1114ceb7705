/** What can be found, in the order in which it is shown. */
export const findKinds = [
  "actor",
  "treaty",
  "document",
  "mandate",
  "paragraph",
  "session",
  "call",
  "question",
  "figure",
] as const
