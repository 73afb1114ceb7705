import { protectRelease } from "#modules/analysis/gate/protect.ts"
import { releaseReport } from "#modules/analysis/gate/report.ts"
import { decodeCube, encodeCube } from "#modules/analysis/store/cubes.ts"
import { setImmediate } from "node:timers/promises"
import type { Figure } from "./measures.ts"

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`

/** Invented people: of every State, year, sex, age and form so many, most of them more than few; the same each time. */
function invented(areas: number, years: number) {
  const sizes = [areas, years, 3, 8, 12]
  const names = ["area", "year", "sex", "age", "form"]
  const labels = sizes.map((many, at) =>
    Array.from({ length: many }, (_, nth) => (at === 1 ? String(2001 + nth) : `${names[at]}-${nth}`)),
  )
  let seed = 7
  const chance = (): number => (seed = (seed * 48271) % 2147483647) / 2147483647
  const normal = (): number => Math.sqrt(-2 * Math.log(chance())) * Math.cos(2 * Math.PI * chance())
  const all = sizes.reduce((product, many) => product * many, 1)
  const counts = Int32Array.from({ length: all }, () => Math.round(Math.exp(5 + normal())))
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

/**
 * A release of more than a million cells through the gate: how long it takes, what the process holds in memory at most, and
 * for how long at most nobody else gets a turn; each beside a tenth of it.
 */
export async function measureGate(tell: (figure: Figure) => void): Promise<void> {
  const few = await passed(12)
  const many = await passed(120)
  const line = (what: string, measured: string, against: string, verdict = "–") =>
    tell({
      what: `Release of ${many.cells.toLocaleString("en")} cells through the gate, ${what}`,
      measured,
      against,
      verdict,
    })
  line(
    "proved and attacked",
    `${seconds(many.took)} (${seconds(many.worked)} of work)`,
    `${seconds(few.took)} (${seconds(few.worked)}) of ${few.cells.toLocaleString("en")}`,
  )
  line(
    "most in memory",
    `${many.memory.toFixed(0)} MB`,
    `${few.memory.toFixed(0)} MB`,
    many.memory < 2000 ? "kept (2,000 MB)" : "missed (2,000 MB)",
  )
  line("longest without a pause", `${many.longest.toFixed(0)} ms`, `${few.longest.toFixed(0)} ms`)
  line(
    "written, read, reported",
    many.after.map((time) => `${time.toFixed(0)} ms`).join(", "),
    few.after.map((time) => `${time.toFixed(0)} ms`).join(", "),
  )
}

async function passed(areas: number) {
  const wanted = {
    by: ["area", "year"],
    tables: [["sex", "age", "form"]],
    filters: [],
    k: 10,
    audience: "public",
  } as const
  const { by, tables, filters, ...rest } = wanted
  const asked = { ...rest, by: [...by], tables: tables.map((table) => [...table]), filters: [...filters] }
  let [memory, longest, last] = [0, 0, performance.now()]
  async function pause() {
    longest = Math.max(longest, performance.now() - last)
    memory = Math.max(memory, process.memoryUsage.rss() / 1e6)
    await setImmediate()
    last = performance.now()
  }
  const [began, busy] = [performance.now(), process.cpuUsage()]
  const truths = [{ snapshot: "one", kind: "records" as const, cross: invented(areas, 20) }]
  const answer = await protectRelease({ snapshot: "one", wanted: asked, earlier: [], truths }, { pause })
  const took = performance.now() - began
  const { user, system } = process.cpuUsage(busy)
  if (!answer.ok) throw new Error(answer.refusal)
  const { cube, proof } = answer
  if (proof.solved !== 0) throw new Error("something was solved")
  const clocked = <T>(work: () => T): readonly [T, number] => {
    const from = performance.now()
    return [work(), performance.now() - from]
  }
  const [bytes, written] = clocked(() => encodeCube(cube))
  const [decoded, read] = clocked(() => decodeCube(bytes))
  const [, reported] = clocked(() => releaseReport(asked, decoded, proof))
  const worked = (user + system) / 1000
  return { cells: cube.values.length, took, worked, memory, longest, after: [written, read, reported] }
}
