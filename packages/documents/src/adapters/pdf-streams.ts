import { Unzlib } from "fflate"

/** What one stream of a PDF may unpack to, and all of them together. Pictures are the largest, and are not read. */
const largestStream = 64 * 1024 * 1024
const largestStreams = 256 * 1024 * 1024

/**
 * Whether the streams of a PDF unpack to more than any document, before its
 * engine unpacks them whole: a page of a kilobyte can hold gigabytes. Only what
 * is packed the usual way (Flate) is looked into, piece by piece, and let go.
 */
export function unpacksBeyondReason(bytes: Uint8Array): boolean {
  let total = 0
  for (let at = bytes.indexOf(0x73); at >= 0; at = bytes.indexOf(0x73, at + 1)) {
    const start = dataAfter(bytes, at)
    if (start === undefined) continue
    const size = unpackedSize(bytes, start)
    total += size
    if (size > largestStream || total > largestStreams) return true
  }
  return false
}

const keyword = [0x73, 0x74, 0x72, 0x65, 0x61, 0x6d] // stream

/** Where the data begins behind a `stream` that is none of `endstream`, if it is packed with zlib. */
function dataAfter(bytes: Uint8Array, at: number): number | undefined {
  if (bytes[at + 1] !== keyword[1] || bytes[at - 1] === 0x64) return undefined
  if (!keyword.every((byte, offset) => bytes[at + offset] === byte)) return undefined
  let start = at + keyword.length
  if (bytes[start] === 0x0d) start++
  if (bytes[start] === 0x0a) start++
  const [first = 0, second = 0] = bytes.subarray(start, start + 2)
  return (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0 ? start : undefined
}

const slice = 16_384

/** How much a stream unpacks to; no more is unpacked than tells that it is too much. */
function unpackedSize(bytes: Uint8Array, start: number): number {
  const state = { size: 0, came: 0 }
  const unpack = new Unzlib((piece) => {
    state.came = piece.length
    state.size += piece.length
  })
  try {
    for (let at = start; at < bytes.length && state.size <= largestStream; at += slice) {
      unpack.push(bytes.subarray(at, at + slice), false)
      // As much as this packs at least a letter, unless the stream has ended before.
      if (state.came === 0) break
    }
  } catch {
    // Behind its end, or where it is broken, a stream says nothing more.
  }
  return state.size
}
