import { needsOf } from "#modules/analysis/gate/truth.ts"
import { throughGate, type Asked, type Gated } from "#modules/analysis/store/gate.ts"
import { holdRelease, keepProtected, noteProtecting } from "#modules/analysis/store/releases.ts"
import { findSnapshot } from "#modules/analysis/store/snapshots.ts"
import { earlierOf, truthsOf, TruthTooLarge } from "#modules/analysis/store/truth.ts"
import type { Keyring } from "#platform/identity/keyring.ts"
import type { Handlers, Job } from "#platform/jobs/worker.ts"
import { z } from "zod"

const Payload = z.object({ release: z.uuid(), touch: z.int() })

/** The work of the job `release.protect`; `memory` bounds what the gate may hold, in megabytes. */
export const protectingHandlers = (keys: Keyring, { memory }: { readonly memory?: number } = {}): Handlers => ({
  "release.protect": { run: (job) => protectNow(job, keys, memory), giveUp: giveUpProtecting },
})

/**
 * Protects a draft as it stood when it was asked for. What is true is read in
 * one step, so that it is of one moment; the gate takes its time outside, in a
 * thread of its own; and figures and proof are kept in one step or not at all: cut
 * short, the draft is as it was, and the work is done anew. What the gate refuses is
 * told as a fault of the draft, with the columns to blame and no number.
 */
async function protectNow(job: Job, keys: Keyring, memory: number | undefined): Promise<void> {
  const { payload, transaction, now } = job
  const { release: id, touch } = Payload.parse(payload)
  const draft = { id, touch }
  const asked = await transaction(async (db): Promise<Asked | "changed" | "too-large"> => {
    const release = await holdRelease(db, id)
    // It was changed or put before another since: whoever changed it asks anew.
    if (!release || release.status !== "draft" || release.touch !== touch) return "changed"
    const snapshot = await findSnapshot(db, keys, release.snapshot)
    if (!snapshot) throw new Error("a release is of a snapshot")
    const { by, tables, filters, k, audience } = release
    const wanted = { by, tables, filters, k, audience }
    const earlier = await earlierOf(db, release)
    const truths = await truthsOf(db, keys, needsOf(snapshot.id, wanted, earlier)).catch((error: unknown) => {
      if (error instanceof TruthTooLarge) return undefined
      throw error
    })
    return truths ? { snapshot: snapshot.id, columns: snapshot.columns, wanted, earlier, truths } : "too-large"
  })
  if (asked === "changed") return transaction((db) => noteProtecting(db, draft, null))
  if (asked === "too-large") return transaction((db) => noteProtecting(db, draft, null, "too-large-to-prove"))
  const answer = await gated(asked, job, draft, memory)
  if (!answer.ok) {
    const fault = [answer.refusal, ...answer.dimensions].join(" ").slice(0, 500)
    return transaction((db) => noteProtecting(db, draft, null, fault))
  }
  await transaction(async (db) => {
    const release = await holdRelease(db, id)
    if (!release || release.status !== "draft" || release.touch !== touch) return noteProtecting(db, draft, null)
    await keepProtected(db, release, answer, now())
  })
}

/** Asks the gate, and notes on the draft how far it is, twice a second at most. */
async function gated(
  asked: Asked,
  { transaction, complain, halted }: Pick<Job, "transaction" | "complain" | "halted">,
  draft: { readonly id: string; readonly touch: number },
  memory: number | undefined,
): Promise<Gated> {
  const note = (far: number) => transaction((db) => noteProtecting(db, draft, far))
  await note(0.1)
  let [told, noting] = [Date.now(), Promise.resolve()]
  function progress(part: number): void {
    if (Date.now() - told < 500) return
    told = Date.now()
    noting = noting.then(() => note(0.1 + 0.8 * part)).catch(complain)
  }
  try {
    return await throughGate(asked, { progress, halted, memory })
  } finally {
    await noting
  }
}

/** Says that protecting failed for the last time. */
async function giveUpProtecting({ payload, transaction }: Job): Promise<void> {
  const { release: id, touch } = Payload.parse(payload)
  await transaction((db) => noteProtecting(db, { id, touch }, null, "protecting-failed"))
}
