import { withoutAddresses } from "#platform/kernel/address.ts"
import { Problem } from "#platform/kernel/problem.ts"

/** What the platform itself may refuse, whatever is asked: the code, and its status. Each has its sentence in six languages. */
export const platformRefusals = {
  malformed: 400,
  "not-signed-in": 401,
  "key-not-valid": 401,
  "not-permitted": 403,
  "cross-site": 403,
  "not-found": 404,
  "method-not-allowed": 405,
  "format-not-offered": 406,
  "body-too-large": 413,
  "file-too-large": 413,
  "upload-too-large": 413,
  "too-many-files": 413,
  "media-type-not-taken": 415,
  "too-often": 429,
  fault: 500,
} as const

/** Names what went wrong. A fault is told to the log; the outside learns only the number it is logged under. */
export function problemOf(error: unknown, incident: string): Problem {
  if (error instanceof Problem) return error
  const status = error instanceof Error && "statusCode" in error ? Number(error.statusCode) : 500
  if (status === 413) return new Problem(413, "body-too-large")
  if (status === 415) return new Problem(415, "media-type-not-taken", { taken: ["application/json"] })
  if (status >= 400 && status < 500) return new Problem(400, "malformed", { issues: [] })
  return new Problem(500, "fault", { incident })
}

/**
 * What the log tells of a fault: what it was and where in the program, and of
 * the database's errors which rule was broken. Not with which values: they may
 * be somebody's name or address.
 */
export function toldOfFault(error: unknown): Told {
  if (!(error instanceof Error)) return { type: typeof error, message: "", stack: "" }
  const { name, message, stack = "", cause } = error
  const { code, constraint, table } = error as { code?: unknown; constraint?: unknown; table?: unknown } // May be there or not.
  const frames = stack.split("\n").filter((line) => /^\s+at /.test(line))
  return {
    type: name,
    message: withoutValues(message),
    ...{ code, constraint, table },
    stack: frames.join("\n"),
    ...(cause === undefined ? {} : { cause: toldOfFault(cause) }),
  }
}

type Told = { type: string; message: string; stack: string; [more: string]: unknown }

/** PostgreSQL and others quote the value they stumbled over, and that may be anybody's. */
const withoutValues = (message: string): string =>
  withoutAddresses(message.replace(/(?<=: )"[\s\S]*"|(?<==\()[^)]*(?=\))/g, "…"))
