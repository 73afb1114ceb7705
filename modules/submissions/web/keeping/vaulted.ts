import type { Kept } from "#modules/submissions/web/keeping/kept.ts"
import type { Vault } from "#platform/web/offline/vault.ts"
import { useCallback, useEffect, useRef, useState } from "react"

/** What this browser keeps of a form for one account, and a way to keep it anew. */
export type Vaulted = {
  readonly found: Kept | undefined
  /** Whether this browser can keep anything for this account. */
  readonly isAble: boolean
  /** Whether what was last given to be kept is kept. */
  readonly isKept: boolean
  readonly keep: (kept: Kept) => void
}

type Opened = { readonly person: string; readonly vault: Vault | undefined; readonly found: Kept | undefined }

/** Opens what this browser keeps of a form; nothing until that is done. Each keeping waits for the one before. */
export function useVault(id: string, person: string): Vaulted | undefined {
  const [opened, setOpened] = useState<Opened>()
  const [isKept, setKept] = useState(true)
  const last = useRef<Kept>(undefined)
  const busy = useRef(false)

  useEffect(() => {
    let left = false
    void open(id, person).then((found) => left || setOpened(found))
    return () => void (left = true)
  }, [id, person])

  const vault = opened?.vault
  const keep = useCallback(
    (kept: Kept) => {
      last.current = kept
      setKept(false)
      if (vault === undefined || busy.current) return
      busy.current = true
      void keepLast(vault, id, last).then((isDone) => {
        busy.current = false
        return setKept(isDone)
      })
    },
    [vault, id],
  )
  if (opened?.person !== person) return undefined
  return { found: opened.found, isAble: vault !== undefined, isKept, keep }
}

async function open(id: string, person: string): Promise<Opened> {
  const nothing = { person, vault: undefined, found: undefined }
  if (person === "") return nothing
  try {
    const { openVault } = await import("#platform/web/offline/vault.ts")
    const vault = await openVault(person)
    const { nameOf, readKept } = await import("#modules/submissions/web/keeping/kept.ts")
    return { person, vault, found: vault && readKept(await vault.get(nameOf(id))) }
  } catch {
    // What cannot be opened is as if nothing had been kept.
    return nothing
  }
}

/** Keeps what was given last, and again while something newer came meanwhile; says whether it could. */
async function keepLast(vault: Vault, id: string, last: { readonly current: Kept | undefined }): Promise<boolean> {
  const { nameOf } = await import("#modules/submissions/web/keeping/kept.ts")
  for (;;) {
    const going = last.current
    const isDone = await vault.put(nameOf(id), going).then(
      () => true,
      () => false,
    )
    if (last.current === going) return isDone
  }
}
