/** What is true at the cells of drafts that are being looked through, by what each was protected as. */
export type TrueCounts = {
  readonly of: (draft: string) => Float64Array | undefined
  readonly keep: (draft: string, counts: Float64Array) => void
}

/** So many drafts are remembered at once: of 1,200,000 cells each takes ten megabytes. */
const most = 3
/** So long after somebody last looked a draft is forgotten, in milliseconds. */
const span = 2 * 60_000

/**
 * Remembers true counts while somebody turns the pages of a draft, so that its records are unlocked and counted once and not for
 * each page: in this process alone, written nowhere. A draft of which nothing was looked at for a while is forgotten, and so is
 * the one looked at longest ago where another comes; what is forgotten is overwritten. Whoever asks must have been let in before.
 */
export function trueCounts(): TrueCounts {
  const held = new Map<string, { readonly counts: Float64Array; timer: NodeJS.Timeout }>()

  function forget(draft: string): void {
    const found = held.get(draft)
    if (!found) return
    clearTimeout(found.timer)
    found.counts.fill(0)
    held.delete(draft)
  }
  // Nobody waits for a process to end because something is to be forgotten.
  const later = (draft: string) => setTimeout(forget, span, draft).unref()

  return {
    of(draft) {
      const found = held.get(draft)
      if (!found) return undefined
      clearTimeout(found.timer)
      // Looked at last, it is the last to go.
      held.delete(draft)
      held.set(draft, { counts: found.counts, timer: later(draft) })
      return found.counts
    },
    keep(draft, counts) {
      forget(draft)
      for (const [oldest] of held) if (held.size >= most) forget(oldest)
      held.set(draft, { counts, timer: later(draft) })
    },
  }
}
