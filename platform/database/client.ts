import { createHash } from "node:crypto"
import { Client } from "pg"

/** How often a statement must come before it is worth keeping prepared, and how many are kept. */
const often = 5
const most = 200

const seen = new Map<string, number>()

/**
 * A connection that keeps the statements it hears often prepared, so that
 * PostgreSQL parses and plans them once. `pg` prepares only what has a name, and
 * a name must stand for one text, so it is made of the text.
 */
export class NamingClient extends Client {
  // `pg` declares eleven ways to call this; only one is of interest, and all are passed on as they came.
  override query(...given: never[]): never {
    const [text, values] = given as unknown[]
    // A text without values may hold several statements, which cannot be prepared.
    const hasValues = Array.isArray(values) && values.length > 0
    const name = typeof text === "string" && hasValues ? nameOf(text) : undefined
    if (name === undefined) return this.#ask(given)
    return this.#ask([{ text, values, name }, ...given.slice(2)])
  }

  #ask(given: unknown[]): never {
    return (super.query as (...all: unknown[]) => never).apply(this, given)
  }
}

/** The name a statement is kept under, once it has come often enough. */
export function nameOf(text: string): string | undefined {
  const times = (seen.get(text) ?? 0) + 1
  // Texts that come once, as a query with a list of its own length, must not fill the memory of either side.
  if (times > 1 || seen.size < most) seen.set(text, times)
  return times > often ? createHash("sha256").update(text).digest("base64url").slice(0, 32) : undefined
}
