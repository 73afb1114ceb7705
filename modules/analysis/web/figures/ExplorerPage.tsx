import type { FigureSet } from "#modules/analysis/figure-contract.ts"
import { About } from "#modules/analysis/web/figures/About.tsx"
import { CorrectedNotice } from "#modules/analysis/web/Corrected.tsx"
import { contract } from "#modules/analysis/web/figures/contract.ts"
import { LiveSeen } from "#modules/analysis/web/figures/Seen.tsx"
import { keeperOf, unitOf } from "#modules/analysis/web/figures/told.ts"
import { inLanguage } from "#platform/kernel/language.ts"
import { useAddress } from "#platform/web/address.tsx"
import { useAnswer } from "#platform/web/answers.tsx"
import { longDate } from "#platform/web/kit/DateText.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { Skeleton } from "#platform/web/kit/Skeleton.tsx"
import { ThreadBar, type Knot, type Stage } from "#platform/web/kit/ThreadBar.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import type { ReactNode } from "react"

type Props = {
  readonly set: FigureSet
  /** What hangs on these figures elsewhere. */
  readonly knots?: Readonly<Partial<Record<Stage, Knot>>>
  /** Whether what stands below the figures is still on its way: it comes all at once, so that nothing moves. */
  readonly waits?: boolean
  readonly children: ReactNode
}

/** Released figures: what is chosen of them, the table, the picture, what must be said with them, and where they come from. */
export function ExplorerPage({ set, knots = {}, waits = false, children }: Props) {
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
      {!waits && <About set={set} />}
    </Page>
  )
}

/** What later modules know of released figures. */
type Later = Partial<Pick<Props, "knots" | "waits" | "children">>

/** Released figures, asked for and shown as the address says. */
export function LiveExplorer({ knots, children, waits = false }: Later) {
  const say = useWords()
  const { params } = useAddress()
  const code = params["code"] ?? ""
  const set = useAnswer("figure.describe", async () => (await contract()).describeFigures, { params: { code } })
  if (set.state !== "here")
    return (
      <Page kind="record" title={say("platform.nav.figures")}>
        {set.state !== "refused" ? <Skeleton rows={12} /> : <RefusalNotice refused={set.refused} again={set.again} />}
      </Page>
    )
  return (
    <ExplorerPage set={set.value} waits={waits} {...(knots && { knots })}>
      <LiveSeen set={set.value} />
      {!waits && children}
    </ExplorerPage>
  )
}
