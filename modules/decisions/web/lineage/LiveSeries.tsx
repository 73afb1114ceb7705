import type { Succession } from "#modules/decisions/lineage/succession.ts"
import type { Decision } from "#modules/decisions/web/lineage/LineageLink.tsx"
import { SeriesSection } from "#modules/decisions/web/lineage/SeriesSection.tsx"
import { useUndoing } from "#modules/decisions/web/undoing.tsx"
import { useAct, useAnswer } from "#platform/web/answers.tsx"
import { may, useMe } from "#platform/web/me.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"

const contract = () => import("#modules/decisions/lineage/contract.ts")

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
  const { tell, said } = useUndoing({
    undo: (id) => undo.act({ params: { id } }),
    undone: say("decisions.lineage.was-undone"),
    refused: decide.refused ?? undo.refused,
  })

  async function onDecide(link: Succession, standing: Decision) {
    tell()
    const answer = await decide.act({ params: { id: link.id }, body: { standing } })
    if (answer.ok) tell({ id: answer.value.id, words: say(`decisions.lineage.was-${standing}`) })
  }
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
