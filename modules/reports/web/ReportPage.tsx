import { languageNames } from "#platform/web/people/language-names.ts"
import { Compiling } from "#modules/reports/web/Compiling.tsx"
import { contract, reportTone, type ReportRecord } from "#modules/reports/web/contract.ts"
import { Downloads } from "#modules/reports/web/Downloads.tsx"
import { Issue } from "#modules/reports/web/Issue.tsx"
import { Preview, type Later } from "#modules/reports/web/Preview.tsx"
import { Quoted } from "#modules/reports/web/Quoted.tsx"
import { Sources } from "#modules/reports/web/Sources.tsx"
import { layOut } from "#modules/reports/print/layout.ts"
import type { Snapshot } from "#modules/reports/snapshot.ts"
import { inLanguage } from "#platform/kernel/language.ts"
import { useAddress } from "#platform/web/address.tsx"
import { useAnswer } from "#platform/web/answers.tsx"
import { History } from "#platform/web/history/History.tsx"
import { DateText } from "#platform/web/kit/DateText.tsx"
import { Empty } from "#platform/web/kit/Empty.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Notice } from "#platform/web/kit/Notice.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { PageAwaited } from "#platform/web/kit/PageAwaited.tsx"
import { Status } from "#platform/web/kit/Status.tsx"
import { ThreadBar } from "#platform/web/kit/ThreadBar.tsx"
import { may, useMe } from "#platform/web/me.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { WhoMay } from "#platform/web/rights/WhoMay.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useEffect, useMemo, useState, type ReactNode } from "react"

type Props = {
  readonly report: ReportRecord
  /** What may be done with it by whoever reads. */
  readonly acts?: ReactNode
  /** The report as it was compiled, where it was. */
  readonly children: ReactNode
}

/** Whether a report can still be changed. */
const isOpen = (status: ReportRecord["status"]): boolean => status === "draft" || status === "shown"

