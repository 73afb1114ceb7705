import { workerAddress } from "#platform/web/worker-address.ts"

/** What a worker of ours says in the end, if not how far it is: what came of it, or that it broke off. */
export type Word<Outcome, Step = never> =
  | { readonly step: Step }
  | { readonly outcome: Outcome }
  | { readonly fault: string }

type Work = {
  /** Where the worker lies; it is fetched when there is work. */
  readonly address: () => Promise<{ readonly default: string }>
  /** What it is given to do. */
  readonly task: () => Promise<unknown>
}

/** Has a worker of this very page do one task, and ends it when it is done; answers what ends it before. */
export function employ<Outcome, Step>({ address, task }: Work, hear: (word: Word<Outcome, Step>) => void): () => void {
  let worker: Worker | undefined
  let ended = false
  const end = (): void => {
    ended = true
    worker?.terminate()
  }
  const tell = (word: Word<Outcome, Step>): void => {
    if (!ended) hear(word)
    if (!("step" in word)) end()
  }
  void (async () => {
    try {
      const [{ default: place }, whole] = await Promise.all([address(), task()])
      if (ended) return
      worker = new Worker(workerAddress(place), { type: "module" })
      worker.addEventListener("message", ({ data }: MessageEvent<Word<Outcome, Step>>) => tell(data))
      worker.addEventListener("error", () => tell({ fault: "worker" }))
      worker.postMessage(whole)
    } catch (error) {
      tell({ fault: String(error) })
    }
  })()
  return end
}
