import type { Configuration } from "#apps/server/configuration.ts"
import { startServer, type Outside, type Running } from "#apps/server/start.ts"
import { rates, type Rates } from "#platform/http/rates.ts"
import type { Service } from "#platform/http/service.ts"
import { cast } from "#platform/identity/cast.ts"
import { makeLink } from "#platform/identity/session.ts"
import assert from "node:assert/strict"
import { mkdtemp, rm } from "node:fs/promises"
import { Agent, request, type IncomingHttpHeaders } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after } from "node:test"
import { emptyPostgres } from "../crash/postgres.ts"

/** What is asked over the wire: by whom (one of the cast; the public if nobody is named), with what. */
export type Asked = {
  readonly as?: string | undefined
  readonly method?: string | undefined
  readonly headers?: Readonly<Record<string, string>> | undefined
  readonly body?: string | Uint8Array | undefined
  readonly json?: unknown
}

/** What came back, as it came. */
export type Answered = {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** The whole product as it is run, on a fresh record of its own, and a way to ask it like any stranger on the network. */
export type Siege = {
  readonly server: Running
  readonly served: Service["served"]
  /** Asks, and takes down whatever comes back. */
  readonly ask: (path: string, asked?: Asked) => Promise<Answered>
  /** The cookie of somebody of the cast, who signed in with a link. */
  readonly cookieOf: (person: string) => Promise<string>
  /** Signs somebody in once more, in another browser. */
  readonly signIn: (person: string) => Promise<string>
  /** All that the server logged so far. */
  readonly logged: readonly string[]
}

const unlimited = Object.fromEntries(Object.keys(rates).map((each) => [each, { burst: 1e9, perSecond: 1e9 }])) as Rates // The same keys.

let shared: Promise<Siege> | undefined
const closing: (() => Promise<void>)[] = []
after(async () => {
  for (const close of closing.reverse()) await close()
})

/** The server that the tests of this folder attack together; it is started once. */
export const siege = (): Promise<Siege> => (shared ??= besiege())

/** Starts a server to be attacked: on PGlite, or on the PostgreSQL that TEST_DATABASE_URL names. */
export async function besiege(change: Partial<Configuration> = {}, outside: Partial<Outside> = {}): Promise<Siege> {
  const folder = await mkdtemp(join(tmpdir(), "palermo-siege-"))
  const postgres = process.env["TEST_DATABASE_URL"] ? await emptyPostgres() : undefined
  const databaseUrl = postgres?.url
  const configuration = {
    port: 0,
    host: "127.0.0.1",
    data: folder,
    log: "info",
    cast: true,
    databaseUrl,
    ...change,
  } as const
  const logged: string[] = []
  const log = { write: (line: string) => void logged.push(line) }
  // Who attacks here asks more often than anybody may; that they may not is tested on a server of its own.
  const server = await startServer(configuration, { say: () => undefined, log, rates: unlimited, ...outside })
  const agent = new Agent({ keepAlive: true, maxSockets: 8 })
  closing.push(async () => {
    agent.destroy()
    await server.stop()
    await postgres?.[Symbol.asyncDispose]()
    await rm(folder, { recursive: true })
  })
  const { port } = server

  const cookies = new Map<string, Promise<string>>()
  const cookieOf = (person: string): Promise<string> => {
    const known = cookies.get(person) ?? signIn(person)
    cookies.set(person, known)
    return known
  }

  async function signIn(person: string): Promise<string> {
    const token = await server.database.transaction("platform", (db) => makeLink(db, new Date(), person))
    // Each signs in from a place of their own: whoever tries too often from one is made to wait.
    const headers = { "x-forwarded-for": `198.51.100.${1 + cast.findIndex(({ id }) => id === person)}` }
    const answer = await ask("/api/v1/sign-in", { method: "POST", json: { token }, headers })
    assert.equal(answer.status, 200, answer.body)
    return String(answer.headers["set-cookie"]).split(";")[0] ?? ""
  }

  async function ask(path: string, { as, method = "GET", headers = {}, body, json }: Asked = {}): Promise<Answered> {
    const cookie = as === undefined ? {} : { cookie: await cookieOf(as) }
    const sent = json === undefined ? body : JSON.stringify(json)
    const type = json === undefined ? {} : { "content-type": "application/json" }
    const length = sent === undefined ? {} : { "content-length": String(Buffer.byteLength(sent)) }
    const all = { ...cookie, ...type, ...length, ...headers }
    return new Promise((resolve, reject) => {
      const asking = request({ host: "127.0.0.1", port, path, method, headers: all, agent }, (answer) => {
        let text = ""
        answer.setEncoding("utf8")
        answer.on("data", (piece: string) => (text += piece))
        answer.on("end", () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }))
        answer.on("error", reject)
      })
      asking.on("error", reject)
      asking.end(sent)
    })
  }
  return { server, served: server.served, ask, cookieOf, signIn, logged }
}
