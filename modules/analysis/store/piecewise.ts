import type { IsAway, Piece } from "#platform/http/answer.ts"

/**
 * What is made piece by piece, as an answer beside which others are served. Whoever makes the pieces is told with each next one
 * whether all those before it are away, so that their memory may be written again.
 */
export async function* piecewise(
  pieces: Iterable<Piece, void, boolean | undefined>,
): AsyncGenerator<Piece, void, IsAway | undefined> {
  const each = pieces[Symbol.iterator]()
  try {
    let isAway: IsAway | undefined
    for (;;) {
      const { done, value } = each.next(isAway?.() ?? false)
      if (done) return
      isAway = yield value
      await new Promise(setImmediate)
    }
  } finally {
    each.return?.()
  }
}
