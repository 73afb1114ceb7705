import { makeCheckpoint, readCheckpoint } from "#platform/proof/checkpoint.ts"
import { leafHash, nodeHash } from "#platform/proof/hash.ts"
import { inclusionOf, joined, placesOf, type Hash } from "#platform/proof/merkle.ts"
import { signerOf } from "#platform/proof/note.ts"
import { printReceipt, readReceipt } from "#platform/proof/receipt.ts"
import assert from "node:assert/strict"
import { createPublicKey, type KeyObject } from "node:crypto"
import { createRequire } from "node:module"
import { describe, it } from "node:test"

/*
 * Receipts, looked at by code that knows nothing of this product: the verifier of Sigstore, which reads checkpoints and
 * proofs of its own log in the same formats. Why this one: docs/rationale/0027-proofs.md.
 */

type Entry = {
  readonly canonicalizedBody: Buffer
  readonly inclusionProof: {
    readonly logIndex: string
    readonly hashes: readonly Uint8Array[]
    readonly checkpoint: { readonly envelope: string }
  }
}
type Foreign = {
  readonly verifyCheckpoint: (
    entry: Entry,
    logs: readonly { logID: Buffer; baseURL: string; publicKey: KeyObject }[],
  ) => unknown
  readonly verifyMerkleInclusion: (entry: Entry, checkpoint: unknown) => void
}

/** The verifier, where it is installed. */
function foreign(): Foreign | undefined {
  const load = createRequire(import.meta.url)
  try {
    const parts = ["checkpoint", "merkle"].map(
      (part) => load(`@sigstore/verify/dist/tlog/${part}.js`) as Partial<Foreign>,
    )
    // Both parts together are what is named above.
    return Object.assign({}, ...parts) as Foreign
  } catch {
    return undefined
  }
}

const verifier = foreign()
const name = "record.example/ledger"
const signer = await signerOf(name, new Uint8Array(32).fill(5))
const texts = Array.from({ length: 21 }, (_, index) => `[2,"",${index + 1},"a line"]`)
const leaves = await Promise.all(texts.map(leafHash))

async function whole(level: number, index: number): Promise<Hash> {
  const leaf = leaves[index]
  if (level === 0) return leaf ?? assert.fail()
  return nodeHash(await whole(level - 1, 2 * index), await whole(level - 1, 2 * index + 1))
}

const hashOf = async (stretch: { from: number; to: number }): Promise<Hash> =>
  joined(await Promise.all(placesOf(stretch).map(({ level, index }) => whole(level, index))), nodeHash)

async function receiptOf(index: number, size: number): Promise<string> {
  const checkpoint = await makeCheckpoint({ size, root: await hashOf({ from: 0, to: size }) }, [signer])
  const path = await Promise.all(inclusionOf(index, { from: 0, to: size }).map(hashOf))
  return printReceipt({ text: texts[index] ?? assert.fail(), index, path, checkpoint })
}

/** A receipt, taken apart, as the foreign verifier wants it. */
function entryOf(file: string): Entry {
  const { text, index, path, checkpoint } = readReceipt(file) ?? assert.fail()
  const inclusionProof = {
    logIndex: String(index),
    hashes: path.map((hash) => Buffer.from(hash)),
    checkpoint: { envelope: checkpoint },
  }
  return { canonicalizedBody: Buffer.from(text), inclusionProof }
}

const der = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), signer.key])
const log = {
  logID: Buffer.from(signer.id, "hex"),
  baseURL: `https://${name}`,
  publicKey: createPublicKey({ key: der, format: "der", type: "spki" }),
}

describe(
  "a receipt, before a foreign verifier",
  { skip: verifier ? false : "@sigstore/verify is not installed" },
  () => {
    const { verifyCheckpoint, verifyMerkleInclusion } = verifier ?? ({} as Foreign)

    it("is good, for every line of ledgers of every size", async () => {
      for (let size = 1; size <= texts.length; size += 1)
        for (let index = 0; index < size; index += 1) {
          const entry = entryOf(await receiptOf(index, size))
          verifyMerkleInclusion(entry, verifyCheckpoint(entry, [log]))
        }
    })

    it("is worth nothing where it was changed", async () => {
      const receipt = await receiptOf(4, 21)
      const good = entryOf(receipt)
      const checkpoint = verifyCheckpoint(good, [log])
      assert.throws(() =>
        verifyMerkleInclusion({ ...good, canonicalizedBody: Buffer.from("another line") }, checkpoint),
      )
      const moved = { ...good, inclusionProof: { ...good.inclusionProof, logIndex: "5" } }
      assert.throws(() => verifyMerkleInclusion(moved, checkpoint))
      const envelope = good.inclusionProof.checkpoint.envelope.replace("\n21\n", "\n22\n")
      assert.throws(() =>
        verifyCheckpoint({ ...good, inclusionProof: { ...good.inclusionProof, checkpoint: { envelope } } }, [log]),
      )
      assert.ok(readCheckpoint(good.inclusionProof.checkpoint.envelope))
    })
  },
)
