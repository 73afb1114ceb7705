import { answerShelf } from "#platform/http/shelf.ts"
import { codingFor, compress, compressing, type Coding } from "#platform/http/compress.ts"
import type { AnyEndpoint } from "#platform/kernel/endpoint.ts"
import { allow } from "#platform/kernel/result.ts"
import type { FastifyReply, FastifyRequest } from "fastify"
import { createHash } from "node:crypto"
import { Readable, type Writable } from "node:stream"

/** A part of an answer. */
export type Piece = string | Uint8Array
/** Whether every piece that was given is away, so that nobody reads its memory any more. */
export type IsAway = () => boolean

/**
 * What can be sent as it is. Pieces are gathered before the act ends, so they may still be read from its transaction; but
 * pieces that have a `tag` leave as they are made, after it, and must not need it. Who makes them is told with each next one
 * how to ask whether those before are away; who is not told must leave their memory alone.
 */
export type Content = string | Uint8Array | AsyncIterable<Piece, void, IsAway | undefined>

/** An answer in another format than JSON. */
export class Sent {
  readonly content: Content
  readonly type: string | undefined
  readonly filename: string | undefined
  readonly tag: string | undefined

  constructor(content: Content, { type, filename, tag }: Naming) {
    this.content = content
    this.type = type
    this.filename = filename
    this.tag = tag
  }
}

type Naming = {
  readonly type?: string | undefined
  readonly filename?: string | undefined
  /** What the content is known by before it is made: the same for the same bytes alone. */
  readonly tag?: string | undefined
}

/** Answers with a file. Its media type is the one the contract gives the format, unless another is named. */
export const allowAs = (content: Content, naming: Naming = {}) => allow(new Sent(content, naming))

/** A whole answer, ready to leave. */
export type Ready = {
  readonly bytes: Content
  readonly tag?: string | undefined
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
  const { content, filename, tag } = value
  return { bytes: tag === undefined ? await gather(content) : content, tag, type: type + charset, filename }
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
const isText = /^text\/|[/+](json|xml|csv)\b/

/**
 * Sends an answer; to a reader who has it already, only that it still holds.
 * What was answered to somebody, or changed something, is kept by nobody on
 * the way, nor by the browser, which the next person at it may ask.
 */
export async function send(
  request: FastifyRequest,
  reply: FastifyReply,
  { bytes, tag: known, type, filename }: Ready,
  isSomebodys: boolean,
): Promise<void> {
  const asks = request.method === "GET" || request.method === "HEAD"
  reply.header("cache-control", asks && !isSomebodys ? "no-cache" : "no-store")
  const isWhole = typeof bytes === "string" || bytes instanceof Uint8Array
  const tagged = known ?? (isWhole && asks ? bytes : undefined)
  const digest = tagged === undefined ? "" : createHash("sha256").update(tagged).digest("base64url")
  if (asks && tagged !== undefined) {
    const tag = `W/"${digest.slice(0, 27)}"`
    reply.header("etag", tag).header("vary", "accept, accept-encoding, accept-language, authorization, cookie")
    if (holds(request.headers["if-none-match"], tag)) return void reply.code(304).send()
  }
  if (filename !== undefined) reply.header("content-disposition", disposition(filename))
  else if (couldRun.test(type)) reply.header("content-disposition", "attachment")
  reply.type(type)
  const isLarge = !isWhole || bytes.length > worthwhile
  const coding = isLarge && isText.test(type) ? codingFor(request.headers["accept-encoding"]) : undefined
  if (coding !== undefined) reply.header("content-encoding", coding)
  // A reply must not be returned from here: it is itself a promise, of what was sent.
  const name = `${digest} ${coding}`
  if (!isWhole) reply.send(shelf.find(name, reply.raw) ?? flowing(bytes, { coding, name, sink: reply.raw }))
  else if (coding !== undefined) reply.send(await compress(bytes, coding, "quick"))
  else reply.send(typeof bytes === "string" ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
}

/** What is made piece by piece has a tag, and is the same for everybody who may have it. */
const shelf = answerShelf()

type Flowing = { readonly coding: Coding | undefined; readonly name: string; readonly sink: Writable }

/** Pieces as they are made, no faster than they are taken. A fault on the way breaks the line off: what came is not whole. */
function flowing(pieces: Exclude<Content, Piece>, { coding, name, sink }: Flowing): Readable {
  const smaller = coding && compressing(coding)
  const isKept = shelf.keeps(name)
  // Pieces that are kept as they are stay.
  const isAway = () => (smaller || !isKept) && made.readableLength === 0 && (smaller ?? sink).writableLength === 0
  const made = Readable.from(telling(pieces, isAway), { objectMode: false })
  made.on("error", (fault) => smaller?.destroy(fault))
  smaller?.on("close", () => made.destroy())
  const passing = smaller ? made.pipe(smaller) : made
  return isKept ? shelf.keeping(name, passing) : passing
}

async function* telling(pieces: Exclude<Content, Piece>, isAway: IsAway): AsyncGenerator<Piece> {
  const each = pieces[Symbol.asyncIterator]()
  try {
    for (;;) {
      const { done, value } = await each.next(isAway)
      if (done) return
      yield value
    }
  } finally {
    await each.return?.()
  }
}

const holds = (asked: string | undefined, tag: string): boolean =>
  asked !== undefined && (asked.trim() === "*" || asked.split(",").some((each) => each.trim() === tag))

/** A file name in any script (RFC 6266); what a header cannot carry is left to the second form. */
function disposition(filename: string): string {
  const plain = filename.replace(/[^\w.() -]/g, "_")
  const whole = encodeURIComponent(filename).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`
}
