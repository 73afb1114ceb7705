import type { Layout } from "#modules/reports/print/layout.ts"
import { organizationIn, sessionIn } from "#modules/reports/print/head.ts"
import { printableOf } from "#modules/reports/print/printable.ts"
import { localeOf } from "#modules/reports/telling.ts"
import { threadOf } from "#platform/jobs/thread.ts"
import { z } from "zod"

const setter = threadOf(new URL("typesetter.ts", import.meta.url), { answer: z.instanceof(Uint8Array) })

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
  return setter.ask({ report, stamp: day.getTime() / 1000 })
}

/** Sets a report as a Word file. The same layout gives the same bytes. */
export const docxOf = (layout: Layout): Promise<Uint8Array> =>
  setter.ask({ report: JSON.stringify(printableOf(layout)), stamp: null })
