import { loadDirectory } from "#modules/directory/door.ts"
import { pdf, proposed } from "#platform/identity/nomination/examples.ts"
import { platformOn, type As } from "#tests/platform.ts"
import { formOf } from "#tests/importing.ts"
import assert from "node:assert/strict"

/** An answer as the tests look at it. */
export type Told = { readonly status: number; readonly type: string; readonly body: Body }

/** What is known of a body; beyond that a test looks for itself. */
type Body = Readonly<Record<string, unknown>> &
  Partial<Readonly<Record<"id" | "type" | "person" | "name" | "status" | "expires" | "next" | "link", string | null>>>

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE"

/** What people do with nominations over HTTP, each as themselves. */
export async function nominating({ as }: { as: As }, today: string, how: { mails?: boolean } = {}) {
  await as("platform", loadDirectory)
  const open = (person: string) => platformOn(as, person, today, how)

  /** Asks for an operation as somebody. */
  async function ask(person: string, method: Method, path: string, payload?: object): Promise<Told> {
    const { app } = open(person)
    const answer = await app.inject({ method, url: `/api/v1${path}`, ...(payload && { payload }) })
    await app.close()
    const body: Body = answer.headers["content-type"]?.toString().includes("json") ? answer.json() : {}
    return { status: answer.statusCode, type: (body.type ?? "").replace("problem:", ""), body }
  }
  /** Brings a letter as somebody, and answers its id. */
  async function bring(person: string, content: Buffer = pdf, name = "note verbale.pdf"): Promise<Told> {
    const { app } = open(person)
    const answer = await app.inject({
      method: "POST",
      url: "/api/v1/nominations/letters",
      ...formOf({ [name]: content }),
    })
    await app.close()
    const body: Body = answer.json()
    return { status: answer.statusCode, type: (body.type ?? "").replace("problem:", ""), body }
  }
  /** Proposes somebody on a letter that was just brought. */
  async function propose(person: string, change: Partial<typeof proposed> = {}): Promise<Told> {
    const { body } = await bring(person)
    return ask(person, "POST", "/nominations", { ...proposed, ...change, letter: body.id })
  }
  /** The same, and it must be taken: the id of the nomination. */
  async function proposedBy(person: string, change: Partial<typeof proposed> = {}): Promise<string> {
    const { status, body } = await propose(person, change)
    assert.equal(status, 200, JSON.stringify(body))
    return body.id ?? ""
  }
  return { ask, bring, propose, proposedBy }
}
