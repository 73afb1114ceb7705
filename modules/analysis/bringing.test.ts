import { Dataset } from "#modules/analysis/dataset.ts"
import { askToLockAnew } from "#modules/analysis/door.ts"
import { Snapshot } from "#modules/analysis/snapshot.ts"
import { keepBrought, readBrought } from "#modules/analysis/store/bringing.ts"
import { beginBringing } from "#modules/analysis/store/following.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { newKey, readKeys } from "#platform/identity/keyring.ts"
import { passingWays } from "#platform/identity/ways.ts"
import { analysing, lampData, lampFile, lampLines } from "#tests/analysing.ts"
import { onPlatform, type As } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe } from "node:test"
import { z } from "zod"

const today = "2019-05-01"
const nowhere = "00000000-0000-4000-8000-000000000000"

describe("a key that is changed", () => {
  onPlatform("opens what it locked until all of it is locked with the new one", { today }, async (all) => {
    const ringOf = (...keys: string[]) => readKeys(keys.join(",")) ?? assert.fail("no key")
    const [older, newer] = [newKey(), newKey()]
    const begun = await analysing(all, today, { ways: { ...passingWays(), keys: ringOf(older) } })
    const { snapshot } = await begun.kept("ursula", "ulises")
    const path = `/snapshots/${snapshot.id}/table?columns=sex`
    const was = await begun.must("ursula", "GET", path)
    const both = ringOf(newer, older)
    const changed = await analysing(all, today, { ways: { ...passingWays(), keys: both } })
    assert.deepEqual(await changed.must("ursula", "GET", path), was)
    await all.as("platform", (db) => askToLockAnew(db, both))
    assert.equal(await changed.work(), 1)
    const alone = await analysing(all, today, { ways: { ...passingWays(), keys: ringOf(newer) } })
    assert.deepEqual(await alone.must("ursula", "GET", path), was)
    const { filename } = await alone.must<Snapshot>("ursula", "GET", `/snapshots/${snapshot.id}`)
    assert.equal(filename, "lamps.csv")
    await all.as("platform", (db) => askToLockAnew(db, ringOf(newer)))
    assert.equal(await alone.work(), 0)
  })

  onPlatform(
    "is not waited for by names that lay open: they are read, and locked by the first job",
    { today },
    async (all) => {
      const { must, kept, work, ways } = await analysing(all, today)
      const { dataset, snapshot } = await kept("ursula", "ulises")
      // As a snapshot lay that was brought before names were locked.
      await all.as("platform", async (db) => {
        await sql`reset role`.execute(db)
        await sql`alter table analysis.snapshot disable trigger what_was_brought_stays`.execute(db)
        await sql`update analysis.snapshot set filename = 'older lamps.csv', name_key = null, name_box = null`.execute(
          db,
        )
        await sql`alter table analysis.snapshot enable trigger what_was_brought_stays`.execute(db)
      })
      const called = async () => {
        const { history } = await must<{ history: Snapshot[] }>("ursula", "GET", `/datasets/${dataset.id}`)
        return [(await must<Snapshot>("ursula", "GET", `/snapshots/${snapshot.id}`)).filename, history[0]?.filename]
      }
      assert.deepEqual(await called(), ["older lamps.csv", "older lamps.csv"])
      await all.as("platform", (db) => askToLockAnew(db, ways.keys))
      assert.equal(await work(), 1)
      assert.deepEqual(await called(), ["older lamps.csv", "older lamps.csv"])
      const Lying = z.object({ filename: z.string().nullable(), locked: z.boolean() })
      const lying = await all.as(
        "platform",
        (db) => rows(db, Lying)`select filename, name_box is not null as locked from analysis.snapshot`,
      )
      assert.deepEqual(lying, [{ filename: null, locked: true }])
      await all.as("platform", (db) => askToLockAnew(db, ways.keys))
      assert.equal(await work(), 0)
    },
  )
})

