/** What is made piece by piece, as an answer beside which others are served. */
export async function* piecewise(pieces: Iterable<string | Uint8Array>): AsyncGenerator<string | Uint8Array> {
  for (const piece of pieces) {
    yield piece
    await new Promise(setImmediate)
  }
}
