import { Agent, get } from "node:http"

/** What readers ask, as paths below `/api/v1`: the register in its orders, narrowed, and by words. */
export const lists = [
  "/mandates?limit=50",
  "/mandates?limit=50&target=secretariat",
  "/mandates?limit=50&target=states&sort=due",
  "/mandates?limit=50&kind=mandate&group=addressee",
  "/mandates?limit=50&body=un-ga",
]
export const searches = [
  "/mandates?limit=50&q=lighthouses",
  "/mandates?limit=50&q=ferries%20islands",
  "/mandates?limit=50&target=states&q=orchards",
  "/search?limit=20&q=granaries",
]

/** How many read at once. */
export const readers = 50

/** Has many readers ask one thing after the other for some seconds, and answers what each answer took, in milliseconds. */
export async function readTogether(
  ask: (n: number) => Promise<unknown>,
  seconds: number,
  many = readers,
): Promise<number[]> {
  const took: number[] = []
  const until = performance.now() + seconds * 1000
  const reader = async (first: number): Promise<void> => {
    for (let n = first; performance.now() < until; n += 1) {
      const began = performance.now()
      await ask(n)
      took.push(performance.now() - began)
    }
  }
  await Promise.all(Array.from({ length: many }, (_, n) => reader(n)))
  return took
}

/** Asks a server, over connections that are kept. */
export function asking(address: string, paths: readonly string[]): (n: number) => Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: readers })
  return (n) =>
    new Promise((done, fail) => {
      const url = `${address}/api/v1${paths[n % paths.length] ?? ""}`
      get(url, { agent }, (answer) => {
        answer.resume()
        answer.on("end", () => (answer.statusCode === 200 ? done() : fail(new Error(`${url}: ${answer.statusCode}`))))
      }).on("error", fail)
    })
}

/** The value that 95 of 100 do not exceed. */
export function p95(took: readonly number[]): number {
  const sorted = took.toSorted((a, b) => a - b)
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN
}
