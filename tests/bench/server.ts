import { spawn, type ChildProcess } from "node:child_process"
import { once } from "node:events"
import { readFile } from "node:fs/promises"
import { fileURLToPath } from "node:url"

const main = fileURLToPath(new URL("../../apps/server/main.ts", import.meta.url))

/** A server that was started to be measured, and how long it took until it served. */
export type Measured = {
  readonly address: string
  readonly milliseconds: number
  readonly memory: () => Promise<number | undefined>
  readonly stop: () => Promise<void>
}

/** Starts the server as `npm start` does, on a data folder and, if one is named, on PostgreSQL. */
export async function startMeasured(data: string, databaseUrl?: string): Promise<Measured> {
  const { DATABASE_URL: _, ...surroundings } = process.env
  const env = { ...surroundings, PORT: "0", PALERMO_DATA: data, PALERMO_LOG: "silent" }
  const began = performance.now()
  const child = spawn(process.execPath, [main], {
    env: { ...env, ...(databaseUrl && { DATABASE_URL: databaseUrl }) },
    stdio: ["ignore", "pipe", "inherit"],
  })
  let said = ""
  while (!/serves at \S+\n/.test(said)) {
    const [piece] = await Promise.race([once(child.stdout, "data"), ended(child)])
    said += String(piece)
  }
  const milliseconds = performance.now() - began
  child.stdout.resume()
  return {
    address: /serves at (\S+)/.exec(said)?.[1] ?? "",
    milliseconds,
    memory: () => memoryOf(child.pid ?? 0),
    stop: async () => {
      child.kill("SIGTERM")
      if (child.exitCode === null) await once(child, "exit")
    },
  }
}

async function ended(child: ChildProcess): Promise<never> {
  const [code] = await once(child, "exit")
  throw new Error(`the server ended with ${String(code)} before it served`)
}

/** What a process has in memory, in MiB; Linux tells. */
async function memoryOf(pid: number): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "")
  const found = /VmRSS:\s+(\d+)/.exec(status)?.[1]
  return found === undefined ? undefined : Number(found) / 1024
}
