// What may become of an import, as lists alone: without the schemas, so that a page can use them before its first question.

/** Where a file is on its way into the record. */
export const importStatuses = [
  "waiting",
  "reading",
  "previewed",
  "keeping",
  "kept",
  "unchanged",
  "refused",
  "undone",
  "discarded",
] as const

/** Why a file is not taken. */
export const importRefusals = [
  "empty-file",
  "unknown-format",
  "damaged-file",
  "file-locked",
  "no-text-layer",
  "file-too-large",
  "no-paragraphs",
] as const
