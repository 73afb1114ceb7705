// What a document may be, as lists alone: without the schemas, so that a page can use them before its first question.

/** What a text of the institution is. */
export const documentKinds = ["resolution", "draft-resolution", "decision", "presidential-statement", "other"] as const

/** How far a text has come. */
export const documentStages = ["draft", "revised", "adopted"] as const

/** In what a text may come. */
export const formats = ["text", "docx", "doc", "pdf", "html", "akn", "json"] as const
