import { exits, Stop } from "#apps/cli/exit.ts"
import type { Cube } from "#modules/analysis/cube.ts"
import type { Earlier, Truth } from "#modules/analysis/gate/truth.ts"
import { Proof, ReleaseWording } from "#modules/analysis/release.ts"
import type { Cross } from "@palermo/statistics"
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { z } from "zod"

/** What a file was when something was released of it: true counts of the columns that were ever asked for. */
const Counts = z.object({
  digest: z.string(),
  columns: z.array(z.string()),
  labels: z.array(z.array(z.string())),
  /** The places of the labels of each kind of record, and how many there are of it. */
  rows: z.array(z.array(z.number())),
})
type Counts = z.infer<typeof Counts>

const Dimension = z.object({
  name: z.string(),
  codes: z.array(z.string()),
  parents: z.array(z.number()),
  codedBy: z.string().optional(),
})

/** A release that left by this folder. */
const Released = z.object({
  number: z.int(),
  file: z.string(),
  digest: z.string(),
  wanted: ReleaseWording.omit({ title: true, snapshot: true }),
  proof: Proof,
  /** Who let it out besides whoever made it: nobody, for a folder knows no second person. */
  reviewer: z.null().default(null),
  /** The columns with codes that are not named, for too few persons are told there. */
  unnamed: z.array(z.string()).default([]),
  dimensions: z.array(Dimension),
  places: z.array(z.number()),
  values: z.array(z.number()),
  withheld: z.array(z.number()),
})
export type Released = z.infer<typeof Released>

/** A folder that keeps what was released of a body of data, and what was true of it: it belongs inside the walls. */
export type Ledger = { readonly releases: readonly Released[]; readonly counts: readonly Counts[] }

/** Reads the ledger of a folder; where there is none yet it is empty. Ends the command where a part of it cannot be read, or lacks. */
export async function readLedger(folder: string): Promise<Ledger> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === "ENOENT") return []
    throw new Stop(exits.unreadable, "ledger-unreadable", { file: folder })
  })
  const all = <Of>(prefix: string, schema: z.ZodType<Of>) =>
    Promise.all(names.filter((name) => name.startsWith(prefix)).map((name) => parsed(join(folder, name), schema)))
  const releases = (await all("release-", Released)).sort((a, b) => a.number - b.number)
  const lacks = releases.findIndex(({ number }, at) => number !== at + 1)
  if (lacks >= 0) throw new Stop(exits.unreadable, "ledger-lacks-release", { file: folder, number: lacks + 1 })
  return { releases, counts: await all("counts-", Counts) }
}

async function parsed<Of>(file: string, schema: z.ZodType<Of>): Promise<Of> {
  const text = await readFile(file, "utf8")
  const read = schema.safeParse(asJson(text))
  if (!read.success) throw new Stop(exits.unreadable, "ledger-unreadable", { file })
  return read.data
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The columns that must be counted, so that everything in the ledger can be held against what is wanted now. */
export const ledgerColumns = ({ releases, counts }: Ledger, wanted: readonly string[], digest: string): string[] => [
  ...new Set([
    ...wanted,
    ...releases.flatMap(({ wanted: { by, tables, filters } }) => [
      ...by,
      ...tables.flat(),
      ...filters.map(({ column }) => column),
    ]),
    ...counts.filter((each) => each.digest === digest).flatMap(({ columns }) => columns),
  ]),
]

/** What is true of all files of which something is out, in their order, the present one among them. Refuses where one was not counted by a column. */
export function truthsOf(
  { releases, counts }: Ledger,
  columns: readonly string[],
  digest: string,
  cross: Cross,
): Truth[] {
  const order = [...new Set([...releases.map((each) => each.digest), digest])]
  return order.map((one): Truth => {
    if (one === digest) return { snapshot: one, kind: "records", cross }
    const own = counts.find((each) => each.digest === one)
    const lacks = columns.find((column) => own?.columns.includes(column) !== true)
    if (!own || lacks !== undefined) {
      const file = releases.find((each) => each.digest === one)?.file ?? ""
      throw new Stop(exits.refused, "ledger-lacks-column", { file, column: lacks ?? "" })
    }
    return { snapshot: one, kind: "records", cross: crossOf(own) }
  })
}

const crossOf = ({ columns, labels, rows }: Counts): Cross => ({
  names: columns,
  labels,
  each(visit) {
    for (const row of rows) visit(Int32Array.from(row.slice(0, -1)), row.at(-1) ?? 0)
  },
})

/** The releases of the ledger as the gate takes them. */
export const earlierOf = ({ releases }: Ledger): Earlier[] =>
  releases.map(({ number, digest, wanted, unnamed, dimensions, places, values, withheld }) => ({
    id: idOf(number),
    snapshot: digest,
    wanted,
    cube: {
      dimensions: dimensions.map(({ codedBy, ...each }) => (codedBy === undefined ? each : { ...each, codedBy })),
      ...{ by: wanted.by, tables: wanted.tables, ...(unnamed.length > 0 && { unnamed }) },
      ...{ places: Int32Array.from(places), values: Float64Array.from(values), withheld: Uint8Array.from(withheld) },
    },
  }))

const idOf = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`

/** Writes down what leaves, before it does: what was seen is known. The counts are for nobody but who keeps the folder. */
export async function note(
  folder: string,
  release: Omit<Released, "dimensions" | "places" | "values" | "withheld" | "unnamed">,
  { dimensions, places, values, withheld, unnamed = [] }: Cube,
  cross: Cross,
): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const rows: number[][] = []
  cross.each((codes, count) => rows.push([...codes, count]))
  const counts: Counts = {
    ...{ digest: release.digest, columns: [...cross.names], labels: cross.labels.map((labels) => [...labels]), rows },
  }
  const kept: Released = {
    ...{ ...release, unnamed: [...unnamed] },
    dimensions: dimensions.map(({ codes, parents, ...each }) => ({
      ...each,
      codes: [...codes],
      parents: [...parents],
    })),
    ...{ places: [...places], values: [...values], withheld: [...withheld] },
  }
  const keep = (name: string, what: unknown, flag: "w" | "wx") =>
    writeFile(join(folder, name), `${JSON.stringify(what)}\n`, { mode: 0o600, flag }).catch(
      (error: NodeJS.ErrnoException) => {
        throw new Stop(exits.unreadable, "file-not-written", {
          file: join(folder, name),
          reason: error.code ?? error.message,
        })
      },
    )
  await keep(`counts-${release.digest.slice(0, 16)}.json`, counts, "w")
  await keep(`release-${String(release.number).padStart(4, "0")}.json`, kept, "wx")
}
