import type { Read } from "@palermo/documents"
import { Worker } from "node:worker_threads"

/** How many milliseconds one file may take, and how much memory; the longest resolutions take a hundredth of either. */
const longest = 60_000
const memory = { maxOldGenerationSizeMb: 1024 }
/** How long the thread waits for a further file before it gives its memory back. */
const idle = 10_000

let thread: Worker | undefined
let last: Promise<unknown> = Promise.resolve()
let leaving: NodeJS.Timeout | undefined

/**
 * Reads a file in a thread of its own, one after the other, so that the server
 * goes on answering while a long one is read. What takes more time or memory
 * than any document needs is refused as too large; it costs the thread, and
 * nothing else. Throws where the thread breaks for any other reason.
 */
export function readAside(bytes: Uint8Array, name: string, patience = longest): Promise<Read> {
  const reading = last.then(() => readNow(bytes, name, patience))
  last = reading.catch(() => undefined)
  return reading
}

async function readNow(bytes: Uint8Array, name: string, patience: number): Promise<Read> {
  clearTimeout(leaving)
  const reader = (thread ??= started())
  const { promise, resolve, reject } = Promise.withResolvers<Read>()
  const tooMuch = () => resolve({ ok: false, refusal: "file-too-large" })
  const broken = (error: unknown) => (isOutOfMemory(error) ? tooMuch() : reject(error))
  const late = setTimeout(tooMuch, patience)
  // While a file is read the process stays; a thread that waits for one keeps nobody.
  reader.ref()
  reader.once("message", resolve).once("error", broken)
  reader.postMessage({ bytes, name })
  try {
    const read = await promise
    if (!read.ok && read.refusal === "file-too-large") await dismiss(reader)
    return read
  } catch (error) {
    await dismiss(reader)
    throw error
  } finally {
    clearTimeout(late)
    reader.removeAllListeners("message").removeAllListeners("error")
    reader.unref()
    leaving = setTimeout(() => void dismiss(reader), idle)
    leaving.unref()
  }
}

const started = () =>
  new Worker(new URL("./reader-thread.ts", import.meta.url), { resourceLimits: memory, execArgv: [] })

async function dismiss(reader: Worker): Promise<void> {
  if (thread === reader) thread = undefined
  await reader.terminate()
}

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY"
