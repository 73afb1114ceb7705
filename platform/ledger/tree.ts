import { rows, type Database } from "#platform/database/sql.ts"
import { concatenated, emptyRoot, nodeHash } from "#platform/proof/hash.ts"
import {
  consistencyOf,
  inclusionOf,
  joined,
  placesOf,
  type Hash,
  type Head,
  type Place,
  type Stretch,
} from "#platform/proof/merkle.ts"
import { z } from "zod"

/** How many lines the ledger has. */
export async function sizeOf(db: Database): Promise<number> {
  const [found] = await rows(db, z.object({ size: z.coerce.number() }))`select ledger.size() as size`
  return found?.size ?? 0
}

/** The tree over the first lines, as it was when there were so many: as many rows are read as its size has ones in binary. */
export async function headOf(db: Database, size: number): Promise<Head> {
  const [root] = size === 0 ? [await emptyRoot()] : await hashesOf(db, [{ from: 0, to: size }])
  return { size, root: root ?? missing(size) }
}

/** The proof that a line stands in the ledger as it was when it had so many lines. The first line has index 0. */
export const inclusionPath = (db: Database, index: number, size: number): Promise<Hash[]> =>
  hashesOf(db, inclusionOf(index, { from: 0, to: size }))

/** The proof that the ledger of one size goes on from that of an earlier one. */
export const consistencyPath = (db: Database, earlier: number, later: number): Promise<Hash[]> =>
  hashesOf(db, consistencyOf(earlier, later))

const Row = z.object({ line: z.coerce.number(), hashes: z.instanceof(Uint8Array) })

/** The hash of each stretch, from the rows of the whole subtrees they are made of. */
async function hashesOf(db: Database, stretches: readonly Stretch[]): Promise<Hash[]> {
  const parts = stretches.map(placesOf)
  const lines = [...new Set(parts.flat().map(lineOf))]
  const found = await rows(db, Row)`select line, hashes from ledger.subtree where line = any(${lines}::bigint[])`
  const known = new Map(found.map(({ line, hashes }) => [line, hashes]))
  const hashAt = (place: Place): Hash => {
    const hashes = known.get(lineOf(place)) ?? missing(lineOf(place))
    return concatenated(hashes.subarray(32 * place.level, 32 * (place.level + 1)))
  }
  return Promise.all(parts.map((places) => joined(places.map(hashAt), nodeHash)))
}

/** The line that completed a subtree, with which its hash is kept. */
const lineOf = ({ level, index }: Place): number => (index + 1) * 2 ** level

function missing(line: number): never {
  throw new Error(`the tree of the ledger has nothing at line ${line}`)
}
