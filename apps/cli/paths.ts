import { exits, Stop } from "#apps/cli/exit.ts"
import { readdir, stat } from "node:fs/promises"
import { join } from "node:path"

/** The files that are meant by a name: the file itself, or all in the folder and below it, in order. Hidden ones are left out. */
export async function filesOf(
  path: string,
): Promise<{ readonly files: readonly string[]; readonly isFolder: boolean }> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new Stop(exits.unreadable, error.code === "ENOENT" ? "file-not-found" : "file-unreadable", { file: path })
  })
  if (!found.isDirectory()) return { files: [path], isFolder: false }
  const entries = await readdir(path, { withFileTypes: true, recursive: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(
      (file) =>
        !file
          .slice(path.length)
          .split(/[\\/]/)
          .some((name) => name.startsWith(".")),
    )
  return { files: files.sort(), isFolder: true }
}
