import type { Command } from "#apps/cli/command.ts"
import { changesTold } from "#apps/cli/changes.ts"
import { exits, Stop } from "#apps/cli/exit.ts"
import { readingOf } from "#apps/cli/reading.ts"
import { compare, type Comparison } from "@palermo/documents"

/**
 * `palermo compare`: what changed from one version of a text to another,
 * without a database. With `--json` it is one object whose `changes` name each
 * change with its kind, its places, its words and the texts it stands in.
 */
export const compareFiles: Command = {
  usage: "FROM TO [--json]",
  options: {},
  async run(given, values, terminal) {
    const [from, to, ...more] = given
    if (from === undefined || to === undefined || more.length > 0) throw new Stop(exits.misused, "two-files")
    const [before, after] = [await readingOf(from, terminal), await readingOf(to, terminal)]
    const comparison = compare(before, after)
    terminal.print(
      values["json"]
        ? JSON.stringify({
            from: before.masthead.symbol,
            to: after.masthead.symbol,
            changes: comparison.changes.map((change) => withTexts(change, comparison)),
          })
        : changesTold(comparison, before.masthead.symbol ?? from, after.masthead.symbol ?? to, terminal.say),
    )
    return exits.done
  },
}

function withTexts({ row: at, ...change }: Comparison["changes"][number], { rows }: Comparison) {
  const row = rows[at]
  return { ...change, fromText: row?.from?.text ?? null, toText: row?.to?.text ?? null, parts: row?.parts ?? [] }
}
