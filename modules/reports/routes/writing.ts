import { faultsOf } from "#modules/reports/block.ts"
import {
  addReport,
  changeReport,
  compileReport,
  issueReport,
  previewReport,
  withdrawReport,
} from "#modules/reports/contract.ts"
import { layOut } from "#modules/reports/print/layout.ts"
import { mayChange, mayIssue, mayShow, mayWithdraw, ReportWording, type Report } from "#modules/reports/report.ts"
import { askedIn } from "#modules/reports/store/compiling.ts"
import { fileReport, keepIssued } from "#modules/reports/store/filing.ts"
import { figuresIn } from "#modules/reports/store/figures.ts"
import { questionsOf } from "#modules/reports/store/gathering.ts"
import { staleFiguresIn, staleIn } from "#modules/reports/store/listing.ts"
import { printed } from "#modules/reports/store/printing.ts"
import { quotationsOf, showQuotations } from "#modules/reports/store/quotations.ts"
import {
  callsMissing,
  callsUnder,
  findReport,
  holdReport,
  insertReport,
  keepWording,
  mandateIsThere,
  noteCompiling,
  symbolIsTaken,
  withdraw,
} from "#modules/reports/store/reports.ts"
import { snapshotOf } from "#modules/reports/store/snapshots.ts"
import { parses } from "#modules/reports/telling.ts"
import { reportTemplates } from "#modules/reports/store/templates.ts"
import { reportOn } from "#modules/decisions/door.ts"
import type { Database } from "#platform/database/sql.ts"
import type { Service } from "#platform/http/service.ts"
import { allow, refuse } from "#platform/kernel/result.ts"
import { changesOf, tell } from "#platform/ledger/changes.ts"
import { notify } from "#platform/notify/notify.ts"

