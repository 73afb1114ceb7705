import type { Document } from "#modules/decisions/document.ts"
import type { Import, Preview } from "#modules/decisions/import.ts"
import type { Mandate } from "#modules/decisions/mandate.ts"
import type { Provision } from "#modules/decisions/provision.ts"
import { loadDecisions } from "#modules/decisions/door.ts"
import { loadDirectory } from "#modules/directory/door.ts"
import type { Database } from "#platform/database/sql.ts"
import type { Service } from "#platform/http/service.ts"
import assert from "node:assert/strict"

type Platform = {
  readonly app: Service["app"]
  readonly as: <T>(person: string, work: (db: Database) => Promise<T>) => Promise<T>
  readonly work: () => Promise<number>
}
type Brought = Import & { readonly preview: Preview | null }
export type ReadText = {
  readonly document: Document
  readonly provisions: Provision[]
  readonly mandates: Mandate[]
  readonly notes: { readonly mark: string; readonly text: string }[]
  readonly citedBy: { readonly slug: string }[]
}

/** How tests bring files to a platform and ask it: with the directory and the sessions of the starter record loaded. */
export async function importing({ app, as, work }: Platform) {
  await as("platform", async (db) => {
    await loadDirectory(db)
    await loadDecisions(db)
  })

  const ask = async <T>(url: string, expected = 200): Promise<T> => {
    const answer = await app.inject(`/api/v1${url}`)
    assert.equal(answer.statusCode, expected, answer.body.slice(0, 500))
    return answer.json()
  }
  const send = (url: string, body?: object, method: "POST" | "PATCH" = "POST") =>
    app.inject({ method, url: `/api/v1${url}`, ...(body ? { payload: body } : {}) })
  const act = async <T>(url: string, body?: object, method: "POST" | "PATCH" = "POST"): Promise<T> => {
    const answer = await send(url, body, method)
    assert.equal(answer.statusCode, 200, answer.body.slice(0, 500))
    return answer.json()
  }

  /** Brings files and lets the platform read them. */
  async function bring(files: Readonly<Record<string, string | Uint8Array>>): Promise<Brought[]> {
    const answer = await app.inject({ method: "POST", url: "/api/v1/imports", ...formOf(files) })
    assert.equal(answer.statusCode, 200, answer.body.slice(0, 500))
    await work()
    const { imports } = answer.json<{ imports: Import[] }>()
    return Promise.all(imports.map(({ id }) => ask<Brought>(`/imports/${id}`)))
  }

  /** Brings one text, and keeps it. */
  async function keep(text: string | Uint8Array, body: object = {}, name = "resolution.txt"): Promise<Import> {
    const [brought] = await bring({ [name]: text })
    assert.equal(brought?.status, "previewed", brought?.refusal ?? "")
    return act<Import>(`/imports/${brought.id}/keep`, body)
  }

  const read = (slug: string, language = "en") => ask<ReadText>(`/documents/${slug}/text?language=${language}`)

  return { ask, send, act, bring, keep, read }
}

/** Files as a browser's form sends them. */
export function formOf(files: Readonly<Record<string, string | Uint8Array>>) {
  const parts = Object.entries(files).flatMap(([name, content]) => [
    `--edge\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\n\r\n`,
    content,
    "\r\n",
  ])
  const payload = Buffer.concat([...parts, "--edge--\r\n"].map((part) => Buffer.from(part)))
  return { headers: { "content-type": "multipart/form-data; boundary=edge" }, payload }
}
