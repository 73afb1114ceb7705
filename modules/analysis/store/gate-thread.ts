import { protectRelease } from "#modules/analysis/gate/protect.ts"
import { codingsOf, ownCodesOf } from "#modules/analysis/store/codings.ts"
import { decodeCube, digestOfCube, encodeCube } from "#modules/analysis/store/cubes.ts"
import type { Gated, Order } from "#modules/analysis/store/gate.ts"
import { unpacked } from "#modules/analysis/store/handing-over.ts"
import { answering, faultAt } from "#platform/jobs/answering.ts"

// The thread of `throughGate`: it protects one release and proves it.
answering(
  async (order, tell) => {
    const answer = await gated(order as Order, tell) // handed over by `throughGate`
    return { answer, gives: answer.ok ? [answer.bytes.buffer] : [] }
  },
  // A fault may quote a true count, and what is told of it goes into the log.
  (error) => `the gate failed: ${faultAt(error)}`,
)

async function gated({ columns, earlier, truths, ...asked }: Order, progress: (part: number) => void) {
  const answer = await protectRelease(
    {
      ...asked,
      earlier: earlier.map(({ bytes, ...each }) => ({ ...each, cube: decodeCube(bytes) })),
      truths: truths.map(unpacked),
    },
    { codings: codingsOf(columns), own: ownCodesOf(columns), progress },
  )
  if (!answer.ok)
    return {
      ok: false,
      refusal: answer.refusal,
      dimensions: "dimensions" in answer ? [...answer.dimensions] : [],
    } as const
  const { cube, proof } = answer
  // A small one lies in memory that others use, which cannot be handed over.
  const bytes = Uint8Array.from(encodeCube(cube))
  return { ok: true, bytes, digest: digestOfCube(bytes), cells: cube.values.length, proof } as const satisfies Gated
}
