import { keepFile, type File } from "#platform/files/store.ts"
import type { Database } from "#platform/database/sql.ts"
import { Problem } from "#platform/kernel/problem.ts"
import type { FastifyRequest } from "fastify"
import { isRunning } from "#platform/jobs/running.ts"
import { createHash } from "node:crypto"
import { createWriteStream } from "node:fs"
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Transform } from "node:stream"
import { pipeline } from "node:stream/promises"

const megabyte = 1024 * 1024

/** How much may be brought at once, in bytes; `passing` is for files that are kept nowhere, each and all together. */
export const uploadLimits = { file: 50 * megabyte, files: 500, request: 1024 * megabyte, passing: 4096 * megabyte }
export type UploadLimits = Omit<typeof uploadLimits, "passing"> & { readonly passing?: number }

/** The limits there are for files that are kept nowhere. */
export const limitsOfPassing = ({ files, passing = uploadLimits.passing }: UploadLimits): UploadLimits => ({
  ...{ files, file: passing, request: passing },
})

/** A file that came with a request: the name it was given outside, and what it is kept as. */
export type Brought = File & { readonly name: string }

/** A file that came in and lies in a temporary folder, until its act keeps it. */
type Landed = Brought & { readonly path: string }

/** Files that came in. They are in no database yet; `clear` must be called whatever happens. */
export type Landing = { readonly landed: readonly Landed[]; readonly clear: () => Promise<void> }

/** Where nothing was to come. */
export const nothingLanded: Landing = { landed: [], clear: async () => undefined }

/**
 * Takes the files of a multipart form as they arrive, hashing while writing,
 * so that memory holds none of them whole. Refuses (413) what is too much.
 */
export async function land(request: FastifyRequest, limits: UploadLimits): Promise<Landing> {
  // Others on this machine cannot look into it: such a folder is its owner's alone, and so is each file.
  const folder = await mkdtemp(join(tmpdir(), `${landing}${process.pid}-`))
  const clear = () => rm(folder, { recursive: true, force: true })
  const landed: Landed[] = []
  let total = 0
  try {
    for await (const part of request.files({ limits: { fileSize: limits.file, files: limits.files } })) {
      const path = join(folder, String(landed.length))
      const digest = createHash("sha256")
      let size = 0
      const weigh = new Transform({
        transform(piece: Buffer, _, pass) {
          digest.update(piece)
          size += piece.length
          total += piece.length
          if (total > limits.request) pass(new Problem(413, "upload-too-large", { limit: limits.request }))
          else pass(null, piece)
        },
      })
      await pipeline(part.file, weigh, createWriteStream(path, { mode: 0o600, flags: "wx" }))
      // The form's own reader cuts a file off at the limit, and says so only afterwards.
      if (part.file.truncated) throw new Problem(413, "file-too-large", { file: part.filename, limit: limits.file })
      landed.push({ name: part.filename, hash: digest.digest("hex"), size, path })
    }
  } catch (error) {
    await clear()
    throw refusalOf(error, limits)
  }
  return { landed, clear }
}

/** How the folders are called that files land in; the number of the process follows. */
const landing = "palermo-upload-"

/**
 * Clears away what processes that were killed left of files that came in; what belongs to one that runs, or to others,
 * stays. It is for before anything comes in: what bears the number of this very process was left by another that had
 * the number before, as in a container each server has the first.
 */
export async function clearAbandoned(folder = tmpdir()): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = name.startsWith(landing) ? /^(\d+)-\w+$/.exec(name.slice(landing.length))?.[1] : undefined
    if (pid === undefined || (Number(pid) !== process.pid && isRunning(Number(pid)))) continue
    // What another user left there is theirs to clear.
    await rm(join(folder, name), { recursive: true, force: true }).catch(() => undefined)
  }
}

/** Keeps landed files in the transaction of their act. */
export async function keep(db: Database, landed: readonly Landed[]): Promise<Brought[]> {
  const kept: Brought[] = []
  for (const { name, path } of landed) kept.push({ name, ...(await keepFile(db, await readFile(path))) })
  return kept
}

/** Landed files for an act that only reads: they are kept nowhere, and can be read until the act is done. */
export function lookAt(landed: readonly Landed[]) {
  const at = new Map(landed.map(({ hash, path }) => [hash, path]))
  const read = async (hash: string): Promise<Uint8Array | undefined> => {
    const path = at.get(hash)
    return path === undefined ? undefined : readFile(path)
  }
  return { files: landed.map(({ name, hash, size }): Brought => ({ name, hash, size })), read }
}

/** What the reader of forms complains of has no code; what the disk complains of does, and is a fault. */
function refusalOf(error: unknown, limits: UploadLimits): unknown {
  if (!(error instanceof Error) || error instanceof Problem) return error
  if ("code" in error)
    return error.code === "FST_FILES_LIMIT" ? new Problem(413, "too-many-files", { limit: limits.files }) : error
  const issue = { in: "body", field: "files", code: "invalid_form", message: error.message }
  return new Problem(400, "malformed", { issues: [issue] })
}
