/** The versions that are served: of SDMX 2.1, and of 3.0, where versions are semantic. */
export const versions = { 1: "1.0", 2: "1.0.0" } as const
export type Edition = keyof typeof versions

const any = ["", "*", "all", "latest", "~", "+"]

/**
 * Whether a version that is asked for is one that is served, or several of which one is: `1.0.0`, `1.0+.0` or a later one,
 * `~` the latest, `*` any; parted by commas, in 2.1 (edition 1) by a plus.
 */
export function isServed(asked: string, edition: Edition): boolean {
  if (any.includes(asked.toLowerCase())) return true
  const each = asked.split(edition === 1 ? /[+ ,]/ : ",")
  return each.some((one) => any.includes(one.toLowerCase()) || isOf(versions[2], one))
}

/**
 * Whether a version is one of those that a version of SDMX REST 3.0 means: the part before `+`, `~` or `*` may be a later
 * one, and what stands after it is then the least. A part that is left off is 0.
 */
export function isOf(version: string, asked: string): boolean {
  if (!/^(\d*[+~*]?)(\.\d*[+~*]?){0,2}$/.test(asked) || (asked.match(/[+~*]/g)?.length ?? 0) > 1) return false
  const parts = asked.split(".")
  const open = parts.findIndex((part) => /\D/.test(part))
  const least = [0, 1, 2].map((at) => Number(parts[at]?.replace(/\D/, "") ?? 0))
  const own = version.split(".").map(Number)
  for (const [at, part] of own.entries()) {
    const other = least[at] ?? 0
    if (part === other) continue
    return open >= 0 && at >= open && part > other
  }
  return true
}
