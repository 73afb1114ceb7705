import { codingFor, compress } from "#platform/http/compress.ts"
import type { FastifyReply, FastifyRequest } from "fastify"
import { createReadStream, existsSync, readdirSync, statSync } from "node:fs"
import { readFile } from "node:fs/promises"
import { extname, join, sep } from "node:path"
import { fileURLToPath } from "node:url"

const types: Readonly<Record<string, string>> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
  ".woff": "font/woff",
  ".wasm": "application/wasm",
  ".png": "image/png",
  ".ico": "image/x-icon",
}
const alreadySmall = /\.(woff2?|png|ico)$/

type Asset = { readonly path: string; readonly size: number; readonly type: string; readonly forever: boolean }

/**
 * Serves the files of a built folder, by a list made at the start: what is
 * not on it does not exist, however an address is spelt. Text is compressed
 * when first asked for and kept so. Says whether it was there.
 */
export function readAsset(built: URL) {
  const folder = fileURLToPath(built)
  const assets = new Map<string, Asset>()
  for (const name of existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }) : []) {
    const path = join(folder, name)
    const stat = statSync(path)
    if (!stat.isFile() || name === "index.html") continue
    const address = `/${name.split(sep).join("/")}`
    const type = types[extname(name)] ?? "application/octet-stream"
    // The build puts a digest of the content into the name of what lies here, so the content never changes.
    assets.set(address, { path, size: stat.size, type, forever: address.startsWith("/assets/") })
  }
  const compressed = new Map<string, Promise<Buffer>>()

  return async (address: string, request: FastifyRequest, reply: FastifyReply): Promise<boolean> => {
    const asset = assets.get(address)
    if (asset === undefined) return false
    reply.header("cache-control", asset.forever ? "public, max-age=31536000, immutable" : "no-cache").type(asset.type)
    // A reply is itself a promise, of what was sent, so it is not what is answered here.
    if (alreadySmall.test(asset.path)) {
      reply.header("content-length", asset.size).send(createReadStream(asset.path))
      return true
    }
    reply.header("vary", "accept-encoding")
    const coding = codingFor(request.headers["accept-encoding"])
    if (coding === undefined) {
      reply.send(await readFile(asset.path))
      return true
    }
    const key = `${coding} ${asset.path}`
    const bytes = compressed.get(key) ?? readFile(asset.path).then((text) => compress(text, coding, "thorough"))
    compressed.set(key, bytes)
    reply.header("content-encoding", coding).send(await bytes)
    return true
  }
}
