import { rows, sql, type Database } from "#platform/database/sql.ts"
import { publicAs } from "#platform/identity/right/rule.ts"
import { type Copy, copyable, type CopyRefusal, retirable, Role } from "#platform/identity/role/role.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"
import { Text } from "#platform/kernel/text.ts"
import { z } from "zod"

const columns = sql`
  r.code, r.held_for as "heldFor", r.names, r.copied_from as "copiedFrom", r.shipped, r.retired is not null as retired,
  coalesce((select jsonb_agg(jsonb_build_object('act', t.act, 'conditions', t.conditions) order by t.act)
              from identity.role_right t where t.role = r.code), '[]') as rights`

/** All roles: shipped ones first, in the order of their making, then those of this installation's own. */
export const allRoles = (db: Database): Promise<Role[]> =>
  rows(db, Role)`select ${columns} from identity.role r order by r.shipped desc, r.made, r.code`

/** A role by its code, the public among them. */
export async function findRole(db: Database, code: string): Promise<Role | undefined> {
  if (code === publicAs.code) return publicAs
  const [found] = await rows(db, Role)`select ${columns} from identity.role r where r.code = ${code}`
  return found
}

/** The names of the roles of this installation's own, by their code. */
export async function roleNames(db: Database): Promise<ReadonlyMap<string, Text>> {
  const found = await rows(db, z.object({ code: z.string(), names: Text }))`
    select code, names from identity.role where names is not null`
  return new Map(found.map(({ code, names }) => [code, names]))
}

/** Makes a role of this installation's own out of another. `acts` are those that are served. */
export async function copyRole(
  db: Database,
  copy: Copy,
  now: Date,
  acts: readonly string[],
): Promise<Result<Role, CopyRefusal | "role-not-found">> {
  // Who gives the same code at the same time waits, and then finds it taken.
  await sql`select pg_advisory_xact_lock(hashtext('role ' || ${copy.code}))`.execute(db)
  const from = await findRole(db, copy.from)
  if (!from || from.code === publicAs.code) return refuse("role-not-found")
  const taken = (await findRole(db, copy.code)) !== undefined
  const may = copyable(from, copy, taken, acts)
  if (!may.ok) return may
  await sql`
    insert into identity.role (code, held_for, names, copied_from, shipped, made)
    values (${copy.code}, ${from.heldFor}, ${JSON.stringify(copy.names)}::jsonb, ${copy.from}, false, ${now})`.execute(
    db,
  )
  const given = copy.rights.map(({ act, conditions }) => ({ role: copy.code, act, conditions }))
  await sql`
    insert into identity.role_right
    select * from jsonb_populate_recordset(null::identity.role_right, ${JSON.stringify(given)}::jsonb)`.execute(db)
  return there(await findRole(db, copy.code))
}

/** Gives a role to nobody any more. */
export async function retireRole(
  db: Database,
  code: string,
  now: Date,
): Promise<Result<Role, "role-not-found" | "role-is-shipped" | "role-retired">> {
  const role = await findRole(db, code)
  if (!role) return refuse("role-not-found")
  const may = retirable(role)
  if (!may.ok) return may
  await sql`update identity.role set retired = ${now} where code = ${code}`.execute(db)
  return there(await findRole(db, code))
}

function there(role: Role | undefined): Result<Role, never> {
  if (!role) throw new Error("a role that was just kept is there")
  return allow(role)
}
