/**
 * Reads records in a process of its own, and says how many there were, how long it worked and its greatest memory: checked,
 * repaired and encoded as they would be brought, or, with `rows` said, only the rows of the CSV file.
 */
import { readSnapshot } from "#modules/analysis/intake/intake.ts"
import { fileSource } from "#modules/analysis/intake/source.ts"
import { starterActors } from "#modules/directory/door.ts"
import { csvRows } from "@palermo/statistics"

const [, , file = "", how] = process.argv
const states = await starterActors()
const source = await fileSource(file)
const before = process.cpuUsage()
const records = how === "rows" ? await rows() : await brought()
const { user, system } = process.cpuUsage(before)
const { maxRSS } = process.resourceUsage()
process.stdout.write(JSON.stringify({ records, worked: (user + system) / 1000, peak: maxRSS / 1024 }))

async function rows(): Promise<number> {
  let many = 0
  const reader = csvRows(() => void many++)
  for await (const chunk of source.chunks()) reader.push(chunk)
  reader.end()
  return many - 1
}

async function brought(): Promise<number> {
  const blocks = readSnapshot(source, { states, today: "2026-11-22" })
  for (;;) {
    const { value, done } = await blocks.next()
    if (!done) continue
    if (value.remarks.some(({ fault }) => fault)) throw new Error("there are faults")
    return value.records
  }
}
