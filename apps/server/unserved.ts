import type { World } from "#platform/http/service.ts"

const nobody = () => Promise.reject(new Error("printed, not served"))

/** A world in which nobody asks and nothing is done: enough to print what would be served. */
export const unserved: World = {
  transaction: nobody,
  identify: nobody,
  permission: () => ({ may: false, why: "no-right" }),
  clock: () => new Date(0),
}
