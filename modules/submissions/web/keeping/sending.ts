import type { Draft } from "#modules/submissions/draft.ts"
import type { Met } from "#modules/submissions/web/keeping/form.ts"
import type { Held } from "#modules/submissions/web/keeping/held.ts"
import { refusedAt, send, took, type Queue } from "#modules/submissions/web/keeping/queue.ts"
import { ask, type Refused } from "#platform/web/ask.ts"
import { rememberedPerson } from "#platform/web/me.tsx"
import { useCallback, useEffect, useRef, useState } from "react"

type Given = {
  readonly id: string
  /** Whose form it is: nothing of theirs is sent as somebody else. */
  readonly person: string
  readonly queue: Queue
  readonly held: Held
  readonly ready: boolean
  readonly onSaved: (drafts: readonly Draft[]) => void
  readonly onMet: (conflicts: readonly Met[]) => void
}

/** How long is waited after a key, and until the server is tried again, in milliseconds. */
const pause = 900
const patience = 8000

/** What is said of one answer, and not of all of them. */
const ofOne: ReadonlySet<string> = new Set(["answer-does-not-fit", "question-not-asked", "section-not-yours"])
/** What passes by itself: the server could not be reached, or could not answer just now. */
export const passing: ReadonlySet<string> = new Set(["offline", "fault", "too-many-requests", "answer-not-understood"])

/** Sends what waits, one sending at a time, in order, and again when the line is back. */
export function useSending({ id, person, queue, held, ready, onSaved, onMet }: Given) {
  const [reached, reach] = useState(true)
  const [refused, refuse] = useState<Refused>()
  // One that does not fit must not hold up the others: after a refusal they go one by one.
  const singly = useRef(false)
  const busy = useRef<Promise<void>>(undefined)

  const goOnce = useCallback(async (): Promise<void> => {
    async function go(): Promise<void> {
      const going = send(held.get())
      const drafts = singly.current ? going.drafts.slice(0, 1) : going.drafts
      const [first] = drafts
      if (!first || rememberedPerson() !== person) return
      // What may have arrived is remembered before it goes.
      held.change(() => going.queue)
      const { saveDrafts } = await import("#modules/submissions/contract.ts")
      const answer = await ask(saveDrafts, { params: { id }, body: { drafts: [...drafts] } })
      if (answer.ok) {
        held.change((before) => took(before, answer.value))
        if (held.get().length === 0) singly.current = false
        reach(true)
        refuse(undefined)
        onSaved([...answer.value.saved, ...answer.value.conflicts.flatMap(({ there }) => (there ? [there] : []))])
        onMet(answer.value.conflicts)
      } else if (passing.has(answer.refusal)) reach(false)
      else if (!ofOne.has(answer.refusal)) refuse(answer)
      else if (drafts.length > 1) singly.current = true
      else held.change((before) => refusedAt(before, first, answer.refusal))
    }
    busy.current ??= go()
      .catch(() => reach(false))
      .finally(() => void (busy.current = undefined))
    await busy.current
    // The rule does not see what the function within uses.
    // oxlint-disable-next-line react/memo-dependencies
  }, [id, person, held, onSaved, onMet])

  useEffect(() => {
    if (!ready || refused || !queue.some((each) => each.refused === undefined)) return undefined
    const timer = setTimeout(() => void goOnce(), reached ? pause : patience)
    return () => clearTimeout(timer)
  }, [ready, queue, reached, refused, goOnce])
  useEffect(() => {
    const back = () => void (ready && goOnce())
    addEventListener("online", back)
    return () => removeEventListener("online", back)
  }, [ready, goOnce])

  /** Sends at once what waits, as long as something of it is taken; says whether nothing waits any more. */
  async function sendNow(): Promise<boolean> {
    await busy.current
    for (let before = -1; held.get().length > 0 && held.get().length !== before;) {
      before = held.get().length
      await goOnce()
    }
    return held.get().length === 0
  }
  return { reached, refused, sendNow }
}
