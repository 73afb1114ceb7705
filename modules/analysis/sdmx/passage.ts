/** Text as bytes, some written and some free: a passage that is made ready once and written often, or one that is being written. */
export type Passage = {
  bytes: Uint8Array
  /** The same bytes, to write several at once. */
  view: DataView
  /** How many are written. */
  length: number
}

/** How much is sent at once: enough that sending it is little work, little enough that who reads it soon has it. */
const usual = 65_536

/** Bytes are written four at a time, so up to three free ones behind them too. */
const behind = 3

/** A passage with nothing in it yet, and room for so many bytes. */
export function emptyPassage(room: number): Passage {
  const bytes = new Uint8Array(room + behind)
  return { bytes, view: new DataView(bytes.buffer), length: 0 }
}

/** An empty passage of the length in which much is sent, or longer, with room for so many bytes at least. */
export const longPassage = (room: number): Passage => emptyPassage(Math.max(usual, room))

/** A text as a passage, of the signs of ASCII alone: of such are all that SDMX names by an id. */
export function passageOf(text: string): Passage {
  const passage = emptyPassage(text.length)
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at)
    if (sign > 127) throw new Error("an id of SDMX has signs of ASCII alone")
    passage.bytes[at] = sign
  }
  passage.length = text.length
  return passage
}

/** Whether there is room for so many bytes more. */
export const hasRoom = ({ bytes, length }: Passage, many: number): boolean => length + many + behind <= bytes.length

/** Takes what is written, which nobody writes any more; the passage has room again, for so many bytes at least. */
export function taken(passage: Passage, room: number): Uint8Array {
  const written = passage.bytes.subarray(0, passage.length)
  const { bytes, view } = longPassage(room)
  passage.bytes = bytes
  passage.view = view
  passage.length = 0
  return written
}

/** Writes one passage behind another, in which there must be room. */
export function write(passage: Passage, other: Passage): void {
  passage.length = put(passage.view, passage.length, other)
}

/** Puts a passage where there is room for it; tells where it ends. */
export function put(view: DataView, start: number, { view: others, length }: Passage): number {
  for (let at = 0; at < length; at += 4) view.setInt32(start + at, others.getInt32(at, true), true)
  return start + length
}

/** How many bytes a number takes at most. */
export const longestNumber = 25

/** The digits of small numbers, the first in the lowest byte: most counts are small. */
const digits = Int32Array.from({ length: 10_000 }, (_, number) => passageOf(`${number}   `).view.getInt32(0, true))

/** Puts a number, as JSON and CSV have it, where there is room for it; tells where it ends. */
export function putNumber(view: DataView, start: number, value: number): number {
  const small = digits[value]
  if (small === undefined) return put(view, start, passageOf(String(value)))
  view.setInt32(start, small, true)
  return start + (value < 10 ? 1 : value < 100 ? 2 : value < 1000 ? 3 : 4)
}