/** Serves how a report is begun, changed, compiled, shown to those it quotes, issued or withdrawn. */
export function writingRoutes({ serve, serveAfter }: Service): void {
  serve(addReport, async ({ db, now }, { body: { mandate, template: code, ...said } }) => {
    if (!(await mandateIsThere(db, mandate))) return refuse("mandate-not-found")
    const template = reportTemplates.find((each) => each.code === code)
    if (code !== null && !template) return refuse("template-not-found")
    const title = said.title ?? template?.title
    if (!title) return refuse("report-without-title")
    const calls = said.calls ?? (await callsUnder(db, mandate))
    if (await callsMissing(db, calls)) return refuse("call-not-found")
    const asked = new Set((await questionsOf(db, calls)).map((question) => question.code))
    // Of what no call asked there is nothing to tell.
    const blocks = said.blocks ?? askedIn(template?.blocks ?? [], asked)
    const wording = ReportWording.parse({ ...said, title, calls, blocks })
    const id = await insertReport(db, mandate, code, wording, now)
    tellOf(db, { id, mandate }, {}, { title, template: code, audience: wording.audience })
    return held(db, id)
  })

  serve(changeReport, async ({ db }, { params, body: { base, ...wording } }) => {
    const report = await holdReport(db, params.id)
    if (!report) return refuse("report-not-found")
    const may = mayChange(report, base)
    if (!may.ok) return may
    if (await callsMissing(db, wording.calls)) return refuse("call-not-found")
    await keepWording(db, report.id, wording)
    const head = ({ title, symbol, body, session, audience, blocks }: ReportWording) => ({
      title,
      symbol,
      body,
      session,
      audience,
      blocks: blocks.length,
    })
    tellOf(db, report, head(report), head(wording))
    return held(db, report.id)
  })

  serve(compileReport, async ({ db, enqueue }, { params }) => {
    const report = await holdReport(db, params.id)
    if (!report) return refuse("report-not-found")
    if (report.status === "issued" || report.status === "withdrawn") return refuse("report-is-issued")
    if (report.compiling !== null) return refuse("report-is-compiling")
    if (report.blocks.length === 0) return refuse("report-without-blocks")
    const asked = new Set((await questionsOf(db, report.calls)).map(({ code }) => code))
    const out = new Set((await figuresIn(db, report)).map(({ key }) => key))
    if (faultsOf(report.blocks, asked, parses, out).length > 0) return refuse("report-does-not-hold-together")
    await noteCompiling(db, report.id, 0)
    await enqueue("report.compile", { report: report.id, touch: report.touch })
    tellOf(db, report, {}, {})
    return held(db, report.id)
  })

  serve(previewReport, async ({ db, today, now }, { params, body: { until } }) => {
    const report = await holdReport(db, params.id)
    if (!report) return refuse("report-not-found")
    const may = mayShow(report, (await quotationsOf(db, report.id)).length, until, today)
    if (!may.ok) return may
    const facts = { report: report.title, until }
    for (const party of await showQuotations(db, report.id, until))
      await notify(db, {
        kind: "quotation-to-see",
        to: { mayDo: "quotation.correct" },
        about: { path: "/quotations", party },
        facts,
        at: now,
      })
    tellOf(db, report, { status: report.status, until: report.until }, { status: "shown", until })
    return held(db, report.id)
  })

  serveAfter(
    issueReport,
    // Printing takes its time, and holds nothing meanwhile; what was printed is held against what is issued.
    async ({ transaction }, { params, body }) => {
      const compiled = await transaction((db) => snapshotOf(db, params.id))
      if (!compiled) return allow(undefined)
      return allow({ ...compiled, akn: String(await printed(compiled.snapshot, "akn", body.language)) })
    },
    async ({ db, today, now, person, origin }, { params, body: { stage, language } }, compiled) => {
      const report = await holdReport(db, params.id)
      if (!report) return refuse("report-not-found")
      const stale = { answers: await staleIn(db, report), releases: await staleFiguresIn(db, report) }
      const may = mayIssue(report, await quotationsOf(db, report.id), stale, stage, today)
      if (!may.ok) return may
      if (!compiled || compiled.digest !== report.snapshot?.digest) return refuse("report-changed-since")
      if (await symbolIsTaken(db, report)) return refuse("symbol-taken")
      const name = `${(report.symbol ?? "report").replaceAll(/[^\w.-]+/g, "-")}-${language}.xml`
      const layout = layOut(compiled.snapshot, language)
      // What is for the parties alone becomes no document of the record, which everybody reads.
      const document =
        report.audience === "public"
          ? await fileReport(db, layout, { akn: compiled.akn, body: report.body, stage, name, now })
          : null
      if (document === undefined) return refuse("symbol-taken")
      const link = `${origin}/${language}/reports/${report.id}`
      const note = [report.symbol, layout.title].filter((each) => each !== null).join(" · ")
      const said = { status: "reported" as const, note, link, reached: today }
      const reported = await reportOn(db, report.mandate, said, { person, now, today })
      if (!reported) return refuse("mandate-not-found")
      await keepIssued(db, report.id, { stage, document, person, now })
      const following = [`mandate:${report.mandate}` as const]
      await notify(db, {
        kind: "report-issued",
        to: { following },
        about: { path: `/reports/${report.id}` },
        facts: { report: report.title },
        at: now,
      })
      tellOf(db, report, { status: report.status }, { status: "issued", stage, digest: compiled.digest }, true)
      return held(db, report.id)
    },
  )

  serve(withdrawReport, async ({ db }, { params }) => {
    const report = await holdReport(db, params.id)
    if (!report) return refuse("report-not-found")
    const may = mayWithdraw(report)
    if (!may.ok) return may
    await withdraw(db, report.id)
    tellOf(db, report, { status: report.status }, { status: "withdrawn" })
    return held(db, report.id)
  })
}

/** The report as it now is. */
async function held(db: Database, id: Report["id"]) {
  const report = await findReport(db, id)
  if (!report) throw new Error("a report that was kept is there")
  return allow(report)
}

/** Tells the ledger what was done on a report; on its mandate, which is everybody's to read, only that it was issued. */
function tellOf(
  db: Database,
  { id, mandate }: Pick<Report, "id" | "mandate">,
  before: Parameters<typeof changesOf>[0],
  after: Parameters<typeof changesOf>[1],
  isIssued = false,
): void {
  const subjects = isIssued ? [`report:${id}`, `mandate:${mandate}`] : [`report:${id}`]
  tell(db, { subjects, changes: changesOf(before, after) })
}
