import type { Terminal } from "#apps/cli/command.ts"
import { exits, Stop } from "#apps/cli/exit.ts"
import { read, type Read, type Reading } from "@palermo/documents"
import { readFile } from "node:fs/promises"
import { basename } from "node:path"

type From = Pick<Terminal, "read">

/** Reads one file, or what comes in where it is `-`; ends the command where it is not there or cannot be read. */
export async function readingOf(file: string, terminal: From): Promise<Reading> {
  const answer = await answerOf(file, terminal)
  if (!answer.ok) throw new Stop(exits.refused, answer.refusal, { file })
  return answer.reading
}

/** Reads one file, or what comes in where it is `-`, and answers why it cannot be read; ends the command where it is not there. */
export async function answerOf(file: string, terminal: From): Promise<Read> {
  const bytes =
    file === "-"
      ? await terminal.read()
      : await readFile(file).catch((error: NodeJS.ErrnoException) => {
          throw new Stop(exits.unreadable, error.code === "ENOENT" ? "file-not-found" : "file-unreadable", { file })
        })
  return read(bytes, { name: file === "-" ? "" : basename(file) })
}
