/** Bytes that are being written: some are, some are free. */
export type Passage = {
  view: DataView<ArrayBuffer>
  /** How many are written. */
  length: number
}

/** Text as bytes that are made ready once and written often, eight at a time. */
export type Text = Passage & { readonly eights: Float64Array }

/** How much is sent at once: enough that sending it is little work, little enough that who reads it soon has it. */
const usual = 65_536

/** Bytes are written eight at a time, so up to seven free ones behind them too. */
const behind = 7

/** An empty text, with room for so many bytes. */
export function emptyText(room: number): Text {
  const eights = new Float64Array(Math.ceil((room + behind) / 8))
  return { eights, view: new DataView(eights.buffer), length: 0 }
}

/** A text of the signs of ASCII alone: of such are all that SDMX names by an id. No eight of them are NaN, which may not be copied as it is. */
export function textOf(signs: string): Text {
  const text = emptyText(signs.length)
  putSigns(text.view, 0, signs)
  text.length = signs.length
  return text
}

function putSigns(view: DataView, start: number, signs: string): void {
  for (let at = 0; at < signs.length; at += 1) {
    const sign = signs.charCodeAt(at)
    if (sign > 127) throw new Error("an id of SDMX has signs of ASCII alone")
    view.setUint8(start + at, sign)
  }
}

/** An empty passage of the length in which much is sent, or longer, with room for so many bytes at least. */
export const longPassage = (room: number): Passage => ({ view: emptyRoom(room), length: 0 })

const emptyRoom = (many: number): DataView<ArrayBuffer> => new DataView(new ArrayBuffer(Math.max(usual, many) + behind))

/** The last byte behind which there is room for so many. */
export const lastBefore = ({ view }: Passage, many: number): number => view.byteLength - behind - many

/** What is written, as it leaves. */
export const writtenOf = ({ view, length }: Passage): Uint8Array => new Uint8Array(view.buffer, 0, length)

/** Begins anew with room for so many bytes at least: in the same memory where what was written there is away. */
export function renew(passage: Passage, room: number, isAway: boolean): void {
  if (!isAway) passage.view = emptyRoom(room)
  passage.length = 0
}

/** Puts a text where there is room for it; tells where it ends. */
export function put(view: DataView, start: number, { eights, length }: Text): number {
  for (let at = 0, nth = 0; at < length; at += 8, nth += 1) view.setFloat64(start + at, eights[nth] ?? 0, true)
  return start + length
}

/** Texts that are written often, each in a room of the same width: which of them is written costs nothing to look up. */
export type Texts = {
  readonly eights: Float64Array
  readonly lengths: Int32Array
  /** How many eights of bytes the longest takes. */
  readonly width: number
}

/** Texts of the signs of ASCII alone. */
export function textsOf(all: readonly string[]): Texts {
  const width = Math.ceil(all.reduce((most, { length }) => Math.max(most, length), 1) / 8)
  const eights = new Float64Array(all.length * width)
  const view = new DataView(eights.buffer)
  for (const [nth, signs] of all.entries()) putSigns(view, nth * width * 8, signs)
  return { eights, lengths: Int32Array.from(all, ({ length }) => length), width }
}

/** Puts one of many texts where there is room for the longest; tells where it ends. */
export function putOf(view: DataView, start: number, { eights, lengths, width }: Texts, nth: number): number {
  const first = nth * width
  for (let at = 0; at < width; at += 1) view.setFloat64(start + at * 8, eights[first + at] ?? 0, true)
  return start + (lengths[nth] ?? 0)
}

/** How many bytes a number takes at most. */
export const longestNumber = 25

/** The digits of small numbers, the first in the lowest byte; and of the four last digits of larger ones. */
const [digits, lastDigits] = [(each: number) => `${each}   `, (each: number) => `${each}`.padStart(4, "0")].map(
  (write) => Int32Array.from({ length: 10_000 }, (_, number) => textOf(write(number)).view.getInt32(0, true)),
) as [Int32Array, Int32Array] // As many as there are ways.

/** Puts a number, as JSON and CSV have it, where there is room for it; tells where it ends. */
export function putNumber(view: DataView, start: number, value: number): number {
  const whole = value | 0
  if (whole !== value || whole < 0 || whole >= 100_000_000) return put(view, start, textOf(String(value)))
  if (whole < 10_000) return putDigits(view, start, whole)
  const above = (whole / 10_000) | 0
  const end = putDigits(view, start, above)
  view.setInt32(end, lastDigits[whole - above * 10_000] ?? 0, true)
  return end + 4
}

function putDigits(view: DataView, start: number, whole: number): number {
  view.setInt32(start, digits[whole] ?? 0, true)
  return start + (whole < 10 ? 1 : whole < 100 ? 2 : whole < 1000 ? 3 : 4)
}
