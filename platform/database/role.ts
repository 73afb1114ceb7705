import { ownSchemas } from "#platform/database/tables.ts"
import type { Pool } from "pg"

/**
 * Who connects to PostgreSQL, and whether row policies bind them even before
 * they become `app_rw`: not if they own tables of the product, could become
 * who does, or are above all policies anyway.
 */
export type Role = { readonly name: string; readonly owns: boolean; readonly bypasses: boolean }

/** Looks at the role a pool connects as. */
export async function lookAtRole(pool: Pool): Promise<Role> {
  const { rows } = await pool.query<Role>(
    `select current_user::text as name, rolsuper or rolbypassrls as bypasses,
            exists (select from pg_class join pg_namespace n on n.oid = relnamespace
                     where nspname = any($1) and pg_has_role(current_user, relowner, 'member')) as owns
       from pg_roles where rolname = current_user`,
    [await ownSchemas()],
  )
  const [role] = rows
  if (!role) throw new Error("PostgreSQL does not say who is connected")
  return role
}

/** Whether nothing but the program itself keeps this role within the policies. */
export const isAboveThePolicies = ({ owns, bypasses }: Role): boolean => owns || bypasses

/** Lets a role that owns nothing work: it may act as `app_rw`, and see which migrations there are. To be done by the owner. */
export async function admit(owner: Pool, name: string): Promise<void> {
  const { rows } = await owner.query<{ quoted: string; admitted: boolean }>(
    `select format('%I', rolname) as quoted, pg_has_role(rolname, 'app_rw', 'member') as admitted
       from pg_roles where rolname = $1`,
    [name],
  )
  const [found] = rows
  if (!found) throw new Error(`${name} is no role`)
  if (!found.admitted) await owner.query(`grant app_rw to ${found.quoted}`)
  await owner.query(`grant usage on schema platform to ${found.quoted}`)
  await owner.query(`grant select on platform.migration to ${found.quoted}`)
}
