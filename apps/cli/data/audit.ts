import type { DataVerb } from "#apps/cli/commands/data.ts"
import { reading, whole } from "#apps/cli/data/bytes.ts"
import { codedByTold, codingsOf } from "#apps/cli/data/coding.ts"
import { oneFile } from "#apps/cli/data/option.ts"
import { exits } from "#apps/cli/exit.ts"
import type { Say } from "#apps/cli/words.ts"
import { audit as attack, equation, readPublished, type Audited, type Published } from "@palermo/statistics"

/** Nobody reads more equations than these for one cell. */
const READABLE = 12

/**
 * `palermo data audit`: what can be worked out about each masked cell of a table that somebody published, and by which
 * sums. It ends well whatever it finds.
 */
export const audit: DataVerb = async (files, values, terminal) => {
  const { say } = terminal
  const file = oneFile(files)
  const codings = await codingsOf(values)
  const bytes = await whole(file)
  const published = reading(file, () => readPublished(bytes, codings))
  terminal.progress(() => say("cli.data.doing", { doing: "attacking", file }))
  const found = await attack(published)
  const coded = published.codedBy
  terminal.progress("")
  const exact = found.cells.filter((cell) => cell.exact)
  const contradicted = found.contradicted.map((line) => equation(published, line))
  const cells = (some: readonly Audited[]) => some.map((cell) => told(published, cell, say))
  const counts = { masked: found.cells.length, exact: exact.length, contradicted: contradicted.length }
  if (values["json"]) {
    const twice = published.doubtful.map((cell) => codesOf(published, cell))
    terminal.print(
      JSON.stringify({ ...counts, cells: cells(found.cells), contradictions: contradicted, twice, codedBy: coded }),
    )
  } else {
    const lines = cells(exact).map(({ cell, low, why }) => `${Object.values(cell).join(", ")} = ${low}\n  ${why}`)
    terminal.print([say("cli.data.audited", counts), ...lines, codedByTold(coded, terminal)].join("\n\n"))
  }
  return exits.done
}

function told(published: Published, { cell, low, high, exact, tight, lines }: Audited, say: Say) {
  const sums = lines.slice(-READABLE).map((line) => equation(published, line))
  const more = Math.max(0, lines.length - READABLE)
  const key = sums.length === 0 ? "cli.data.audit.nothing" : exact ? "cli.data.audit.follows" : "cli.data.audit.narrows"
  const why = say(key, { sums: sums.join("; "), more })
  return { cell: codesOf(published, cell), low, high: high === Infinity ? null : high, exact, tight, why }
}

const codesOf = ({ names, cells }: Published, cell: number): Record<string, string> =>
  Object.fromEntries(names.map((name, at) => [name, cells[cell]?.codes[at] ?? ""]))
