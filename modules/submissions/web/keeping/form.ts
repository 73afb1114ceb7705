import type { Conflict, SubmissionInPlace } from "#modules/submissions/contract.ts"
import type { AnswerPlace, Draft } from "#modules/submissions/draft.ts"
import { placeOf } from "#modules/submissions/readiness.ts"
import type { AnswerValue } from "#modules/calls/value.ts"
import { useHeld } from "#modules/submissions/web/keeping/held.ts"
import { passing, useSending } from "#modules/submissions/web/keeping/sending.ts"
import { newer, over, stateOf, write, type Queue, type SaveState } from "#modules/submissions/web/keeping/queue.ts"
import type { Vaulted } from "#modules/submissions/web/keeping/vaulted.ts"
import type { Language } from "#platform/kernel/language.ts"
import { useAnswer } from "#platform/web/answers.tsx"
import type { Refused } from "#platform/web/ask.ts"
import { useCallback, useEffect, useMemo, useState } from "react"
import type { z } from "zod"

/** Two texts of one answer that met. */
export type Met = z.infer<typeof Conflict>

/** A form that is being written: what came, what was written over it, and how that stands. */
export type Writing = {
  readonly submission: SubmissionInPlace
  /** Every answer by its place, what was written here over what was saved. */
  readonly values: ReadonlyMap<
    string,
    AnswerPlace & { readonly value: AnswerValue | null; readonly language: Language }
  >
  readonly queue: Queue
  readonly state: SaveState
  /** Whether the server was there when it was last asked. */
  readonly reached: boolean
  readonly write: (place: AnswerPlace, value: AnswerValue | null, language: Language) => void
  /** Sends at once what waits, and says whether nothing waits any more. */
  readonly sendNow: () => Promise<boolean>
  /** Why nothing of this form is taken any more. */
  readonly refused: Refused | undefined
}

/** A form as a page meets it. */
export type FormAwaited =
  | { readonly state: "waiting" }
  | { readonly state: "refused"; readonly refused: Refused; readonly again: () => void }
  | { readonly state: "here"; readonly writing: Writing }

/** How often is looked whether others wrote, in milliseconds. */
const look = 30_000

/** Opens a form for somebody: from the server while it is there, from what this browser keeps while it is not. */
export function useForm(id: string, person: string, kept: Vaulted): FormAwaited {
  const server = useAnswer(
    "submission.read",
    async () => (await import("#modules/submissions/contract.ts")).getSubmission,
    { params: { id } },
    { every: look },
  )
  // What waited here when the browser was closed waits on, before anything is written.
  const [queue, held] = useHeld(kept.found?.queue ?? [])
  const [saved, setSaved] = useState<readonly Draft[]>([])
  const [met, setMet] = useState<readonly Met[]>([])
  const came = server.state === "here" ? server.value : undefined
  // What met is told with the form from the next time it comes.
  const [last, see] = useState(came)
  if (came && last !== came) {
    see(came)
    setMet([])
  }
  const base = came ?? last ?? kept.found?.submission ?? undefined
  const submission = useMemo(
    () =>
      base && {
        ...base,
        drafts: newer(base.drafts, saved),
        conflicts: [...base.conflicts, ...met.filter((each) => !base.conflicts.some((known) => known.id === each.id))],
      },
    [base, saved, met],
  )

  const sending = useSending({
    ...{ id, person, queue, held, ready: submission !== undefined },
    onSaved: useCallback((drafts: readonly Draft[]) => setSaved((before) => newer(before, drafts)), []),
    onMet: useCallback((conflicts: readonly Met[]) => setMet((before) => [...before, ...conflicts]), []),
  })
  // While nothing has come yet it is not known to be lost.
  const isLost = server.state === "refused" || (server.state === "here" && server.offline !== undefined)
  const reached = sending.reached && !isLost

  useBack(server.state === "here" ? server.offline : server.state === "refused" ? server.again : undefined)

  const { keep } = kept
  useEffect(() => {
    if (submission) keep({ submission, queue: [...queue] })
  }, [submission, queue, keep])
  useGuard(queue.length > 0 && !kept.isKept)

  const values = useMemo(() => over(submission?.drafts ?? [], queue), [submission, queue])
  // What the server says is not the reader's, or not any more, is not shown though it be kept here.
  if (server.state === "refused" && !(submission && passing.has(server.refused.refusal))) return server
  if (!submission) return { state: "waiting" }
  const writing: Writing = {
    ...{ submission, values, queue, reached, sendNow: sending.sendNow, refused: sending.refused },
    state: stateOf(queue, { conflicts: submission.conflicts.length, reached, keeps: kept.isAble }),
    write: (place, value, language) => {
      const there = submission.drafts.find((each) => placeOf(each) === placeOf(place))
      held.change((before) => write(before, place, { value, language }, there, new Date().toISOString()))
    },
  }
  return { state: "here", writing }
}

/** Asks the server again as soon as the browser says that the line is back. */
function useBack(again: (() => void) | undefined): void {
  useEffect(() => {
    if (!again) return undefined
    addEventListener("online", again)
    return () => removeEventListener("online", again)
  }, [again])
}

/** Asks before the page is left while something was written that is nowhere yet. */
function useGuard(isAtRisk: boolean): void {
  useEffect(() => {
    if (!isAtRisk) return undefined
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener("beforeunload", ask)
    return () => removeEventListener("beforeunload", ask)
  }, [isAtRisk])
}
