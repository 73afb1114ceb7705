import { exits, Stop } from "#apps/cli/exit.ts"
import { localRoot } from "#apps/server/door.ts"
import type { Input, Operation, Outcome } from "#apps/server/operations.ts"
import type { Progress } from "#platform/database/archive.ts"
import { StoreFault, type StoreRefusal } from "#platform/database/fault.ts"
import type { AnyEndpoint } from "#platform/kernel/endpoint.ts"
import { once } from "node:events"
import { request, type IncomingMessage, type RequestOptions } from "node:http"
import { createInterface } from "node:readline"
import { text } from "node:stream/consumers"
import { setTimeout as pause } from "node:timers/promises"
import { z } from "zod"

/** What is sent with an operation of the contract. */
export type Asked<E extends AnyEndpoint> = {
  readonly params?: z.input<E["params"]>
  readonly query?: z.input<E["query"]>
  readonly body?: z.input<E["body"]> | FormData
}

/** The record, wherever it is: asked through a socket of this machine, as its administrator. */
export type Record = {
  /** Asks for one operation of the contract; a refusal ends the command with its code. */
  readonly ask: <E extends AnyEndpoint>(endpoint: E, asked?: Asked<E>) => Promise<z.output<E["output"]>>
  /** Has something done on the store as a whole. */
  readonly operate: <N extends Operation>(name: N, input?: Input, progress?: Progress) => Promise<Outcome<N>>
  readonly close: () => Promise<void>
}

/** How long a server that is still starting is waited for, in milliseconds: an older store is backed up meanwhile. */
const patience = 30_000

/** Speaks to whoever answers at a socket; one that holds the store and is still starting is waited for. */
export function recordAt(
  socketPath: string,
  close: () => Promise<void> = async () => undefined,
  waits = patience,
): Record {
  async function send(method: string, path: string, body?: Response): Promise<IncomingMessage> {
    const headers = { host: "localhost", ...Object.fromEntries(body?.headers ?? []) }
    const bytes = body && Buffer.from(await body.arrayBuffer())
    for (const until = Date.now() + waits; ; await pause(200)) {
      const answer = await sendOnce({ socketPath, method, path, headers }, bytes)
      if (answer.statusCode !== 503) return answer
      answer.resume()
      if (Date.now() >= until) throw new Stop(exits.inUse, "server-is-starting")
    }
  }

  async function ask<E extends AnyEndpoint>(
    { method, path, output }: E,
    asked: Asked<E> = {},
  ): Promise<z.output<E["output"]>> {
    const answer = await send(method.toUpperCase(), urlOf(path, asked.params, asked.query), bodyOf(asked.body))
    const told: unknown = JSON.parse((await text(answer)) || "null")
    if ((answer.statusCode ?? 500) >= 400) throw refusedBy(told)
    return output.parse(told) as z.output<E["output"]>
  }

  async function operate<N extends Operation>(name: N, input: Input = {}, progress?: Progress): Promise<Outcome<N>> {
    const answer = await send("POST", localRoot + name, Response.json(input))
    if (answer.statusCode !== 200) throw new Stop(exits.inUse, "server-does-not-answer", { reason: name })
    for await (const line of createInterface({ input: answer })) {
      const step = JSON.parse(line) as Step
      if ("table" in step) progress?.(step.table, step.rows)
      else if ("refused" in step) throw new StoreFault(step.refused, step.message, step.detail)
      else if ("fault" in step) throw new Error(step.fault)
      // The door and this end are one program: what it answers is what the operation answers.
      else return step.done as Outcome<N>
    }
    throw new Stop(exits.inUse, "server-does-not-answer", { reason: name })
  }

  return { ask, operate, close }
}

async function sendOnce(what: RequestOptions, bytes: Buffer | undefined): Promise<IncomingMessage> {
  // A connection of its own: one that was kept may be closed by a busy server just as it is used again.
  const asking = request({ ...what, agent: false })
  // What breaks off later is told by the answer itself, to whoever reads it.
  asking.on("error", () => undefined)
  const answered = once(asking, "response")
  asking.end(bytes)
  const [answer] = await answered.catch((error: unknown) => {
    throw new Stop(exits.inUse, "server-does-not-answer", { reason: String(error) })
  })
  return answer as IncomingMessage
}

type Step =
  | { readonly table: string; readonly rows: number }
  | { readonly refused: StoreRefusal; readonly message: string; readonly detail: Readonly<{ [name: string]: string }> }
  | { readonly fault: string }
  | { readonly done: unknown }

/** The address of an operation, its blanks filled in. */
export function urlOf(path: string, params: unknown = {}, query: unknown = {}): string {
  // What fills the blanks of a path and a question are words and numbers.
  const blanks = params as Readonly<{ [name: string]: string | undefined }>
  const place = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(blanks[name] ?? ""))
  const said = Object.entries(query as object).filter(([, value]) => value !== undefined)
  return `/api/v1${place}?${new URLSearchParams(Object.fromEntries(said.map(([name, value]) => [name, String(value)])))}`
}

/** What is sent: a form as it is, anything else as JSON. */
export function bodyOf(body: unknown): Response | undefined {
  if (body === undefined) return undefined
  return body instanceof FormData ? new Response(body) : Response.json(body)
}

/** A refusal ends the command with its own code; a fault with the number it is logged under. */
export function refusedBy(told: unknown): Stop {
  const problem = Problem.safeParse(told)
  if (!problem.success) return new Stop(exits.fault, "fault-there", { incident: "?" })
  const { type, incident = "?", file = "", column, line, issues } = problem.data
  const code = type.replace(/^problem:/, "")
  if (code === "fault") return new Stop(exits.fault, "fault-there", { incident })
  const exit = code === "malformed" ? exits.misused : exits.refused
  // The sentences of the reader of files name a column once, or each.
  const name = column ?? ""
  const blamed = { column: name, columns: `“${name}”`, what: name, line: line ?? 0 }
  return new Stop(exit, code, { file, ...blamed, issues: JSON.stringify(issues ?? "") })
}

const Problem = z.object({
  type: z.string(),
  incident: z.string().optional(),
  file: z.string().optional(),
  column: z.string().nullish(),
  line: z.number().nullish(),
  issues: z.unknown().optional(),
})
