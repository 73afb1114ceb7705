import {
  byStepwise,
  encoder,
  linkAt,
  readTable,
  weighFiles,
  type CaptureTable,
  type EncodedRecord,
} from "@palermo/statistics"
import { spawnSync } from "node:child_process"
import { createHmac } from "node:crypto"
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Figure } from "./measures.ts"

const generator = "../shared/statistics/generators/gen-linkage.mjs"
const seeds = [101, 102, 103, 104, 105]

/** How well and how fast the records of four invented agencies are linked, at seeds the settings were not chosen on. */
export function measureLinking(tell: (figure: Figure) => void): void {
  if (!existsSync(generator)) {
    tell({ what: "Linkage", measured: "generator not at hand", against: "–", verdict: "–" })
    return
  }
  const all = seeds.map((seed) => linked(seed))
  const least = (of: (one: (typeof all)[number]) => number) => Math.min(...all.map(of))
  const f1 = least(({ precision, recall }) => (2 * precision * recall) / (precision + recall))
  const precision = least((one) => one.precision)
  tell({
    what: `Linkage: least F1 of ${seeds.length} seeds, 6,000 people`,
    measured: `${f1.toFixed(3)} at precision ${precision.toFixed(3)}`,
    against: "anonlink 0.884, fastLink 0.871",
    verdict: f1 >= 0.92 && precision >= 0.98 ? "kept (0.92 at 0.98)" : "missed (0.92 at 0.98)",
  })
  const furthest = all.reduce(
    (most, { estimate }) => (Math.abs(estimate - 1) > Math.abs(most - 1) ? estimate : most),
    1,
  )
  tell({
    what: "Linkage: estimate from the links, furthest of the seeds",
    measured: `${(100 * (furthest - 1)).toFixed(1)} % from the one by true histories`,
    against: "–",
    verdict: `${Math.abs(furthest - 1) <= 0.05 ? "kept" : "missed"} (5 %)`,
  })
  tell({
    what: "Linkage: least time of one seed, encoding included",
    measured: `${least((one) => one.seconds).toFixed(2)} s`,
    against: "fastLink 15.5 s, recordlinkage 0.8 s",
    verdict: "–",
  })
}

type Judged = {
  readonly precision: number
  readonly recall: number
  readonly seconds: number
  /** The estimate from the links, as a part of the one from the true histories. */
  readonly estimate: number
}

function linked(seed: number): Judged {
  const folder = mkdtempSync(join(tmpdir(), "bench-"))
  try {
    spawnSync(process.execPath, [generator, String(seed), "6000", folder])
    const rows = (name: string) =>
      readFileSync(join(folder, name), "utf8")
        .trim()
        .split("\n")
        .slice(1)
        .map((line) => line.split(","))
    const files = [1, 2, 3, 4].map((agency) => ({ agency: String(agency), rows: rows(`agency_${agency}.csv`) }))
    const personOf = new Map(rows("truth.csv").map(([id = "", , one = ""]) => [id, one]))
    const began = process.cpuUsage()
    const encode = encoder((text) => createHmac("sha256", "bench").update(text).digest())
    const encoded = files.map(({ agency, rows: lines }) => ({
      agency,
      records: lines.map(
        ([id = "", givenName = "", surname = "", sex = "", birthDate = "", citizenship = ""]): EncodedRecord =>
          encode({ id, givenName, surname, aliases: [], sex, birthDate, citizenship }),
      ),
    }))
    const { pairs, table } = linkAt(weighFiles(encoded))
    const seconds = process.cpuUsage(began).user / 1e6
    const [heads = [], ...histories] = readFileSync(join(folder, "histories.csv"), "utf8")
      .trim()
      .split("\n")
      .map((line) => line.split(","))
    const truth = readTable(heads, histories)
    const estimate = table && truth.ok ? estimateOf(table) / estimateOf(truth.table) : Number.NaN
    const right = pairs.filter(({ a, b }) => personOf.get(a) === personOf.get(b)).length
    const groups = [...Map.groupBy(personOf.values(), (one) => one).values()]
    const links = groups.reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0)
    return { precision: right / pairs.length, recall: right / links, seconds, estimate }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function estimateOf(table: CaptureTable): number {
  const outcome = byStepwise(table, 0.02)
  return "point" in outcome ? outcome.point.estimate : Number.NaN
}
