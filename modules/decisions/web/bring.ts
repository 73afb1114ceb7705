import type { bringFiles } from "#modules/decisions/contract.ts"
import { urlOf, type Refused } from "#platform/web/ask.ts"
import type { z } from "zod"

/** What the server says of files that were brought: their batch, and each of them. */
export type Brought = z.output<(typeof bringFiles)["output"]>

/**
 * Brings files to be read, and tells how much of them has been sent, from 0 to
 * 1. It stands beside `ask` because a fetch does not tell how far it has come.
 */
export async function bring(
  files: readonly File[],
  onProgress: (share: number) => void,
): Promise<{ readonly ok: true; readonly value: Brought } | Refused> {
  const { bringFiles: promise } = await import("#modules/decisions/contract.ts")
  const form = new FormData()
  for (const file of files) form.append("files", file, file.name)
  const { status, told } = await sent(urlOf(promise.path), form, onProgress)
  if (status === 0) return { ok: false, refusal: "offline" }
  if (status >= 200 && status < 300) {
    const read = promise.output.safeParse(told)
    return read.success ? { ok: true, value: read.data } : { ok: false, refusal: "answer-not-understood" }
  }
  const { type } = (typeof told === "object" && told !== null ? told : {}) as Record<string, unknown>
  const code = typeof type === "string" && type.startsWith("problem:") ? type.slice("problem:".length) : "fault"
  return { ok: false, refusal: code, detail: told }
}

/** What came back, or status 0 where nothing did. */
function sent(url: string, form: FormData, onProgress: (share: number) => void) {
  return new Promise<{ readonly status: number; readonly told: unknown }>((settle) => {
    const request = new XMLHttpRequest()
    request.upload.addEventListener("progress", ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0))
    request.addEventListener("loadend", () => settle({ status: request.status, told: parsed(request.responseText) }))
    request.open("POST", url)
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
