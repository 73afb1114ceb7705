import type { OpenDatabase } from "#platform/database/open.ts"
import { rows } from "#platform/database/sql.ts"
import { isHere } from "#platform/http/rates.ts"
import type { Service } from "#platform/http/service.ts"
import { platform } from "#platform/jobs/worker.ts"
import { Problem } from "#platform/kernel/problem.ts"
import { createHash, timingSafeEqual } from "node:crypto"
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client"
import { z } from "zod"

/** Who may see the figures: whoever shows one of these secrets; where there is none, programs of this machine. */
export type Watched = {
  readonly secrets?: readonly string[] | undefined
  /** Whether there is a public address, and so a server before this one, by which the whole world comes from this machine. */
  readonly isPublic: boolean
  readonly transaction: OpenDatabase["transaction"]
}

const Waiting = z.object({ status: z.string(), n: z.number() })

/**
 * Serves figures of how the server does at `/metrics`, as Prometheus reads
 * them: how often each operation was answered how and how fast, the work that
 * waits, the process itself. They tell of operations by their pattern, and of
 * nobody. To whoever may not see them there is nothing at that address.
 */
export function serveMetrics({ app }: Service, { secrets = [], isPublic, transaction }: Watched): void {
  const register = new Registry()
  const registers = [register]
  collectDefaultMetrics({ register })
  const answers = new Counter({
    ...{ name: "palermo_answers_total", help: "Answers, by operation and status", registers },
    labelNames: ["method", "place", "status"],
  })
  const seconds = new Histogram({
    ...{ name: "palermo_answer_seconds", help: "How long an answer took, by operation", registers },
    labelNames: ["method", "place"],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10, 60],
  })
  const jobs = new Gauge({
    ...{ name: "palermo_jobs", help: "Work for later, by how it stands", registers },
    labelNames: ["status"],
    async collect() {
      const standing = await transaction(
        platform,
        (db) => rows(db, Waiting)`
          select status, count(j.id)::int as n
            from unnest(array['waiting', 'running', 'failed']) as status left join jobs.job j using (status)
           group by status`,
        "reading",
      )
      for (const { status, n } of standing) jobs.set({ status }, n)
    },
  })

  app.addHook("onResponse", async ({ method, routeOptions }, reply) => {
    const place = routeOptions.url ?? "nowhere"
    answers.inc({ method, place, status: reply.statusCode })
    seconds.observe({ method, place }, reply.elapsedTime / 1000)
  })

  app.get("/metrics", async (request, reply) => {
    const shown = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? "")?.[1]
    const isOurs = secrets.length === 0 && !isPublic && isHere(request.ip)
    if (!isOurs && !(shown !== undefined && secrets.some((each) => isSame(each, shown))))
      throw new Problem(404, "not-found")
    return reply
      .header("cache-control", "no-store")
      .type(register.contentType)
      .send(await register.metrics())
  })
}

/** Whether two secrets are one; it takes as long where they differ at the first sign as at the last. */
const isSame = (one: string, other: string): boolean => timingSafeEqual(digestOf(one), digestOf(other))
const digestOf = (text: string): Buffer => createHash("sha256").update(text).digest()
