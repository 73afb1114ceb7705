import type { Succession } from "#modules/decisions/lineage/succession.ts"
import type { Decision } from "#modules/decisions/web/lineage/LineageLink.tsx"
import { SeriesSection } from "#modules/decisions/web/lineage/SeriesSection.tsx"
import { useAct, useAnswer } from "#platform/web/answers.tsx"
import { Notice, RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { Undo } from "#platform/web/kit/Undo.tsx"
import { may, useMe } from "#platform/web/me.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState } from "react"

const contract = () => import("#modules/decisions/lineage/contract.ts")

type Made = { readonly id: string; readonly said: "was-confirmed" | "was-rejected" }

/** The series of a document, asked for and shown; its links are decided by whoever may, and every decision can be undone. */
export function LiveSeries({ slug }: { readonly slug: string }) {
  const say = useWords()
  const me = useMe()
  const { language } = useReader()
  const series = useAnswer("series.read", async () => (await contract()).readSeries, {
    params: { slug },
    query: { language },
  })
  const decide = useAct(async () => (await contract()).decideSuccession)
  const undo = useAct(async () => (await contract()).undoLinking)
  const [made, make] = useState<Made>()
  const [takenBack, takeBack] = useState(false)
  const refused = decide.refused ?? undo.refused

  async function onDecide(link: Succession, standing: Decision) {
    takeBack(false)
    const answer = await decide.act({ params: { id: link.id }, body: { standing } })
    if (answer.ok) make({ id: answer.value.id, said: `was-${standing}` })
  }
  async function onUndo() {
    if (!made) return
    const answer = await undo.act({ params: { id: made.id } })
    if (answer.ok) {
      make(undefined)
      takeBack(true)
    }
  }
  const said = (
    <>
      {refused && <RefusalNotice refused={refused} />}
      {made && (
        <Undo
          done={say(`decisions.lineage.${made.said}`)}
          onUndo={() => void onUndo()}
          onClose={() => make(undefined)}
        />
      )}
      {takenBack && <Notice>{say("decisions.lineage.was-undone")}</Notice>}
    </>
  )
  // A text without a series has nothing to say of it; while it is asked for, the page below stands still.
  if (series.state !== "here") return series.state === "refused" ? null : said
  const { earlier, later } = series.value
  if (earlier.length === 0 && later.length === 0) return said
  return (
    <SeriesSection
      series={series.value}
      onDecide={may(me, "series.decide") ? (link, decision) => void onDecide(link, decision) : undefined}
    >
      {said}
    </SeriesSection>
  )
}
