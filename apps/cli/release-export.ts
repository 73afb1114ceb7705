import type { Terminal, Values } from "#apps/cli/command.ts"
import type { Told } from "#apps/cli/commands/release.ts"
import { oneOf } from "#apps/cli/data/option.ts"
import { exits, Stop } from "#apps/cli/exit.ts"
import type { Asked } from "#apps/cli/record.ts"
import type { Remote } from "#apps/cli/remote.ts"
import { readRelease, type ReleaseInPlace } from "#modules/analysis/contract.ts"
import { readFigures, type figureFormats } from "#modules/analysis/figure-contract.ts"
import { writeFile } from "node:fs/promises"

const formats = ["csv", "xlsx", "json", "sdmx-csv", "sdmx-json", "json-stat"] as const satisfies readonly (
  | "json"
  | keyof typeof figureFormats
)[]

/** Takes away the figures of a release that is out, and of nothing else, a table of it at a time. */
export async function take(
  record: Remote,
  id: ReleaseInPlace["id"],
  values: Values,
  { say, language }: Terminal,
): Promise<Told> {
  const { out, over, table: wished } = values
  const format = oneOf(values, "format", formats) ?? "csv"
  if (typeof out !== "string" || out === "") throw new Stop(exits.misused, "say-out")
  const { code, status, tables, digest } = await record.ask(readRelease, { params: { id } })
  if (status !== "released") throw new Stop(exits.refused, "release-not-out")
  const named = typeof wished === "string" ? wished.split(",").map((each) => each.trim()) : undefined
  const chosen =
    named === undefined && tables.length === 1 ? tables[0] : tables.find((each) => isSame(each, named ?? []))
  if (!chosen) throw new Stop(exits.misused, "say-table", { tables: tables.map((each) => each.join(",")).join("; ") })
  const query = { dimensions: chosen.map(encodeURIComponent).join(","), language }
  const content = await figuresAs(record, format, { params: { code }, query })
  await writeFile(out, content, { flag: over ? "w" : "wx" }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "EEXIST") throw new Stop(exits.refused, "file-exists", { file: out })
    throw new Stop(exits.unreadable, "file-not-written", { file: out, reason: error.code ?? error.message })
  })
  const answer = { file: out, bytes: content.length, code, digest }
  return { answer, told: say("cli.release.taken", { file: out, digest: digest ?? "" }) }
}

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((name) => other.includes(name))

/** Released figures as a file. That there are too many of them at once is told as what it is, and not as of a file that is brought. */
export function figuresAs(record: Remote, format: string, asked: Asked<typeof readFigures>): Promise<Uint8Array> {
  return record.take(readFigures, format, asked).catch((error: unknown) => {
    if (error instanceof Stop && error.code === "too-many-figures") throw new Stop(exits.refused, "too-many-to-export")
    throw error
  })
}
