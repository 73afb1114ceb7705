import type { MandateRecord } from "#modules/decisions/contract.ts"
import type { LineageInPlace } from "#modules/decisions/lineage/lineage.ts"
import type { Decision } from "#modules/decisions/web/lineage/LineageLink.tsx"
import { LineageSection } from "#modules/decisions/web/lineage/LineageSection.tsx"
import { useAct } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Notice, RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { Skeleton } from "#platform/web/kit/Skeleton.tsx"
import { Undo } from "#platform/web/kit/Undo.tsx"
import { may, useMe } from "#platform/web/me.tsx"
import { useWords } from "#platform/web/words.tsx"
import { lazy, Suspense, useEffect, useState } from "react"

const loadForm = () => import("#modules/decisions/web/lineage/TieForm.tsx")
const TieForm = lazy(async () => ({ default: (await loadForm()).TieForm }))

const contract = () => import("#modules/decisions/lineage/contract.ts")

type Made = { readonly id: string; readonly said: "was-confirmed" | "was-rejected" | "was-added" }

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
  const [made, make] = useState<Made>()
  const [takenBack, takeBack] = useState(false)
  const [adding, add] = useState(false)
  const refused = decide.refused ?? undo.refused

  async function onDecide(link: LineageInPlace, standing: Decision) {
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
  return (
    <LineageSection
      {...record.lineage}
      onDecide={may(me, "lineage.decide") ? (link, decision) => void onDecide(link, decision) : undefined}
    >
      {refused && <RefusalNotice refused={refused} />}
      {made && (
        <Undo
          done={say(`decisions.lineage.${made.said}`)}
          onUndo={() => void onUndo()}
          onClose={() => make(undefined)}
        />
      )}
      {takenBack && <Notice>{say("decisions.lineage.was-undone")}</Notice>}
      {adding ? (
        <Suspense fallback={<Skeleton rows={4} />}>
          <TieForm
            later={record.id}
            onDone={(id) => {
              add(false)
              takeBack(false)
              if (id !== undefined) make({ id, said: "was-added" })
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
