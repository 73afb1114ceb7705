import type { Command } from "#apps/cli/command.ts"
import { exits, Stop } from "#apps/cli/exit.ts"
import { readingOf } from "#apps/cli/reading.ts"
import { neutral, type Reading, toAkn, toDocx, toText } from "@palermo/documents"
import { writeFile } from "node:fs/promises"

type Write = (reading: Reading) => string | Promise<Uint8Array>

const formats: ReadonlyMap<string, Write> = new Map<string, Write>([
  ["akn", (reading) => toAkn(reading, { date: new Date().toISOString().slice(0, 10) })],
  ["text", toText],
  ["json", (reading) => `${JSON.stringify(neutral(reading))}\n`],
  ["docx", toDocx],
])

/**
 * `palermo export`: a file in another format, on stdout or in a file of its own.
 * A Word file is not written to a screen, and no file is replaced unasked.
 */
export const exportFile: Command = {
  usage: "FILE|- --to akn|text|json|docx [--out FILE]",
  options: { to: { type: "string" }, out: { type: "string" }, over: { type: "boolean" } },
  async run(given, values, terminal) {
    const [file] = given
    if (file === undefined || given.length > 1) throw new Stop(exits.misused, "one-file")
    const { to, out } = values
    const write = formats.get(String(to))
    if (!write) throw new Stop(exits.misused, "export-format")
    if (to === "docx" && out === undefined && process.stdout.isTTY) throw new Stop(exits.misused, "docx-on-screen")
    const content = await write(await readingOf(file, terminal))
    if (typeof out !== "string") {
      await new Promise<void>((done) => void process.stdout.write(content, () => done()))
      return exits.done
    }
    await writeFile(out, content, { flag: values["over"] ? "w" : "wx" }).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "EEXIST") throw new Stop(exits.refused, "file-exists", { file: out })
      throw new Stop(exits.unreadable, "file-not-written", { file: out, reason: error.code ?? error.message })
    })
    const bytes = Buffer.byteLength(content)
    if (values["json"]) terminal.print(JSON.stringify({ file: out, format: to, bytes }))
    return exits.done
  },
}
