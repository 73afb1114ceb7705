import { digestOfCube } from "#modules/analysis/store/cubes.ts"
import { openPglite } from "#platform/database/pglite.ts"
import { openPostgres } from "#platform/database/postgres.ts"
import { rows } from "#platform/database/sql.ts"
import { readKeys } from "#platform/identity/keyring.ts"
import { passingWays } from "#platform/identity/ways.ts"
import { reclaim } from "#platform/jobs/worker.ts"
import { analysing } from "#tests/analysing.ts"
import type { As } from "#tests/serving.ts"
import assert from "node:assert/strict"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, it } from "node:test"
import { z } from "zod"
import { keyOfCrash } from "./data-key.ts"
import { killedAfter } from "./killing.ts"
import { emptyPostgres } from "./postgres.ts"

const Snapshot = z.object({
  id: z.string(),
  status: z.string(),
  records: z.int(),
  coded: z.int(),
  chunks: z.int(),
  held: z.int(),
  meanings: z.int(),
})
const Release = z.object({
  id: z.string(),
  protecting: z.number().nullable(),
  proved: z.boolean(),
  digest: z.string().nullable(),
  bytes: z.instanceof(Uint8Array).nullable(),
})

describe("a writer that is killed while data are kept and protected", () => {
  it(
    "leaves each snapshot whole or not at all, and each draft protected or as it was",
    { timeout: 300_000 },
    async () => {
      const folder = await mkdtemp(join(tmpdir(), "crash-data-"))
      const postgres = process.env["TEST_DATABASE_URL"] ? await emptyPostgres() : undefined
      const where = postgres?.url ?? folder
      try {
        const told: string[] = []
        for (const life of [40, 900, 1700, 2600]) told.push(...(await killedAfter(life, "data-writer.ts", where)))
        const database = postgres ? await openPostgres(where) : await openPglite(where)
        try {
          const as: As = (who, work, kind) => database.transaction(who, work, kind)
          const snapshots = await as(
            "platform",
            (db) => rows(db, Snapshot)`
          select s.id, s.status, s.records,
                 (select count(*)::int from jsonb_array_elements(s.columns) c where c ->> 'role' not in ('value', 'left-out')) as coded,
                 (select count(*)::int from analysis.chunk c where c.snapshot = s.id) as chunks,
                 (select coalesce(sum(c.rows), 0)::int from analysis.chunk c where c.snapshot = s.id and c.place = 0) as held,
                 (select count(*)::int from analysis.dictionary d where d.snapshot = s.id) as meanings
            from analysis.snapshot s`,
          )
          assert.ok(snapshots.length > 0)
          for (const { records, coded, chunks, held, meanings, id } of snapshots)
            assert.deepEqual([chunks, held, meanings], [coded * Math.ceil(records / 65_536), records, coded], id)
          const releases = await as(
            "platform",
            (db) => rows(db, Release)`
          select r.id, r.protecting, coalesce((r.proof ->> 'touch')::int = r.touch, false) as proved, r.digest, f.bytes
            from analysis.release r left join analysis.figures f on f.id = r.figures`,
          )
          for (const { proved, digest, bytes, id } of releases)
            assert.deepEqual([proved, digest], bytes ? [true, digestOfCube(bytes)] : [false, null], id)
          for (const line of told) {
            const [what = "", id = ""] = line.split(" ")
            if (what === "snapshot") assert.equal(snapshots.find((each) => each.id === id)?.status, "reviewed", line)
            else assert.equal(releases.find((each) => each.id === id)?.proved, true, line)
          }
          // What was cut short is taken up again, and what lies there can be counted.
          await reclaim(database)
          const keys = readKeys(keyOfCrash) ?? assert.fail("no key")
          const { must, work } = await analysing({ as }, "2019-05-01", { ways: { ...passingWays(), keys } })
          await work()
          const left = await as(
            "platform",
            (db) => rows(db, z.object({ n: z.int() }))`
          select count(*)::int as n from analysis.release where protecting is not null`,
          )
          assert.deepEqual(left, [{ n: 0 }])
          const kept = snapshots.find(({ status }) => status === "reviewed")
          if (kept) {
            const { cells } = await must<{ cells: { value: number }[] }>(
              "ursula",
              "GET",
              `/snapshots/${kept.id}/table?columns=sex,form`,
            )
            assert.equal(
              cells.reduce((sum, { value }) => sum + value, 0),
              kept.records,
            )
          }
        } finally {
          await database.close()
        }
      } finally {
        await postgres?.[Symbol.asyncDispose]()
        await rm(folder, { recursive: true })
      }
    },
  )
})
