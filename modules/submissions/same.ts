/**
 * Whether two answers say the same, however their fields and cells are ordered:
 * a database gives back the same answer in another order of its fields.
 */
export const sameValue = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other)

/** A value as JSON in one order of its fields, and the cells of a table in one order of theirs. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) {
    const parts = value.map(canonical)
    return `[${(value.every(isCell) ? parts.sort() : parts).join(",")}]`
  }
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null"
  const fields = Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([name, each]) => `${JSON.stringify(name)}:${canonical(each)}`).join(",")}}`
}

const isCell = (each: unknown): boolean =>
  typeof each === "object" && each !== null && "at" in each && "value" in each && Object.keys(each).length === 2
