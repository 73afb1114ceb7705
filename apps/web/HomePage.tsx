import { LiveOverview } from "#modules/decisions/web/OverviewPage.tsx"
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

/** The home page: for everybody the cycle with its counts, and before it what the reader is asked. */
export function Home() {
  const me = useMe()
  const { language } = useReader()
  if (!may(me, "submission.list-asked")) return <LiveOverview />
  const Part = (asked ??= Asked(language))
  return (
    <LiveOverview
      asked={
        <Suspense>
          <Part />
        </Suspense>
      }
    />
  )
}
