import { jobHandlers } from "#apps/server/modules.ts"
import { platform } from "#apps/server/platform.ts"
import { lanternQuestionnaire } from "#modules/calls/examples.ts"
import { save } from "#modules/submissions/store/drafts.ts"
import { sectionsGiven } from "#modules/submissions/store/people.ts"
import { callOf, findSubmission, hold } from "#modules/submissions/store/submissions.ts"
import type { OpenDatabase } from "#platform/database/open.ts"
import { openPglite } from "#platform/database/pglite.ts"
import { openPostgres } from "#platform/database/postgres.ts"
import { introduce } from "#platform/identity/identify.ts"
import { loadPeople } from "#platform/identity/people.ts"
import { permission, thePublic } from "#platform/identity/rights.ts"
import { workOff } from "#platform/jobs/worker.ts"
import { record } from "#platform/ledger/ledger.ts"
import { answering, second } from "#tests/answering.ts"
import { platformOn, type As } from "#tests/serving.ts"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { emptyPostgres } from "../crash/postgres.ts"
import type { Figure } from "./measures.ts"
import { p95, readTogether } from "./readers.ts"

type Tell = (figure: Figure) => void
const ms = (milliseconds: number): string => `${milliseconds.toFixed(1)} ms`

const today = "2018-03-01"
/** How many write at once, each their own answer of one form. */
const contributors = 100
const goal = 1.5

/** One answer saved after the other by many at once, held against the same SQL without contract, rights and refusals. */
export async function measureAnswering(tell: Tell, seconds: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "bench-answering-"))
  try {
    if (process.env["TEST_DATABASE_URL"]) {
      await using postgres = await emptyPostgres()
      await measureOn(tell, "PostgreSQL", seconds, await openPostgres(postgres.url), goal)
    }
    await measureOn(tell, "PGlite", seconds, await openPglite(folder))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function measureOn(tell: Tell, name: string, seconds: number, store: OpenDatabase, held?: number) {
  const as: As = (who, work, kind) => store.transaction(who, work, kind)
  const id = await formFor(as)
  const versions = Array.from({ length: contributors }, () => 0)
  const wording = (n: number) => ({
    ...{ question: "lantern.dark", nth: n + 1, language: "en" as const },
    base: versions[n] ?? 0,
    value: { kind: "explanation" as const, text: `Fog in harbour ${n}, and ${versions[n]} nights of it.`, files: [] },
  })
  const wrote = (n: number) => void (versions[n] = (versions[n] ?? 0) + 1)
  const bareSave = async (n: number) => {
    const who = writer(n)
    await as(who, async (db) => {
      const now = new Date()
      await hold(db, id, "beside")
      const submission = await findSubmission(db, id)
      if (!submission) throw new Error("the submission is there")
      await callOf(db, submission)
      await sectionsGiven(db, submission.id, who)
      await save(db, submission, [wording(n)], now)
      await record(db, { at: now, person: who, act: "draft.save", params: JSON.stringify({ id }) })
    })
    wrote(n)
  }
  const { app } = platform(
    {
      transaction: as,
      clock: () => new Date(`${today}T12:00:00Z`),
      permission,
      identify: (_, { headers }) =>
        as(String(headers["x-writer"]), async (db) => (await introduce(db, today)) ?? thePublic, "reading"),
    },
    store.kind,
  )
  const servedSave = async (n: number) => {
    const answer = await app.inject({
      ...{ method: "POST", url: `/api/v1/submissions/${id}/drafts`, payload: { drafts: [wording(n)] } },
      headers: { "x-writer": writer(n) },
    })
    if (answer.statusCode !== 200) throw new Error(answer.body)
    wrote(n)
  }
  const measured = async (one: (n: number) => Promise<void>) => {
    await readTogether(inTurn(one), 1, contributors)
    return p95(await readTogether(inTurn(one), seconds, contributors))
  }
  const bare = await measured(bareSave)
  const served = await measured(servedSave)
  await app.close()
  await store.close()
  const ratio = served / bare
  tell({
    what: `p95 of saving one answer, ${contributors} contributors, ${name}`,
    measured: ms(served),
    against: `${ms(bare)} the same SQL: ${ratio.toFixed(2)}×`,
    verdict: held === undefined ? "–" : `${ratio <= held ? "kept" : "missed"} (${held}×)`,
  })
}

/** Whoever has nothing in hand takes the answer that was longest left alone, so that nobody meets anybody. */
function inTurn(one: (n: number) => Promise<void>): (n: number) => Promise<void> {
  const waiting: number[] = Array.from({ length: contributors }, (_, n) => n)
  return async () => {
    const n = waiting.shift()
    if (n === undefined) throw new Error("each has one answer in hand")
    await one(n)
    waiting.push(n)
  }
}

const writer = (n: number): string => `writer-${n}`

/** A form with a place for each of many contributors, all of whom were given its section. */
async function formFor(as: As): Promise<string> {
  await as("platform", (db) => loadPeople(db, new Date(), true))
  const { app } = platformOn(as, "amina", today)
  const work = () => workOff({ transaction: as }, jobHandlers, () => new Date())
  const { opened, begin, must } = await answering({ app, as, work }, today)
  const asked = { question: "lantern.dark", required: false, when: null, check: null }
  const repeat = {
    repeat: "harbour",
    label: { en: "Harbour" },
    least: 0,
    most: contributors,
    when: null,
    items: [asked],
  }
  const [first] = lanternQuestionnaire.sections
  const call = await opened({}, { sections: [{ ...first, items: [repeat] }] })
  await as("platform", async (db) => {
    for (let n = 0; n < contributors; n += 1) await second(db, writer(n), "contributor", "state-ury")
  })
  const { id } = await begin("bruno", "state-ury", call.id)
  for (let n = 0; n < contributors; n += 1)
    await must("bruno", "PUT", `/submissions/${id}/sections/light/assignments/${writer(n)}`, { due: null, note: "" })
  return id
}
