import type { Terminal } from "#apps/cli/command.ts"
import type { DataVerb } from "#apps/cli/commands/data.ts"
import { write } from "#apps/cli/data/bytes.ts"
import { firstLine, openEngine, type Engine } from "#apps/cli/data/engine.ts"
import { outFile, wholeNumber } from "#apps/cli/data/option.ts"
import { sourcesOf } from "#apps/cli/data/source.ts"
import { exits, Stop } from "#apps/cli/exit.ts"
import { csvField } from "@palermo/statistics"
import { availableParallelism } from "node:os"
import { z } from "zod"

/** `--over` may be said more than once, which no other option may. */
const Over = z.array(z.string()).default([])

/** What the engine calls a statement that only reads. */
const SELECT = 1

/**
 * `palermo data query`: one question in SQL over files of records, read in place by a column engine that can reach these
 * files and nothing else. What it answers is true counts, meant for `data protect` and the release gate: it says so.
 */
export const query: DataVerb = async (given, values, terminal) => {
  const [sql] = given
  if (sql === undefined || given.length > 1) throw new Stop(exits.misused, "query-one")
  const sources = await sourcesOf(Over.parse(values["over"]))
  const read = sources.flatMap((source) => source.paths)
  const out = values["out"] === undefined ? undefined : outFile(values, read)
  const memory = wholeNumber(values, "memory", 1024, [64, 1 << 20])
  const threads = wholeNumber(values, "threads", availableParallelism(), [1, 1024])
  const engine = await openEngine(sources, { memory, threads })
  try {
    const { columns, rows } = await asked(engine, sql, terminal)
    const csv = [columns, ...rows].map((row) => `${row.map(csvField).join(",")}\n`).join("")
    if (out !== undefined) await write(out, csv)
    terminal.tell(terminal.say("cli.data.query.unprotected"))
    if (values["json"])
      terminal.print(
        JSON.stringify({
          columns,
          rows: rows.length,
          unprotected: true,
          ...(out === undefined ? { cells: rows } : { out }),
        }),
      )
    else if (out === undefined) terminal.print(csv.trimEnd())
    else terminal.print(terminal.say("cli.data.queried", { rows: rows.length, out }))
    return exits.done
  } finally {
    engine.close()
  }
}

type Answer = { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }

/** Asks one question that reads, and says how far it is. What writes, sets or loads anything is refused unasked. */
async function asked({ connection }: Engine, sql: string, { progress, say }: Terminal): Promise<Answer> {
  const watch = setInterval(() => {
    const { percentage } = connection.progress
    if (percentage > 0) progress(() => say("cli.data.query.asking", { done: Math.floor(percentage) }))
  }, 200)
  try {
    const statements = await connection.extractStatements(sql)
    if (statements.count !== 1) throw new Stop(exits.refused, "query-one-statement")
    const statement = await statements.prepare(0)
    const kind: number = statement.statementType
    if (kind !== SELECT) throw new Stop(exits.refused, "query-reads-only")
    const answer = await statement.stream()
    const rows: string[][] = []
    for await (const some of answer.yieldRowsJson()) for (const row of some) rows.push(row.map(written))
    return { columns: answer.columnNames(), rows }
  } catch (error) {
    if (error instanceof Stop) throw error
    const reason = firstLine(error)
    if (reason.startsWith("Out of Memory")) throw new Stop(exits.refused, "query-out-of-memory")
    throw new Stop(exits.refused, "query-refused", { reason })
  } finally {
    clearInterval(watch)
    progress("")
  }
}

const written = (value: unknown): string =>
  value === null || value === undefined ? "" : typeof value === "string" ? value : JSON.stringify(value)
