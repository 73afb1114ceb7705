import type { Refused } from "#platform/web/ask.ts"
import { Notice, RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { Undo } from "#platform/web/kit/Undo.tsx"
import { useState, type ReactNode } from "react"

/** What stands below an act that was done: that it was, or that it is so no more. */
type Told = { readonly id: string; readonly words: string } | "undone"

type Manner = {
  /** Takes back what was done under an id. */
  readonly undo: (id: string) => Promise<{ readonly ok: boolean }>
  /** Says that it was taken back. */
  readonly undone: string
  /** Why the act or its undoing was not accepted. */
  readonly refused: Refused | undefined
}

type Undoing = {
  /** Tells that something was done; with nothing, there is nothing more to tell. */
  readonly tell: (done?: { readonly id: string; readonly words: string }) => void
  readonly takeBack: (id: string) => Promise<void>
  readonly said: ReactNode
}

/** Says what a person just did on a page, offers to take it back, and then says that it was; or why it was refused. */
export function useUndoing({ undo, undone, refused }: Manner): Undoing {
  const [told, tell] = useState<Told>()
  async function takeBack(id: string) {
    if ((await undo(id)).ok) tell("undone")
  }
  const said = (
    <>
      {refused && <RefusalNotice refused={refused} />}
      {told === "undone" && <Notice>{undone}</Notice>}
      {told && told !== "undone" && (
        <Undo done={told.words} onUndo={() => void takeBack(told.id)} onClose={() => tell(undefined)} />
      )}
    </>
  )
  return { tell, takeBack, said }
}
