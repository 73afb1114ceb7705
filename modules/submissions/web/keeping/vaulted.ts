import type { Kept } from "#modules/submissions/web/keeping/kept.ts"
import type { Vault } from "#platform/web/offline/vault.ts"
import { useCallback, useEffect, useRef, useState } from "react"

type Vaulted = {
  readonly state: "opening" | "ready"
  readonly found: Kept | undefined
  /** Whether this browser can keep anything for this account. */
  readonly isAble: boolean
  /** Whether what was last given to be kept is kept. */
  readonly isKept: boolean
  readonly keep: (kept: Kept) => void
}

/** What this browser keeps of a form for one account, and a way to keep it anew; each keeping waits for the one before. */
export function useVault(id: string, person: string): Vaulted {
  const [vault, setVault] = useState<Vault>()
  const [state, setState] = useState<Vaulted["state"]>("opening")
  const [found, setFound] = useState<Kept>()
  const [isKept, setKept] = useState(true)
  const last = useRef<{ readonly kept: Kept; busy: boolean } | undefined>(undefined)

  useEffect(() => {
    let left = false
    async function open() {
      const { openVault } = await import("#platform/web/offline/vault.ts")
      const opened = person === "" ? undefined : await openVault(person)
      const { nameOf, readKept } = await import("#modules/submissions/web/keeping/kept.ts")
      const there = opened && readKept(await opened.get(nameOf(id)))
      if (left) return
      setVault(opened)
      setFound(there)
      setState("ready")
    }
    setState("opening")
    // What cannot be opened is as if nothing had been kept.
    open().catch(() => left || setState("ready"))
    return () => void (left = true)
  }, [id, person])

  const keep = useCallback(
    (kept: Kept) => {
      if (!vault) return setKept(false)
      setKept(false)
      const isBusy = last.current?.busy ?? false
      last.current = { kept, busy: true }
      if (isBusy) return undefined
      return void keepLast(vault)
    },
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [vault, id],
  )

  /** Keeps what was given last, until nothing newer was given meanwhile. */
  async function keepLast(into: Vault): Promise<void> {
    const { nameOf } = await import("#modules/submissions/web/keeping/kept.ts")
    for (;;) {
      const going = last.current?.kept
      if (!going) return
      const isDone = await into.put(nameOf(id), going).then(
        () => true,
        () => false,
      )
      if (last.current?.kept !== going) continue
      last.current.busy = false
      setKept(isDone)
      return
    }
  }
  return { state, found, isAble: vault !== undefined, isKept, keep }
}
