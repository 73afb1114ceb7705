import { exits, Stop } from "#apps/cli/exit.ts"
import { Malformed } from "@palermo/statistics"
import { createReadStream } from "node:fs"
import { readFile } from "node:fs/promises"

/** Hands on a file chunk by chunk; ends the command where it is not there, cannot be read, or is no table. */
export async function pour(file: string, push: (chunk: Uint8Array) => void): Promise<void> {
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: 1 << 18 })) push(chunk as Uint8Array)
  } catch (error) {
    throw stopFor(error, file)
  }
}

/** A whole file, for tables; ends the command where it is not there or cannot be read. */
export const whole = (file: string): Promise<Uint8Array> =>
  readFile(file).catch((error: unknown) => {
    throw stopFor(error, file)
  })

/** Does what reads a table, and turns what is wrong with the table into the end of the command. */
export function reading<Read>(file: string, read: () => Read): Read {
  try {
    return read()
  } catch (error) {
    throw stopFor(error, file)
  }
}

function stopFor(error: unknown, file: string): unknown {
  if (error instanceof Malformed) {
    const { code, line, what } = error
    return new Stop(exits.refused, code, { file, line, what })
  }
  const { code } = error as NodeJS.ErrnoException
  if (code === undefined) return error
  return new Stop(exits.unreadable, code === "ENOENT" ? "file-not-found" : "file-unreadable", { file })
}
