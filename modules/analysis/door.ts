import { lockingHandlers } from "#modules/analysis/store/locking-anew.ts"
import { protectingHandlers } from "#modules/analysis/store/protecting.ts"
import { rows } from "#platform/database/sql.ts"
import type { Keyring } from "#platform/identity/keyring.ts"
import { isUuid, type Records } from "#platform/identity/records.ts"
import type { Handlers } from "#platform/jobs/worker.ts"
import { z } from "zod"

export { analysisFinding } from "#modules/analysis/store/found.ts"
export { askToLockAnew } from "#modules/analysis/store/locking-anew.ts"

/** The work of this module that is done later: protecting a release, and locking anew. Records are unlocked for it by these keys. */
export const analysisHandlers = (keys: Keyring): Handlers => ({ ...protectingHandlers(keys), ...lockingHandlers(keys) })

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
