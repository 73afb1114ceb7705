import { Copy, type CopyRefusal, Role } from "#platform/identity/role/role.ts"
import { endpoint, type RefusalStatus } from "#platform/kernel/endpoint.ts"
import { z } from "zod"

const params = z.object({ code: z.string().max(64) })

/** Lists all roles, the public among them: shipped, of this installation's own, and those that are given no more. */
export const listRoles = endpoint({
  act: "role.list",
  method: "get",
  path: "/roles",
  summary: "List the roles and what each may do",
  output: z.object({ items: z.array(Role) }),
  refusals: {},
})

export const getRole = endpoint({
  act: "role.read",
  method: "get",
  path: "/roles/{code}",
  summary: "Read a role",
  params,
  output: Role,
  refusals: { "role-not-found": 404 },
})

/** Makes a role of this installation's own out of another; what is held already is never edited. */
export const copyRole = endpoint({
  act: "role.copy",
  method: "post",
  path: "/roles",
  summary: "Copy a role to one with fewer or other rights",
  body: Copy,
  output: Role,
  refusals: {
    "role-not-found": 404,
    "role-code-taken": 409,
    "role-retired": 409,
    "right-unknown": 422,
    "right-named-twice": 422,
    "right-is-guarded": 422,
    "right-too-wide": 422,
    "right-breaks-four-eyes": 422,
  } satisfies Record<CopyRefusal | "role-not-found", RefusalStatus>,
})

/** Gives a role to nobody any more. Whoever holds it keeps it until their appointment ends. */
export const retireRole = endpoint({
  act: "role.retire",
  method: "post",
  path: "/roles/{code}/retire",
  summary: "Give a role to nobody any more",
  params,
  body: z.object({}),
  output: Role,
  refusals: { "role-not-found": 404, "role-is-shipped": 409, "role-retired": 409 },
})
