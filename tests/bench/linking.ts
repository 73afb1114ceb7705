import { encoder, linkAt, weighFiles, type EncodedRecord } from "@palermo/statistics"
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
  tell({
    what: "Linkage: least time of one seed, encoding included",
    measured: `${least((one) => one.seconds).toFixed(2)} s`,
    against: "fastLink 15.5 s, recordlinkage 0.8 s",
    verdict: "–",
  })
}

function linked(seed: number): { precision: number; recall: number; seconds: number } {
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
    const { pairs } = linkAt(weighFiles(encoded))
    const seconds = process.cpuUsage(began).user / 1e6
    const right = pairs.filter(({ a, b }) => personOf.get(a) === personOf.get(b)).length
    const groups = [...Map.groupBy(personOf.values(), (one) => one).values()]
    const links = groups.reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0)
    return { precision: right / pairs.length, recall: right / links, seconds }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
