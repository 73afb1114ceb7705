import type { Block, BlockCodes } from "#modules/analysis/intake/encoded.ts"
import { seal, unseal, type Keyring, type Sealed } from "#platform/identity/keyring.ts"
import { Buffer } from "node:buffer"

/** A stretch of one column, locked: of which column by its place, and which stretch of it. */
export type Chunk = Sealed & { readonly place: number; readonly ordinal: number; readonly rows: number }

/** What the boxes of a snapshot cannot be opened for: its key is not here, or it was changed. */
export class LockedFault extends Error {
  override readonly name = "LockedFault"
}

/** Places of the two columns of amounts, after those of the columns of codes: what a cell is at least, and at most. */
export const placesOfAmounts = (coded: number): readonly [low: number, high: number] => [coded, coded + 1]

/** Locks a block away, column by column; no box stands for another. */
export function sealBlock(keys: Keyring, snapshot: string, { at: ordinal, rows, codes, low, high }: Block): Chunk[] {
  const amounts = low && high ? [low, high] : []
  return [...codes, ...amounts].map((column, place) => {
    const bytes = Buffer.concat([
      Buffer.from([column.BYTES_PER_ELEMENT]),
      Buffer.from(column.buffer, column.byteOffset, rows * column.BYTES_PER_ELEMENT),
    ])
    return { ...seal(keys, bytes, aboutChunk(snapshot, place, ordinal)), place, ordinal, rows }
  })
}

/** The codes in a box. Throws `LockedFault` where it cannot be opened. */
export function openCodes(keys: Keyring, snapshot: string, chunk: Chunk): BlockCodes {
  const [width, bytes] = opened(keys, snapshot, chunk)
  if (width === 1) return new Uint8Array(bytes)
  if (width === 2) return new Uint16Array(bytes)
  throw new LockedFault("a box of codes holds none")
}

/** The amounts in a box. Throws `LockedFault` where it cannot be opened. */
export function openAmounts(keys: Keyring, snapshot: string, chunk: Chunk): Float64Array {
  const [width, bytes] = opened(keys, snapshot, chunk)
  if (width === 8) return new Float64Array(bytes)
  throw new LockedFault("a box of amounts holds none")
}

function opened(keys: Keyring, snapshot: string, { place, ordinal, ...sealed }: Chunk): [number, ArrayBuffer] {
  const bytes = unseal(keys, sealed, aboutChunk(snapshot, place, ordinal))
  if (!bytes)
    throw new LockedFault(`records of snapshot ${snapshot} cannot be unlocked: key ${sealed.key} does not fit`)
  // A copy that begins at a word, for what lies in boxes begins anywhere.
  return [bytes[0] ?? 0, Uint8Array.from(bytes.subarray(1)).buffer]
}

/** Locks away what can be said as JSON: what the codes of a column mean, what was remarked. */
export const sealJson = (keys: Keyring, about: string, value: unknown): Sealed =>
  seal(keys, Buffer.from(JSON.stringify(value)), about)

/** What was locked away as JSON. Throws `LockedFault` where it cannot be opened. */
export function openJson(keys: Keyring, about: string, sealed: Sealed): unknown {
  const bytes = unseal(keys, sealed, about)
  if (!bytes) throw new LockedFault(`${about} cannot be unlocked: key ${sealed.key} does not fit`)
  return JSON.parse(bytes.toString("utf8"))
}

export const aboutDictionary = (snapshot: string, place: number): string => `analysis.dictionary ${snapshot} ${place}`
export const aboutFindings = (snapshot: string): string => `analysis.findings ${snapshot}`
export const aboutName = (snapshot: string): string => `analysis.name ${snapshot}`
export const aboutChunk = (snapshot: string, place: number, ordinal: number): string =>
  `analysis.chunk ${snapshot} ${place} ${ordinal}`
