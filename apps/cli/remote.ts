import { exits, Stop } from "#apps/cli/exit.ts"
import { bodyOf, refusedBy, urlOf, type Asked } from "#apps/cli/record.ts"
import { sendFile } from "#apps/cli/upload.ts"
import type { AnyEndpoint } from "#platform/kernel/endpoint.ts"
import type { z } from "zod"

/** A record elsewhere, asked over HTTP as somebody who shows their key. */
export type Remote = {
  readonly ask: <E extends AnyEndpoint>(endpoint: E, asked?: Asked<E>) => Promise<z.output<E["output"]>>
  /** The answer as a file, in a format the contract offers. */
  readonly take: <E extends AnyEndpoint>(endpoint: E, format: string, asked?: Asked<E>) => Promise<Uint8Array>
  /** Sends a file as it lies on the disk, and tells how many of its bytes were sent, of how many. */
  readonly bring: <E extends AnyEndpoint>(
    endpoint: E,
    file: string,
    asked: Asked<E>,
    onSent: (bytes: number, size: number) => void,
  ) => Promise<z.output<E["output"]>>
}

/**
 * Asks a server as the person whose key `PALERMO_KEY` holds. Whoever works at
 * the machine of a record sees no State's answers by that; whoever answers for
 * it does, from wherever they are. What is public may be asked for as
 * `whoever-asks`, without a key.
 */
export function recordOver(
  server: unknown,
  { PALERMO_KEY: key, PALERMO_SERVER: usual }: NodeJS.ProcessEnv,
  as: "somebody" | "whoever-asks" = "somebody",
): Remote {
  const address = typeof server === "string" ? server : usual
  if (address === undefined || !URL.canParse(address)) throw new Stop(exits.misused, "answer-needs-server")
  const isKeyless = key === undefined || key === ""
  if (isKeyless && as === "somebody") throw new Stop(exits.misused, "answer-needs-key")
  const shown: Record<string, string> = isKeyless ? {} : { authorization: `Bearer ${key}` }

  async function send<E extends AnyEndpoint>({ method, path }: E, asked: Asked<E>, format?: string): Promise<Response> {
    const sent = bodyOf(asked.body)
    const query = format === undefined ? asked.query : { ...(asked.query ?? {}), format }
    const answer = await fetch(new URL(urlOf(path, asked.params, query), address), {
      method: method.toUpperCase(),
      headers: { ...Object.fromEntries(sent?.headers ?? []), ...shown },
      ...(sent && { body: await sent.arrayBuffer() }),
    }).catch((error: unknown) => {
      throw new Stop(exits.inUse, "server-does-not-answer", { reason: reasonOf(error) })
    })
    if (!answer.ok) throw refusedBy(await answer.json().catch(() => null))
    return answer
  }

  return {
    // The contract says what comes.
    ask: async (endpoint, asked = {}) => endpoint.output.parse(await (await send(endpoint, asked)).json()) as never,
    take: async (endpoint, format, asked = {}) => (await send(endpoint, asked, format)).bytes(),
    async bring({ path, method, output }, file, asked, onSent) {
      const url = new URL(urlOf(path, asked.params, asked.query), address)
      const { status, told } = await sendFile(url, { method, headers: shown, file }, onSent)
      if (status !== 200) throw refusedBy(told)
      return output.parse(told) as never // The contract says what comes.
    },
  }
}

const reasonOf = (error: unknown): string => {
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof Error ? cause.message : String(error)
}
