import { parentPort, type Transferable } from "node:worker_threads"
import { z } from "zod"

/** What came of a piece of work, and what of it is handed over and not copied. */
type Done = { readonly answer: unknown; readonly gives?: readonly Transferable[] }

/** Tells whoever asked something before the work is done. */
type Tell = (word: unknown) => void

const Asked = z.object({ number: z.number(), order: z.unknown() })

/**
 * Makes this thread one that does what it is asked by `threadOf`, until it is ended. What `work` throws is told in its own
 * words, or, where these may quote what nobody is to read, in those of `wordsOf`.
 */
export function answering(
  work: (order: unknown, tell: Tell) => Done | Promise<Done>,
  wordsOf: (error: unknown) => string = (error) => (error instanceof Error ? error.message : String(error)),
): void {
  async function answer(message: unknown): Promise<void> {
    const { number, order } = Asked.parse(message)
    const say = (says: object, gives: readonly Transferable[] = []) => parentPort?.postMessage({ number, says }, gives)
    try {
      const { answer: found, gives } = await work(order, (word) => say({ is: "word", word }))
      say({ is: "answer", answer: found }, gives)
    } catch (error) {
      say({ is: "fault", why: wordsOf(error) })
    }
  }
  parentPort?.on("message", (message: unknown) => void answer(message))
}

/** Of what kind a fault is and in which line of which file it was thrown, without its words: these may quote anything. */
export function faultAt(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const code = "code" in error && typeof error.code === "string" ? error.code : error.name
  const frames = (error.stack ?? "").replace(error.message, "")
  const place = /^ {4}at .*?([\w.-]+\.[jt]s:\d+):\d+\)?$/m.exec(frames)?.[1]
  return place === undefined ? code : `${code} at ${place}`
}
