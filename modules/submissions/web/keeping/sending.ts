import type { Draft } from "#modules/submissions/draft.ts"
import type { Met } from "#modules/submissions/web/keeping/form.ts"
import { refusedAt, send, took, type Queue } from "#modules/submissions/web/keeping/queue.ts"
import { ask, type Refused } from "#platform/web/ask.ts"
import { rememberedPerson } from "#platform/web/me.tsx"
import { useCallback, useEffect, useRef, useState } from "react"

type Given = {
  readonly id: string
  /** Whose form it is: nothing of theirs is sent as somebody else. */
  readonly person: string
  readonly queue: Queue
  readonly setQueue: (change: (before: Queue) => Queue) => void
  readonly ready: boolean
  readonly onSaved: (drafts: readonly Draft[]) => void
  readonly onMet: (conflicts: readonly Met[]) => void
}

/** How long is waited after a key, and until the server is tried again, in milliseconds. */
const pause = 900
const patience = 8000

/** What is said of one answer, and not of all of them. */
const ofOne: ReadonlySet<string> = new Set([
  "answer-does-not-fit",
  "question-not-asked",
  "section-not-yours",
  "not-as-agreed",
])
/** What passes by itself. */
const passing: ReadonlySet<string> = new Set([
  "offline",
  "fault",
  "too-many-requests",
  "answer-not-understood",
  "not-found",
])

/** Sends what waits, one sending at a time, in order, and again when the line is back. */
export function useSending({ id, person, queue, setQueue, ready, onSaved, onMet }: Given) {
  const [reached, reach] = useState(true)
  const [refused, refuse] = useState<Refused>()
  const busy = useRef<Promise<void>>(undefined)
  const singly = useRef(false)
  const latest = useRef(queue)
  latest.current = queue

  const go = useCallback(async (): Promise<void> => {
    const going = send(latest.current)
    const drafts = singly.current ? going.drafts.slice(0, 1) : going.drafts
    const [first] = drafts
    if (!first || rememberedPerson() !== person) return
    // What may have arrived is remembered before it goes.
    latest.current = going.queue
    setQueue((before) => markSent(before, going.queue))
    const { saveDrafts } = await import("#modules/submissions/contract.ts")
    const answer = await ask(saveDrafts, { params: { id }, body: { drafts: [...drafts] } })
    if (answer.ok) {
      reach(true)
      refuse(undefined)
      setQueue((before) => (latest.current = took(before, answer.value)))
      onSaved([...answer.value.saved, ...answer.value.conflicts.flatMap(({ there }) => (there ? [there] : []))])
      onMet(answer.value.conflicts.map(({ there: _, ...met }) => met))
    } else if (passing.has(answer.refusal)) reach(false)
    else if (!ofOne.has(answer.refusal)) refuse(answer)
    else if (drafts.length > 1) singly.current = true
    else setQueue((before) => (latest.current = refusedAt(before, first, answer.refusal)))
  }, [id, person, setQueue, onSaved, onMet])

  const goOnce = useCallback((): Promise<void> => {
    busy.current ??= go().finally(() => void (busy.current = undefined))
    return busy.current
  }, [go])

  const waits = queue.some((each) => each.refused === undefined)
  if (!waits) singly.current = false
  useEffect(() => {
    if (!ready || !waits || refused) return undefined
    const timer = setTimeout(() => void goOnce(), reached ? pause : patience)
    return () => clearTimeout(timer)
  }, [ready, waits, queue, reached, refused, goOnce])
  useEffect(() => {
    const back = () => void (ready && goOnce())
    addEventListener("online", back)
    return () => removeEventListener("online", back)
  }, [ready, goOnce])

  async function sendNow(): Promise<boolean> {
    for (let n = 0; n < 50 && latest.current.length > 0; n += 1) {
      const before = latest.current
      await goOnce()
      if (latest.current === before) break
    }
    return latest.current.length === 0
  }
  return { reached, refused, sendNow }
}

/** What was written while it went stays; what went is remembered beside it. */
const markSent = (before: Queue, going: Queue): Queue =>
  before.map((each) => {
    const sent = going.find(({ question, nth }) => question === each.question && nth === each.nth)?.sent
    return sent ? { ...each, sent } : each
  })
