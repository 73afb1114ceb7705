import type { Layout } from "#modules/reports/print/layout.ts"
import { organizationIn, sessionIn } from "#modules/reports/print/head.ts"
import { printableOf } from "#modules/reports/print/printable.ts"
import { localeOf } from "#modules/reports/telling.ts"
import { Worker } from "node:worker_threads"
import { z } from "zod"

const Answer = z.discriminatedUnion("ok", [
  z.object({ number: z.number(), ok: z.literal(true), bytes: z.instanceof(Uint8Array) }),
  z.object({ number: z.number(), ok: z.literal(false), why: z.string() }),
])
type Waiting = { readonly done: (bytes: Uint8Array) => void; readonly failed: (error: Error) => void }

let setter: Worker | undefined
const waiting = new Map<number, Waiting>()
let last = 0

/** Sets a report as a tagged PDF with real footnotes. The same layout gives the same bytes. */
export async function pdfOf(layout: Layout): Promise<Uint8Array> {
  const { language, symbol, dated, lines, notes, title, organ } = layout
  const day = new Date(`${dated}T00:00:00Z`)
  const date = new Intl.DateTimeFormat(localeOf(language), { dateStyle: "long", timeZone: "UTC" })
  const facts = sessionIn(layout)
  const report = JSON.stringify({
    ...{ language, title, organ, lines, notes, facts, symbol: symbol ?? "" },
    ...{ organization: organizationIn(language), dated: date.format(day) },
  })
  return ordered(report, day.getTime() / 1000)
}

/** Sets a report as a Word file. The same layout gives the same bytes. */
export const docxOf = (layout: Layout): Promise<Uint8Array> => ordered(JSON.stringify(printableOf(layout)), null)

async function ordered(report: string, stamp: number | null): Promise<Uint8Array> {
  last += 1
  const number = last
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>()
  waiting.set(number, { done: resolve, failed: reject })
  const worker = (setter ??= hire())
  // While somebody waits the thread keeps the process; idle it does not.
  worker.ref()
  worker.postMessage({ number, report, stamp })
  try {
    return await promise
  } finally {
    waiting.delete(number)
    if (waiting.size === 0) worker.unref()
  }
}

function hire(): Worker {
  const worker = new Worker(new URL("typesetter.ts", import.meta.url))
  worker.on("message", (message: unknown) => {
    const answer = Answer.parse(message)
    const asked = waiting.get(answer.number)
    if (answer.ok) asked?.done(answer.bytes)
    else asked?.failed(new Error(answer.why))
  })
  const gone = (error: Error) => {
    if (setter === worker) setter = undefined
    for (const { failed } of waiting.values()) failed(error)
  }
  worker.on("error", gone)
  worker.on("exit", (code) => gone(new Error(`the thread that sets documents ended with ${code}`)))
  return worker
}
