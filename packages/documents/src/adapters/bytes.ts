// Numbers in little-endian bytes, as old binary files have them. A place past the end reads as zero: a file that
// points nowhere is answered with nothing, never with an error.

/** One byte. */
export function u8(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0
}

/** Two bytes, unsigned. */
export function u16(bytes: Uint8Array, at: number): number {
  return u8(bytes, at) | (u8(bytes, at + 1) << 8)
}

/** Two bytes, signed. */
export function i16(bytes: Uint8Array, at: number): number {
  return (u16(bytes, at) << 16) >> 16
}

/** Four bytes, unsigned. */
export function u32(bytes: Uint8Array, at: number): number {
  return (u16(bytes, at) | (u16(bytes, at + 2) << 16)) >>> 0
}

/** A table of a stream, by the place and the length that stand at `at`; empty where they point outside of it. */
export function tableAt(header: Uint8Array, at: number, stream: Uint8Array): Uint8Array {
  const [from, length] = [u32(header, at), u32(header, at + 4)]
  return from + length <= stream.length ? stream.subarray(from, from + length) : new Uint8Array()
}
