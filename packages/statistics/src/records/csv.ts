import { Malformed } from "./malformed.ts"

/** One row as it stands in the buffer: field i is `bytes` from `starts[i]` to `ends[i]`. Good until the next row. */
export type Fields = {
  readonly bytes: Uint8Array
  readonly starts: Int32Array
  readonly ends: Int32Array
  readonly count: number
  /** The line the row begins in, from one. */
  readonly line: number
}

const [QUOTE, COMMA, FEED, RETURN] = [34, 44, 10, 13]

/**
 * Reads CSV (RFC 4180) as its bytes come in, and hands on row after row without
 * making strings of them, so that files of any length pass through a buffer of
 * the length of one chunk. Blank lines are passed over, as is a byte order mark.
 * `separator` is the byte between fields, a comma unless said otherwise.
 *
 * Throws `Malformed` where a quote is never closed.
 */
export function csvRows(
  take: (row: Fields) => void,
  separator = COMMA,
): { push: (chunk: Uint8Array) => void; end: () => void } {
  let bytes = new Uint8Array(1 << 17)
  let used = 0
  let line = 1
  let isFirst = true
  let [starts, ends] = [new Int32Array(64), new Int32Array(64)]

  /** Reads one row from `at`; answers where the next one begins, or -1 where this one is not whole yet. */
  function row(at: number, isLast: boolean): number {
    let [count, place, lines, hasQuotes] = [0, at, 0, false]
    for (;;) {
      if (count === starts.length) [starts, ends] = [grown(starts), grown(ends)]
      starts[count] = place
      if (place < used && bytes[place] === QUOTE) {
        hasQuotes = true
        for (place++; ; place++) {
          if (place >= used) {
            if (isLast) throw new Malformed("quote-not-closed", line)
            return -1
          }
          if (bytes[place] === FEED) lines++
          if (bytes[place] !== QUOTE) continue
          // At the end of what came in, a second quote may still follow.
          if (place + 1 >= used && !isLast) return -1
          if (bytes[place + 1] !== QUOTE || place + 1 >= used) break
          place++
        }
      }
      while (place < used && bytes[place] !== separator && bytes[place] !== FEED) place++
      if (place >= used && !isLast) return -1
      const isEnd = place >= used || bytes[place] === FEED
      ends[count] = isEnd && place > (starts[count] ?? 0) && bytes[place - 1] === RETURN ? place - 1 : place
      count++
      place++
      if (isEnd) break
    }
    if (hasQuotes) unquote(count)
    if (count > 1 || (ends[0] ?? 0) > (starts[0] ?? 0)) take({ bytes, starts, ends, count, line })
    line += lines + 1
    return Math.min(place, used)
  }

  function unquote(count: number): void {
    for (let field = 0; field < count; field++) {
      const [from, to] = [starts[field] ?? 0, ends[field] ?? 0]
      if (to - from < 2 || bytes[from] !== QUOTE) continue
      let end = from
      for (let place = from + 1; place < to; place++) {
        if (bytes[place] === QUOTE && ++place >= to) break
        bytes[end++] = bytes[place] ?? 0
      }
      ends[field] = end
    }
  }

  function rows(isLast: boolean): void {
    let at = 0
    if (isFirst && used >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) at = 3
    if (used >= 3) isFirst = false
    while (at < used) {
      const next = row(at, isLast)
      if (next < 0) break
      at = next
    }
    bytes.copyWithin(0, at, used)
    used -= at
  }

  return {
    push(chunk) {
      if (used + chunk.length > bytes.length) {
        const wider = new Uint8Array(Math.max(2 * bytes.length, used + chunk.length))
        wider.set(bytes.subarray(0, used))
        bytes = wider
      }
      bytes.set(chunk, used)
      used += chunk.length
      rows(false)
    },
    end: () => rows(true),
  }
}

/** The text of one field. */
export const textOf = ({ bytes, starts, ends }: Fields, field: number): string =>
  decoder.decode(bytes.subarray(starts[field], ends[field]))

/** One field as CSV writes it: quoted where it must be. */
export const csvField = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

const decoder = new TextDecoder()

function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(2 * array.length)
  wider.set(array)
  return wider
}
