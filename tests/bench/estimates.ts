import {
  byLowestBic,
  byStepwise,
  covariateSearch,
  enumerateModels,
  estimatorOf,
  readTable,
  replicates,
  type Prepared,
  type TableRead,
} from "@palermo/statistics"
import { existsSync, readFileSync } from "node:fs"
import { gunzipSync } from "node:zlib"
import type { Figure } from "./measures.ts"

const tables = "../shared/statistics/tables"

/**
 * How long estimates take on one core, least of three. Peers written in R are no part of the project: the figures
 * beside ours are those once measured of them (R 4.2, one core of another hour), printed and not held against.
 */
export function measureEstimates(tell: (figure: Figure) => void): void {
  if (!existsSync(tables)) {
    tell({ what: "Estimates of hidden population", measured: "tables not at hand", against: "–", verdict: "–" })
    return
  }
  const drawn = (prepared: Prepared, { table }: Read) => {
    if ("noEstimate" in prepared) throw new Error(prepared.noEstimate)
    replicates(table.counts, estimatorOf(prepared.method), { seed: 1, many: 1000 })
  }
  const rows: [what: string, name: string, work: (read: Read) => void, goal: number, peer: string][] = [
    [
      "stepwise, 1,000 replicates, UK on 5 lists",
      "UKdat_5",
      (read) => drawn(byStepwise(read.table, 0.02), read),
      1.3,
      "64 s",
    ],
    [
      "stepwise, 1,000 replicates, UK on 6 lists",
      "UKdat",
      (read) => drawn(byStepwise(read.table, 0.02), read),
      2.8,
      "139 s",
    ],
    [
      "stepwise, 1,000 replicates, New Orleans on 8 lists",
      "NewOrl",
      (read) => drawn(byStepwise(read.table, 0.02), read),
      14,
      "703 s",
    ],
    ["BIC, 6,212 models, UK on 5 lists", "UKdat_5", ({ table }) => void enumerateModels(table, 3), 0.84, "12.6 s"],
    [
      "BIC, 100 models × 1,000 replicates, UK on 5 lists",
      "UKdat_5",
      (read) => drawn(byLowestBic(read.table, 3), read),
      8,
      "125 s",
    ],
    ["search with covariates, 1,440 cells", "Cruyff_simdat_table.csv.gz", searched, 5.7, "28.5 s"],
  ]
  for (const [what, name, work, goal, peer] of rows) {
    const read = tableNamed(name)
    const took = Math.min(...[1, 2, 3].map(() => secondsOf(() => work(read))))
    tell({
      what: `Estimate: ${what}`,
      measured: `${took.toFixed(2)} s`,
      against: `${peer} in R: ${(Number.parseFloat(peer) / took).toFixed(0)}×`,
      verdict: `${took <= goal ? "kept" : "missed"} (${goal} s)`,
    })
  }
}

type Read = Extract<TableRead, { ok: true }>

function searched({ covariates }: Read): void {
  if (covariates) covariateSearch(covariates.layout)(covariates.counts)
}

function tableNamed(name: string): Read {
  const bytes = readFileSync(`${tables}/${name.includes(".") ? name : `${name}.csv`}`)
  const text = (name.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString().replaceAll('"', "").trim()
  const [heads = [], ...rows] = text.split("\n").map((line) => line.split(","))
  const read = readTable(heads, rows)
  if (!read.ok) throw new Error(read.refusal)
  return read
}

/** The processor time of this process in seconds, which other work on the machine disturbs least. */
function secondsOf(work: () => void): number {
  const began = process.cpuUsage()
  work()
  return process.cpuUsage(began).user / 1e6
}
