import { z } from "zod"

/** A day somebody names, as an ISO date. The year 0 is one to a calendar of days, and none to the database. */
export const day = z.iso.date().regex(/^(?!0000)/)

/** A count somebody names of what the database counts: an edition, a version, or a change that was seen; no larger than it can be. */
export const count = z.number().int().min(0).max(2_147_483_647)
