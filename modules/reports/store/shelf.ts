import type { Snapshot } from "#modules/reports/snapshot.ts"
import { printed, type Format } from "#modules/reports/store/printing.ts"
import type { Language } from "#platform/kernel/language.ts"

/** What was printed of a snapshot in a format and a language. */
export type Print = (snapshot: Snapshot, format: Format, language: Language) => Promise<string | Uint8Array>
/** The same, of a snapshot by its digest: printed once for all who ask while it is kept. */
export type Shelved = (digest: string, ...of: Parameters<Print>) => Promise<string | Uint8Array>

/** How much of what was printed is kept at hand, in bytes. */
const room = 64 * 1024 * 1024

/**
 * Keeps printed reports at hand, those that were asked for last, in at most
 * `room` bytes of this process: a newer program prints anew. Who asks together
 * waits for one printing. Who may read what, is settled by whoever has the digest.
 */
export function shelf(print: Print = printed, most: number = room): Shelved {
  const kept = new Map<string, string | Uint8Array>()
  const coming = new Map<string, Promise<string | Uint8Array>>()
  let held = 0
  const take = (place: string) => {
    const found = kept.get(place)
    if (found === undefined) return undefined
    kept.delete(place)
    kept.set(place, found)
    return found
  }
  const keep = (place: string, content: string | Uint8Array) => {
    kept.set(place, content)
    held += sizeOf(content)
    for (const [oldest, bytes] of kept) {
      if (held <= most) break
      kept.delete(oldest)
      held -= sizeOf(bytes)
    }
  }
  return async (digest, snapshot, format, language) => {
    const place = `${digest} ${format} ${format === "json" ? "" : language}`
    const found = take(place) ?? coming.get(place)
    if (found !== undefined) return found
    const printing = print(snapshot, format, language)
    coming.set(place, printing)
    try {
      const content = await printing
      keep(place, content)
      return content
    } finally {
      coming.delete(place)
    }
  }
}

const sizeOf = (content: string | Uint8Array): number =>
  typeof content === "string" ? Buffer.byteLength(content) : content.byteLength
