/** A hash: 32 bytes of SHA-256. */
export type Hash = Uint8Array

/** Makes the hash of a subtree of those of its two halves. A browser hashes in its own time, a server at once. */
export type Join = (left: Hash, right: Hash) => Hash | Promise<Hash>

/** A whole subtree: of 2^level leaves, and how many of its size stand before it. */
export type Place = { readonly level: number; readonly index: number }

/** The leaves of a subtree that may not be whole yet, from the first on and up to the last, which is not of it. */
export type Stretch = { readonly from: number; readonly to: number }

/**
 * Which subtrees prove that a leaf stands in a tree of a size, from its
 * neighbour up to below the root (RFC 6962, 2.1.1). Leaves are counted from 0.
 */
export function inclusionOf(index: number, { from, to }: Stretch): Stretch[] {
  if (to - from <= 1) return []
  const middle = from + half(to - from)
  return index < middle
    ? [...inclusionOf(index, { from, to: middle }), { from: middle, to }]
    : [...inclusionOf(index, { from: middle, to }), { from, to: middle }]
}

/** Which subtrees prove that the tree of one size begins as that of an earlier, smaller size did (RFC 6962, 2.1.2). */
export function consistencyOf(earlier: number, later: number): Stretch[] {
  return earlier === 0 || earlier === later ? [] : consistencyIn(earlier, { from: 0, to: later }, true)
}

function consistencyIn(earlier: number, { from, to }: Stretch, isKnown: boolean): Stretch[] {
  // The root of the earlier tree is known to whoever asks; within, its part of a subtree must be shown.
  if (earlier === to) return isKnown ? [] : [{ from, to }]
  const middle = from + half(to - from)
  return earlier <= middle
    ? [...consistencyIn(earlier, { from, to: middle }, isKnown), { from: middle, to }]
    : [...consistencyIn(earlier, { from: middle, to }, false), { from, to: middle }]
}

/** The whole subtrees a stretch is made of, largest first: as many as the number of its leaves has ones in binary. */
export function placesOf({ from, to }: Stretch): Place[] {
  const places: Place[] = []
  for (let at = from; at < to;) {
    const level = Math.floor(Math.log2(to - at))
    // A logarithm is rounded; a power of two is not.
    const height = 2 ** level > to - at ? level - 1 : level
    places.push({ level: height, index: at / 2 ** height })
    at += 2 ** height
  }
  return places
}

/** The hash of a stretch, of those of the whole subtrees it is made of. */
export async function joined(hashes: readonly Hash[], join: Join): Promise<Hash> {
  const [last, ...before] = hashes.toReversed()
  if (last === undefined) throw new Error("a stretch without leaves has no hash")
  let hash = last
  for (const left of before) hash = await join(left, hash)
  return hash
}

/**
 * The root that follows from a leaf and the hashes on its way up (RFC 9162,
 * 2.1.3.2); nothing where there are too few or too many of them for its place.
 */
export async function rootOver(
  leaf: Hash,
  { index, size, path }: { index: number; size: number; path: readonly Hash[] },
  join: Join,
): Promise<Hash | undefined> {
  if (index < 0 || index >= size) return undefined
  let [at, last, root] = [index, size - 1, leaf]
  for (const beside of path) {
    if (last === 0) return undefined
    if (isOdd(at) || at === last) {
      root = await join(beside, root)
      while (!isOdd(at) && at !== 0) [at, last] = [up(at), up(last)]
    } else root = await join(root, beside)
    ;[at, last] = [up(at), up(last)]
  }
  return last === 0 ? root : undefined
}

/** A tree as a checkpoint tells of it. */
export type Head = { readonly size: number; readonly root: Hash }

/** Whether the later tree begins as the earlier one did, by the hashes that are to prove it (RFC 9162, 2.1.4.2). */
export async function isContinued(earlier: Head, later: Head, path: readonly Hash[], join: Join): Promise<boolean> {
  if (earlier.size > later.size) return false
  if (earlier.size === later.size) return path.length === 0 && equal(earlier.root, later.root)
  if (earlier.size === 0) return path.length === 0
  let [at, last] = [earlier.size - 1, later.size - 1]
  while (isOdd(at)) [at, last] = [up(at), up(last)]
  // An earlier tree that is whole is itself the first step.
  const [first, ...rest] = at === 0 ? [earlier.root, ...path] : path
  if (first === undefined) return false
  let [before, after] = [first, first]
  for (const beside of rest) {
    if (last === 0) return false
    if (isOdd(at) || at === last) {
      before = await join(beside, before)
      after = await join(beside, after)
      while (!isOdd(at) && at !== 0) [at, last] = [up(at), up(last)]
    } else after = await join(after, beside)
    ;[at, last] = [up(at), up(last)]
  }
  return last === 0 && equal(before, earlier.root) && equal(after, later.root)
}

/** Whether two hashes are the same. */
export const equal = (one: Hash, other: Hash): boolean =>
  one.length === other.length && one.every((byte, index) => byte === other[index])

/** The largest power of two that is less than a number above 1: where a tree of that size is parted. */
function half(size: number): number {
  let power = 1
  while (power * 2 < size) power *= 2
  return power
}

// Sizes outgrow 32 bits before they outgrow a number.
const isOdd = (number: number): boolean => number % 2 === 1
const up = (number: number): number => Math.floor(number / 2)
