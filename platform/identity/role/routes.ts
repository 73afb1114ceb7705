import type { Service } from "#platform/http/service.ts"
import { publicAs } from "#platform/identity/right/rule.ts"
import { copyRole, getRole, listRoles, retireRole } from "#platform/identity/role/contract.ts"
import * as store from "#platform/identity/role/store.ts"
import { allow, refuse } from "#platform/kernel/result.ts"
import { changesOf, tell } from "#platform/ledger/changes.ts"

/** Serves the roles there are: read by anybody, copied and retired by who administers the platform. */
export function roleRoutes({ serve, served }: Service): void {
  serve(listRoles, async ({ db }) => allow({ items: [publicAs, ...(await store.allRoles(db))] }))
  serve(getRole, async ({ db }, { params }) => {
    const role = await store.findRole(db, params.code)
    return role ? allow(role) : refuse("role-not-found")
  })
  serve(copyRole, async ({ db, now }, { body }) => {
    const acts = served.map(({ act }) => act)
    const made = await store.copyRole(db, body, now, acts)
    if (!made.ok) return made
    const { code, copiedFrom, heldFor, rights } = made.value
    tell(db, { subjects: [`role:${code}`], changes: changesOf({}, { copiedFrom, heldFor, rights }) })
    return made
  })
  serve(retireRole, async ({ db, now }, { params }) => {
    const done = await store.retireRole(db, params.code, now)
    if (done.ok)
      tell(db, { subjects: [`role:${params.code}`], changes: changesOf({ retired: false }, { retired: true }) })
    return done
  })
}
