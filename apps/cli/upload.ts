import { exits, Stop } from "#apps/cli/exit.ts"
import { once } from "node:events"
import { openAsBlob } from "node:fs"
import { request as requestOpenly, type IncomingMessage } from "node:http"
import { request as requestLocked } from "node:https"
import { basename } from "node:path"
import { Readable, Transform } from "node:stream"
import { pipeline } from "node:stream/promises"
import { text } from "node:stream/consumers"

type Sending = {
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly file: string
}

/**
 * Sends a file as a form, as it lies on the disk: it is never held whole, and what answers may take as long as it needs, which
 * a `fetch` does not wait for. Tells how many bytes were sent, of how many. Ends the command where the file is not there, or nobody answers.
 */
export async function sendFile(
  url: URL,
  { method, headers, file }: Sending,
  onSent: (bytes: number, size: number) => void,
): Promise<{ readonly status: number; readonly told: unknown }> {
  const blob = await openAsBlob(file).catch((error: NodeJS.ErrnoException) => {
    throw new Stop(exits.unreadable, error.code === "ENOENT" ? "file-not-found" : "file-unreadable", { file })
  })
  const form = new FormData()
  form.append("files", blob, basename(file))
  const body = new Response(form)
  const request = url.protocol === "https:" ? requestLocked : requestOpenly
  const asking = request(url, {
    method: method.toUpperCase(),
    headers: { ...Object.fromEntries(body.headers), ...headers },
    agent: false,
  })
  const answered = once(asking, "response")
  // A server that refuses early reads no further: what it says counts, and not that the rest could not be sent.
  const sent = pipeline(Readable.from(body.body ?? []), counting(blob.size, onSent), asking).catch(() => undefined)
  try {
    const [answer] = (await answered) as [IncomingMessage]
    const told: unknown = parsed(await text(answer))
    return { status: answer.statusCode ?? 500, told }
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : String(error)
    throw new Stop(exits.inUse, "server-does-not-answer", { reason })
  } finally {
    asking.destroy()
    await sent
  }
}

/** Passes bytes on, counting them; the form around a file is some bytes more than the file. */
function counting(size: number, onSent: (bytes: number, size: number) => void): Transform {
  let sent = 0
  return new Transform({
    transform(piece: Uint8Array, _, pass) {
      sent += piece.length
      onSent(Math.min(sent, size), size)
      pass(null, piece)
    },
  })
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    return null
  }
}
