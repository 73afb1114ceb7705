import { execFile, spawn, type ChildProcess } from "node:child_process"
import { once } from "node:events"
import { fileURLToPath } from "node:url"

const palermo = fileURLToPath(new URL("../../bin/palermo", import.meta.url))

/** How a command ended, and what it said. */
export type Ended = { readonly exit: number | null; readonly out: string; readonly err: string }

type Setting = {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  /** What comes in by stdin. */
  readonly input?: string
  /** The Node that starts it, where not this one. */
  readonly node?: string
  /** After how many milliseconds it is killed, if it still runs. */
  readonly killAfter?: number
}

// What the surroundings of the tests say must not reach the commands under test.
const { PORT: _, DATABASE_URL: __, PALERMO_DATA: ___, PALERMO_AGAIN: ____, ...surroundings } = process.env

/** Runs `palermo` in a process of its own until it ends. */
export function palermoRuns(words: readonly string[], setting: Setting = {}): Promise<Ended> {
  const { cwd = process.cwd(), env = {}, input, node = process.execPath, killAfter = 0 } = setting
  return new Promise((tell) => {
    const options = {
      cwd,
      env: { ...surroundings, LANG: "C", ...env },
      maxBuffer: 64 * 1024 * 1024,
      timeout: killAfter,
      killSignal: "SIGKILL",
    } as const
    const child = execFile(node, [palermo, ...words], options, (_error, out, err) => {
      tell({ exit: child.exitCode, out, err })
    })
    child.stdin?.end(input ?? "")
  })
}

/** Starts the server on a data folder and a free port, and waits until it says where it serves. */
export async function palermoStarts(
  env: Readonly<Record<string, string>>,
): Promise<{ server: ChildProcess; address: string }> {
  const server = spawn(process.execPath, [palermo, "start", "--json"], {
    env: { ...surroundings, PORT: "0", ...env },
    stdio: ["ignore", "pipe", "ignore"],
  })
  const [line] = await once(server.stdout, "data")
  return { server, address: (JSON.parse(String(line)) as { address: string }).address }
}
