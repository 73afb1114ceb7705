import { openPglite } from "#platform/database/pglite.ts"
import { letOut } from "#tests/releasing.ts"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { openBrowser } from "../browser/browser.ts"
import { explorerCube } from "./explorer-cube.ts"
import { walk, type Done } from "./explorer-kinds.ts"
import { putClock } from "./explorer-timing.ts"
import { scan } from "./figures.ts"
import type { Figure } from "./measures.ts"
import { startMeasured } from "./server.ts"

const goal = 100
/** The kind that loads the page anew. */
const loads = "other language"
const code = "lamps-of-the-world"
const ms = (milliseconds: number): string => `${milliseconds.toFixed(1)} ms`
const at = (times: readonly number[], part: number): number =>
  times.toSorted((one, other) => one - other)[Math.min(times.length - 1, Math.floor(times.length * part))] ?? Number.NaN

/**
 * Everything that can be done in the explorer of a release of more than a million cells, in a browser, from a server with
 * its own store; each kind and all of it against going over the same cells once. The figures are laid into the store as the
 * gate's are, without the gate, which is measured apart.
 */
export async function measureExplorer(tell: (figure: Figure) => void): Promise<void> {
  const cube = await explorerCube()
  const scanned = at(Array.from({ length: 20 }, () => scan(cube)), 0.5) // prettier-ignore
  const against = (time: number) => `${ms(scanned)} scanning the array: ${(time / scanned).toFixed(1)}×`
  const folder = await mkdtemp(join(tmpdir(), "bench-"))
  const store = await openPglite(folder)
  await letOut((person, work, kind) => store.transaction(person, work, kind), cube, { code })
  await store.close()
  const server = await startMeasured(folder)
  const browser = await openBrowser()
  const done: Done[] = []
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: "en-GB" })
    page.setDefaultTimeout(60_000)
    await putClock(page)
    await walk(page, server.address, code, (each) => done.push(each))
  } finally {
    await browser.close()
    await server.stop()
    await rm(folder, { recursive: true })
  }
  const line = (what: string, times: readonly number[], held: boolean): void => {
    const [half, most] = [at(times, 0.5), at(times, 0.95)]
    tell({
      what: `${what}: ${times.length}, in a browser`,
      measured: `p50 ${ms(half)}, p95 ${ms(most)}`,
      against: against(most),
      verdict: held ? `${most <= goal ? "kept" : "missed"} (${goal} ms)` : "–",
    })
  }
  const [coldest] = done
  if (coldest) line("Explorer, the first opening of all", [coldest.took], false)
  const kinds = new Map<string, number[]>()
  for (const { kind, took } of done.slice(1)) kinds.set(kind, [...(kinds.get(kind) ?? []), took])
  const worst = [...kinds].toSorted(([, one], [, other]) => at(other, 0.95) - at(one, 0.95))
  const slowest = worst.find(([kind]) => kind !== loads)
  for (const [kind, times] of worst) line(`Explorer, ${kind}`, times, false)
  // Another language is another document, and the first opening after the server began reads the figures from its store.
  const own = done.filter(({ kind }, nth) => nth > 0 && kind !== loads)
  const all = own.map(({ took }) => took)
  line(`Explorer, everything on ${cube.values.length.toLocaleString("en")} cells`, all, true)
  tell({
    what: "Explorer, the slowest kind",
    measured: slowest?.[0] ?? "–",
    against: against(at(slowest?.[1] ?? [], 0.95)),
    verdict: "–",
  })
}
