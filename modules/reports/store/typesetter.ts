import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler"
import { answering } from "#platform/jobs/answering.ts"
import { toDocx, type Printable } from "@palermo/documents"
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { z } from "zod"

/*
 * A thread of its own that sets documents: hundreds of pages take seconds, and the server has others to answer
 * meanwhile. It is given the data of a document and answers a PDF or a Word file, or why there is none.
 */

const Order = z.object({
  /** The data of the document as JSON, and the day it bears, in seconds; without a day it is to be a Word file. */
  report: z.string(),
  stamp: z.number().nullable(),
})

const require = createRequire(import.meta.url)
const face = (path: string) => require.resolve(`@expo-google-fonts/${path}.ttf`)
/** Whole faces: Typst does not join the subsets of a family. */
const faces = [
  face("noto-serif/400Regular/NotoSerif_400Regular"),
  face("noto-serif/400Regular_Italic/NotoSerif_400Regular_Italic"),
  face("noto-serif/700Bold/NotoSerif_700Bold"),
  face("vazirmatn/400Regular/Vazirmatn_400Regular"),
  face("vazirmatn/700Bold/Vazirmatn_700Bold"),
  face("noto-sans-sc/400Regular/NotoSansSC_400Regular"),
  face("noto-sans-sc/700Bold/NotoSansSC_700Bold"),
]
const source = readFileSync(new URL("report.typ", import.meta.url), "utf8")
let compiler: NodeCompiler | undefined

answering(async (order) => {
  const { report, stamp } = Order.parse(order)
  // What comes as JSON was a document a moment ago, in another thread of this program.
  return { answer: stamp === null ? await toDocx(JSON.parse(report) as Printable) : set(report, stamp) }
})

function set(report: string, stamp: number): Uint8Array {
  compiler ??= NodeCompiler.create({ fontArgs: [{ fontBlobs: faces.map((path) => readFileSync(path)) }] })
  const compiled = compiler.compile({ mainFileContent: source, inputs: { report } })
  const { result } = compiled
  if (!result) {
    const error = compiled.takeError()
    throw new Error(error ? JSON.stringify(error.shortDiagnostics) : "the document could not be set")
  }
  // The day of the report stands in the file, not the moment of setting: the same report gives the same bytes.
  const bytes = compiler.pdf(result, { pdfStandard: "1.7", pdfTags: true, creationTimestamp: stamp })
  compiler.evictCache(0)
  return bytes
}
