import type { MandateRecord } from "#modules/decisions/contract.ts"
import type { LineageInPlace } from "#modules/decisions/lineage/lineage.ts"
import type { Decision } from "#modules/decisions/web/lineage/LineageLink.tsx"
import { LineageSection } from "#modules/decisions/web/lineage/LineageSection.tsx"
import { useUndoing } from "#modules/decisions/web/undoing.tsx"
import { useAct } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Skeleton } from "#platform/web/kit/Skeleton.tsx"
import { may, useMe } from "#platform/web/me.tsx"
import { useWords } from "#platform/web/words.tsx"
import { lazy, Suspense, useEffect, useState } from "react"

const loadForm = () => import("#modules/decisions/web/lineage/TieForm.tsx")
const TieForm = lazy(async () => ({ default: (await loadForm()).TieForm }))

const contract = () => import("#modules/decisions/lineage/contract.ts")

/** The lineage of a mandate as it stands, decided and added to by whoever may; everything can be taken back. */
export function LiveLineage({ record }: { readonly record: Pick<MandateRecord, "id" | "lineage"> }) {
  const say = useWords()
  const me = useMe()
  const mayOpen = may(me, "lineage.add")
  // Whoever may open the form has it at hand, so that the page does not wait for it half open.
  useEffect(() => {
    if (mayOpen) void loadForm()
  }, [mayOpen])
  const decide = useAct(async () => (await contract()).decideLineage)
  const undo = useAct(async () => (await contract()).undoLinking)
  const { tell, said } = useUndoing({
    undo: (id) => undo.act({ params: { id } }),
    undone: say("decisions.lineage.was-undone"),
    refused: decide.refused ?? undo.refused,
  })
  const [adding, add] = useState(false)

  async function onDecide(link: LineageInPlace, standing: Decision) {
    tell()
    const answer = await decide.act({ params: { id: link.id }, body: { standing } })
    if (answer.ok) tell({ id: answer.value.id, words: say(`decisions.lineage.was-${standing}`) })
  }
  return (
    <LineageSection
      {...record.lineage}
      onDecide={may(me, "lineage.decide") ? (link, decision) => void onDecide(link, decision) : undefined}
    >
      {said}
      {adding ? (
        <Suspense fallback={<Skeleton rows={4} />}>
          <TieForm
            later={record.id}
            onDone={(id) => {
              add(false)
              tell(id === undefined ? undefined : { id, words: say("decisions.lineage.was-added") })
            }}
          />
        </Suspense>
      ) : (
        mayOpen && (
          <p className="no-print">
            <Button look="link" onPress={() => add(true)}>
              {say("decisions.lineage.add")}
            </Button>
          </p>
        )
      )}
    </LineageSection>
  )
}
