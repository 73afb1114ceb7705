import type { Session } from "#platform/http/context.ts"
import type { FastifyReply, FastifyRequest } from "fastify"

/** The name of the cookie by which a browser is known again. */
export const cookie = "palermo"

/** The secret a browser shows, if it has one. */
export const secretOf = (request: FastifyRequest): string | undefined => request.cookies[cookie]

/** The browser's secret, in a cookie that no script reads, no other site sends, and no open line carries where there is a closed one. */
export function sessionOf(request: FastifyRequest, reply: FastifyReply, origin: string | undefined): Session {
  const secure = request.protocol === "https" || origin?.startsWith("https:") === true
  const safely = { path: "/", httpOnly: true, sameSite: "lax", secure } as const
  return {
    secret: secretOf(request),
    give: (secret, until) => void reply.setCookie(cookie, secret, { ...safely, expires: until }),
    take: () => void reply.clearCookie(cookie, safely),
    address: request.ip,
  }
}
