import type { listClocks } from "#modules/decisions/bodies/contract.ts"
import type { getOverview } from "#modules/decisions/contract.ts"
import { DocumentLine } from "#modules/decisions/web/DocumentLine.tsx"
import { MandateLine } from "#modules/decisions/web/MandateLine.tsx"
import { ClockList } from "#modules/decisions/web/profile/ClockList.tsx"
import { useAnswer } from "#platform/web/answers.tsx"
import { Empty } from "#platform/web/kit/Empty.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { stages, type Knot, type Stage } from "#platform/web/kit/ThreadBar.tsx"
import { may, useMe } from "#platform/web/me.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import type { ReactNode } from "react"
import type { z } from "zod"

/** What the home page is told. */
export type Overview = z.output<(typeof getOverview)["output"]>

/** The clocks of bodies that are told on the home page. */
type Clocks = z.output<(typeof listClocks)["output"]>["items"]

type Props = {
  /** What the reader is asked; it is put here where later modules are known too. */
  readonly asked?: ReactNode
  /** What there is at the later stages of the cycle, put here likewise. */
  readonly later?: Readonly<Partial<Record<Stage, Knot>>>
  readonly overview: Overview
  readonly clocks?: Clocks
  readonly mayImport: boolean
}

/** The public's home page: the cycle with its counts, what falls due next, what came in last. */
export function OverviewPage({ asked, later = {}, overview, clocks = [], mayImport }: Props) {
  const say = useWords()
  if (overview.documents === 0) return <Beginning mayImport={mayImport} />
  return (
    <>
      {asked}
      <Cycle overview={overview} later={later} />
      {overview.next.length > 0 && (
        <section className="next">
          <h2>{say("decisions.due-next")}</h2>
          <ul>
            {overview.next.map((mandate) => (
              <MandateLine key={mandate.id} mandate={mandate} />
            ))}
          </ul>
          <p>
            <Link to="/mandates" search={{ sort: "due" }}>
              {say("decisions.all-due")}
            </Link>
          </p>
        </section>
      )}
      {clocks.length > 0 && (
        <section className="clocks-due">
          <h2>{say("decisions.clocks")}</h2>
          <ClockList clocks={clocks} />
        </section>
      )}
      <section className="latest">
        <h2>{say("decisions.latest-documents")}</h2>
        <ul>
          {overview.latest.map((document) => (
            <DocumentLine key={document.id} document={document} />
          ))}
        </ul>
        <p>
          <Link to="/documents">{say("decisions.all-documents", { n: overview.documents })}</Link>
        </p>
      </section>
    </>
  )
}

/** The thread drawn large: every stage of the cycle, what it holds, and what it is for. */
function Cycle({ overview, later }: Pick<Props, "overview" | "later">) {
  const say = useWords()
  const { mandates, recommendations, paragraphs, due, overdue, standing, byTarget } = overview
  const knots: Partial<Record<Stage, Knot>> = {
    paragraph: { count: paragraphs, to: "/documents" },
    mandate: { count: mandates + recommendations, to: "/mandates" },
    ...later,
  }
  return (
    <section className="cycle">
      <h2 className="unseen">{say("decisions.cycle")}</h2>
      <ol>
        {stages.map((stage) => {
          const { count = 0, to } = knots[stage] ?? {}
          const words = say(`platform.thread.${stage}`, { n: count })
          return (
            <li key={stage} data-state={count > 0 ? "held" : "missing"}>
              <p className="count">{to && count > 0 ? <Link to={to}>{words}</Link> : words}</p>
              <p className="meaning">{say(`decisions.cycle.${stage}`)}</p>
              {stage === "mandate" && count > 0 && (
                <ul className="shares">
                  <li>
                    <Link to="/mandates" search={{ kind: "mandate" }}>
                      {say("decisions.count.binding", { n: mandates })}
                    </Link>
                  </li>
                  <li>
                    <Link to="/mandates" search={{ kind: "recommendation" }}>
                      {say("decisions.count.recommending", { n: recommendations })}
                    </Link>
                  </li>
                  {overdue > 0 && (
                    <li>
                      <Link to="/mandates" search={{ status: "overdue" }}>
                        {say("decisions.count.overdue", { n: overdue })}
                      </Link>
                    </li>
                  )}
                  {due > 0 && (
                    <li>
                      <Link to="/mandates" search={{ status: "due", sort: "due" }}>
                        {say("decisions.count.due", { n: due })}
                      </Link>
                    </li>
                  )}
                  {standing > 0 && (
                    <li>
                      <Link to="/mandates" search={{ status: "standing" }}>
                        {say("decisions.count.standing", { n: standing })}
                      </Link>
                    </li>
                  )}
                  {byTarget
                    .filter((each) => each.target !== "none" && each.count > 0)
                    .map(({ target, count: of }) => (
                      <li key={target}>
                        <Link to="/mandates" search={{ target }}>
                          {say(`decisions.count.target-${target}`, { n: of })}
                        </Link>
                      </li>
                    ))}
                </ul>
              )}
            </li>
          )
        })}
      </ol>
    </section>
  )
}

/** An empty record: what will be here, and how it begins. */
function Beginning({ mayImport }: { readonly mayImport: boolean }) {
  const say = useWords()
  return (
    <Empty title={say("decisions.bring-first")}>
      <p>{say("decisions.bring-first-how")}</p>
      {mayImport ? (
        <Link to="/import" className="button">
          {say("decisions.bring")}
        </Link>
      ) : (
        <p className="hint">{say("decisions.bring-who")}</p>
      )}
    </Empty>
  )
}

/** The home page, asked for and shown. */
export function LiveOverview({ asked, later = {} }: Pick<Props, "asked" | "later">) {
  const say = useWords()
  const { language } = useReader()
  const me = useMe()
  const overview = useAnswer(
    "overview.read",
    async () => (await import("#modules/decisions/contract.ts")).getOverview,
    {
      query: { language },
    },
  )
  const { today } = useReader()
  const clocks = useAnswer(
    "clock.list",
    async () => (await import("#modules/decisions/bodies/contract.ts")).listClocks,
    { query: { from: today, language } },
  )
  const ahead = clocks.state === "here" ? clocks.value.items : []
  return (
    <Page
      kind="register"
      title={say("decisions.overview")}
      tab={say("platform.nav.overview")}
      help={say("decisions.overview-help")}
    >
      <Here of={overview} rows={10}>
        {(value) => (
          <OverviewPage {...{ asked, later }} overview={value} clocks={ahead} mayImport={may(me, "import.bring")} />
        )}
      </Here>
    </Page>
  )
}
