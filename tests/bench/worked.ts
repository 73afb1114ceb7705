/** How long this process has worked, in milliseconds, all its threads together: other work on the machine must not count. */
export function worked(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** The least time of some runs after a first one, in milliseconds; and what the last one answered. */
export async function least<Answer>(
  runs: number,
  run: () => Answer | Promise<Answer>,
): Promise<readonly [number, Answer]> {
  let [best, answer] = [Infinity, await run()]
  for (let at = 0; at < runs; at++) {
    const began = worked()
    answer = await run()
    best = Math.min(best, worked() - began)
  }
  return [best, answer]
}

/** Milliseconds as seconds, two figures long. */
export const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toPrecision(2)} s`
