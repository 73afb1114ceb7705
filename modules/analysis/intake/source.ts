import { open } from "node:fs/promises"

/** What is brought: its bytes from the beginning, as often as wanted, and at places. */
export type Source = {
  readonly size: number
  readonly chunks: () => AsyncIterable<Uint8Array>
  /** The bytes from one place to before another. */
  readonly slice: (from: number, to: number) => Promise<Uint8Array>
}

/** How many bytes are looked at together. */
const CHUNK = 1 << 18

/** A file. It is open only while it is read; `close` ends that. Throws as the system does where it is not there. */
export async function fileSource(path: string): Promise<Source & { readonly close: () => Promise<void> }> {
  const file = await open(path)
  const { size } = await file.stat()
  async function slice(from: number, to: number): Promise<Uint8Array> {
    const bytes = new Uint8Array(Math.max(0, Math.min(to, size) - from))
    let read = 0
    while (read < bytes.length) {
      const { bytesRead } = await file.read(bytes, read, bytes.length - read, from + read)
      if (bytesRead === 0) break
      read += bytesRead
    }
    return bytes.subarray(0, read)
  }
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < size; at += CHUNK) yield await slice(at, at + CHUNK)
  }
  return { size, chunks, slice, close: () => file.close() }
}

/** Bytes that are here already. */
export function bytesSource(bytes: Uint8Array): Source {
  return {
    size: bytes.length,
    // Nothing is waited for here; what reads files has the same shape.
    async *chunks() {
      for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK)
    },
    slice: async (from, to) => bytes.subarray(from, to),
  }
}

/**
 * The same, telling how many of its bytes were looked at. What is read twice is told twice, from the beginning, and what is
 * taken whole before it is looked at, as a workbook is, is not told.
 */
export function watched({ size, ...source }: Source, tell: (bytes: number) => void): Source {
  let looked = 0
  const look = (bytes: number): void => {
    looked = Math.min(size, looked + bytes)
    tell(looked)
  }
  return {
    size,
    async *chunks() {
      looked = 0
      for await (const chunk of source.chunks()) {
        yield chunk
        look(chunk.length)
      }
    },
    async slice(from, to) {
      const bytes = await source.slice(from, to)
      if (bytes.length < size) look(bytes.length)
      return bytes
    },
  }
}
