import { faultsOf } from "#modules/reports/block.ts"
import { lackingIn } from "#modules/reports/compile.ts"
import { exportReport, getReport, listReports, listReportTemplates, readSnapshot } from "#modules/reports/contract.ts"
import { layOut } from "#modules/reports/print/layout.ts"
import { lengthOf } from "#modules/reports/print/length.ts"
import { callsNamed, findReport } from "#modules/reports/store/reports.ts"
import { figuresIn } from "#modules/reports/store/figures.ts"
import { questionsOf } from "#modules/reports/store/gathering.ts"
import {
  correctedFiguresIn,
  owedBy,
  reportPage,
  staleFiguresIn,
  staleIn,
  withdrawnFiguresIn,
} from "#modules/reports/store/listing.ts"
import { endings } from "#modules/reports/store/printing.ts"
import { quotationsOf } from "#modules/reports/store/quotations.ts"
import { shelf } from "#modules/reports/store/shelf.ts"
import { snapshotOf } from "#modules/reports/store/snapshots.ts"
import { countThread } from "#modules/reports/store/thread.ts"
import { parses } from "#modules/reports/telling.ts"
import { readThread } from "#modules/reports/thread.ts"
import { reportTemplates } from "#modules/reports/store/templates.ts"
import { allowAs } from "#platform/http/answer.ts"
import type { Service } from "#platform/http/service.ts"
import { languages } from "#platform/kernel/language.ts"
import { allow, refuse } from "#platform/kernel/result.ts"

/** Serves what reports there are, what each says, and each as a file. */
export function readingRoutes({ serve, serveAfter }: Service): void {
  const shelved = shelf()
  serve(readThread, async ({ db }) => allow(await countThread(db)))
  serve(listReports, async ({ db }, { query }) => reportPage(db, query))
  serve(listReportTemplates, async () => allow({ items: [...reportTemplates] }))

  serve(getReport, async ({ db }, { params }) => {
    const report = await findReport(db, params.id)
    if (!report) return refuse("report-not-found")
    const questions = await questionsOf(db, report.calls)
    const asked = new Set(questions.map(({ code }) => code))
    const compiled = await snapshotOf(db, report.id)
    // Of what was issued it is asked no more what would not hold together now.
    const isOpen = report.status === "draft" || report.status === "shown"
    const out = isOpen ? new Set((await figuresIn(db, report)).map(({ key }) => key)) : null
    const lengths = languages.flatMap((language) =>
      compiled ? [{ language, ...lengthOf(layOut(compiled.snapshot, language)) }] : [],
    )
    return allow({
      ...report,
      owed: (await owedBy(db, [report])).get(report.mandate) ?? null,
      callsNamed: await callsNamed(db, report.calls),
      questions: questions.map(({ code, label, kind }) => ({ code, label, kind })),
      faults: faultsOf(report.blocks, asked, parses, out),
      lacking: lackingIn(report.blocks, report.title),
      lengths,
      answers: new Set(compiled?.snapshot.sources.map(({ answer }) => answer)).size,
      stale: await staleIn(db, report),
      figures: new Set(compiled?.snapshot.figures?.map(({ release }) => release)).size,
      staleFigures: await staleFiguresIn(db, report),
      withdrawnFigures: await withdrawnFiguresIn(db, report),
      correctedFigures: await correctedFiguresIn(db, report),
      quotations: await quotationsOf(db, report.id),
    })
  })

  serve(readSnapshot, async ({ db }, { params }) => {
    if (!(await findReport(db, params.id))) return refuse("report-not-found")
    const compiled = await snapshotOf(db, params.id)
    return compiled ? allow({ ...compiled.snapshot, digest: compiled.digest }) : refuse("report-not-compiled")
  })

  serveAfter(
    exportReport,
    // Printing takes its time, and nobody waits for the database meanwhile.
    async ({ transaction }, { params, query: { language }, format }) => {
      const found = await transaction(async (db) => {
        const report = await findReport(db, params.id)
        return report && { report, compiled: await snapshotOf(db, params.id) }
      })
      if (!found) return refuse("report-not-found")
      if (!found.compiled) return refuse("report-not-compiled")
      const { snapshot, digest } = found.compiled
      const called = (found.report.symbol ?? `report-${digest.slice(0, 8)}`).replaceAll(/[^\w.-]+/g, "-")
      const filename = format === "json" ? `${called}.json` : `${called}-${language}.${endings[format]}`
      return allow({ content: await shelved(digest, snapshot, format, language), filename })
    },
    async (_, { format }, { content, filename }) =>
      allowAs(content, { filename, type: format === "json" ? "application/json" : exportReport.formats?.[format] }),
  )
}
