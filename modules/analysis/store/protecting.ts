import { protectRelease } from "#modules/analysis/gate/protect.ts"
import { needsOf } from "#modules/analysis/gate/truth.ts"
import { codingsOf, ownCodesOf } from "#modules/analysis/store/codings.ts"
import { digestOfCube, encodeCube } from "#modules/analysis/store/cubes.ts"
import { holdRelease, keepProtected, noteProtecting } from "#modules/analysis/store/releases.ts"
import { findSnapshot } from "#modules/analysis/store/snapshots.ts"
import { earlierOf, truthsOf, TruthTooLarge } from "#modules/analysis/store/truth.ts"
import type { Keyring } from "#platform/identity/keyring.ts"
import type { Handlers, Job } from "#platform/jobs/worker.ts"
import { setImmediate } from "node:timers/promises"
import { z } from "zod"

const Payload = z.object({ release: z.uuid(), touch: z.int() })

/** The work of the job `release.protect`. */
export const protectingHandlers = (keys: Keyring): Handlers => ({
  "release.protect": { run: (job) => protectNow(job, keys), giveUp: giveUpProtecting },
})

/**
 * Protects a draft as it stood when it was asked for. What is true is read in
 * one step, so that it is of one moment; the gate takes its time outside; and
 * figures and proof are kept in one step or not at all: cut short, the draft is
 * as it was, and the work is done anew. What the gate refuses is told as a fault
 * of the draft, with the columns to blame and no number.
 */
async function protectNow({ payload, transaction, now }: Job, keys: Keyring): Promise<void> {
  const { release: id, touch } = Payload.parse(payload)
  const draft = { id, touch }
  const begun = await transaction(async (db) => {
    const release = await holdRelease(db, id)
    // It was changed or put before another since: whoever changed it asks anew.
    if (!release || release.status !== "draft" || release.touch !== touch) return undefined
    const snapshot = await findSnapshot(db, keys, release.snapshot)
    if (!snapshot) throw new Error("a release is of a snapshot")
    const { by, tables, filters, k, audience } = release
    const wanted = { by, tables, filters, k, audience }
    const earlier = await earlierOf(db, release)
    const truths = await truthsOf(db, keys, needsOf(snapshot.id, wanted, earlier)).catch((error: unknown) => {
      if (error instanceof TruthTooLarge) return undefined
      throw error
    })
    return {
      release,
      truths,
      question: { snapshot: snapshot.id, wanted, earlier },
      codings: codingsOf(snapshot.columns),
      own: ownCodesOf(snapshot.columns),
    }
  })
  if (!begun) return transaction((db) => noteProtecting(db, draft, null))
  if (!begun.truths) return transaction((db) => noteProtecting(db, draft, null, "too-large-to-prove"))

  let far = 0.1
  const note = () => transaction((db) => noteProtecting(db, draft, far))
  await note()
  let told = Date.now()
  const answer = await protectRelease(
    { ...begun.question, truths: begun.truths },
    {
      codings: begun.codings,
      own: begun.own,
      progress: (part) => void (far = 0.1 + 0.8 * part),
      async pause() {
        await setImmediate()
        if (Date.now() - told < 500) return
        told = Date.now()
        await note()
      },
    },
  )
  if (!answer.ok) {
    const columns = "dimensions" in answer ? answer.dimensions : []
    return transaction((db) => noteProtecting(db, draft, null, [answer.refusal, ...columns].join(" ").slice(0, 500)))
  }
  const bytes = encodeCube(answer.cube)
  await transaction(async (db) => {
    const release = await holdRelease(db, id)
    if (!release || release.status !== "draft" || release.touch !== touch) return noteProtecting(db, draft, null)
    const { length: cells } = answer.cube.values
    await keepProtected(db, release, { bytes, digest: digestOfCube(bytes), proof: answer.proof, cells }, now())
  })
}

/** Says that protecting failed for the last time. */
async function giveUpProtecting({ payload, transaction }: Job): Promise<void> {
  const { release: id, touch } = Payload.parse(payload)
  await transaction((db) => noteProtecting(db, { id, touch }, null, "protecting-failed"))
}
