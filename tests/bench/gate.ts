import { releaseReport } from "#modules/analysis/gate/report.ts"
import { decodeCube } from "#modules/analysis/store/cubes.ts"
import { throughGate } from "#modules/analysis/store/gate.ts"
import { monitorEventLoopDelay } from "node:perf_hooks"
import type { Figure } from "./measures.ts"

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`

/** How many areas and years there are, and about how many people of one sex, age and form in each: the logarithm of the median. */
type World = { readonly areas: number; readonly years: number; readonly usual: number }

/** Invented people: of every area, year, sex, age and form so many; the same each time. */
function invented({ areas, years, usual }: World) {
  const sizes = [areas, years, 3, 8, 12]
  const names = ["area", "year", "sex", "age", "form"]
  const labels = sizes.map((many, at) =>
    Array.from({ length: many }, (_, nth) => (at === 1 ? String(2001 + nth) : `${names[at]}-${nth}`)),
  )
  let seed = 7
  const chance = (): number => (seed = (seed * 48271) % 2147483647) / 2147483647
  const normal = (): number => Math.sqrt(-2 * Math.log(chance())) * Math.cos(2 * Math.PI * chance())
  const all = sizes.reduce((product, many) => product * many, 1)
  const counts = Int32Array.from({ length: all }, () => Math.round(Math.exp(usual + normal())))
  const each = (visit: (codes: Int32Array, count: number) => void): void => {
    const codes = new Int32Array(sizes.length)
    for (const [key, count] of counts.entries()) {
      let rest = key
      for (let at = sizes.length - 1; at >= 0; at -= 1) {
        codes[at] = rest % (sizes[at] ?? 1)
        rest = Math.floor(rest / (sizes[at] ?? 1))
      }
      if (count > 0) visit(codes, count)
    }
  }
  return { names, labels, each }
}

/** How many megabytes the heap of the gate may have. */
const heap = 1000

/** Of most kinds there are more than few; of most kinds there are few. */
const [many, tenth, hard] = [
  { areas: 120, years: 20, usual: 5 },
  { areas: 12, years: 20, usual: 5 },
  { areas: 4, years: 5, usual: 1.5 },
] as const

/**
 * Releases through the gate as the server sends them there: one of more than a million cells beside a tenth of it, and a small one of
 * which most is withheld. How long each takes, what the process holds in memory at most where the heap of the gate is bounded (it
 * takes more where there is more), and how long the thread that answers others is held up meanwhile.
 */
export async function measureGate(tell: (figure: Figure) => void): Promise<void> {
  const small = await passed(tenth)
  const large = await passed(many)
  const cellsOf = ({ cells, withheld }: Awaited<ReturnType<typeof passed>>) =>
    `${cells.toLocaleString("en")} cells, ${withheld.toLocaleString("en")} withheld,`
  const line = (what: string, measured: string, against: string, verdict = "–") =>
    tell({ what: `${cellsOf(large)} through the gate: ${what}`, measured, against, verdict })
  const workOf = ({ took, worked }: Awaited<ReturnType<typeof passed>>) =>
    `${seconds(took)} (${seconds(worked)} of work)`
  line("proved and attacked", workOf(large), `${workOf(small)} of ${cellsOf(small)} a tenth`)
  line(
    `most in memory, with a heap of ${heap} MB`,
    `${large.memory.toFixed(0)} MB`,
    `${small.memory.toFixed(0)} MB`,
    large.memory < 2000 ? "kept (2,000 MB)" : "missed (2,000 MB)",
  )
  line("others are held up at most", `${large.longest.toFixed(0)} ms`, `${small.longest.toFixed(0)} ms`)
  line(
    "read and reported",
    large.after.map((time) => `${time.toFixed(0)} ms`).join(", "),
    small.after.map((time) => `${time.toFixed(0)} ms`).join(", "),
  )
  const few = await passed(hard)
  tell({
    what: `${cellsOf(few)} through the gate: proved and attacked`,
    measured: workOf(few),
    against: `others are held up ${few.longest.toFixed(0)} ms at most`,
    verdict: "–",
  })
}

const wanted = {
  ...{ by: ["area", "year"], tables: [["sex", "age", "form"]], filters: [] },
  ...{ k: 10, audience: "public" as const },
}
const columns = ["area", "year", "sex", "age", "form"].map((name) => ({
  ...{ name, role: "dimension" as const, list: "invented" },
}))

async function passed(world: World) {
  const truths = [{ snapshot: "one", kind: "records" as const, cross: invented(world) }]
  let memory = 0
  const watching = setInterval(() => (memory = Math.max(memory, process.memoryUsage.rss() / 1e6)), 50)
  const held = monitorEventLoopDelay({ resolution: 10 })
  held.enable()
  const [began, busy] = [performance.now(), process.cpuUsage()]
  const answer = await throughGate({ snapshot: "one", columns, wanted, earlier: [], truths }, { memory: heap })
  const took = performance.now() - began
  const { user, system } = process.cpuUsage(busy)
  held.disable()
  clearInterval(watching)
  if (!answer.ok) throw new Error(answer.refusal)
  const { bytes, proof, cells } = answer
  if (proof.solved !== 0) throw new Error("something was solved")
  const clocked = <T>(work: () => T): readonly [T, number] => {
    const from = performance.now()
    return [work(), performance.now() - from]
  }
  const [decoded, read] = clocked(() => decodeCube(bytes))
  const [, reported] = clocked(() => releaseReport(wanted, decoded, proof))
  const withheld = proof.small + proof.beside
  const [worked, longest] = [(user + system) / 1000, held.max / 1e6]
  return { cells, withheld, took, worked, memory, longest, after: [read, reported] }
}
