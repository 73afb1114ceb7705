import type { FastifyReply, FastifyRequest } from "fastify"

/**
 * What leaves: a page of the web app; a file that pages are made of; the worker
 * that keeps these files in a browser; a worker that reckons with what a reader
 * gives it; or an answer, which is data: what the API answers, what it gives to
 * be kept, and every problem.
 */
export type Kind = "page" | "asset" | "worker" | "reckoner" | "answer"

// A page may load what this server serves, and nothing else: no script or style that stands in the page, and no text that
// a script would turn into one. Nothing of ours makes scripts of text; the one policy there is lets through the address of
// the worker that keeps the app's files, which browsers take for such a text.
const page = [
  "default-src 'none'",
  ...["script-src", "style-src", "connect-src", "img-src", "font-src", "manifest-src", "worker-src", "form-action"].map(
    (each) => `${each} 'self'`,
  ),
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types worker",
]

// What is no page does nothing, though a browser be led to show it as one.
const inert = ["default-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"]

/** What is shown of an answer is shown in a place of its own, which shares nothing with the web app: not its cookie either. */
const policies: Readonly<Record<Kind, readonly string[]>> = {
  ...{ page, asset: inert, answer: [...inert, "sandbox"] },
  // It fetches what it keeps, and does nothing else.
  worker: [...inert, "connect-src 'self'"],
  // It is made of our files and may run WebAssembly, which no page may. It can ask nobody for anything, this server neither:
  // what a reader hands to it stays where it is.
  reckoner: [...inert, "script-src 'self' 'wasm-unsafe-eval'"],
}

// A browser is asked for nothing but what signing in with a passkey and copying a link need.
const permissions = [
  ...["accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "encrypted-media"],
  ...["fullscreen", "geolocation", "gyroscope", "hid", "identity-credentials-get", "idle-detection", "local-fonts"],
  ...["magnetometer", "microphone", "midi", "otp-credentials", "payment", "picture-in-picture", "screen-wake-lock"],
  ...["serial", "storage-access", "usb", "xr-spatial-tracking"],
].map((each) => `${each}=()`)
const own = ["clipboard-write", "publickey-credentials-create", "publickey-credentials-get"].map(
  (each) => `${each}=(self)`,
)

/** What every answer tells a browser not to do, to the byte; over https also never to come by an open line again. */
export function securityHeaders(kind: Kind, secure: boolean): Readonly<Record<string, string>> {
  return {
    "content-security-policy": policies[kind].join("; "),
    "cross-origin-embedder-policy": "require-corp",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "origin-agent-cluster": "?1",
    "permissions-policy": [...permissions, ...own].sort().join(", "),
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    ...(secure && { "strict-transport-security": "max-age=63072000; includeSubDomains" }),
  }
}

/** Whether the reader came by a closed line, here or before a server that stands before this one. */
export const isSecure = ({ protocol }: Pick<FastifyRequest, "protocol">, origin: string | undefined): boolean =>
  protocol === "https" || origin?.startsWith("https:") === true

/** Has the answers of a service carry these headers; every one is an answer, until a page or an asset says it is one. */
export const guarded =
  (origin: string | undefined) =>
  (request: FastifyRequest, reply: FastifyReply, kind: Kind = "answer"): FastifyReply =>
    reply.headers(securityHeaders(kind, isSecure(request, origin)))
