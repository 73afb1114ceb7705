/**
 * Makes a new cluster in the folder named on the command line, and ends. It runs
 * in a process of its own, because the memory that making a cluster takes is
 * not given back: the server that would do it itself stays twice as large.
 */
import { PGlite } from "@electric-sql/pglite"

const [, , directory] = process.argv
if (!directory) throw new Error("which folder?")
const cluster = await PGlite.create(directory)
await cluster.close()
