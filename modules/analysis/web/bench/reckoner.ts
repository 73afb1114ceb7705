import { reckon, type Outcome, type Step, type Task } from "#modules/analysis/web/bench/reckon.ts"

/** What a worker says to the page that started it. */
export type Word = { readonly step: Step } | { readonly outcome: Outcome } | { readonly fault: string }

// A worker: it does one task and is ended by the page. Its own security policy lets it ask nobody for anything.
const post = postMessage as (word: Word) => void // in a worker it takes no origin
addEventListener("message", ({ data }: MessageEvent<Task>) => {
  void reckon(data, (step) => post({ step })).then(
    (outcome) => post({ outcome }),
    (error: unknown) => post({ fault: String(error) }),
  )
})
