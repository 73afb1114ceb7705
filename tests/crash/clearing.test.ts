import type { OpenDatabase } from "#platform/database/open.ts"
import { openPglite } from "#platform/database/pglite.ts"
import { openPostgres } from "#platform/database/postgres.ts"
import { verify } from "#platform/ledger/verify.ts"
import assert from "node:assert/strict"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, it } from "node:test"
import { killedAfter } from "./killing.ts"
import { emptyPostgres } from "./postgres.ts"

/** How long each writer goes on after its first clearing, in milliseconds: the blow falls at another place each time. */
const lives = [60, 410, 990]

/** The rounds a writer said were cleared before it was killed. */
const killedWhileClearing = async (where: string, life: number): Promise<number[]> =>
  (await killedAfter(life, "clearing-writer.ts", where)).map(Number)

/** Whole: each round that was told is in the store with its line, and no round is there by half. */
async function assertWhole({ pool, transaction }: OpenDatabase, told: readonly number[]): Promise<void> {
  const { rows: rounds } = await pool.query<{ round: number; answers: number; shown: number }>(
    "select round, count(*)::int as answers, count(submitted)::int as shown from submissions.answer group by round order by round",
  )
  const { rows: lines } = await pool.query<{ act: string; answers: number }>(
    `select act, (select count(*)::int from unnest(subjects) as s where s like 'answer:%') as answers
       from ledger.entry where act in ('submission.clear', 'submission.submit') order by number`,
  )
  const { rows: stands } = await pool.query<{ status: string; round: number; standing: string }>(
    `select s.status, s.round, d.standing from submissions.submission s
       join calls.addressee d on d.call = s.call and d.party = s.party`,
  )
  const [submission] = stands
  assert.ok(submission)
  const there = rounds.map(({ round }) => round)
  assert.deepEqual(
    told.filter((round) => !there.includes(round)),
    [],
    "what was told is there",
  )
  for (const { answers, shown } of rounds) {
    assert.equal(answers, 3, "every answer of a round, or none")
    assert.ok(shown === 0 || shown === 3, "shown whole, or not at all")
  }
  const of = (act: string) => lines.filter((line) => line.act === act)
  assert.deepEqual(
    [of("submission.clear").length, of("submission.submit").length],
    [...[rounds.length, rounds.filter(({ shown }) => shown === 3).length]],
  )
  assert.ok(
    lines.every(({ answers }) => answers === 3),
    "every line names its answers",
  )
  const last = rounds.at(-1)
  const isCleared = submission.status === "cleared" || submission.status === "submitted"
  assert.equal(last?.round === submission.round, isCleared, "it stands as its answers do")
  assert.equal(submission.standing, submission.status === "drafting" ? "drafting" : submission.status)
  assert.equal((await verify((work) => transaction("platform", work))).broken, null)
}

describe("a process that is killed while answers are cleared", () => {
  it("leaves each round whole, in the embedded database", { timeout: 240_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), "crash-clearing-"))
    const told: number[] = []
    for (const life of lives) {
      told.push(...(await killedWhileClearing(folder, life)))
      const store = await openPglite(folder)
      await assertWhole(store, told)
      await store.close()
    }
    assert.ok(told.length >= lives.length)
    await rm(folder, { recursive: true })
  })

  const skip = !process.env["TEST_DATABASE_URL"] && "TEST_DATABASE_URL is not set"
  it("leaves each round whole, in PostgreSQL", { skip, timeout: 240_000 }, async () => {
    await using postgres = await emptyPostgres()
    const told: number[] = []
    for (const life of lives) {
      told.push(...(await killedWhileClearing(postgres.url, life)))
      const store = await openPostgres(postgres.url)
      await assertWhole(store, told)
      await store.close()
    }
    assert.ok(told.length >= lives.length)
  })
})
