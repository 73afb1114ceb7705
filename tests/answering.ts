import type { Call } from "#modules/calls/call.ts"
import type { AnswerValue } from "#modules/calls/value.ts"
import type { SubmissionInPlace } from "#modules/submissions/contract.ts"
import type { Submission } from "#modules/submissions/submission.ts"
import { sql, type Database } from "#platform/database/sql.ts"
import type { Service } from "#platform/http/service.ts"
import { calling } from "#tests/calling.ts"
import { formOf } from "#tests/importing.ts"
import { platformOn, type As } from "#tests/serving.ts"
import assert from "node:assert/strict"

type All = {
  readonly app: Service["app"]
  readonly as: As
  readonly work: () => Promise<number>
}

/** An answer as tests look at it. */
export type Told = { readonly status: number; readonly type: string; readonly body: never; readonly line: number }

/**
 * How people answer over HTTP, each as themselves: with a call about lanterns open
 * to Uruguay, Jordan and an agency, and somebody besides for Jordan, where one person would be alone.
 */
export async function answering(all: All, today: string) {
  const tools = await calling(all)
  const open = (who: string) => platformOn(all.as, who, today)
  await all.as("platform", (db) => second(db, "basma", "contributor", "state-jor"))

  /** Asks for an operation as somebody. */
  async function ask(who: string, method: "GET" | "POST" | "PUT" | "DELETE", path: string, payload?: object) {
    const { app } = open(who)
    const answer = await app.inject({ method, url: `/api/v1${path}`, ...(payload && { payload }) })
    await app.close()
    const isJson = answer.headers["content-type"]?.toString().includes("json") === true
    const body = (isJson ? answer.json() : { text: answer.body }) as never // Whoever asks knows the contract.
    const { type = "" } = body as { type?: string }
    const line = Number(answer.headers["ledger-line"] ?? 0)
    return { status: answer.statusCode, type: type.replace("problem:", ""), body, line, bytes: answer.rawPayload }
  }
  /** The same, where it must succeed. */
  async function must<T>(who: string, method: "GET" | "POST" | "PUT" | "DELETE", path: string, payload?: object) {
    const { status, body } = await ask(who, method, path, payload)
    assert.equal(status, 200, `${who} ${method} ${path}: ${JSON.stringify(body).slice(0, 500)}`)
    return body as T
  }
  /** Brings a file to an answer as somebody. */
  async function bring(who: string, path: string, name: string, content: string | Uint8Array) {
    const { app } = open(who)
    const answer = await app.inject({ method: "POST", url: `/api/v1${path}`, ...formOf({ [name]: content }) })
    await app.close()
    const body = answer.json<{ type?: string; files?: { hash: string; type: string; name: string }[] }>()
    return { status: answer.statusCode, type: (body.type ?? "").replace("problem:", ""), files: body.files ?? [] }
  }

  const call = (await tools.opened()) satisfies Call
  const begin = (who: string, party: string, of: string = call.id) =>
    must<Submission>(who, "POST", `/calls/${of}/submissions`, { party })
  const read = (who: string, id: string) => must<SubmissionInPlace>(who, "GET", `/submissions/${id}`)
  const save = (who: string, id: string, ...drafts: object[]) =>
    ask(who, "POST", `/submissions/${id}/drafts`, {
      drafts: drafts.map((each) => ({ nth: 0, base: 0, language: "en", ...each })),
    })
  /** Goes over what others wrote in a section, as it stands there now; answers how much was seen by nobody yet. */
  async function see(who: string, id: string, section: string): Promise<number> {
    const { drafts } = await read(who, id)
    const versions = drafts.map(({ question, nth, version }) => ({ question, nth, version }))
    const path = `/submissions/${id}/sections/${section}/seen`
    return (await must<{ seen: number }>(who, "POST", path, { drafts: versions })).seen
  }

  /** Gives every section to somebody. */
  async function give(by: string, to: string, id: string): Promise<void> {
    const { form } = await read(by, id)
    for (const { code } of form.sections)
      await must(by, "PUT", `/submissions/${id}/sections/${code}/assignments/${to}`, { due: null, note: "" })
  }
  /** Opens the form for a State, has everything written by a second person, cleared and submitted by the first. */
  async function sent(first: string, other: string, party: string, drafts: readonly object[] = whole, of = call.id) {
    const { id } = await begin(first, party, of)
    await give(first, other, id)
    const { status, body } = await save(other, id, ...drafts)
    assert.equal(status, 200, JSON.stringify(body))
    await must(first, "POST", `/submissions/${id}/clear`)
    return must<Submission>(first, "POST", `/submissions/${id}/submit`)
  }

  return { ...tools, call, ask, must, bring, begin, read, save, see, give, sent }
}

const number = (n: number): AnswerValue => ({ kind: "number", number: n })

/** An answer to every question of the call about lanterns. */
export const whole: readonly { readonly question: string; readonly value: AnswerValue }[] = [
  {
    question: "lantern.law",
    value: { kind: "compliance", answer: "yes", articles: "Lamp Act, 3", text: "", files: [] },
  },
  { question: "lantern.keepers", value: number(12) },
]

/** Puts somebody else into the world, who acts for a State or organization; in one process, where it is named. */
export async function second(
  db: Database,
  who: string,
  role: string,
  party: string,
  process: string | null = null,
): Promise<void> {
  await sql`insert into identity.person (id, name, made) values (${who}, ${`${who} Inventada`}, now()) on conflict do nothing`.execute(
    db,
  )
  await sql`
    insert into identity.appointment (person, role, party, process, since, made)
    values (${who}, ${role}, ${party}, ${process}, '2000-01-01', now())
  `.execute(db)
}
