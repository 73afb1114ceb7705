import { PGlite } from "@electric-sql/pglite"
import { existsSync, readFileSync } from "node:fs"
import { mkdir, rename, writeFile } from "node:fs/promises"
import { createRequire } from "node:module"
import { dirname } from "node:path"
import { fileURLToPath } from "node:url"

/** Where the empty cluster is kept that new stores are copied from: made once for each version of PGlite, when the product is built. */
export function template(): string {
  const entry = createRequire(import.meta.url).resolve("@electric-sql/pglite")
  const { version } = JSON.parse(readFileSync(`${dirname(entry)}/../package.json`, "utf8")) as { version: string }
  return fileURLToPath(new URL(`../../dist/cluster-${version}.tar.gz`, import.meta.url))
}

/** Makes the template, unless it is there. To make a cluster takes seconds, to copy one less than one. */
export async function makeTemplate(): Promise<void> {
  const file = template()
  if (existsSync(file)) return
  const cluster = await PGlite.create()
  const packed = Buffer.from(await (await cluster.dumpDataDir("gzip")).arrayBuffer())
  await cluster.close()
  await mkdir(dirname(file), { recursive: true })
  const unfinished = `${file}.${process.pid}`
  await writeFile(unfinished, packed)
  await rename(unfinished, file)
}
