/**
 * Answers a call on a store until it is killed, round after round: a second person
 * writes, the first clears, submits and begins again. Each clearing is told on
 * stdout once it is kept. What was told must be there afterwards; of what was not
 * told, all or nothing.
 */
import { jobHandlers } from "#apps/server/modules.ts"
import type { SubmissionInPlace } from "#modules/submissions/contract.ts"
import { openPglite } from "#platform/database/pglite.ts"
import { openPostgres } from "#platform/database/postgres.ts"
import { loadPeople } from "#platform/identity/people.ts"
import { workOff } from "#platform/jobs/worker.ts"
import { answering } from "#tests/answering.ts"
import { platformOn, type As } from "#tests/serving.ts"

const today = "2018-03-01"
const [, , where = ""] = process.argv
const database = where.startsWith("postgres") ? await openPostgres(where) : await openPglite(where)
const as: As = (who, work, kind) => database.transaction(who, work, kind)
await as("platform", (db) => loadPeople(db, new Date(), true))

const there = await database.pool.query<{ id: string }>("select id from submissions.submission")
const id = there.rows[0]?.id ?? (await begun())

/** Opens a call and its form, all of whose sections are a second person's to write. */
async function begun(): Promise<string> {
  const { app } = platformOn(as, "amina", today)
  const work = () => workOff({ transaction: as }, jobHandlers, () => new Date())
  const { begin, give } = await answering({ app, as, work }, today)
  const submission = await begin("bruno", "state-ury")
  await give("bruno", "benita", submission.id)
  return submission.id
}

async function ask<T>(who: string, method: "GET" | "POST", path: string, payload?: object): Promise<T> {
  const { app } = platformOn(as, who, today)
  const answer = await app.inject({ method, url: `/api/v1/submissions/${id}${path}`, ...(payload && { payload }) })
  await app.close()
  if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.body}`)
  return answer.json()
}

for (;;) {
  const { status, round, drafts } = await ask<SubmissionInPlace>("bruno", "GET", "")
  if (status === "drafting" || status === "clarifying") {
    const base = (question: string) => drafts.find((each) => each.question === question)?.version ?? 0
    const law = {
      kind: "compliance",
      answer: "yes",
      articles: "",
      text: `Round ${round}, ${base("lantern.law")}`,
      files: [],
    }
    const written = [
      { question: "lantern.law", value: law },
      { question: "lantern.keepers", value: { kind: "number", number: round } },
      { question: "lantern.oil", value: { kind: "choice", chosen: ["olive"], other: "" } },
    ]
    const wordings = written.map((each) => ({ ...each, nth: 0, language: "en", base: base(each.question) }))
    await ask("benita", "POST", "/drafts", { drafts: wordings })
    await ask("bruno", "POST", "/clear")
    process.stdout.write(`${round}\n`)
  }
  if (status === "cleared") await ask("bruno", "POST", "/submit")
  if (status === "submitted") await ask("bruno", "POST", "/resume")
}
