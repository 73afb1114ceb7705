import type { Word } from "#modules/analysis/web/bench/employ.ts"
import { reckon, type Outcome, type Step, type Task } from "#modules/analysis/web/bench/reckon.ts"

// A worker: it does one task and is ended by the page. Its own security policy lets it ask nobody for anything.
const post = postMessage as (word: Word<Outcome, Step>) => void // in a worker it takes no origin
addEventListener("message", ({ data }: MessageEvent<Task>) => {
  void reckon(data, (step) => post({ step })).then(
    (outcome) => post({ outcome }),
    (error: unknown) => post({ fault: String(error) }),
  )
})
