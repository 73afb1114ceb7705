import { existsSync, readFileSync } from "node:fs"
import { gzipSync } from "node:zlib"

/** How many bytes of script the first page loads, compressed: what its HTML names, and nothing that comes later. */
export function firstPageScript(built: URL): number | undefined {
  const page = new URL("index.html", built)
  if (!existsSync(page)) return undefined
  const html = readFileSync(page, "utf8")
  const named = [...html.matchAll(/<(?:script|link)\b[^>]*?(?:src|href)="([^"]+\.js)"/g)].map(([, path = ""]) => path)
  const bytes = [...new Set(named)].map(
    (path) => gzipSync(readFileSync(new URL(path.replace(/^\//, ""), built))).length,
  )
  return bytes.reduce((sum, each) => sum + each, 0)
}
