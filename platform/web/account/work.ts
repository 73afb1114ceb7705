import type { Proof, Work } from "#platform/identity/proof.ts"

/** The most tries the work can take, as the server sets it. */
const most = 3000

/**
 * Does the work a server set before the next try, and tells how far it has
 * come, from 0 to 1. WebCrypto works beside the page, which stays quick; a
 * worker of our own would be a script made of a text, which no page may start.
 */
export async function doWork(work: Work, told: (part: number) => void): Promise<Proof> {
  const [{ solveChallenge }, { deriveKey }] = await Promise.all([
    import("altcha-lib"),
    import("altcha-lib/algorithms/web/pbkdf2"),
  ])
  let tries = 0
  const solution = await solveChallenge({
    challenge: work,
    deriveKey: (...asked) => {
      tries += 1
      if (tries % 50 === 0) told(Math.min(tries / most, 1))
      return deriveKey(...asked)
    },
  })
  if (!solution) throw new Error("the work took too long")
  return { work, counter: solution.counter, derivedKey: solution.derivedKey }
}
