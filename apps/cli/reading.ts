import type { Terminal } from "#apps/cli/command.ts"
import { exits, Stop } from "#apps/cli/exit.ts"
import { read, type Reading } from "@palermo/documents"
import { readFile } from "node:fs/promises"
import { basename } from "node:path"

/** Reads one file, or what comes in where it is `-`; ends the command where it is not there or cannot be read. */
export async function readingOf(file: string, terminal: Pick<Terminal, "read">): Promise<Reading> {
  const bytes =
    file === "-"
      ? await terminal.read()
      : await readFile(file).catch((error: NodeJS.ErrnoException) => {
          throw new Stop(exits.unreadable, error.code === "ENOENT" ? "file-not-found" : "file-unreadable", { file })
        })
  const answer = await read(bytes, { name: file === "-" ? "" : basename(file) })
  if (!answer.ok) throw new Stop(exits.refused, answer.refusal, { file })
  return answer.reading
}
