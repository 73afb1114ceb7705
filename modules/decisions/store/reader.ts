import type { Read } from "@palermo/documents"
import { fork, type ChildProcess } from "node:child_process"
import { fileURLToPath } from "node:url"

/** How many milliseconds one file may take, and how many megabytes; the longest resolutions take a hundredth of either. */
const longest = 60_000
const most = 1024
/** How long the reader waits for a further file before it gives its memory back. */
const idle = 10_000

let reader: ChildProcess | undefined
let last: Promise<unknown> = Promise.resolve()
let leaving: NodeJS.Timeout | undefined

/**
 * Reads a file in a process of its own, one after the other: the server goes
 * on answering while a long one is read, and whatever comes in a file, it meets
 * neither the record nor what the server was told at its start. What takes more
 * time or memory than any document needs is refused as too large; it costs that
 * process, and nothing else. (A thread would do for time, but one that runs out
 * of memory takes the server with it.) Throws where the process ends otherwise.
 */
export function readAside(bytes: Uint8Array, name: string, patience = longest): Promise<Read> {
  const reading = last.then(() => readNow(bytes, name, patience))
  last = reading.catch(() => undefined)
  return reading
}

async function readNow(bytes: Uint8Array, name: string, patience: number): Promise<Read> {
  clearTimeout(leaving)
  const now = (reader ??= started())
  const { promise, resolve, reject } = Promise.withResolvers<Read>()
  const tooMuch = () => {
    dismiss(now)
    resolve({ ok: false, refusal: "file-too-large" })
  }
  const ended = (code: number | null, signal: string | null) => {
    dismiss(now)
    // So ends a process that is out of memory, by its own hand or by the machine's.
    if (signal === "SIGABRT" || signal === "SIGKILL" || code === 134) tooMuch()
    else reject(new Error(`the reader ended with ${signal ?? code}`))
  }
  const late = setTimeout(tooMuch, patience)
  const answered = (answer: unknown) => resolve(answer as Read) // It says what `read` answers, and nothing else.
  now.once("message", answered).once("exit", ended).once("error", reject)
  // While a file is read, both processes stay; one that waits for a file keeps nobody.
  now.ref()
  now.channel?.ref()
  now.send({ bytes, name })
  try {
    return await promise
  } finally {
    clearTimeout(late)
    now.off("message", answered).off("exit", ended).off("error", reject)
    now.unref()
    now.channel?.unref()
    leaving = setTimeout(() => dismiss(now), idle)
    leaving.unref()
  }
}

function started(): ChildProcess {
  const child = fork(fileURLToPath(new URL("./reader-process.ts", import.meta.url)), {
    serialization: "advanced",
    execArgv: [`--max-old-space-size=${most}`, "--permission", "--allow-fs-read=*"],
    env: {},
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  })
  child.on("error", () => dismiss(child))
  child.once("exit", () => dismiss(child))
  return child
}

function dismiss(child: ChildProcess): void {
  if (reader === child) reader = undefined
  child.kill("SIGKILL")
}
