import { securityHeaders } from "#platform/http/headers.ts"
import { createServer, type RequestListener, type Server } from "node:http"
import type { Socket } from "node:net"

/** How long is waited, in milliseconds: for the headers of a request, for the whole of it, and for a line on which nothing comes or goes. */
export type Patience = { readonly headers: number; readonly request: number; readonly idle: number }

/** The patience there is unless another is named: enough for files of a gigabyte on a slow line, and no more for who sends nothing. */
export const patience: Patience = { headers: 20_000, request: 900_000, idle: 120_000 }

/** Makes a server that waits so long and no longer: whoever sends a letter a minute holds no line that others need. */
export const patientServer =
  ({ headers, request, idle }: Patience) =>
  (listener: RequestListener): Server => {
    const often = { connectionsCheckingInterval: Math.ceil(headers / 4) }
    const server = createServer({ headersTimeout: headers, requestTimeout: request, ...often }, listener)
    return server.setTimeout(idle)
  }

/** Waits so long on a line on which nothing comes or goes; 0 is for ever. What is asked in process has no line. */
export function waitOn(line: Socket, idle: number): void {
  if (typeof line.setTimeout === "function") line.setTimeout(idle)
}

const wrong: Readonly<Record<string, readonly [status: string, code: string]>> = {
  HPE_HEADER_OVERFLOW: ["431 Request Header Fields Too Large", "headers-too-large"],
  ERR_HTTP_REQUEST_TIMEOUT: ["408 Request Timeout", "too-slow"],
}

/** Answers what is no request at all, or never becomes a whole one, with a problem like any other, and hangs up. */
export function hangUp(error: NodeJS.ErrnoException, socket: Socket): void {
  // Who is gone is told nothing.
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy()
  const [line, code] = wrong[error.code ?? ""] ?? ["400 Bad Request", "malformed"]
  const body = JSON.stringify({ type: `problem:${code}`, status: Number(line.slice(0, 3)) })
  const headers = {
    ...securityHeaders("answer", false),
    "cache-control": "no-store",
    connection: "close",
    "content-length": body.length,
    "content-type": "application/problem+json; charset=utf-8",
  }
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(`HTTP/1.1 ${line}\r\n${head.join("")}\r\n${body}`)
}