describe("a file on its way in", () => {
  onPlatform(
    "is told of to who brings it alone, in rows and bytes, until it is kept or refused",
    { today },
    async (all) => {
      const { must, bring } = await analysing(all, today)
      const { id: dataset } = await must<Dataset>("ursula", "POST", "/datasets", lampData)
      type Told = { bringing: object[] }
      const told = async (person: string) => (await must<Told>(person, "GET", `/datasets/${dataset}`)).bringing
      const file = lampFile(Array.from({ length: 600 }, () => lampLines).flat())
      const folder = await mkdtemp(join(tmpdir(), "bringing-"))
      try {
        const path = join(folder, "0")
        await writeFile(path, file)
        const passing = { path, name: "lamps.csv", hash: "0".repeat(64), size: Buffer.byteLength(file) }
        const options = { kind: "records" as const, states: [], today, leaveOut: [] }
        const seen: { bytes: number; rows: number }[] = []
        // The last thing noted of a file is that all of it was read, whatever was noted before.
        const step = <T>(work: (db: Database) => Promise<T>) =>
          all.as("ursula", async (db) => {
            const done = await work(db)
            const Far = z.object({ bytes: z.number(), rows: z.number() })
            const far = await rows(db, Far)`select bytes::float8 as bytes, rows::float8 as rows from analysis.bringing`
            seen.push(...far)
            return done
          })
        const id = Dataset.shape.id.parse(dataset)
        const inHand = await readBrought(step, passingWays().keys, id, passing, options, 1)
        const whole = { bytes: passing.size, rows: 600 * 150 }
        assert.deepEqual([seen[0], seen.at(-1)], [{ bytes: 0, rows: 0 }, whole])
        assert.ok(
          seen.some(({ bytes }) => bytes > 0 && bytes < passing.size),
          "told on the way",
        )
        assert.deepEqual(await told("ursula"), [{ id: inHand.id, size: passing.size, ...whole }])
        assert.deepEqual(await told("ulises"), [])
        await all.as("ursula", (db) => keepBrought(db, passingWays().keys, id, inHand, new Date()))
        assert.deepEqual(await told("ursula"), [])
        assert.equal((await bring("ursula", dataset, "name,sex\nVera Inventada,female\n")).type, "names-people")
        assert.deepEqual(await told("ursula"), [])
      } finally {
        await rm(folder, { recursive: true })
      }
    },
  )

  onPlatform("that was read and is refused after all is told of no more at once", { today }, async (all) => {
    // Its dataset is closed by another while it is read.
    const as: As = async (...asked) => {
      const done = await all.as(...asked)
      await all.as("platform", async (db) => {
        await sql`reset role`.execute(db)
        await sql`update analysis.dataset set closed = true where id in (select dataset from analysis.bringing)`.execute(
          db,
        )
      })
      return done
    }
    const { must, bring } = await analysing({ as }, today)
    const { id: dataset } = await must<Dataset>("ursula", "POST", "/datasets", lampData)
    assert.equal((await bring("ursula", dataset)).type, "dataset-is-closed")
    const { closed, bringing } = await must<Dataset & { bringing: object[] }>("ursula", "GET", `/datasets/${dataset}`)
    assert.deepEqual([closed, bringing], [true, []])
  })

  onPlatform(
    "that nothing is heard of any more is told of no more, and is forgotten with the next",
    { today },
    async (all) => {
      const { must, bring } = await analysing(all, today)
      const { id: dataset } = await must<Dataset>("ursula", "POST", "/datasets", lampData)
      const began = async (db: Database) => {
        await beginBringing(db, { id: Snapshot.shape.id.parse(nowhere), dataset, size: 9 })
        await sql`reset role`.execute(db)
        await sql`update analysis.bringing set heard = heard - interval '11 minutes'`.execute(db)
      }
      await all.as("ursula", began)
      assert.deepEqual((await must<{ bringing: object[] }>("ursula", "GET", `/datasets/${dataset}`)).bringing, [])
      assert.equal((await bring("ursula", dataset)).status, 200)
      const left = await all.as(
        "ursula",
        (db) => rows(db, z.object({ id: z.string() }))`select id from analysis.bringing`,
      )
      assert.deepEqual(left, [])
    },
  )
})
