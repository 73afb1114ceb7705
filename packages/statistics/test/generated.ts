import { execFile } from "node:child_process"
import { createReadStream } from "node:fs"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"

/** The invented records of the shared generator, seed 7, poured chunk by chunk. */
export async function generated(records: number, push: (chunk: Uint8Array) => void): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "records-"))
  try {
    const file = join(folder, "records.csv")
    const generator = "../shared/statistics/generators/gen-ctdc-like.mjs"
    await promisify(execFile)(process.execPath, [generator, String(records), file, "7"])
    for await (const chunk of createReadStream(file)) push(chunk as Uint8Array)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
