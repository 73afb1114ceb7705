import type { Figures, FigureSet } from "#modules/analysis/figure-contract.ts"
import { About } from "#modules/analysis/web/figures/About.tsx"
import { arePlaces, queryOf, readAsk, searchOf, type Ask } from "#modules/analysis/web/figures/asking.ts"
import { CorrectedNotice } from "#modules/analysis/web/Corrected.tsx"
import { Cautions, cautionsOf } from "#modules/analysis/web/figures/Cautions.tsx"
import { Choose } from "#modules/analysis/web/figures/Choose.tsx"
import { contract } from "#modules/analysis/web/figures/contract.ts"
import { FigureTable } from "#modules/analysis/web/figures/FigureTable.tsx"
import { gridOf } from "#modules/analysis/web/figures/grid.ts"
import { namingOf } from "#modules/analysis/web/figures/naming.ts"
import { nextOf } from "#modules/analysis/web/figures/next.ts"
import { Picture } from "#modules/analysis/web/figures/Picture.tsx"
import { TakeAway } from "#modules/analysis/web/figures/TakeAway.tsx"
import { citationOf, inOneLine, keeperOf, sliceOf, unitOf } from "#modules/analysis/web/figures/told.ts"
import { inLanguage, type Language } from "#platform/kernel/language.ts"
import { addressOf, useAddress } from "#platform/web/address.tsx"
import { useAnswer, usePrepare } from "#platform/web/answers.tsx"
import { longDate } from "#platform/web/kit/DateText.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { Skeleton } from "#platform/web/kit/Skeleton.tsx"
import { ThreadBar, type Knot, type Stage } from "#platform/web/kit/ThreadBar.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { Fragment, useEffect, useMemo, type ReactNode } from "react"

type Props = {
  readonly set: FigureSet
  /** What hangs on these figures elsewhere. */
  readonly knots?: Readonly<Partial<Record<Stage, Knot>>>
  readonly children: ReactNode
}

/** Released figures: what is chosen of them, the table, the picture, what must be said with them, and where they come from. */
export function ExplorerPage({ set, knots = {}, children }: Props) {
  const say = useWords()
  const { language, locale } = useReader()
  const title = inLanguage(set.title, language)
  return (
    <Page
      kind="record"
      title={<Foreign language={title.language}>{title.text}</Foreign>}
      tab={title.text}
      kicker={
        <>
          <Link to="/figures">{say("platform.nav.figures")}</Link> · <bdi>{set.code}</bdi>
        </>
      }
      facts={
        <>
          <span>{unitOf(say, set.unit)}</span>
          <Foreign>{keeperOf(say, language, set)}</Foreign>
          {set.released && (
            <span>{say("analysis.figure.released-on", { day: longDate(set.released.slice(0, 10), locale) })}</span>
          )}
        </>
      }
      thread={<ThreadBar at="figure" name={title.text} knots={knots} />}
      help={say("analysis.figure.explorer-help")}
    >
      <CorrectedNotice corrected={set.corrected} />
      {children}
      <About set={set} />
    </Page>
  )
}

/** A table of more columns than this wants the whole width of the page; its picture comes below it. */
const wide = 7

type SeenProps = {
  readonly set: FigureSet
  readonly figures: Figures
  readonly ask: Ask
  readonly onAsk: (ask: Ask) => void
}

/** What was asked for: table first, picture beside it, cautions under it, and the ways to take it along. */
export function Seen({ set, figures, ask, onAsk }: SeenProps) {
  const say = useWords()
  const { language, locale } = useReader()
  const grid = useMemo(() => gridOf(figures, set), [figures, set])
  const nameOf = useMemo(() => namingOf(say, language, set.dimensions), [say, language, set])
  const slice = sliceOf(say, set, ask, grid, nameOf)
  const unit = unitOf(say, set.unit)
  const path = addressOf(language, `/figures/${set.code}`, searchOf(ask))
  const link = `${typeof location === "undefined" ? "" : location.origin}${path}`
  const citation = citationOf(say, language, locale, set, link)
  const framing = {
    name: set.code,
    title: inLanguage(set.title, language).text,
    slice,
    lines: [...cautionsOf(say, set), inOneLine(citation.slice(0, -1)), link],
  }
  return (
    <>
      <section className="figure-seen" data-wide={grid.columns.length > wide || undefined}>
        <h2>{slice}</h2>
        <FigureTable
          {...{ caption: slice, unit, grid, nameOf, sort: ask.sort, byName: arePlaces(set, grid.names[0]) }}
          onSort={(sort) => onAsk({ ...ask, sort })}
        />
        <Picture {...{ set, ask, grid, nameOf, unit, framing, onAsk }} title={slice} />
      </section>
      <Cautions set={set} />
      <p className="figure-citation">
        {citation.map((part, n) => (
          <Fragment key={part}>
            {n > 0 && ". "}
            <bdi>{part}</bdi>
          </Fragment>
        ))}
      </p>
      <TakeAway set={set} query={queryOf(set, ask)} link={link} citation={citation.join(". ")} />
    </>
  )
}

/** What later modules know of released figures; while it is on its way the page waits, so that nothing moves when it comes. */
type Later = Partial<Pick<Props, "knots" | "children">> & { readonly waits?: boolean }

/** Released figures, asked for and shown as the address says. */
export function LiveExplorer({ knots, children, waits = false }: Later) {
  const say = useWords()
  const { params } = useAddress()
  const code = params["code"] ?? ""
  const set = useAnswer("figure.describe", async () => (await contract()).describeFigures, { params: { code } })
  if (set.state !== "here" || waits)
    return (
      <Page kind="record" title={say("platform.nav.figures")}>
        {set.state !== "refused" ? <Skeleton rows={12} /> : <RefusalNotice refused={set.refused} again={set.again} />}
      </Page>
    )
  return (
    <ExplorerPage set={set.value} {...(knots && { knots })}>
      <LiveSeen set={set.value} />
      {children}
    </ExplorerPage>
  )
}

const read = async () => (await contract()).readFigures

const inputOf = (set: FigureSet, ask: Ask, language: Language) => ({
  params: { code: set.code },
  query: { ...queryOf(set, ask), language },
})

function LiveSeen({ set }: { readonly set: FigureSet }) {
  const say = useWords()
  const { path, search, go } = useAddress()
  const { language } = useReader()
  const ask = useMemo(() => readAsk(set, search), [set, search])
  const nameOf = useMemo(() => namingOf(say, language, set.dimensions), [say, language, set])
  const figures = useAnswer("figure.read", read, inputOf(set, ask, language))
  const prepare = usePrepare()
  const isHere = figures.state === "here" && figures.fresh
  useEffect(() => {
    // What is likely wanted next comes while the reader looks at what is here.
    if (isHere) for (const each of nextOf(set, ask)) prepare("figure.read", read, inputOf(set, each, language))
  }, [isHere, set, ask, prepare, language])
  const onAsk = (next: Ask) => go(path, searchOf(next), { replace: true })
  return (
    <>
      <Choose {...{ set, ask, nameOf, onAsk }} />
      <Here of={figures} rows={14}>
        {(value) => <Seen set={set} figures={value} ask={ask} onAsk={onAsk} />}
      </Here>
    </>
  )
}
