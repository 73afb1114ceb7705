import { leafHash, nodeHash } from "#platform/proof/hash.ts"
import {
  consistencyOf,
  inclusionOf,
  isContinued,
  joined,
  placesOf,
  rootOver,
  type Hash,
  type Stretch,
} from "#platform/proof/merkle.ts"
import { array, assert as holds, asyncProperty, integer, string } from "fast-check"
import assert from "node:assert/strict"
import { createHash } from "node:crypto"
import { describe, it } from "node:test"

const sha256 = (...parts: readonly Uint8Array[]): Buffer =>
  parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest()
const hex = (hash: Uint8Array | undefined): string => Buffer.from(hash ?? []).toString("hex")

// The tree, word for word as RFC 6962 defines it in 2.1, with nothing kept and nothing spared.

function treeHash(leaves: readonly Uint8Array[]): Buffer {
  const [only] = leaves
  if (only === undefined) return sha256()
  if (leaves.length === 1) return sha256(Buffer.of(0), only)
  const k = split(leaves.length)
  return sha256(Buffer.of(1), treeHash(leaves.slice(0, k)), treeHash(leaves.slice(k)))
}

function path(m: number, leaves: readonly Uint8Array[]): Buffer[] {
  if (leaves.length === 1) return []
  const k = split(leaves.length)
  return m < k
    ? [...path(m, leaves.slice(0, k)), treeHash(leaves.slice(k))]
    : [...path(m - k, leaves.slice(k)), treeHash(leaves.slice(0, k))]
}

function proof(m: number, leaves: readonly Uint8Array[], isComplete = true): Buffer[] {
  if (m === leaves.length) return isComplete ? [] : [treeHash(leaves)]
  const k = split(leaves.length)
  return m <= k
    ? [...proof(m, leaves.slice(0, k), isComplete), treeHash(leaves.slice(k))]
    : [...proof(m - k, leaves.slice(k), false), treeHash(leaves.slice(0, k))]
}

const split = (n: number): number => 2 ** Math.ceil(Math.log2(n) - 1)

/** What this product makes of the same: the hashes of the stretches it names, each of whole subtrees. */
async function ours(stretches: readonly Stretch[], leaves: readonly Uint8Array[]): Promise<Hash[]> {
  return Promise.all(
    stretches.map((stretch) =>
      joined(
        placesOf(stretch).map(({ level, index }) =>
          treeHash(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level)),
        ),
        nodeHash,
      ),
    ),
  )
}

/** The leaves and the roots over the first of them that implementations of RFC 6962 have shared since its first one. */
const published = {
  leaves: ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"].map(
    (text) => Buffer.from(text, "hex"),
  ),
  roots: [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  ],
  paths: [
    [0, 1, []],
    [
      ...[0, 8],
      [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
      ],
    ],
    [
      ...[5, 8],
      [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      ],
    ],
    [2, 3, ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]],
    [
      ...[1, 5],
      [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
      ],
    ],
  ] as [index: number, size: number, path: string[]][],
  proofs: [
    [1, 1, []],
    [
      ...[1, 8],
      [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
      ],
    ],
    [
      ...[6, 8],
      [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      ],
    ],
    [
      ...[2, 5],
      [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
      ],
    ],
  ] as [earlier: number, later: number, path: string[]][],
}

