/** Counts by number: flat while the numbers are small, hashed beyond. */
export type Tally = {
  readonly add: (key: number, by?: number) => void
  readonly get: (key: number) => number
  readonly each: (visit: (key: number, count: number) => void) => void
  /** The flat array itself, at least `size` long, or nothing once it is hashed. For loops that cannot afford a call. */
  readonly flat: (size: number) => Uint32Array | undefined
}

/** Above this many possible keys a flat array would cost more memory than it saves: 36 million, 600 attributes in threes. */
const FLAT = 36_000_000

/** An empty tally. Keys are whole numbers below 2^53. */
export function tally(): Tally {
  let flat: Uint32Array | undefined = new Uint32Array(1024)
  let keys = new Float64Array(0)
  let counts = new Uint32Array(0)
  let held = 0

  function slot(key: number): number {
    // Two halves of the key are mixed, for beyond 2^32 the bit operators see only the lower one.
    let at = Math.imul((key / 0x1_0000_0000) ^ Math.imul(key | 0, 0x9e3779b1), 0x85ebca6b)
    at = (at ^ (at >>> 15)) & (keys.length - 1)
    while (keys[at] !== -1 && keys[at] !== key) at = (at + 1) & (keys.length - 1)
    return at
  }

  function hash(size: number): void {
    const [oldKeys, oldCounts] = [keys, counts]
    keys = new Float64Array(size).fill(-1)
    counts = new Uint32Array(size)
    for (const [at, key] of oldKeys.entries()) {
      if (key < 0) continue
      const place = slot(key)
      keys[place] = key
      counts[place] = oldCounts[at] ?? 0
    }
  }

  function addHashed(key: number, by: number): void {
    if (held * 2 > keys.length) hash(keys.length * 2)
    const at = slot(key)
    if (keys[at] === -1) {
      keys[at] = key
      held++
    }
    counts[at] = (counts[at] ?? 0) + by
  }

  function fit(size: number): Uint32Array | undefined {
    if (flat === undefined || size <= flat.length) return flat
    const old: Uint32Array = flat
    if (size <= FLAT) {
      flat = new Uint32Array(Math.min(FLAT, Math.max(size, 2 * old.length)))
      flat.set(old)
      return flat
    }
    flat = undefined
    hash(1 << 20)
    for (let key = 0; key < old.length; key++) if (old[key]) addHashed(key, old[key] ?? 0)
    return undefined
  }

  return {
    add(key, by = 1) {
      const array = fit(key + 1)
      if (array) array[key] = (array[key] ?? 0) + by
      else addHashed(key, by)
    },
    get: (key) => (flat ? flat[key] : counts[slot(key)]) ?? 0,
    each(visit) {
      if (flat) {
        for (let key = 0; key < flat.length; key++) if (flat[key]) visit(key, flat[key] ?? 0)
      } else for (let at = 0; at < keys.length; at++) if ((keys[at] ?? -1) >= 0) visit(keys[at] ?? 0, counts[at] ?? 0)
    },
    flat: fit,
  }
}
