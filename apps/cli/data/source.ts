import { exits, Stop } from "#apps/cli/exit.ts"
import { readdir, realpath, stat } from "node:fs/promises"
import { join } from "node:path"

/** Files that are asked as one table. */
export type Source = {
  /** What the table is called in the question. */
  readonly name: string
  /** The file or folder as it was said. */
  readonly file: string
  readonly kind: "parquet" | "csv" | "json"
  /** The files themselves, from the root of the disk. */
  readonly paths: readonly string[]
}

const kinds: readonly (readonly [RegExp, Source["kind"]])[] = [
  [/\.parquet$/i, "parquet"],
  [/\.(csv|tsv)(\.gz)?$/i, "csv"],
  [/\.(json|ndjson|jsonl)(\.gz)?$/i, "json"],
]

/**
 * The tables a question is asked over, as they were said: `FILE`, which is called `records`, or `name=FILE`. A folder is all
 * files of Parquet in it. Ends the command where one is not there, is of another kind, or two have one name.
 */
export async function sourcesOf(said: readonly string[]): Promise<Source[]> {
  if (said.length === 0) throw new Stop(exits.misused, "query-over")
  const sources = await Promise.all(said.map(sourceOf))
  const twice = sources.find(({ name }, at) => sources.findIndex((other) => other.name === name) !== at)
  if (twice) throw new Stop(exits.misused, "query-name", { name: twice.name })
  return sources
}

async function sourceOf(said: string): Promise<Source> {
  const [, name = "records", file = said] = /^([^=/\\]*)=(.*)$/s.exec(said) ?? []
  if (!/^[a-z_][a-z0-9_]*$/.test(name)) throw new Stop(exits.misused, "query-name", { name })
  const path = await realpath(file).catch(() => {
    throw new Stop(exits.unreadable, "file-not-found", { file })
  })
  if ((await stat(path)).isDirectory()) {
    const within = await readdir(path, { recursive: true })
    const paths = within.filter((each) => /\.parquet$/i.test(each)).map((each) => join(path, each))
    if (paths.length === 0) throw new Stop(exits.refused, "query-kind", { file })
    return { name, file, kind: "parquet", paths: paths.sort() }
  }
  const kind = kinds.find(([pattern]) => pattern.test(path))?.[1]
  if (!kind) throw new Stop(exits.refused, "query-kind", { file })
  return { name, file, kind, paths: [path] }
}
