/**
 * Reads United Nations documents.
 *
 *     const read = await read(bytes, { name: "A_RES_78_228.docx" })
 *     if (read.ok) read.reading.mandates
 *
 * See the README for what it understands and what it leaves alone.
 */
export { compare } from "./compare/compare.ts"
export type * from "./compare/comparison.ts"
export { complete } from "./complete.ts"
export { toAkn } from "./exports/akn.ts"
export { toDocx } from "./exports/docx.ts"
export type * from "./exports/printable.ts"
export { toText } from "./exports/text.ts"
export { lint, lintRules, lintSentences, lintSources } from "./lint/lint.ts"
export type { Finding, Place } from "./lint/rule.ts"
export { treatiesIn, type Passage, type Treaty } from "./lint/treaty.ts"
export { readMandates } from "./mandate.ts"
export { neutral, type Neutral, type NeutralOperative } from "./neutral.ts"
export { partOf, partsOf, type Part } from "./part.ts"
export { decode, formatOf, read, type Read } from "./read.ts"
export { readSource } from "./reading.ts"
export type * from "./source.ts"
export { textSource } from "./text-source.ts"
export type * from "./tree.ts"
export { votesOf } from "./vote.ts"
