import { backUp } from "#platform/database/backup.ts"
import { openPglite } from "#platform/database/pglite.ts"
import { openPostgres } from "#platform/database/postgres.ts"
import { restore } from "#platform/database/restore.ts"
import { execFile } from "node:child_process"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { emptyPostgres } from "../crash/postgres.ts"
import { fill } from "./fill.ts"
import { importMany } from "./importing.ts"
import { asking, lists, p95, readers, readTogether, searches } from "./readers.ts"
import { firstPageScript } from "./script-size.ts"
import { startMeasured } from "./server.ts"

/** One line of the table. */
export type Figure = {
  readonly what: string
  readonly measured: string
  readonly against: string
  readonly verdict: string
}
type Tell = (figure: Figure) => void

const hasPostgres = Boolean(process.env["TEST_DATABASE_URL"])
const direct = fileURLToPath(new URL("direct.ts", import.meta.url))
const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`
const ms = (milliseconds: number): string => `${milliseconds.toFixed(1)} ms`
const within = (value: number, goal: number): string => (value <= goal ? "kept" : "missed")

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "bench-"))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The first start makes the store; the second finds it. Then what the server has in memory when nobody asks anything. */
export async function measureStarts(tell: Tell): Promise<void> {
  await inFolder(async (folder) => {
    const first = await startMeasured(folder)
    await first.stop()
    tell({ what: "First start, PGlite", measured: seconds(first.milliseconds), against: "–", verdict: "–" })
    const second = await startMeasured(folder)
    const { milliseconds } = second
    tell({
      what: "Second start, PGlite",
      measured: seconds(milliseconds),
      against: "3 s",
      verdict: within(milliseconds, 3000),
    })
    await pause(5000)
    const memory = await second.memory()
    tell({
      what: "Idle memory, PGlite",
      measured: memory ? `${memory.toFixed(0)} MiB` : "–",
      against: "–",
      verdict: "–",
    })
    await second.stop()
  })
  const script = firstPageScript(new URL("../../dist/web/", import.meta.url))
  const size = script === undefined ? "not built" : `${(script / 1000).toFixed(1)} kB`
  tell({
    what: "Script of the first page, gzip",
    measured: size,
    against: "170 kB",
    verdict: script ? within(script, 170_000) : "–",
  })
}

/** Documents as files on one side, kept with paragraphs and mandates on the other. */
export async function measureImports(tell: Tell, many: number): Promise<void> {
  const line = (what: string, took: number): Figure => ({
    what: `Import of ${many} documents, ${what}`,
    measured: seconds(took),
    against: `${ms(took / many)} each`,
    verdict: "–",
  })
  await inFolder(async (folder) => tell(line("PGlite", await importMany(folder, many))))
  if (!hasPostgres) return
  await using postgres = await emptyPostgres()
  await inFolder(async (folder) => tell(line("PostgreSQL", await importMany(folder, many, postgres.url))))
}

type Size = { readonly mandates: number; readonly seconds: number }

/** The register under many readers, held against the same SQL without the server; PGlite is printed beside it. */
export async function measureRegister(tell: Tell, size: Size): Promise<void> {
  await inFolder(async (folder) => {
    const archive = join(folder, "filled.palermo")
    if (hasPostgres) {
      await using postgres = await emptyPostgres()
      await importMany(folder, 100, postgres.url)
      const store = await openPostgres(postgres.url)
      const mandates = await fill(store, size.mandates)
      await backUp(store, archive)
      await store.close()
      await compare(tell, `${mandates} mandates, PostgreSQL`, postgres.url, folder, size, 1.5)
    }
    const data = join(folder, "embedded")
    if (!hasPostgres) await importMany(data, 100)
    const store = await openPglite(data)
    if (hasPostgres) await restore(store, archive)
    const mandates = hasPostgres ? size.mandates : await fill(store, size.mandates)
    await store.close()
    await compare(tell, `${mandates} mandates, PGlite`, data, folder, size)
  })
}

async function compare(
  tell: Tell,
  of: string,
  where: string,
  folder: string,
  size: Size,
  goal?: number,
): Promise<void> {
  const today = new Date().toISOString().slice(0, 10)
  const isPostgres = where.startsWith("postgres")
  const { stdout } = await promisify(execFile)(process.execPath, [direct, where, String(size.seconds), today])
  const bare = JSON.parse(stdout) as { readonly list: number; readonly search: number }
  const server = await startMeasured(isPostgres ? folder : where, isPostgres ? where : undefined)
  try {
    for (const [name, paths] of [
      ["list", lists],
      ["search", searches],
    ] as const) {
      const ask = asking(server.address, paths)
      await readTogether(ask, 1)
      const served = p95(await readTogether(ask, size.seconds))
      const ratio = served / bare[name]
      tell({
        what: `p95 of ${name}, ${readers} readers, ${of}`,
        measured: ms(served),
        against: `${ms(bare[name])} without the server: ${ratio.toFixed(2)}×`,
        verdict: goal === undefined ? "–" : `${within(ratio, goal)} (${goal}×)`,
      })
    }
  } finally {
    await server.stop()
  }
}
