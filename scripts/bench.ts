/**
 * Measures the product and prints one table, each figure beside what it is held
 * against in the same run. PostgreSQL takes part where TEST_DATABASE_URL names one
 * in which databases may be made. `--mandates 20000` makes it shorter, `--only
 * reading` measures one part: starts, imports, register, treaties, record,
 * reading, estimates, linking or tables.
 */
import { measureEstimates } from "../tests/bench/estimates.ts"
import { measureLinking } from "../tests/bench/linking.ts"
import { measureImports, measureRegister, measureStarts, type Figure } from "../tests/bench/measures.ts"
import { measureRecord } from "../tests/bench/record.ts"
import { measureReading } from "../tests/bench/reading.ts"
import { measureTables } from "../tests/bench/tables.ts"
import { measureTreaties } from "../tests/bench/treaties.ts"
import { parseArgs } from "node:util"

const { values } = parseArgs({
  options: {
    mandates: { type: "string" },
    documents: { type: "string" },
    seconds: { type: "string" },
    only: { type: "string" },
  },
})
const { mandates = "100000", documents = "100", seconds = "5" } = values
const figures: Figure[] = []

/** Says a figure as soon as it is known; a bench that takes minutes must not be silent. */
const tell = (figure: Figure): void => {
  figures.push(figure)
  console.error(`${figure.what}: ${figure.measured}`)
}

const wants = (part: string): boolean => values.only === undefined || values.only === part
if (wants("reading")) await measureReading(tell)
if (wants("estimates")) measureEstimates(tell)
if (wants("linking")) measureLinking(tell)
if (wants("tables")) await measureTables(tell)
if (wants("starts")) await measureStarts(tell)
if (wants("imports")) await measureImports(tell, Number(documents))
if (wants("register")) await measureRegister(tell, { mandates: Number(mandates), seconds: Number(seconds) })
if (wants("treaties")) await measureTreaties(tell, Number(seconds))
if (wants("record")) await measureRecord(tell, Number(mandates))

const heads: Figure = { what: "What", measured: "Measured", against: "Against", verdict: "Goal" }
const columns = ["what", "measured", "against", "verdict"] as const
const widths = columns.map((name) => Math.max(...[heads, ...figures].map((row) => row[name].length)))
const line = (row: Figure): string => `| ${columns.map((name, at) => row[name].padEnd(widths[at] ?? 0)).join(" | ")} |`
console.log([line(heads), `|${widths.map((wide) => "-".repeat(wide + 2)).join("|")}|`, ...figures.map(line)].join("\n"))
