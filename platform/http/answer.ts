import { codingFor, compress } from "#platform/http/compress.ts"
import type { AnyEndpoint } from "#platform/kernel/endpoint.ts"
import { allow } from "#platform/kernel/result.ts"
import type { FastifyReply, FastifyRequest } from "fastify"
import { createHash } from "node:crypto"

/** What can be sent as it is. Pieces are gathered before the act ends, so they may still be read from its transaction. */
export type Content = string | Uint8Array | AsyncIterable<string | Uint8Array>

/** An answer in another format than JSON. */
export class Sent {
  readonly content: Content
  readonly type: string | undefined
  readonly filename: string | undefined

  constructor(content: Content, { type, filename }: Naming) {
    this.content = content
    this.type = type
    this.filename = filename
  }
}

type Naming = { readonly type?: string | undefined; readonly filename?: string | undefined }

/** Answers with a file. Its media type is the one the contract gives the format, unless another is named. */
export const allowAs = (content: Content, naming: Naming = {}) => allow(new Sent(content, naming))

/** A whole answer, ready to leave. */
export type Ready = {
  readonly bytes: string | Uint8Array
  readonly type: string
  readonly filename?: string | undefined
}

/** Readies an answer: a file as it is; anything else cut to what the contract promised. */
export async function shape(endpoint: AnyEndpoint, format: string, value: unknown): Promise<Ready> {
  if (!(value instanceof Sent)) {
    if (format !== "json") throw new Error(`${endpoint.act} offers ${format}, and answered without it`)
    return { bytes: JSON.stringify(endpoint.output.parse(value)), type: "application/json; charset=utf-8" }
  }
  const type = value.type ?? endpoint.formats?.[format] ?? "application/octet-stream"
  const charset = type.startsWith("text/") && !type.includes("charset") ? "; charset=utf-8" : ""
  return { bytes: await gather(value.content), type: type + charset, filename: value.filename }
}

async function gather(content: Content): Promise<string | Uint8Array> {
  if (typeof content === "string" || content instanceof Uint8Array) return content
  const pieces: Buffer[] = []
  for await (const piece of content) pieces.push(Buffer.from(piece))
  return Buffer.concat(pieces)
}

/** What fits a packet or two is not made faster by being made smaller. */
const worthwhile = 2000
/** What a browser that shows it may do more with than show: it is kept as a file. */
const couldRun = /html|svg|xml|pdf|javascript|octet-stream/
const isText = /^text\/|[/+](json|xml)\b/

/**
 * Sends an answer; to a reader who has it already, only that it still holds.
 * What was answered to somebody, or changed something, is kept by nobody on
 * the way, nor by the browser, which the next person at it may ask.
 */
export async function send(
  request: FastifyRequest,
  reply: FastifyReply,
  { bytes, type, filename }: Ready,
  isSomebodys: boolean,
): Promise<void> {
  const asks = request.method === "GET" || request.method === "HEAD"
  reply.header("cache-control", asks && !isSomebodys ? "no-cache" : "no-store")
  if (asks) {
    const tag = `W/"${createHash("sha256").update(bytes).digest("base64url").slice(0, 27)}"`
    reply.header("etag", tag).header("vary", "accept, accept-encoding, accept-language, authorization, cookie")
    if (holds(request.headers["if-none-match"], tag)) return void reply.code(304).send()
  }
  if (filename !== undefined) reply.header("content-disposition", disposition(filename))
  else if (couldRun.test(type)) reply.header("content-disposition", "attachment")
  reply.type(type)
  const coding =
    bytes.length > worthwhile && isText.test(type) ? codingFor(request.headers["accept-encoding"]) : undefined
  // A reply must not be returned from here: it is itself a promise, of what was sent.
  if (coding !== undefined) reply.header("content-encoding", coding).send(await compress(bytes, coding, "quick"))
  else reply.send(typeof bytes === "string" ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
}

const holds = (asked: string | undefined, tag: string): boolean =>
  asked !== undefined && (asked.trim() === "*" || asked.split(",").some((each) => each.trim() === tag))

/** A file name in any script (RFC 6266); what a header cannot carry is left to the second form. */
function disposition(filename: string): string {
  const plain = filename.replace(/[^\w.() -]/g, "_")
  const whole = encodeURIComponent(filename).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`
}
