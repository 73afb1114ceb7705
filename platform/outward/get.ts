import { lookup } from "node:dns/promises"
import { request as plainly, type ClientRequest, type IncomingMessage, type RequestOptions } from "node:http"
import { request as encrypted } from "node:https"
import { isIP, type LookupFunction } from "node:net"
import type { Transform } from "node:stream"
import { pipeline } from "node:stream/promises"
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib"
import { isOpen } from "./address.ts"

/** On what terms something is got from outside. */
export type Terms = {
  /** What is taken, as a request says it, and whether a type that was answered is among it. */
  readonly accept: string
  readonly takes: (type: string) => boolean
  /** Bytes, milliseconds, and how often an answer may lead elsewhere. */
  readonly most: number
  readonly patience: number
  readonly hops: number
  /** Hosts, with their port where they have one of their own, that may be private and unencrypted. */
  readonly trusted: readonly string[]
  /** Finds the addresses of a host; the resolver of the machine where nothing is said. */
  readonly resolve?: (host: string) => Promise<readonly string[]>
}

/** What was got, of which type, and at which address in the end. */
export type Got = { readonly bytes: Uint8Array; readonly type: string; readonly address: string }

/** Why nothing was got, and the address at which that was found. */
export type NotGot = {
  readonly refusal:
    | "address-not-allowed"
    | "address-not-found"
    | "address-not-open"
    | "address-not-reached"
    | "answer-leads-on"
    | "answer-not-there"
    | "answer-refused"
    | "answer-too-large"
    | "answer-too-slow"
    | "answer-of-wrong-type"
  readonly address: string
  readonly detail: string
}

/**
 * Gets what stands at an address outside, without being led astray: every host
 * on the way must be named by https and have addresses of the open Internet
 * only, and the very address that was looked at is the one that is asked, so
 * that a name cannot mean another one a moment later. Nothing is sent but the
 * question: no cookies, no sign-in, no proxy.
 */
export async function getOutside(address: string, terms: Terms): Promise<Got | NotGot> {
  const late = AbortSignal.timeout(terms.patience)
  let next = address
  for (let hop = 0; hop <= terms.hops; hop++) {
    // Each answer says where to go next.
    // oxlint-disable-next-line no-await-in-loop
    const step = await ask(next, terms, late)
    if (!("next" in step)) return step
    next = step.next
  }
  return { refusal: "answer-leads-on", address: next, detail: String(terms.hops) }
}

async function ask(
  address: string,
  terms: Terms,
  late: AbortSignal,
): Promise<Got | NotGot | { readonly next: string }> {
  const not = (refusal: NotGot["refusal"], detail = ""): NotGot => ({ refusal, address, detail })
  const url = URL.parse(address)
  const isTrusted = terms.trusted.includes(url?.host ?? "")
  const isEncrypted = url?.protocol === "https:"
  if (!url || url.username || url.password) return not("address-not-allowed")
  if (!isEncrypted && !(isTrusted && url.protocol === "http:")) return not("address-not-allowed")
  try {
    const host = url.hostname.replace(/^\[|\]$/g, "")
    const found = isIP(host) > 0 ? [host] : await inTime((terms.resolve ?? addressesOf)(host), late)
    const [first] = found
    if (first === undefined) return not("address-not-found")
    if (!isTrusted && !found.every(isOpen)) return not("address-not-open")
    const answer = await answerOf(url, first, terms, late)
    try {
      return await taken(answer, url, terms, late)
    } finally {
      answer.destroy()
    }
  } catch (error) {
    if (late.aborted) return not("answer-too-slow", String(terms.patience / 1000))
    const { code = "", message } = error as NodeJS.ErrnoException // Sockets and resolvers throw nothing else.
    if (/^(ENOTFOUND|EAI_|ENODATA)/.test(code)) return not("address-not-found")
    return not("address-not-reached", code || message)
  }
}

const addressesOf = async (host: string): Promise<readonly string[]> =>
  (await lookup(host, { all: true })).map(({ address }) => address)

function inTime<T>(work: Promise<T>, late: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const stop = (): void => reject(new Error("late"))
  late.addEventListener("abort", stop, { once: true })
  return Promise.race([work, promise]).finally(() => late.removeEventListener("abort", stop))
}

/** Asks the address that was looked at and no other, whatever the name means by now. */
function answerOf(url: URL, pinned: string, { accept }: Terms, late: AbortSignal): Promise<IncomingMessage> {
  const toPinned: LookupFunction = (_host, { all }, tell) => {
    if (all) tell(null, [{ address: pinned, family: isIP(pinned) }])
    else tell(null, pinned, isIP(pinned))
  }
  const options: RequestOptions = {
    agent: false,
    lookup: toPinned,
    signal: late,
    headers: { accept, "accept-encoding": "identity", "user-agent": "palermo" },
  }
  return new Promise((resolve, reject) => {
    const asked: ClientRequest = (url.protocol === "https:" ? encrypted : plainly)(url, options, resolve)
    asked.on("error", reject)
    asked.end()
  })
}

async function taken(
  answer: IncomingMessage,
  url: URL,
  { most, takes }: Terms,
  late: AbortSignal,
): Promise<Got | NotGot | { readonly next: string }> {
  const not = (refusal: NotGot["refusal"], detail = ""): NotGot => ({ refusal, address: url.href, detail })
  const { statusCode: status = 0, headers } = answer
  if ([301, 302, 303, 307, 308].includes(status)) {
    const next = URL.parse(headers.location ?? "", url.href)
    return next && headers.location ? { next: next.href } : not("answer-refused", String(status))
  }
  if (status === 404 || status === 410) return not("answer-not-there")
  if (status !== 200) return not("answer-refused", String(status))
  const type = (headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase() ?? ""
  const packed = headers["content-encoding"]?.trim().toLowerCase() || "identity"
  const unpack = unpackers[packed]
  if (!takes(type) || (packed !== "identity" && !unpack)) return not("answer-of-wrong-type", type || packed)
  if (Number(headers["content-length"] ?? 0) > most) return not("answer-too-large", String(most))

  const pieces: Uint8Array[] = []
  let length = 0
  // What is unpacked is counted, and not what comes in: a small answer can be a large one.
  const gather = async (stream: AsyncIterable<Uint8Array>): Promise<void> => {
    for await (const piece of stream) {
      length += piece.length
      if (length > most) return
      pieces.push(piece)
    }
  }
  try {
    await (unpack ? pipeline(answer, unpack(), gather, { signal: late }) : gather(answer))
  } catch (error) {
    if (length <= most) throw error
  }
  if (length > most) return not("answer-too-large", String(most))
  if (late.aborted) return not("answer-too-slow")
  return { bytes: Buffer.concat(pieces), type, address: url.href }
}

const unpackers: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
}
