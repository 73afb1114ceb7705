import type { OpenDatabase } from "#platform/database/open.ts"
import { openPglite } from "#platform/database/pglite.ts"
import { openPostgres } from "#platform/database/postgres.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { record } from "#platform/ledger/ledger.ts"
import { Line, textOf } from "#platform/ledger/line.ts"
import { headOf, inclusionPath } from "#platform/ledger/tree.ts"
import { verify } from "#platform/ledger/verify.ts"
import { hash } from "node:crypto"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { emptyPostgres } from "../crash/postgres.ts"
import type { Figure } from "./measures.ts"

type Tell = (figure: Figure) => void

/** So many lines are added one after the other to tell what one costs. */
const sample = 500

/**
 * What a line costs at the thousandth and at the last, what a proof costs, and
 * how long the whole ledger takes to verify, beside hashing the same bytes.
 */
export async function measureLedger(tell: Tell, lines: number): Promise<void> {
  if (process.env["TEST_DATABASE_URL"]) {
    await using postgres = await emptyPostgres()
    const store = await openPostgres(postgres.url)
    try {
      await measure(tell, store, lines, "PostgreSQL")
    } finally {
      await store.close()
    }
    return
  }
  const folder = await mkdtemp(join(tmpdir(), "bench-ledger-"))
  const store = await openPglite(folder)
  try {
    await measure(tell, store, lines, "PGlite")
  } finally {
    await store.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function measure(tell: Tell, { transaction, kysely }: OpenDatabase, lines: number, kind: string): Promise<void> {
  const add = (count: number) => transaction("platform", (db) => fill(db, count))
  await add(1000)
  const first = await costOfAdding(transaction)
  for (let left = lines - 1000 - sample; left > 0; left -= 10_000) await add(Math.min(left, 10_000))
  await sql`analyze ledger.entry`.execute(kysely)
  await sql`analyze ledger.subtree`.execute(kysely)
  const last = await costOfAdding(transaction)
  tell({
    what: `A line added at ${lines}, ${kind}`,
    measured: `${last.toFixed(3)} ms`,
    against: `${first.toFixed(3)} ms at 1000: ${(last / first).toFixed(2)}×`,
    verdict: last / first <= 1.5 ? "kept (1.5×)" : "missed (1.5×)",
  })

  const proof = await timed(() =>
    transaction("platform", async (db) => {
      for (let n = 0; n < 100; n += 1) await inclusionPath(db, Math.floor((n * lines) / 100), lines)
      await headOf(db, lines)
    }),
  )
  tell({
    what: `Proof of a line of ${lines}, ${kind}`,
    measured: `${(proof / 100).toFixed(2)} ms`,
    against: "–",
    verdict: "–",
  })

  const took = await timed(async () => {
    const { broken } = await verify((work) => transaction("platform", work, "reading"))
    if (broken) throw new Error(`line ${broken.line} is ${broken.how}`)
  })
  const hashing = await timeOfHashing(transaction)
  tell({
    what: `Ledger of ${lines} lines verified, ${kind}`,
    measured: `${(took / 1000).toFixed(1)} s`,
    against: `${(hashing / 1000).toFixed(1)} s for hashing the same bytes: ${(took / hashing).toFixed(1)}×`,
    verdict: "–",
  })
}

/** Adds lines as acts do, without the way to the database and back for each. */
async function fill(db: Database, count: number): Promise<void> {
  await sql`
    select ledger.add_line(now(), 'platform', 'lantern.light', null, array['lantern:' || gen_random_uuid()],
                           json_build_object('id', gen_random_uuid(), 'digest', left(md5(n::text), 16)),
                           jsonb_build_object('oil', jsonb_build_object('before', n, 'after', n + 1)),
                           left(translate(encode(sha256(n::text::bytea), 'base64'), '+/', '-_'), 22))
      from generate_series(1, ${count}::int) n`.execute(db)
}

/**
 * What one line costs an act, in milliseconds, each in a transaction of its own: the first decile of many, because what is
 * slower was kept waiting by something else on the machine.
 */
async function costOfAdding(transaction: OpenDatabase["transaction"]): Promise<number> {
  const each: number[] = []
  for (let n = 0; n < sample; n += 1)
    await transaction("platform", async (db) => {
      const params = JSON.stringify({ id: `lantern-${n}`, digest: "0123456789abcdef" })
      each.push(await timed(() => record(db, { at: new Date(), person: "platform", act: "lantern.light", params })))
    })
  return each.toSorted((one, other) => one - other)[Math.floor(sample / 10)] ?? 0
}

/** How long hashing what all lines say takes by itself, a line at a time. */
async function timeOfHashing(transaction: OpenDatabase["transaction"]): Promise<number> {
  let before = ""
  let total = 0
  for (let from = 0; ; from += 5000) {
    const lines = await transaction("platform", (db) => stretch(db, from), "reading")
    const texts = lines.map((line) => {
      const text = textOf(line, before)
      before = line.seal
      return text
    })
    const start = performance.now()
    for (const text of texts) hash("sha256", text, "buffer")
    total += performance.now() - start
    if (lines.length < 5000) return total
  }
}

const stretch = (db: Database, from: number): Promise<Line[]> =>
  rows(db, Line)`
    select number, at, person, appointment, act, subjects, params::text as params, changes::text as changes, salt,
           formula, seal from ledger.entry where number > ${from} order by number limit 5000`

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
