import { lockingHandlers } from "#modules/analysis/store/locking-anew.ts"
import { protectingHandlers } from "#modules/analysis/store/protecting.ts"
import { tellOfAnswers } from "#modules/analysis/store/telling.ts"
import { followKind } from "#modules/submissions/answer.ts"
import { rows } from "#platform/database/sql.ts"
import type { Keyring } from "#platform/identity/keyring.ts"
import { isUuid, type Records } from "#platform/identity/records.ts"
import type { Handler, Handlers } from "#platform/jobs/worker.ts"
import type { Look } from "#platform/notify/look.ts"
import { z } from "zod"

export { analysisFinding } from "#modules/analysis/store/found.ts"
export { askToLockAnew } from "#modules/analysis/store/locking-anew.ts"

const Answered = z.object({ party: z.string() })

/** Tells the keepers of data that rest on a party's answers what became of these. */
const followAnswers: Handler = async ({ payload, transaction, now }) => {
  const { party } = Answered.parse(payload)
  await transaction((db) => tellOfAnswers(db, now(), party))
}

/**
 * The work of this module that is done later: protecting a release, locking anew, and looking at what rests on answers of
 * which something was said. Records are unlocked for it by these keys.
 */
export const analysisHandlers = (keys: Keyring): Handlers => ({
  ...protectingHandlers(keys),
  ...lockingHandlers(keys),
  [followKind]: followAnswers,
})

/** What is looked for every morning: answers that are released from this day, on which data rest. */
export const analysisLooks: readonly Look[] = [(db, _, now) => tellOfAnswers(db, now)]

const Of = z.object({ party: z.string().nullable() })
const Released = Of.extend({ released: z.enum(["nobody", "states", "everybody"]) })

/** Whose data are, and how far a release is shown: what stands inside a wall is its own people's alone, to read and to change. */
export const analysisRecords: Pick<Records, "dataset" | "snapshot" | "release"> = {
  async dataset(db, id) {
    if (!isUuid(id)) return undefined
    const [found] = await rows(db, Of)`select party from analysis.dataset where id = ${id}::uuid`
    return found && walled(found.party)
  },
  async snapshot(db, id) {
    if (!isUuid(id)) return undefined
    const [found] = await rows(db, Of)`
      select d.party from analysis.snapshot s join analysis.dataset d on d.id = s.dataset where s.id = ${id}::uuid`
    return found && walled(found.party)
  },
  async release(db, id) {
    if (!isUuid(id)) return undefined
    const [found] = await rows(db, Released)`
      select party, case when status <> 'released' then 'nobody' when audience = 'public' then 'everybody' else 'states' end as released
        from analysis.shared_release where id = ${id}::uuid`
    return found && { ...walled(found.party), released: found.released }
  },
}

const walled = (party: string | null) => ({
  about: { party },
  ownAlone: party !== null,
  released: "nobody" as const,
  walled: true as const,
})

export { openFigures as releasedFigures, type OpenFigures } from "#modules/analysis/store/figures.ts"
