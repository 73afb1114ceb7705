import type { Status } from "#modules/treaties/act-kinds.ts"
import type { Tone } from "#platform/web/kit/Status.tsx"

/** How each status looks in a table; on the map it has the same shape. */
export const toneOf: Readonly<Record<Status, Tone>> = { bound: "done", party: "soon", signatory: "open", ended: "late" }
