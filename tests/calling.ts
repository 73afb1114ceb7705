import type { Call } from "#modules/calls/call.ts"
import { addQuestions } from "#modules/calls/door.ts"
import { lanternCall, lanternQuestionnaire, lanternQuestions } from "#modules/calls/examples.ts"
import { lanterns } from "#modules/decisions/examples.ts"
import { loadTreaties } from "#modules/treaties/door.ts"
import type { Database } from "#platform/database/sql.ts"
import type { Service } from "#platform/http/service.ts"
import { importing, type ReadText } from "#tests/importing.ts"
import assert from "node:assert/strict"

type Platform = {
  readonly app: Service["app"]
  readonly as: <T>(person: string, work: (db: Database) => Promise<T>) => Promise<T>
  readonly work: () => Promise<number>
}

/** How tests ask: with the directory, the treaties, a kept resolution and the bank of lanterns. The app is amina's. */
export async function calling(all: Platform) {
  const tools = await importing(all)
  const { keep, read, send, ask } = tools
  await all.as("platform", (db) => loadTreaties(db, new Date("2026-11-02T12:00:00Z")))
  const kept = await keep(lanterns)
  const { mandates }: ReadText = await read(kept.slug ?? "")
  const mandate = mandates[0]?.id
  assert.ok(mandate)
  await all.as("amina", (db) => addQuestions(db, lanternQuestions, new Date("2018-01-01T12:00:00Z")))

  /** Puts a request that must succeed. */
  const put = async <T>(method: "POST" | "PUT" | "DELETE" | "PATCH", path: string, payload?: object): Promise<T> => {
    const answer = await all.app.inject({ method, url: `/api/v1${path}`, ...(payload && { payload }) })
    assert.equal(answer.statusCode, 200, `${path}: ${answer.body.slice(0, 500)}`)
    return answer.json()
  }

  /** The draft of the call about lanterns, with what is said of it otherwise. */
  const draft = (
    other: Partial<ReturnType<typeof lanternCall>> = {},
    questionnaire: object = lanternQuestionnaire,
  ): Promise<Call> => put("POST", "/calls", { wording: { ...lanternCall(mandate), ...other }, questionnaire })

  /** The same call, tested. */
  async function tested(...given: Parameters<typeof draft>): Promise<Call> {
    const { id } = await draft(...given)
    return put("POST", `/calls/${id}/test`)
  }

  /** The same call, open. */
  async function opened(...given: Parameters<typeof draft>): Promise<Call> {
    const { id } = await tested(...given)
    return put("POST", `/calls/${id}/open`)
  }

  return { ...tools, kept, mandate, put, send, ask, draft, tested, opened }
}
