import { Readable, type Writable } from "node:stream"

/** How many bytes finished answers take together at most, and one of them; how many are remembered as asked for. */
const [together, each, remembered] = [48_000_000, 16_000_000, 1000]

/**
 * Keeps answers, by a name that is the same for the same bytes alone, when they are asked for again, as long as together they
 * take no more than so many bytes: those asked for last. What is asked for once is not kept, so it streams through and
 * nothing of it stays. While an answer is gathered it streams through to all others who ask for it, and all that are gathered
 * take no more than those that are kept: whoever takes them slowly, or many at once, fills no memory. Who may have an
 * answer was settled before it is looked for here.
 */
export function answerShelf(most: { readonly together: number; readonly each: number } = { together, each }) {
  const kept = new Map<string, Buffer>()
  const asked = new Set<string>()
  const gathering = new Set<string>()
  /** To how many each answer is being sent; and how many bytes those take that are kept no more. */
  const lent = new Map<Buffer, number>()
  let [bytes, gathered, astray] = [0, 0, 0]

  function keep(name: string, pieces: readonly Uint8Array[]): void {
    if (kept.has(name) || astray > most.together) return
    const whole = Buffer.concat(pieces)
    kept.set(name, whole)
    bytes += whole.length
    for (const [oldest, answer] of kept) {
      if (bytes <= most.together) break
      kept.delete(oldest)
      bytes -= answer.length
      if (lent.has(answer)) astray += answer.length
    }
  }

  /** Notes that an answer is being sent; tells how to note that it is sent. */
  function lend(name: string, whole: Buffer): () => void {
    lent.set(whole, (lent.get(whole) ?? 0) + 1)
    return () => {
      const others = (lent.get(whole) ?? 0) - 1
      if (others > 0) lent.set(whole, others)
      else {
        lent.delete(whole)
        if (kept.get(name) !== whole) astray -= whole.length
      }
    }
  }

  /** Pieces as they pass; once they were all taken, they are kept. */
  async function* keeping(name: string, pieces: AsyncIterable<string | Uint8Array>): AsyncGenerator<Uint8Array> {
    let [all, length]: [Uint8Array[] | undefined, number] = [[], 0]
    function letGo(): void {
      gathered -= length
      ;[all, length] = [undefined, 0]
    }
    try {
      for await (const piece of pieces) {
        const own = typeof piece === "string" ? Buffer.from(piece) : piece
        if (all) {
          length += own.length
          gathered += own.length
          if (length > most.each || gathered > most.together) letGo()
          else all.push(own)
        }
        yield own
      }
      if (all) keep(name, all)
    } finally {
      letGo()
    }
  }

  return {
    /** The answer of this name, whole, where it is kept. Until whoever takes it is gone, it takes room. */
    find(name: string, taker?: Writable): Buffer | undefined {
      const whole = kept.get(name)
      if (whole) {
        kept.delete(name)
        kept.set(name, whole)
        taker?.once("close", lend(name, whole))
      }
      return whole
    },
    /** Whether an answer is to be kept: from the second time that this is asked of it, by one who takes it at a time. */
    keeps(name: string): boolean {
      if (asked.has(name)) return !gathering.has(name)
      asked.add(name)
      for (const oldest of asked) {
        if (asked.size <= remembered) break
        asked.delete(oldest)
      }
      return false
    },
    /** The same stream, which is kept when it was taken to its end. Its pieces must not be written again. */
    keeping(name: string, stream: Readable): Readable {
      gathering.add(name)
      return Readable.from(keeping(name, stream), { objectMode: false }).once("close", () => gathering.delete(name))
    },
  }
}
