import { faultAt } from "#platform/jobs/answering.ts"
import { basename } from "node:path"
import { Worker, type Transferable } from "node:worker_threads"
import { z } from "zod"

/** What a thread answers, what it says on the way, if anything, and how many megabytes of heap it may have where that is bounded. */
export type Speaking<Answer, Word> = {
  readonly answer: z.ZodType<Answer>
  readonly word?: z.ZodType<Word>
  readonly memory?: number | undefined
  /** Whether what it prints is shown nowhere. The process then waits until it is ended. */
  readonly isMute?: boolean
}

export type Asking<Word> = {
  /** What is handed over and not copied: whoever asks has it no more. */
  readonly gives?: readonly Transferable[]
  /** Told what the thread says before it answers. */
  readonly tell?: (word: Word) => void
}

/** Somebody who works beside this thread. */
export type Thread<Answer, Word> = {
  /** Asks for one piece of work. Rejects with the thread's words where it fails, and where the thread is no more. */
  readonly ask: (order: unknown, asking?: Asking<Word>) => Promise<Answer>
  /** Ends the thread in the middle of whatever it does; the next question begins another. */
  readonly end: () => Promise<void>
}

const Said = z.object({
  number: z.number(),
  says: z.discriminatedUnion("is", [
    z.object({ is: z.literal("word"), word: z.unknown() }),
    z.object({ is: z.literal("answer"), answer: z.unknown() }),
    z.object({ is: z.literal("fault"), why: z.string() }),
  ]),
})
type Waiting = {
  readonly hear: (says: z.infer<typeof Said>["says"]) => void
  readonly failed: (error: unknown) => void
}

/**
 * Has work done in a thread of its own, so that this one answers others meanwhile: `place` is a file that calls `answering`.
 * The thread begins with the first question, stays for those after it, and keeps the process only while somebody waits. Of a
 * fault nobody caught only the kind and the line are told: it may hold what is secret.
 */
export function threadOf<Answer, Word = never>(
  place: URL,
  { answer, word, memory, isMute = false }: Speaking<Answer, Word>,
): Thread<Answer, Word> {
  const name = basename(place.pathname)
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let last = 0

  function begin(): Worker {
    const limits = memory === undefined ? {} : { resourceLimits: { maxOldGenerationSizeMb: memory } }
    const made = new Worker(place, { stdout: isMute, stderr: isMute, ...limits })
    const gone = (why: string) => {
      // Another may have begun since, of whom others wait.
      if (worker === made) letGo(new Error(`${name} ended: ${why}`))
      void made.terminate()
    }
    made.on("message", (message: unknown) => {
      const said = Said.safeParse(message)
      if (said.success) waiting.get(said.data.number)?.hear(said.data.says)
      else gone("it said what cannot be understood")
    })
    made.on("messageerror", () => gone("it said what cannot be read"))
    made.on("error", (error) => gone(faultAt(error)))
    made.on("exit", (code) => gone(`exit ${code}`))
    return made
  }

  function letGo(why: Error): Worker | undefined {
    const gone = worker
    worker = undefined
    for (const { failed } of waiting.values()) failed(why)
    return gone
  }

  return {
    async ask(order, { gives = [], tell } = {}) {
      const { promise, resolve, reject } = Promise.withResolvers<Answer>()
      const number = (last += 1)
      const hear: Waiting["hear"] = (says) => {
        try {
          if (says.is === "answer") resolve(answer.parse(says.answer))
          else if (says.is === "fault") reject(new Error(says.why))
          else if (word) tell?.(word.parse(says.word))
        } catch (error) {
          reject(error)
        }
      }
      waiting.set(number, { hear, failed: reject })
      const own = (worker ??= begin())
      own.ref()
      try {
        own.postMessage({ number, order }, gives)
        return await promise
      } finally {
        waiting.delete(number)
        if (waiting.size === 0) worker?.unref()
      }
    },
    async end() {
      await letGo(new Error(`${name} was ended`))?.terminate()
    },
  }
}

/**
 * Has one piece of work done in a thread that ends with it, and with which all it held in memory goes. Where `halted` is
 * aborted meanwhile the thread is ended in the middle of its work, and why is thrown. What it prints is shown nowhere.
 */
export async function inThread<Answer, Word = never>(
  place: URL,
  speaking: Speaking<Answer, Word>,
  order: unknown,
  { halted, ...asking }: Asking<Word> & { readonly halted?: AbortSignal | undefined } = {},
): Promise<Answer> {
  halted?.throwIfAborted()
  const thread = threadOf(place, { ...speaking, isMute: true })
  const { promise: cut, reject } = Promise.withResolvers<never>()
  const cutShort = () => reject(halted?.reason)
  halted?.addEventListener("abort", cutShort, { once: true })
  try {
    return await Promise.race([thread.ask(order, asking), cut])
  } finally {
    halted?.removeEventListener("abort", cutShort)
    await thread.end()
  }
}
