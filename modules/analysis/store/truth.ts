import type { Earlier, Need, Truth } from "#modules/analysis/gate/truth.ts"
import type { Release } from "#modules/analysis/release.ts"
import type { Snapshot } from "#modules/analysis/snapshot.ts"
import { everOut, figuresOf } from "#modules/analysis/store/releases.ts"
import { findSnapshot } from "#modules/analysis/store/snapshots.ts"
import { codedColumns, crossOf, hasAmounts, statedOf } from "#modules/analysis/store/source.ts"
import type { Database } from "#platform/database/sql.ts"
import type { Keyring } from "#platform/identity/keyring.ts"
import { TOTAL } from "@palermo/statistics"

/** What is to be protected is more than is counted here. */
export class TruthTooLarge extends Error {
  override readonly name = "TruthTooLarge"
}

/** A release that was let out, with the figures that left as they are kept: encoded. */
export type LetOut = Omit<Earlier, "cube"> & { readonly bytes: Uint8Array }

/** Every release of a dataset that ever was let out: withdrawn ones too, for what was seen is known. */
export async function earlierOf(db: Database, { id, dataset }: Pick<Release, "id" | "dataset">): Promise<LetOut[]> {
  const earlier: LetOut[] = []
  for (const release of await everOut(db, dataset)) {
    if (release.id === id) continue
    const figures = await figuresOf(db, release.id)
    if (!figures) throw new Error(`release ${release.id} was let out, and has no figures`)
    const { snapshot, by, tables, filters, k, audience } = release
    const wanted = { by, tables, filters, k, audience }
    earlier.push({ id: release.id, snapshot, wanted, bytes: figures.bytes })
  }
  return earlier
}

/** What these snapshots truly say, in the order of the days on which they were taken; a column that one lacks tells nothing there. */
export async function truthsOf(db: Database, keys: Keyring, needs: readonly Need[]): Promise<Truth[]> {
  const found: { snapshot: Snapshot; need: Need }[] = []
  for (const need of needs) {
    const snapshot = await findSnapshot(db, keys, need.snapshot)
    if (!snapshot) throw new Error(`snapshot ${need.snapshot} is not there`)
    found.push({ snapshot, need })
  }
  found.sort((one, other) => (one.snapshot.brought < other.snapshot.brought ? -1 : 1))
  const truths: Truth[] = []
  for (const { snapshot, need } of found) truths.push(await truthOf(db, keys, snapshot, need))
  return truths
}

async function truthOf(db: Database, keys: Keyring, snapshot: Snapshot, { columns, crossings }: Need): Promise<Truth> {
  const known = new Set(codedColumns(snapshot).map(({ name }) => name))
  if (!hasAmounts(snapshot)) {
    const there = columns.filter((name) => known.has(name))
    const crossed = await crossOf(db, keys, snapshot, there)
    if (!crossed.ok) throw new TruthTooLarge(crossed.refusal)
    return { snapshot: snapshot.id, kind: "records", cross: widened(crossed.value, columns) }
  }
  const tables = []
  for (const crossing of crossings) {
    const there = crossing.filter((name) => known.has(name))
    const stated = await statedOf(db, keys, snapshot, there)
    if (!stated.ok) throw new TruthTooLarge(stated.refusal)
    const at = crossing.map((name) => there.indexOf(name))
    const cells = stated.value.map(({ codes, low, high }) => ({
      codes: at.map((place) => (place < 0 || codes[place] === TOTAL ? null : (codes[place] ?? ""))),
      low,
      high,
    }))
    tables.push({ columns: crossing, cells })
  }
  return { snapshot: snapshot.id, kind: "figures", tables }
}

type Cross = Extract<Truth, { kind: "records" }>["cross"]

/** The same counts under more columns: in one that is not there, nothing was told of anybody. The gate reckons with their being the same people. */
function widened({ names, labels, each }: Cross, columns: readonly string[]): Cross {
  if (names.length === columns.length) return { names, labels, each }
  const at = columns.map((name) => names.indexOf(name))
  return {
    names: columns,
    labels: at.map((place) => (place < 0 ? [""] : (labels[place] ?? []))),
    each: (visit) => {
      const wide = new Int32Array(columns.length)
      each((codes, count) => {
        for (const [to, place] of at.entries()) wide[to] = place < 0 ? 0 : (codes[place] ?? 0)
        visit(wide, count)
      })
    },
  }
}