/** One report: who owes it, where it stands, what it says, and what each number rests on. */
export function ReportPage({ report, acts, children }: Props) {
  const say = useWords()
  const { language, locale } = useReader()
  const {
    id,
    title,
    status,
    symbol,
    owed,
    snapshot,
    callsNamed,
    lengths,
    answers,
    stale,
    figures,
    staleFigures,
    withdrawnFigures,
    correctedFigures,
    document,
  } = report
  const name = inLanguage(title, language)
  const length = lengths.find((each) => each.language === language)
  const number = new Intl.NumberFormat(locale)
  const [call] = callsNamed
  return (
    <Page
      kind="record"
      title={<Foreign language={name.language}>{name.text}</Foreign>}
      tab={name.text}
      kicker={
        <>
          <Link to="/reports">{say("reports.title")}</Link>
          {symbol !== null && (
            <>
              {" · "}
              <bdi>{symbol}</bdi>
            </>
          )}
        </>
      }
      facts={
        <>
          <Status tone={reportTone[status]}>{say(`reports.status.${status}`)}</Status>
          {snapshot && (
            <span>
              {say("reports.compiled")}: <DateText date={snapshot.taken} />
            </span>
          )}
          {length && (
            <span>
              {say(`reports.length.${length.unit}`, {
                n: length.n,
                limit: length.limit === null ? "" : number.format(length.limit),
              })}
            </span>
          )}
        </>
      }
      acts={document !== null && <Link to={`/documents/${document}`}>{say("reports.in-the-record")}</Link>}
      thread={
        <ThreadBar
          at="report-line"
          name={say("reports.this-report")}
          knots={{
            ...(owed && {
              paragraph: { count: 1, to: `/documents/${owed.slug}` },
              mandate: { count: 1, to: `/mandates/${owed.id}` },
            }),
            call: { count: callsNamed.length, ...(call && { to: `/calls/${call.id}` }) },
            answer: { count: answers, to: "/answers", ...(call && { search: { call: call.id } }) },
            figure: { count: figures, to: "/figures" },
          }}
        />
      }
    >
      {stale > 0 && (
        <Notice kind="warning">
          <p>{say("reports.stale", { n: stale })}</p>
        </Notice>
      )}
      {staleFigures > 0 && isOpen(status) && (
        <Notice kind="warning">
          <p>{say("reports.stale-figures", { n: staleFigures })}</p>
        </Notice>
      )}
      {withdrawnFigures.length > 0 && !isOpen(status) && (
        <Notice kind="warning">
          <p>{say("reports.withdrawn-figures", { n: withdrawnFigures.length })}</p>
          <ul>
            {withdrawnFigures.map(({ release, code, withdrawn }) => (
              <li key={release}>
                <bdi>{code}</bdi>, <DateText date={withdrawn} />
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {correctedFigures.length > 0 && (
        <Notice kind="warning">
          <p>{say("reports.corrected-figures", { n: correctedFigures.length })}</p>
          <ul>
            {correctedFigures.map(({ release, code, since }) => (
              <li key={release}>
                <Link to={`/figures/${code}`}>
                  <bdi>{code}</bdi>
                </Link>
                , <DateText date={since} />
              </li>
            ))}
          </ul>
          {isOpen(status) && <p>{say("reports.corrected-figures-open")}</p>}
        </Notice>
      )}
      {length && length.limit !== null && length.n > length.limit && (
        <Notice kind="warning">
          <p>{say("reports.too-long", { over: length.n - length.limit })}</p>
        </Notice>
      )}
      {acts}
      {children}
      <details className="fold">
        <summary>{say("reports.lengths")}</summary>
        <ul>
          {lengths.map(({ language: each, unit, n, limit }) => (
            <li key={each}>
              {languageNames[each]}:{" "}
              {say(`reports.length.${unit}`, { n, limit: limit === null ? "" : number.format(limit) })}
            </li>
          ))}
        </ul>
        <p className="hint">{say("reports.length-rule")}</p>
      </details>
      <History noun="report" id={id} />
      <WhoMay noun="report" id={id} />
    </Page>
  )
}

type CompiledProps = {
  readonly snapshot: Snapshot
  /** The releases of its figures that were withdrawn since. */
  readonly withdrawn: ReportRecord["withdrawnFigures"]
  /** Those that rest on an answer which was corrected since. */
  readonly corrected: ReportRecord["correctedFigures"]
}

/** What the report says, read as it is printed; a number leads to its answers, and says so where it was withdrawn or corrected since. */
export function Compiled({ snapshot, withdrawn, corrected }: CompiledProps) {
  const say = useWords()
  const { language } = useReader()
  const layout = useMemo(() => layOut(snapshot, language), [snapshot, language])
  const [note, show] = useState<number>()
  // Whoever comes from a source is brought to the line that rests on it.
  const { fragment } = useAddress()
  const wanted = /^line-(\d+)$/.exec(fragment)?.[1]
  const here = wanted === undefined ? undefined : layout.lines[Number(wanted) - 1]?.id
  useEffect(() => {
    if (here === undefined) return undefined
    const frame = requestAnimationFrame(() => document.getElementById(here)?.scrollIntoView({ block: "center" }))
    return () => cancelAnimationFrame(frame)
  }, [here])
  const later: Later = new Map([
    ...corrected.map(({ release }) => [release, "corrected"] as const),
    ...withdrawn.map(({ release }) => [release, "withdrawn"] as const),
  ])
  const heads = layout.lines.filter((line) => line.kind === "heading")
  return (
    <section>
      <h2>{say("reports.text")}</h2>
      {heads.length > 1 && (
        <nav aria-label={say("reports.outline")} className="report-outline">
          <ol>
            {heads.map((line) => (
              <li key={line.id}>
                <a href={`#${line.id}`}>{line.kind === "heading" && line.text}</a>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <p className="hint">{say("reports.text-hint")}</p>
      <div className="report-read">
        <Preview layout={layout} snapshot={snapshot} later={later} onNote={show} here={here} />
        {note !== undefined && (
          <Sources layout={layout} snapshot={snapshot} later={later} note={note} onClose={() => show(undefined)} />
        )}
      </div>
    </section>
  )
}

/** One report, asked for and shown; whoever may changes, compiles, shows and issues it. */
export function LiveReport() {
  const say = useWords()
  const me = useMe()
  const { params } = useAddress()
  const id = params["id"] ?? ""
  const report = useAnswer(
    "report.read",
    async () => (await contract()).getReport,
    { params: { id: id } },
    { until: ({ compiling }) => compiling === null },
  )
  const compiled = report.state === "here" ? report.value.snapshot?.id : undefined
  const snapshot = useAnswer(
    "report.read-snapshot",
    async () => (await contract()).readSnapshot,
    // The address is text; and what is compiled anew is asked for anew.
    { params: { id: id }, query: { of: compiled } },
    { when: compiled !== undefined },
  )
  if (report.state !== "here") return <PageAwaited of={report} kind="record" title={say("reports.title")} rows={10} />
  const { value } = report
  const open = isOpen(value.status)
  return (
    <ReportPage report={value} acts={open && may(me, "report.change") && <Compiling report={value} />}>
      {compiled === undefined ? (
        <Empty title={say("reports.not-compiled")}>
          <p>{say("reports.not-compiled-text")}</p>
        </Empty>
      ) : (
        <Here of={snapshot} rows={12}>
          {(told) => <Compiled snapshot={told} withdrawn={value.withdrawnFigures} corrected={value.correctedFigures} />}
        </Here>
      )}
      {value.snapshot && <Downloads report={value} />}
      {may(me, "quotation.settle") && value.quotations.length > 0 && <Quoted report={value} />}
      {open && may(me, "report.issue") && value.snapshot && <Issue report={value} />}
    </ReportPage>
  )
}
