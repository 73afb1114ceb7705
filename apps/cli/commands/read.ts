import type { Command, Terminal } from "#apps/cli/command.ts"
import { exits, Stop } from "#apps/cli/exit.ts"
import { filesOf } from "#apps/cli/paths.ts"
import { answerOf, readingOf } from "#apps/cli/reading.ts"
import { summary } from "#apps/cli/summary.ts"
import { neutral } from "@palermo/documents"
import { relative } from "node:path"

/**
 * `palermo read`: what a file says, without a database. One file with `--json`
 * is one object in the neutral shape that scorers of UN texts read; many with
 * `--ndjson` are one such object a line, with the name of its file.
 */
export const readFiles: Command = {
  usage: "FILE|DIR|- [--json] [--ndjson]",
  options: { ndjson: { type: "boolean" } },
  async run(given, values, terminal) {
    if (given.length === 0) throw new Stop(exits.misused, "file-missing")
    if (values["ndjson"]) return readMany(given, terminal)
    const [path = "", ...more] = given
    const { files, isFolder } = path === "-" ? { files: [path], isFolder: false } : await filesOf(path)
    if (isFolder || more.length > 0) {
      if (values["json"]) throw new Stop(exits.misused, "ndjson-for-many")
      return readMany(given, terminal, (file, reading) => terminal.print(`${file}\n${reading}\n`))
    }
    const reading = await readingOf(files[0] ?? path, terminal)
    terminal.print(values["json"] ? JSON.stringify(neutral(reading)) : summary(reading, terminal.say))
    return exits.done
  },
}

type Show = (file: string, summary: string) => void

async function readMany(paths: readonly string[], terminal: Terminal, show?: Show): Promise<number> {
  let refused = 0
  for (const path of paths) {
    for (const file of (await filesOf(path)).files) {
      terminal.progress(file)
      const name = relative(process.cwd(), file)
      const reading = await answerOf(file, terminal)
      if (!reading.ok) refused += 1
      if (show)
        show(name, reading.ok ? summary(reading.reading, terminal.say) : terminal.say(`problem.${reading.refusal}`))
      else {
        const line = reading.ok ? neutral(reading.reading) : { refusal: reading.refusal }
        terminal.print(JSON.stringify({ file: name, ...line }))
      }
    }
  }
  return refused > 0 ? exits.refused : exits.done
}
