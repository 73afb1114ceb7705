/**
 * Measures the product and prints one table, each figure beside what it is held
 * against in the same run. PostgreSQL takes part where TEST_DATABASE_URL names one
 * in which databases may be made. `--mandates 20000` makes it shorter, `--only
 * reading` measures one part: reading, estimates, linking, query, tables, starts,
 * imports, register, treaties, answering, reports, figures, explorer, gate, sdmx, ledger, workbooks, intake or record. DuckDB takes part in tables where NODE_PATH leads to it.
 */
import type { Figure } from "../tests/bench/measures.ts"
import { parseArgs } from "node:util"

const { values } = parseArgs({
  options: {
    mandates: { type: "string" },
    documents: { type: "string" },
    seconds: { type: "string" },
    lines: { type: "string" },
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

const size = { mandates: Number(mandates), seconds: Number(seconds) }
/** The parts in their order, each loaded when it is wanted. */
const parts: Readonly<Record<string, () => Promise<void> | void>> = {
  reading: async () => (await import("../tests/bench/reading.ts")).measureReading(tell),
  estimates: async () => (await import("../tests/bench/estimates.ts")).measureEstimates(tell),
  linking: async () => (await import("../tests/bench/linking.ts")).measureLinking(tell),
  query: async () => (await import("../tests/bench/querying.ts")).measureQuerying(tell),
  tables: async () => (await import("../tests/bench/tables.ts")).measureTables(tell),
  starts: async () => (await import("../tests/bench/measures.ts")).measureStarts(tell),
  imports: async () => (await import("../tests/bench/measures.ts")).measureImports(tell, Number(documents)),
  register: async () => (await import("../tests/bench/measures.ts")).measureRegister(tell, size),
  treaties: async () => (await import("../tests/bench/treaties.ts")).measureTreaties(tell, size.seconds),
  answering: async () => (await import("../tests/bench/answering.ts")).measureAnswering(tell, size.seconds),
  reports: async () => (await import("../tests/bench/reports.ts")).measureReports(tell),
  figures: async () => (await import("../tests/bench/figures.ts")).measureFigures(tell),
  explorer: async () => (await import("../tests/bench/explorer.ts")).measureExplorer(tell),
  gate: async () => (await import("../tests/bench/gate.ts")).measureGate(tell),
  sdmx: async () => (await import("../tests/bench/figures.ts")).measureSdmx(tell),
  ledger: async () => (await import("../tests/bench/ledger.ts")).measureLedger(tell, Number(values.lines ?? "1000000")),
  workbooks: async () => (await import("../tests/bench/workbooks.ts")).measureWorkbooks(tell),
  intake: async () => (await import("../tests/bench/intake.ts")).measureIntake(tell),
  record: async () => (await import("../tests/bench/record.ts")).measureRecord(tell, size.mandates),
}
if (values.only !== undefined && !Object.hasOwn(parts, values.only))
  throw new Error(`there is no part ${values.only}: ${Object.keys(parts).join(", ")}`)
for (const [name, measure] of Object.entries(parts))
  if (values.only === undefined || values.only === name) await measure()

const heads: Figure = { what: "What", measured: "Measured", against: "Against", verdict: "Goal" }
const columns = ["what", "measured", "against", "verdict"] as const
const widths = columns.map((name) => Math.max(...[heads, ...figures].map((row) => row[name].length)))
const line = (row: Figure): string => `| ${columns.map((name, at) => row[name].padEnd(widths[at] ?? 0)).join(" | ")} |`
console.log([line(heads), `|${widths.map((wide) => "-".repeat(wide + 2)).join("|")}|`, ...figures.map(line)].join("\n"))
