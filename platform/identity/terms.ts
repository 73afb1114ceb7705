import { sql, type Database } from "#platform/database/sql.ts"

/**
 * The terms of use that hold, by the month they are from. Their words stand in
 * the catalogues under `platform.terms`; whoever changes what they promise or
 * ask changes this too, and everybody is asked to accept them anew.
 */
export const termsVersion = "2026-11"

/** Notes that whoever asks accepts the terms that hold. */
export async function acceptTerms(db: Database, now: Date): Promise<void> {
  await sql`select identity.accept_terms(${termsVersion}, ${now})`.execute(db)
}
