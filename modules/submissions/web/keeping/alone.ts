import { useEffect, useState } from "react"

/** Whether this tab is the one that writes: two tabs of one browser keep their drafts in the same place. */
export type Alone = { readonly state: "asking" | "alone" | "elsewhere"; readonly take: () => void }

/** Lets one tab at a time hold a name, until it is closed or another takes it over. */
export function useAlone(name: string): Alone {
  const [state, set] = useState<Alone["state"]>(() =>
    typeof navigator !== "undefined" && !("locks" in navigator) ? "alone" : "asking",
  )
  const [taken, take] = useState(0)
  useEffect(() => {
    if (!("locks" in navigator)) return undefined
    let release: () => void = () => undefined
    let left = false
    const until = new Promise<void>((resolve) => (release = resolve))
    const hold = async (lock: Lock | null) => {
      if (left) return
      set(lock ? "alone" : "elsewhere")
      if (lock) await until
    }
    navigator.locks
      .request(name, taken > 0 ? { steal: true } : { ifAvailable: true }, hold)
      // Another tab took it over.
      .catch(() => left || set("elsewhere"))
    return () => {
      left = true
      release()
    }
  }, [name, taken])
  return { state, take: () => take((before) => before + 1) }
}
