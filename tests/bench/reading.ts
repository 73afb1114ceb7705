import { compare, read, type Node, type Reading } from "@palermo/documents"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import type { Figure } from "./measures.ts"
import { naivePairs } from "./naive.ts"
import { resolution } from "./resolution.ts"

const corpus = "../shared/documents"
const ms = (milliseconds: number): string => `${milliseconds.toFixed(1)} ms`
const within = (value: number, goal: number): string => (value <= goal ? "kept" : "missed")

/** What reading and comparing cost; ratios are taken side by side in one process, of the best of several turns. */
export async function measureReading(tell: (figure: Figure) => void): Promise<void> {
  await readAll(tell)
  await readLong(tell)
  await compareLongest(tell)
}

/** All the labelled texts one after the other in this process, the first of them with nothing warm. */
async function readAll(tell: (figure: Figure) => void): Promise<void> {
  const folder = join(corpus, "silver")
  if (!existsSync(folder)) return
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".txt"))
    .map((name) => readFileSync(join(folder, name)))
  const began = performance.now()
  for (const bytes of files) await read(bytes) // oxlint-disable-line no-await-in-loop -- one after the other is what is measured
  const took = performance.now() - began
  const size = files.reduce((sum, bytes) => sum + bytes.length, 0)
  tell({
    what: `Reading of ${files.length} published texts`,
    measured: ms(took),
    against: `${ms(took / files.length)} each, ${(size / 1000 / took).toFixed(1)} MB/s`,
    verdict: "–",
  })
}

/** Texts of ours with more and more paragraphs of the same kinds: what ten times the length costs, and what one paragraph. */
async function readLong(tell: (figure: Figure) => void): Promise<void> {
  // A median resolution has thirteen operative paragraphs, the longest that is known about four hundred.
  const sizes = [13, 40, 400, 4000] as const
  const took = await fastest(sizes.map((paragraphs) => resolution(7, paragraphs)))
  const [median = 0, tenth = 0, long = 0, ten = 0] = took
  for (const [less, more, at] of [
    [tenth, long, 2],
    [long, ten, 3],
  ] as const) {
    tell({
      what: `Reading of ${sizes[at]} paragraphs`,
      measured: ms(more),
      against: `${ms(less)} for ${sizes[at - 1]}: ${(more / less).toFixed(1)}×`,
      verdict: `${within(more / less, 12)} (12×)`,
    })
  }
  const ratio = long / sizes[2] / (median / sizes[0])
  tell({
    what: `A paragraph of ${sizes[2]}`,
    measured: ms(long / sizes[2]),
    against: `${ms(median / sizes[0])} of ${sizes[0]}: ${ratio.toFixed(2)}×`,
    verdict: `${within(ratio, 1)} (1×)`,
  })
}

/** The time of the processor, which others on the machine do not change as they change that of the clock. */
function worked(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

async function fastest(texts: readonly string[]): Promise<number[]> {
  const bytes = texts.map((text) => new TextEncoder().encode(text))
  const took = texts.map(() => Infinity)
  for (let turn = 0; turn < 9; turn++) {
    for (const [at, one] of bytes.entries()) {
      const began = worked()
      await read(one) // oxlint-disable-line no-await-in-loop -- turns must not overlap
      took[at] = Math.min(took[at] ?? Infinity, worked() - began)
    }
  }
  return took
}

/** The longest pair of versions at hand, or one of ours, against the likeness of all with all. */
async function compareLongest(tell: (figure: Figure) => void): Promise<void> {
  const [from, to] = await longestPair()
  const [before = [], after = []] = [from, to].map((reading) => reading.children.flatMap(textsIn))
  const quick = best(25, () => compare(from, to))
  // Letter by letter all of it takes half a minute: a tenth of the one text is weighed against the whole of the other.
  const some = before.filter((_, at) => at % 10 === 0)
  const letters = (best(1, () => naivePairs(some, after, "letters")) * before.length) / some.length
  const words = best(3, () => naivePairs(before, after, "words"))
  for (const [unit, slow, goal] of [
    ["letters", letters, 20],
    ["words", words, undefined],
  ] as const) {
    tell({
      what: `Comparison of ${before.length} and ${after.length} paragraphs`,
      measured: ms(quick),
      against: `${ms(slow)} all with all by ${unit}: ${(slow / quick).toFixed(0)}×`,
      verdict: goal === undefined ? "–" : `${slow / quick >= goal ? "kept" : "missed"} (${goal}×)`,
    })
  }
}

const textsIn = (node: Node): string[] => ("children" in node ? [node.text, ...node.children.flatMap(textsIn)] : [])

function best(turns: number, work: () => unknown): number {
  const took = Array.from({ length: turns }, () => {
    const began = worked()
    work()
    return worked() - began
  })
  return Math.min(...took)
}

async function longestPair(): Promise<readonly [Reading, Reading]> {
  const named: readonly (readonly [string, string])[] = [
    ["akn/English/A_RES_77_194", "akn/English/A_RES_79_154"],
    ["pairs/p03_from", "pairs/p03_to"],
  ]
  for (const [from, to] of named) {
    const files = [from, to].map((name) => fileOf(name))
    const [first, second] = await Promise.all(files.flatMap((bytes) => (bytes ? [read(bytes)] : [])))
    if (first?.ok && second?.ok) return [first.reading, second.reading]
  }
  const [first, second] = await Promise.all([3, 4].map((n) => read(new TextEncoder().encode(resolution(n, 90)))))
  if (!first?.ok || !second?.ok) throw new Error("a text of ours cannot be read")
  return [first.reading, second.reading]
}

function fileOf(name: string): Uint8Array | undefined {
  const folder = join(corpus, name, "..")
  const found = existsSync(folder)
    ? readdirSync(folder).find((file) => file.startsWith(name.split("/").at(-1) ?? name))
    : undefined
  return found === undefined ? undefined : readFileSync(join(folder, found))
}
