import type { Truth, Wanted } from "#modules/analysis/gate/truth.ts"
import { Proof } from "#modules/analysis/release.ts"
import type { Column } from "#modules/analysis/snapshot.ts"
import { givenWith, packed, type Packed } from "#modules/analysis/store/handing-over.ts"
import type { LetOut } from "#modules/analysis/store/truth.ts"
import { inThread } from "#platform/jobs/thread.ts"
import { z } from "zod"

/** What is asked of the gate: what is wanted of which snapshot and its columns, all that is out, and what is true. */
export type Asked = {
  readonly snapshot: string
  readonly columns: readonly Pick<Column, "name" | "role" | "list">[]
  readonly wanted: Wanted
  readonly earlier: readonly LetOut[]
  readonly truths: readonly Truth[]
}

/** The same as it is handed to the thread of the gate. */
export type Order = Omit<Asked, "truths"> & { readonly truths: readonly Packed[] }

const Answer = z.discriminatedUnion("ok", [
  z.object({
    ok: z.literal(true),
    bytes: z.instanceof(Uint8Array),
    digest: z.string(),
    cells: z.int(),
    proof: Proof,
  }),
  z.object({ ok: z.literal(false), refusal: z.string(), dimensions: z.array(z.string()) }),
])
/** What the gate answers: the figures encoded and their proof, or why none leave and the columns to blame. */
export type Gated = z.infer<typeof Answer>

const place = new URL("gate-thread.ts", import.meta.url)
let before: Promise<unknown> = Promise.resolve()

/**
 * Asks the gate, in a thread of its own that ends with its answer: a hard block takes it seconds, and the server has others to
 * answer meanwhile. One question at a time in a process, for each holds all that is true in memory. Throws where the thread dies
 * or is halted, with no word of what it was about.
 */
export function throughGate(
  { truths, ...asked }: Asked,
  options: {
    /** Told how far it is, from 0 to 1. */
    readonly progress?: (part: number) => void
    readonly halted?: AbortSignal
    /** How many megabytes of heap the thread may have. */
    readonly memory?: number | undefined
  } = {},
): Promise<Gated> {
  const { progress, halted, memory } = options
  async function ask(): Promise<Gated> {
    const order: Order = { ...asked, truths: truths.map(packed) }
    const gives = order.truths.flatMap(givenWith)
    const asking = { gives, halted, ...(progress && { tell: progress }) }
    return inThread(place, { answer: Answer, word: z.number(), memory }, order, asking)
  }
  const mine = before.then(ask)
  before = mine.catch(() => undefined)
  return mine
}
