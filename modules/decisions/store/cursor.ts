import { Problem } from "#platform/kernel/problem.ts"
import { createHash } from "node:crypto"
import type { z } from "zod"

/** Where a stretch of a list ended, as a reader carries it to the next: sealed, so that nobody builds on what is in it. */
export function writeCursor(list: string, at: readonly unknown[]): string {
  const text = JSON.stringify(at)
  return `${Buffer.from(text).toString("base64url")}.${seal(list, text)}`
}

/** Reads a cursor of the same list, in the same order; refuses (400) any other. */
export function readCursor<S extends z.ZodType>(
  list: string,
  schema: S,
  cursor: string | undefined,
): z.infer<S> | undefined {
  if (cursor === undefined) return undefined
  const [body = "", given] = cursor.split(".")
  const text = Buffer.from(body, "base64url").toString("utf8")
  const read = given === seal(list, text) ? schema.safeParse(parsed(text)) : undefined
  if (read?.success) return read.data
  const issue = { in: "query", field: "after", code: "custom", message: "not a cursor of this list" }
  throw new Problem(400, "malformed", { issues: [issue] })
}

/** Cuts a stretch off rows of which one more was fetched than asked for, with the cursor of what follows, if anything does. */
export function stretchOf<T>(
  list: string,
  found: readonly T[],
  limit: number,
  at: (last: T) => readonly unknown[],
): { items: T[]; next: string | null } {
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return { items, next: found.length > limit && last ? writeCursor(list, at(last)) : null }
}

const seal = (list: string, text: string): string =>
  createHash("sha256").update(`${list}\n${text}`).digest("base64url").slice(0, 12)

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
