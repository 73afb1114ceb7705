import { differences, draftOf, lacksOf, sentOf, type Draft } from "#modules/calls/web/build/draft.ts"
import type { CallRecord } from "#modules/calls/web/CallPage.tsx"
import { useAct } from "#platform/web/answers.tsx"
import { ask, type Refused } from "#platform/web/ask.ts"
import { useEffect, useRef, useState } from "react"

/** How it stands with what was written: kept, still to be kept, refused, or met by what somebody else wrote. */
export type Keeping =
  | { readonly state: "kept" | "writing" | "lacking" }
  | { readonly state: "refused"; readonly refused: Refused }
  | { readonly state: "conflict"; readonly theirs: CallRecord }

const contract = () => import("#modules/calls/contract.ts")

/** So long after the last letter what was written is sent, in milliseconds. */
const pause = 900

/**
 * A draft that keeps itself. Whoever writes says upon which state of the call;
 * where somebody else wrote meanwhile, nothing is overwritten, and it is the
 * writer's to choose.
 */
export function useAutosave(call: CallRecord) {
  const [draft, set] = useState(() => draftOf(call))
  const [keeping, tell] = useState<Keeping>({ state: "kept" })
  const change = useAct(async () => (await contract()).changeCall)
  const here = useRef({ draft, kept: draft, base: call.touch, sending: false })
  const params = { id: call.id }

  async function keep() {
    const { current } = here
    if (current.sending || current.draft === current.kept) return
    // An open call's questions stand still; a correction of them is sent by itself.
    if (call.status === "open" && current.draft.wording === current.kept.wording) return tell({ state: "kept" })
    if (lacksOf(current.draft).length > 0) return tell({ state: "lacking" })
    current.sending = true
    const { draft: sent } = current
    const { wording, questionnaire } = sentOf(sent)
    const body = { wording, questionnaire: call.status === "open" ? draftOf(call).questionnaire : questionnaire }
    const answer = await change.act({ params, body: { ...body, base: current.base } })
    current.sending = false
    if (answer.ok) {
      Object.assign(current, { kept: sent, base: answer.value.touch })
      if (current.draft === sent) return tell({ state: "kept" })
      return keep()
    }
    if (answer.refusal !== "call-was-changed") return tell({ state: "refused", refused: answer })
    const theirs = await ask((await contract()).getCall, { params })
    tell(theirs.ok ? { state: "conflict", theirs: theirs.value } : { state: "refused", refused: theirs })
  }
  const latest = useRef(keep)
  useEffect(() => void (latest.current = keep))
  useEffect(() => {
    const timer = setTimeout(() => void latest.current(), pause)
    return () => clearTimeout(timer)
  }, [draft])
  // Whoever leaves before the moment has passed has written all the same.
  useEffect(() => () => void latest.current(), [])

  function write(changed: (before: Draft) => Draft) {
    const next = changed(here.current.draft)
    here.current.draft = next
    set(next)
    tell((before) => (before.state === "conflict" ? before : { state: "writing" }))
  }
  return {
    draft,
    keeping,
    write,
    busy: change.busy,
    /** Sends at once what was written. */
    keep: () => latest.current(),
    /** Takes what somebody else wrote, and leaves what was written here. */
    takeTheirs: (theirs: CallRecord) => {
      const next = draftOf(theirs)
      Object.assign(here.current, { draft: next, kept: next, base: theirs.touch })
      set(next)
      tell({ state: "kept" })
    },
    /** Puts what was written here over what somebody else wrote, having seen it. */
    keepMine: (theirs: CallRecord) => {
      here.current.base = theirs.touch
      tell({ state: "writing" })
      return latest.current()
    },
    /** The state of the call all that was kept stands upon. */
    base: () => here.current.base,
    /** The call went on by another act: what is written from now on stands upon that. */
    standOn: (touch: number) => void (here.current.base = touch),
    differsFrom: (theirs: CallRecord) => differences(here.current.draft, draftOf(theirs)),
  }
}
