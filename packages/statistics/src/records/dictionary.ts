/** Gives each different value a number, in the order they first come, from bytes, without a string for each. */
export type Dictionary = {
  readonly code: (bytes: Uint8Array, from: number, to: number) => number
  readonly labels: () => string[]
  readonly size: () => number
}

/** An empty dictionary: an open hash over the bytes of the values (FNV-1a, linear probing). */
export function dictionary(): Dictionary {
  let slots = new Int32Array(64).fill(-1)
  let [arena, used] = [new Uint8Array(1024), 0]
  const [from, to, hashes]: [number[], number[], number[]] = [[], [], []]

  function isSame(code: number, bytes: Uint8Array, start: number, end: number): boolean {
    const first = from[code] ?? 0
    if ((to[code] ?? 0) - first !== end - start) return false
    for (let at = start; at < end; at++) if (arena[first + at - start] !== bytes[at]) return false
    return true
  }

  function add(bytes: Uint8Array, start: number, end: number, hash: number): number {
    if (used + end - start > arena.length) {
      const wider = new Uint8Array(2 * (used + end - start))
      wider.set(arena)
      arena = wider
    }
    arena.set(bytes.subarray(start, end), used)
    from.push(used)
    to.push((used += end - start))
    hashes.push(hash)
    if (from.length * 2 > slots.length) {
      slots = new Int32Array(slots.length * 2).fill(-1)
      for (let code = 0; code < from.length - 1; code++) slots[free(hashes[code] ?? 0)] = code
    }
    slots[free(hash)] = from.length - 1
    return from.length - 1
  }

  function free(hash: number): number {
    let slot = hash & (slots.length - 1)
    while ((slots[slot] ?? -1) >= 0) slot = (slot + 1) & (slots.length - 1)
    return slot
  }

  return {
    code(bytes, start, end) {
      let hash = 0x811c9dc5
      for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193)
      hash ^= hash >>> 15
      for (let slot = hash & (slots.length - 1); ; slot = (slot + 1) & (slots.length - 1)) {
        const code = slots[slot] ?? -1
        if (code < 0) return add(bytes, start, end, hash)
        if (isSame(code, bytes, start, end)) return code
      }
    },
    labels: () => from.map((start, code) => new TextDecoder().decode(arena.subarray(start, to[code]))),
    size: () => from.length,
  }
}
