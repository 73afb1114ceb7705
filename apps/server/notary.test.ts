import { openNotary } from "#apps/server/notary.ts"
import { makeCheckpoint, readCheckpoint } from "#platform/proof/checkpoint.ts"
import assert from "node:assert/strict"
import { mkdtemp, readdir, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, it } from "node:test"

describe("the notary of a data folder", () => {
  it("keeps the longest checkpoint, whichever was signed last and however many at once", async () => {
    const data = await mkdtemp(join(tmpdir(), "palermo-notary-"))
    try {
      const notary = await openNotary({ port: 0, host: "127.0.0.1", data, log: "silent" })
      const sized = (size: number) => makeCheckpoint({ size, root: new Uint8Array(32).fill(size) }, notary.signers)
      const signed = await Promise.all([3, 9, 1, 8, 2].map(sized))
      await Promise.all(signed.map(notary.keep))
      assert.equal(readCheckpoint((await notary.kept()) ?? "")?.size, 9)
      await notary.keep(await sized(4))
      assert.equal(readCheckpoint((await notary.kept()) ?? "")?.size, 9)
      await notary.keep(await sized(10))
      assert.equal(readCheckpoint((await notary.kept()) ?? "")?.size, 10)
      assert.deepEqual((await readdir(data)).sort(), ["ledger.checkpoint", "ledger.key"])
    } finally {
      await rm(data, { recursive: true })
    }
  })
})
