import type { AnyEndpoint } from "#platform/kernel/endpoint.ts"
import { answeredBy, urlOf, type Answer, type Input } from "#platform/web/ask.ts"

/**
 * Sends files to an operation that takes them, and tells how much of them has
 * been sent, from 0 to 1. It stands beside `ask` because a fetch does not tell
 * how far it has come.
 */
export async function send<E extends AnyEndpoint>(
  { path, method, output }: E,
  { params, query }: Omit<Input<E>, "body">,
  files: readonly File[],
  onProgress: (share: number) => void,
): Promise<Answer<E>> {
  const form = new FormData()
  for (const file of files) form.append("files", file, file.name)
  const url = urlOf(path, params ?? {}, query ?? {})
  const { status, told } = await sent(method.toUpperCase(), url, form, onProgress)
  return status === 0 ? { ok: false, refusal: "offline" } : answeredBy<E>(output, status, told)
}

/** What came back, or status 0 where nothing did. */
function sent(method: string, url: string, form: FormData, onProgress: (share: number) => void) {
  return new Promise<{ readonly status: number; readonly told: unknown }>((settle) => {
    const request = new XMLHttpRequest()
    request.upload.addEventListener("progress", ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0))
    request.addEventListener("loadend", () => settle({ status: request.status, told: parsed(request.responseText) }))
    request.open(method, url)
    request.send(form)
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
