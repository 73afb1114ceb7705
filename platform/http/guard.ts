import { Problem } from "#platform/kernel/problem.ts"
import type { FastifyRequest } from "fastify"

/**
 * Refuses (403) a change that another site made this reader's browser ask for.
 * Browsers say where a request comes from; programs that are no browser say
 * nothing, and hold no cookie that could be abused.
 */
export function refuseCrossSite(request: FastifyRequest, origin: string | undefined): void {
  const { origin: from, "sec-fetch-site": site } = request.headers
  if (site !== undefined && site !== "same-origin" && site !== "none") throw new Problem(403, "cross-site")
  if (from === undefined || from === origin) return
  if (!URL.canParse(from) || new URL(from).host !== request.headers.host) throw new Problem(403, "cross-site")
}
