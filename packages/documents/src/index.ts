/**
 * Reads United Nations documents.
 *
 *     const reading = await read(bytes, { name: "A_RES_78_228.docx", today: "2026-01-31" })
 *
 * See the README for what it understands and what it leaves alone.
 */
export type * from "./source.ts"
export type * from "./tree.ts"
