import type { Session } from "#platform/http/context.ts"
import { isSecure } from "#platform/http/headers.ts"
import type { FastifyReply, FastifyRequest } from "fastify"

/** The name of the cookie by which a browser is known again. */
export const cookie = "palermo"

/**
 * Over a closed line the name says so: a browser then takes the cookie of this very host alone, and no neighbour of it,
 * and nobody on an open line, can slip it another.
 */
const nameOf = (secure: boolean): string => (secure ? `__Host-${cookie}` : cookie)

/** The secret a browser shows, if it has one. */
export const secretOf = (request: FastifyRequest, origin: string | undefined): string | undefined =>
  request.cookies[nameOf(isSecure(request, origin))]

/** The browser's secret, in a cookie that no script reads, no other site sends, and no open line carries where there is a closed one. */
export function sessionOf(request: FastifyRequest, reply: FastifyReply, origin: string | undefined): Session {
  const secure = isSecure(request, origin)
  const name = nameOf(secure)
  const safely = { path: "/", httpOnly: true, sameSite: "lax", secure } as const
  return {
    secret: secretOf(request, origin),
    give: (secret, until) => void reply.setCookie(name, secret, { ...safely, expires: until }),
    take: () => void reply.clearCookie(name, safely),
    address: request.ip,
    handedOn: ["x-forwarded-for", "forwarded", "via"].some((header) => request.headers[header] !== undefined),
    agent: request.headers["user-agent"] ?? "",
  }
}
