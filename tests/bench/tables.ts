import {
  combinationCounter,
  crossTabulate,
  kAnonymousCounts,
  perturbationTable,
  protectTables,
  tableOf,
  tabulator,
} from "@palermo/statistics"
import { spawnSync } from "node:child_process"
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { inventing, inventingPrivately } from "./inventing.ts"
import type { Figure } from "./measures.ts"
import { streaming } from "./streaming.ts"
import { tabulating } from "./tabulating.ts"
import { least, seconds, worked } from "./worked.ts"

const generator = "../shared/statistics/generators/gen-ctdc-like.mjs"

/**
 * Counting, tabulating, inventing and protecting records that were invented. Peers written in Rust and R are no part of
 * the project: the figures beside ours are those once measured of them. DuckDB runs beside it where it can be found.
 */
export async function measureTables(tell: (figure: Figure) => void): Promise<void> {
  if (!existsSync(generator)) {
    tell({ what: "Tables", measured: "generator not at hand", against: "–", verdict: "–" })
    return
  }
  const folder = mkdtempSync(join(tmpdir(), "bench-"))
  try {
    const written = (records: number) => {
      const file = join(folder, `${records}.csv`)
      if (!existsSync(file)) spawnSync(process.execPath, [generator, String(records), file, "7"])
      return file
    }
    const small = readFileSync(written(100_000))
    await counting(tell, small)
    await inventing(tell, readFileSync(written(10_000)))
    await inventingPrivately(tell, readFileSync(written(10_000)))
    await tabulating(tell, written(1_000_000))
    await streaming(tell, generator, folder)
    await protecting(tell, small)
    const [time] = await least(20, () => perturbationTable({ largest: 8, variance: 5, hidden: 3 }))
    tell({
      what: "Perturbation table (8, 5, 3)",
      measured: `${time.toFixed(1)} ms`,
      against: "ptable 30 ms",
      verdict: "–",
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function counting(tell: (figure: Figure) => void, bytes: Uint8Array): Promise<void> {
  const [time, safe] = await least(3, () => {
    const counter = combinationCounter({ length: 3 })
    counter.push(bytes)
    return kAnonymousCounts(counter.end(), 3, 10)
  })
  tell({
    what: `k-anonymous counts to length 3 of 100,000 records (${safe.length})`,
    measured: seconds(time),
    against: "Synthetic Data Showcase 16.1 s (74714)",
    verdict: `${(16_100 / time).toFixed(0)} times (40)`,
  })
}

async function protecting(tell: (figure: Figure) => void, bytes: Uint8Array): Promise<void> {
  const reader = tabulator(["CountryOfExploitation", "gender", "ageBroad", "isForcedLabour", "isSexualExploit"])
  reader.push(bytes)
  const { columns } = reader.end()
  const [labour, sexual] = columns.slice(3)
  if (!labour || !sexual) return
  const forms = ["_U", "both", "labour", "sexual", "other"]
  const codes = labour.codes.map((code, at) => {
    const [isLabour = "", isSexual = ""] = [labour.labels[code], sexual.labels[sexual.codes[at] ?? 0]]
    if (isLabour === "" || isSexual === "") return 0
    return isLabour === "1" ? (isSexual === "1" ? 1 : 2) : isSexual === "1" ? 3 : 4
  })
  const table = tableOf(crossTabulate([...columns.slice(0, 3), { name: "form", labels: forms, codes }]))
  const began = worked()
  const answer = await protectTables([table], 10)
  const time = worked() - began
  if (!answer.ok) return
  const withheld = answer.sensitive + answer.complementary
  tell({
    what: `Protecting ${table.values.length} cells, ${answer.sensitive} of them small`,
    measured: `${seconds(time)}, ${withheld} withheld`,
    against: "GaussSuppression 63 s, 7002 withheld",
    verdict: `${(63_000 / time).toFixed(1)} times (5), ${(withheld / 7002).toFixed(3)} of the cells (1.05)`,
  })
}
