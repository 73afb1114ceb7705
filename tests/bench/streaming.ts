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
 * Ten million records through `palermo data count`, as a stream that is nowhere whole, against a tenth of them: memory
 * that hung on the number of records would be ten times as much.
 */
export async function streaming(tell: (figure: Figure) => void, generator: string, folder: string): Promise<void> {
  const [few, many] = [await counted(1_000_000, generator, folder), await counted(10_000_000, generator, folder)]
  tell({
    what: `k-anonymous counts to length 3 of a stream of ${many.records.toLocaleString("en")} records (${many.combinations})`,
    measured: `${seconds(many.worked)}, at most ${many.peak.toFixed(0)} MB`,
    against: `${few.records.toLocaleString("en")} records: ${seconds(few.worked)}, at most ${few.peak.toFixed(0)} MB`,
    verdict: `${(many.peak / few.peak).toFixed(2)} times the memory, ${(many.worked / few.worked).toFixed(1)} times the time`,
  })
}

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