describe("the tree over the lines", () => {
  it("has the roots and proofs that other implementations publish", async () => {
    const { leaves, roots, paths, proofs } = published
    for (const [at, root] of roots.entries())
      assert.equal(hex((await ours([{ from: 0, to: at + 1 }], leaves))[0]), root)
    for (const [index, size, expected] of paths)
      assert.deepEqual((await ours(inclusionOf(index, { from: 0, to: size }), leaves)).map(hex), expected)
    for (const [earlier, later, expected] of proofs)
      assert.deepEqual((await ours(consistencyOf(earlier, later), leaves)).map(hex), expected)
  })

  it("hashes a leaf as the definition does", async () => {
    for (const text of ["", "x", "الأشخاص", "\0"])
      assert.equal(hex(await leafHash(text)), hex(treeHash([Buffer.from(text)])))
  })

  it("proves what the definition proves, for trees of every shape", async () => {
    await check(async (leaves, one, other) => {
      const size = leaves.length
      const [index, earlier] = [one % size, other % (size + 1)]
      const root = treeHash(leaves)
      const included = await ours(inclusionOf(index, { from: 0, to: size }), leaves)
      assert.deepEqual(included.map(hex), path(index, leaves).map(hex))
      const leaf = treeHash([leaves[index] ?? Buffer.of()])
      assert.equal(hex(await rootOver(leaf, { index, size, path: included }, nodeHash)), hex(root))

      const continued = await ours(consistencyOf(earlier, size), leaves)
      assert.deepEqual(continued.map(hex), earlier === 0 ? [] : proof(earlier, leaves).map(hex))
      const heads = [
        { size: earlier, root: treeHash(leaves.slice(0, earlier)) },
        { size, root },
      ] as const
      assert.ok(await isContinued(...heads, continued, nodeHash))
    })
  })

  it("takes no proof that was changed, of a leaf elsewhere or of another tree", async () => {
    await check(async (leaves, one, other) => {
      const size = leaves.length
      const [index, earlier] = [one % size, 1 + (other % size)]
      const root = treeHash(leaves)
      const leaf = treeHash([leaves[index] ?? Buffer.of()])
      const included = path(index, leaves)
      const leads = async (way: readonly Uint8Array[], at = index, of = size, from: Uint8Array = leaf) =>
        hex(await rootOver(from, { index: at, size: of, path: way }, nodeHash)) === hex(root)
      for (const forged of forgeries(included)) assert.ok(!(await leads(forged)))
      assert.ok(!(await leads(included, size)))
      assert.ok(!(await leads(included, -1)))
      assert.ok(!(await leads(included, index, size, treeHash([Buffer.from("another")]))))
      if (leaves.length > 1) assert.ok(!(await leads(included, (index + 1) % size)))

      const before = { size: earlier, root: treeHash(leaves.slice(0, earlier)) }
      const continued = proof(earlier, leaves)
      const goesOn = (from: typeof before, to: typeof before, way: readonly Uint8Array[]) =>
        isContinued(from, to, way, nodeHash)
      for (const forged of forgeries(continued)) assert.ok(!(await goesOn(before, { size, root }, forged)))
      const rewritten = { ...before, root: sha256(before.root) }
      assert.ok(!(await goesOn(rewritten, { size, root }, continued)))
      if (earlier < size) assert.ok(!(await goesOn({ size, root }, before, continued)))
    })
  })

  it("needs no more rows than the logarithm of its size, however large that is", () => {
    for (const size of [1, 2, 1000, 1_000_000, 2 ** 40 + 12345]) {
      const most = 2 * (Math.log2(size) + 1)
      for (const index of [0, Math.floor(size / 3), size - 1]) {
        assert.ok(inclusionOf(index, { from: 0, to: size }).flatMap(placesOf).length <= most)
        assert.ok(consistencyOf(index + 1, size).flatMap(placesOf).length <= most)
      }
      assert.ok(placesOf({ from: 0, to: size }).length <= Math.log2(size) + 1)
    }
  })
})

// No two leaves are the same: a line of the ledger has its number.
const trees = array(string(), { minLength: 1, maxLength: 70 }).map((texts) =>
  texts.map((text, index) => Buffer.from(`${index} ${text}`)),
)

const some = integer({ min: 0 })

/** Holds a claim about a tree and two numbers against many of them. */
const check = (claim: (leaves: Buffer[], one: number, other: number) => Promise<void>): Promise<void> =>
  holds(asyncProperty(trees, some, some, claim), { numRuns: 150 })

/** A proof with one hash too few, one too many, one changed, and two exchanged. */
function forgeries(way: readonly Buffer[]): Uint8Array[][] {
  const [first, ...rest] = way
  const more = [[...way, sha256(Buffer.from("more"))]]
  if (first === undefined) return more
  const exchanged = rest.length > 0 && hex(rest[0]) !== hex(first) ? [[...rest, first]] : []
  return [...more, rest, [sha256(first), ...rest], ...exchanged]
}
