import { platform } from "#apps/server/platform.ts"
import type { Database } from "#platform/database/sql.ts"
import type { Service } from "#platform/http/service.ts"
import { introduce } from "#platform/identity/identify.ts"
import { permission, thePublic } from "#platform/identity/rights.ts"

/** What the platform stands on, as a test may set it. */
export type World = Parameters<typeof platform>[0]
/** Runs work as one act of a person. */
export type As = <T>(person: string, work: (db: Database) => Promise<T>, kind?: "act" | "reading") => Promise<T>

/** The whole platform as one of the cast meets it on one day, or the public. */
export function platformOn(transaction: As, person: string, today: string, world: Partial<World> = {}): Service {
  const identify = async () =>
    (await transaction(person, (db) => introduce(db, today), "reading")) ?? { ...thePublic, person }
  const told = { transaction, clock: noonOf(today), identify, permission, ...world }
  return platform(told, process.env["TEST_DATABASE_URL"] ? "postgres" : "pglite")
}

/** Noon of a day, as a clock that stands still. */
export const noonOf = (today: string) => () => new Date(`${today}T12:00:00Z`)
