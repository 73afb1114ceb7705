import { LiveOverview } from "#modules/decisions/web/OverviewPage.tsx"
import { useAnswer } from "#platform/web/answers.tsx"
import type { Knot, Stage } from "#platform/web/kit/ThreadBar.tsx"
import { may, useMe } from "#platform/web/me.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { lazy, Suspense } from "react"
import { learn } from "./catalogue.ts"

/** Comes, with its words, only for who may be asked something. */
const Asked = (language: Parameters<typeof learn>[0]) =>
  lazy(async () => {
    const [page] = await Promise.all([
      import("#modules/submissions/web/asked/AskedPage.tsx"),
      learn(language, ["modules/submissions", "modules/submissions/form"]),
    ])
    return { default: page.LiveAskedPart }
  })
let asked: ReturnType<typeof Asked> | undefined

/** Comes, with its words, only for who belongs inside the wall of some dataset. */
const Waiting = (language: Parameters<typeof learn>[0]) =>
  lazy(async () => {
    const [page] = await Promise.all([
      import("#modules/analysis/web/inside/Waiting.tsx"),
      learn(language, ["modules/analysis/web/inside"]),
    ])
    return { default: page.LiveWaiting }
  })
let waiting: ReturnType<typeof Waiting> | undefined

/** The home page: for everybody the cycle with its counts, and before it what the reader is asked. */
export function Home() {
  const me = useMe()
  const later = useLater()
  const isAsked = may(me, "submission.list-asked")
  const isInside = may(me, "release.approve")
  return (
    <LiveOverview
      later={later}
      asked={
        <>
          {isAsked && <AskedOfMe />}
          {isInside && <WaitingForMe />}
        </>
      }
    />
  )
}

function AskedOfMe() {
  const { language } = useReader()
  const Part = (asked ??= Asked(language))
  return (
    <Suspense>
      <Part />
    </Suspense>
  )
}

function WaitingForMe() {
  const { language } = useReader()
  const Part = (waiting ??= Waiting(language))
  return (
    <Suspense>
      <Part />
    </Suspense>
  )
}

/** How many calls, answers, releases of figures and report lines there are for the reader to see, and where. */
function useLater(): Partial<Record<Stage, Knot>> {
  const thread = useAnswer("overview.read-thread", async () => (await import("#modules/reports/thread.ts")).readThread)
  if (thread.state !== "here") return {}
  const { calls, answers, figures, reportLines } = thread.value
  return {
    call: { count: calls, to: "/calls" },
    answer: { count: answers, to: "/answers" },
    figure: { count: figures, to: "/figures" },
    "report-line": { count: reportLines, to: "/reports" },
  }
}
