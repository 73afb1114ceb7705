/** What is made piece by piece, as an answer beside which others are served. */
export async function* piecewise(pieces: Iterable<string>): AsyncGenerator<string> {
  for (const piece of pieces) {
    yield piece
    await new Promise(setImmediate)
  }
}
