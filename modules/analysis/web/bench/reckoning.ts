import type { Flaw } from "#modules/analysis/methods/overlaps.ts"
import { employ, type Word } from "#modules/analysis/web/bench/employ.ts"
import type { Answer, Outcome, Step, Task } from "#modules/analysis/web/bench/reckon.ts"
import { useEffect, useRef, useState } from "react"

/** How a bench stands: nothing was asked, it reckons, it has an answer, or it has none. */
export type Reckoning<Of extends Task["of"]> =
  | { readonly state: "idle" }
  | { readonly state: "busy"; readonly step?: Step }
  | { readonly state: "done"; readonly answer: Answer[Of] }
  | { readonly state: "flawed"; readonly flaw: Flaw }
  | { readonly state: "failed" }

/** Has a worker of this very page reckon, and ends it when it is stopped, when something else is asked, and when the page is left. */
export function useReckoning<Of extends Task["of"]>(of: Of) {
  const [reckoning, set] = useState<Reckoning<Of>>({ state: "idle" })
  const ending = useRef<(() => void) | undefined>(undefined)
  const stop = (): void => {
    ending.current?.()
    ending.current = undefined
    set({ state: "idle" })
  }
  const begin = (task: Omit<Extract<Task, { of: Of }>, "of" | "solver">): void => {
    ending.current?.()
    set({ state: "busy" })
    // The solver is put in where it is needed; what is asked is otherwise the task of this kind.
    ending.current = start({ ...task, of } as unknown as Task, (word) => {
      if ("step" in word) set({ state: "busy", step: word.step })
      else set("fault" in word ? { state: "failed" } : settled(word.outcome))
    })
  }
  useEffect(() => () => ending.current?.(), [])
  return { reckoning, begin, stop }
}

/** What is answered is of the kind that was asked. */
const settled = <Of extends Task["of"]>(outcome: Outcome): Reckoning<Of> =>
  "flaw" in outcome ? { state: "flawed", flaw: outcome.flaw } : { state: "done", answer: outcome.answer as Answer[Of] }

/** Starts a worker on a task; answers what ends it. */
const start = (task: Task, hear: (word: Word<Outcome, Step>) => void): (() => void) =>
  employ(
    {
      address: () => import("./reckoner.ts?worker&url"),
      task: async () => (task.of === "audit" ? { ...task, solver: await solver() } : task),
    },
    hear,
  )

/** The solver's WebAssembly, which the page fetches of this server before the worker has the table: the worker can fetch nothing. */
async function solver(): Promise<ArrayBuffer> {
  const { default: address } = await import("highs/runtime?url")
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`the solver: ${answer.status}`)
  return answer.arrayBuffer()
}
