import { rows, sql } from "#platform/database/sql.ts"
import type { Service } from "#platform/http/service.ts"
import * as contract from "#platform/identity/account-contract.ts"
import { listKeys, makeKey, revokeKey } from "#platform/identity/key.ts"
import { warn } from "#platform/identity/notice.ts"
import { mayChangeWays } from "#platform/identity/session.ts"
import { allow, refuse } from "#platform/kernel/result.ts"
import { z } from "zod"

/** Serves one's own keys for programs, and what the administrator asks of roles. */
export function keyRoutes({ serve }: Service): void {
  serve(contract.listKeys, async ({ db }) => allow(await listKeys(db)))

  serve(contract.makeKey, async (context, { body }) => {
    const { db, now, session } = context
    const may = await mayChangeWays(db, session, now)
    if (!may.ok) return may
    const key = await makeKey(db, body, session.secret ?? "", now)
    if (key === undefined) return refuse("key-not-yours")
    await warn(context, "key-made", { name: body.name })
    return allow({ key })
  })

  serve(contract.revokeKey, async ({ db, now }, { params }) =>
    (await revokeKey(db, params.id, now)) ? allow({}) : refuse("key-not-found"),
  )

  serve(contract.listDemands, async ({ db }) =>
    allow(
      await rows(db, z.object({ role: z.string(), demanded: z.boolean() }))`
        select r.code as role, d.role is not null as demanded
          from identity.role r left join identity.demand d on d.role = r.code where r.retired is null order by r.code`,
    ),
  )

  serve(contract.demandSecondFactor, async ({ db, now }, { params: { role }, body }) => {
    const found = await rows(db, z.object({}))`select from identity.role where code = ${role}`
    if (found.length === 0) return refuse("role-not-found")
    await (
      body.demanded
        ? sql`insert into identity.demand (role, made) values (${role}, ${now}) on conflict do nothing`
        : sql`delete from identity.demand where role = ${role}`
    ).execute(db)
    return allow({})
  })
}
