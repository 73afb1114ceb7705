import { operations, type Operation, type Store } from "#apps/server/operations.ts"
import { StoreFault } from "#platform/database/fault.ts"
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http"
import { isAbsolute } from "node:path"
import { text } from "node:stream/consumers"
import { z } from "zod"

/** Where the operations are asked for, each by its name. */
export const localRoot = "/local/"

const Asked = z.object({ file: z.string().refine(isAbsolute).optional(), checkpoint: z.string().optional() })

/**
 * Answers programs of this machine at the door of a held store: the operations
 * of the command line here, everything else as the service does. An operation
 * answers a line of JSON for each step it takes, and one at the end.
 */
export function localDoor(store: Store, service: RequestListener): RequestListener {
  return (request, response) => {
    const name = request.url?.startsWith(localRoot) ? request.url.slice(localRoot.length) : undefined
    if (name === undefined) service(request, response)
    else if (request.method !== "POST" || !isOperation(name)) response.writeHead(404).end()
    else void operate(store, name, request, response)
  }
}

const isOperation = (name: string): name is Operation => Object.hasOwn(operations, name)

async function operate(store: Store, name: Operation, request: IncomingMessage, response: ServerResponse) {
  response.writeHead(200, { "content-type": "application/x-ndjson" })
  const say = (line: object): void => void response.write(`${JSON.stringify(line)}\n`)
  try {
    const input = Asked.parse(JSON.parse((await text(request)) || "{}"))
    const done = await operations[name](store, input, (table, rows) => say({ table, rows }))
    say({ done })
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    say(error instanceof StoreFault ? { refused: error.code, message, detail: error.detail } : { fault: message })
  }
  response.end()
}
