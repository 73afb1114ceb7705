import { Problem } from "#platform/kernel/problem.ts"

/**
 * Does what takes mandates out of the record, and refuses it (409,
 * `mandate-in-use`) where something outside this module stands on one of them,
 * such as a call that asks under it. What that is, this module need not know:
 * the database says that a table of another schema still names the mandate.
 */
export async function unlessInUse<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw isNamedElsewhere(error) ? new Problem(409, "mandate-in-use") : error
  }
}

const isNamedElsewhere = (error: unknown): boolean =>
  error instanceof Error &&
  "code" in error &&
  error.code === "23503" &&
  "schema" in error &&
  error.schema !== "decisions"
