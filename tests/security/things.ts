import type { AnyEndpoint } from "#platform/kernel/endpoint.ts"
import type { Siege } from "./siege.ts"

/** An address below `/api/v1`, with something in each of its blanks. */
export const filled = (path: string, blanks: Readonly<Record<string, string>>): string =>
  `/api/v1${path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(blanks[name] ?? "nothing"))}`

/** Where nothing is. */
export const nowhere = ({ path }: Pick<AnyEndpoint, "path">): string =>
  `/api/v1${path.replaceAll(/\{\w+\}/g, "5f3759df-0000-4000-8000-00000000dead")}`

/** A form of files, as a browser sends it. */
export function form(
  files: Readonly<Record<string, string | Uint8Array>>,
  boundary = "lantern",
): { readonly headers: Record<string, string>; readonly body: Buffer } {
  const parts = Object.entries(files).flatMap(([name, content]) => [
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\n\r\n`),
    Buffer.from(content),
    Buffer.from("\r\n"),
  ])
  const body = Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)])
  return { headers: { "content-type": `multipart/form-data; boundary=${boundary}` }, body }
}

/** How an operation is asked for with nothing to say: an empty body, or a form with one small file. */
export const emptyHanded = ({ method, upload, body }: AnyEndpoint) =>
  upload
    ? { method: "POST", ...form({ "lamp.txt": "Decides to light a lamp." }) }
    : { method: method.toUpperCase(), ...(method !== "get" && body.def.type !== "undefined" && { json: {} }) }

export type { Siege }
