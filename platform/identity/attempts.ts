/** How often one address may try in one stretch of time, where nothing else is said. */
const usual = 10
const stretch = 60_000
/** So many addresses are remembered; beyond that the oldest are forgotten first. */
const remembered = 1000

/**
 * Counts attempts by address, in memory: a guess at a link's 256 bits is
 * hopeless anyway, this only keeps it from costing much. Answers whether
 * another attempt may be made.
 */
export function countAttempts(allowed = usual): (address: string, now: Date) => boolean {
  const seen = new Map<string, { since: number; count: number }>()
  return (address, now) => {
    const last = seen.get(address)
    const fresh = last === undefined || now.getTime() - last.since >= stretch
    const entry = fresh ? { since: now.getTime(), count: 1 } : { since: last.since, count: last.count + 1 }
    seen.delete(address)
    seen.set(address, entry)
    for (const oldest of seen.keys()) {
      if (seen.size <= remembered) break
      seen.delete(oldest)
    }
    return entry.count <= allowed
  }
}
