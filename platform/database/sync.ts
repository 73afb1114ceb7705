import { open, readdir, stat } from "node:fs/promises"
import { join } from "node:path"

/**
 * Brings to the disk every file of a folder that was changed since `since`
 * (milliseconds), and the folders that name them. PGlite writes its files but
 * never asks the system to bring them to the disk.
 */
export async function syncFolder(folder: string, since = 0): Promise<number> {
  let synced = 0
  const entries = await readdir(folder, { withFileTypes: true })
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) synced += await syncFolder(path, since)
    else if (entry.isFile() && (await changed(path, since))) {
      await syncPath(path)
      synced += 1
    }
  }
  if ((await changed(folder, since)) && process.platform !== "win32") await syncPath(folder)
  return synced
}

/** Brings one file or folder to the disk; one that has gone meanwhile needs no bringing. */
export async function syncPath(path: string): Promise<void> {
  const file = await open(path, "r").catch(unlessGone)
  if (!file) return
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

async function changed(path: string, since: number): Promise<boolean> {
  const found = await stat(path).catch(unlessGone)
  return found !== undefined && found.mtimeMs >= since
}

function unlessGone(error: unknown): undefined {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined
  throw error
}
