/**
 * Makes a new cluster in the folder named on the command line, and ends: a copy
 * of the template where there is one. It runs in a process of its own, because
 * the memory that making a cluster takes is not given back: the server that
 * would do it itself stays twice as large.
 */
import { template } from "#platform/database/template.ts"
import { PGlite } from "@electric-sql/pglite"
import { existsSync } from "node:fs"
import { readFile } from "node:fs/promises"

const [, , directory] = process.argv
if (!directory) throw new Error("which folder?")
const file = template()
const cluster = existsSync(file)
  ? await PGlite.create(directory, { loadDataDir: new Blob([await readFile(file)]) })
  : await PGlite.create(directory)
await cluster.close()
