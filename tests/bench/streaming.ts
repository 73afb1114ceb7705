import { execFile } from "node:child_process"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { z } from "zod"
import type { Figure } from "./measures.ts"
import { seconds } from "./worked.ts"

const palermo = fileURLToPath(new URL("../../bin/palermo", import.meta.url))

/** What a process says of itself when it ends: its greatest memory, and how long it worked. */
const ending = `
process.on("exit", () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
  process.stderr.write(JSON.stringify({ peak: maxRSS / 1024, worked: (userCPUTime + systemCPUTime) / 1000 }))
})`
const Ended = z.object({ peak: z.number(), worked: z.number() })
const Counted = z.object({ records: z.number(), combinations: z.number() })

/**
 * Records through `palermo data count`, as a stream that is nowhere whole, up to ten million of them: memory that hung on
 * their number would be ten times as much. The figures include the start of the command.
 */
export async function streaming(tell: (figure: Figure) => void, generator: string, folder: string): Promise<void> {
  const ours = new Map<number, Awaited<ReturnType<typeof counted>>>()
  for (const { records, peer } of sizes) {
    const own = await counted(records, generator, folder)
    ours.set(records, own)
    const tenth = ours.get(records / 10)
    tell({
      what: `k-anonymous counts of a stream of ${records.toLocaleString("en")} records (${own.combinations})`,
      measured: `${seconds(own.worked)}, at most ${own.peak.toFixed(0)} MB`,
      against: peer
        ? `Synthetic Data Showcase ${peer.seconds} s, ${peer.megabytes} MB`
        : "one for a tenth of the records, above",
      verdict: peer
        ? `${((1000 * peer.seconds) / own.worked).toFixed(0)} times (40), 1/${(peer.megabytes / own.peak).toFixed(1)} of the memory (1/10)`
        : `${(own.peak / (tenth?.peak ?? 0)).toFixed(2)} times the memory, ${(own.worked / (tenth?.worked ?? 0)).toFixed(1)} times the time`,
    })
  }
}

const sizes = [
  { records: 100_000, peer: { seconds: 16.1, megabytes: 396 } },
  { records: 1_000_000, peer: { seconds: 154, megabytes: 4163 } },
  { records: 10_000_000, peer: undefined },
]

async function counted(records: number, generator: string, folder: string) {
  const out = join(folder, "counts.csv")
  const own = [`--import=data:text/javascript,${encodeURIComponent(ending)}`, palermo, "data", "count", "-", "--json"]
  // The generator opens its output by name, which must be a pipe of the shell's: Node's own are sockets.
  const script = `"$NODE" "$0" "$1" /dev/stdout 7 | "$NODE" ${own.map(quoted).join(" ")} --k 10 --out ${quoted(out)}`
  const { stdout, stderr } = await promisify(execFile)("sh", ["-c", script, generator, String(records)], {
    env: { ...process.env, NODE: process.execPath },
  })
  return { ...Counted.parse(JSON.parse(stdout)), ...Ended.parse(JSON.parse(stderr)) }
}

const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`
