import type { Source } from "#apps/cli/data/source.ts"
import { exits, Stop } from "#apps/cli/exit.ts"
import type * as DuckDB from "@duckdb/node-api"

/** What a column engine may use of this machine: megabytes of memory, and threads. */
export type Means = { readonly memory: number; readonly threads: number }

/** An engine that is open on some files and can reach nothing else. */
export type Engine = {
  /** The connection that answers. */
  readonly connection: DuckDB.DuckDBConnection
  readonly close: () => void
}

/**
 * Opens DuckDB in memory on the files it is given, each a view by its name, and then locks it: no other file is read, none
 * is written, nothing is fetched or installed, what does not fit in memory is refused and not put on the disk, and none of
 * this can be changed by what is asked. Ends the command where the engine is not installed, or a file is not what its name says.
 */
export async function openEngine(sources: readonly Source[], { memory, threads }: Means): Promise<Engine> {
  const { DuckDBInstance } = await loaded()
  const instance = await DuckDBInstance.create(":memory:", {
    threads: String(threads),
    memory_limit: `${memory}MB`,
    // Records that are spilled would lie in the open on the disk.
    temp_directory: "",
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    allow_community_extensions: "false",
    allow_persistent_secrets: "false",
  })
  const connection = await instance.connect()
  const close = (): void => {
    connection.closeSync()
    instance.closeSync()
  }
  try {
    await connection.run("set enable_progress_bar_print = false")
    await connection.run("set enable_progress_bar = true")
    const paths = sources.flatMap((source) => source.paths)
    await connection.run(`set allowed_paths = [${paths.map(text).join(", ")}]`)
    // Locked before the first file is looked at, so that a name with a star in it leads to no other file.
    await connection.run("set enable_external_access = false")
    for (const source of sources) {
      await connection
        .run(`create view "${source.name}" as select * from ${readingOf(source)}`)
        .catch((error: unknown) => {
          throw new Stop(exits.refused, "query-file", { file: source.file, reason: firstLine(error) })
        })
    }
    await connection.run("set lock_configuration = true")
    return { connection, close }
  } catch (error) {
    close()
    throw error
  }
}

/** The first line of what the engine says of itself; the rest repeats the question. */
export const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split("\n", 1)[0] ?? ""

async function loaded(): Promise<typeof DuckDB> {
  try {
    return await import("@duckdb/node-api")
  } catch {
    throw new Stop(exits.misconfigured, "query-engine-missing")
  }
}

/** How a source is read: text of CSV stays text, so that a code keeps its zeros. */
function readingOf({ kind, paths }: Source): string {
  const list = `[${paths.map(text).join(", ")}]`
  if (kind === "parquet") return `read_parquet(${list}, hive_partitioning = ${paths.length > 1})`
  return kind === "csv" ? `read_csv(${list}, all_varchar = true, header = true)` : `read_json(${list})`
}

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`
