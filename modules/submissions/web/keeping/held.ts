import type { Queue } from "#modules/submissions/web/keeping/queue.ts"
import { useState, useSyncExternalStore } from "react"

/** What waits to be sent, held where whoever sends and whoever shows see the same at every moment. */
export type Held = {
  readonly get: () => Queue
  readonly change: (how: (before: Queue) => Queue) => void
  readonly follow: (told: () => void) => () => void
}

function held(first: Queue): Held {
  let queue = first
  const followers = new Set<() => void>()
  return {
    get: () => queue,
    change(how) {
      const next = how(queue)
      if (next === queue) return
      queue = next
      for (const told of followers) told()
    },
    follow(told) {
      followers.add(told)
      return () => followers.delete(told)
    },
  }
}

/** Holds a queue for a page, with what was in it first, and has the page follow it. */
export function useHeld(first: Queue): readonly [Queue, Held] {
  const [own] = useState(() => held(first))
  return [useSyncExternalStore(own.follow, own.get, own.get), own]
}
