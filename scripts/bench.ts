/**
 * Measures the product and prints one table, each figure beside what it is held
 * against in the same run. PostgreSQL takes part where TEST_DATABASE_URL names one
 * in which databases may be made. `--mandates 20000` makes it shorter.
 */
import { measureImports, measureRegister, measureStarts, type Figure } from "../tests/bench/measures.ts"
import { parseArgs } from "node:util"

const { values } = parseArgs({
  options: { mandates: { type: "string" }, documents: { type: "string" }, seconds: { type: "string" } },
})
const { mandates = "100000", documents = "100", seconds = "5" } = values
const figures: Figure[] = []

/** Says a figure as soon as it is known; a bench that takes minutes must not be silent. */
const tell = (figure: Figure): void => {
  figures.push(figure)
  console.error(`${figure.what}: ${figure.measured}`)
}

await measureStarts(tell)
await measureImports(tell, Number(documents))
await measureRegister(tell, { mandates: Number(mandates), seconds: Number(seconds) })

const heads: Figure = { what: "What", measured: "Measured", against: "Against", verdict: "Goal" }
const columns = ["what", "measured", "against", "verdict"] as const
const widths = columns.map((name) => Math.max(...[heads, ...figures].map((row) => row[name].length)))
const line = (row: Figure): string => `| ${columns.map((name, at) => row[name].padEnd(widths[at] ?? 0)).join(" | ")} |`
console.log([line(heads), `|${widths.map((wide) => "-".repeat(wide + 2)).join("|")}|`, ...figures.map(line)].join("\n"))
