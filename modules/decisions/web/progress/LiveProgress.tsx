import type { MandateRecord } from "#modules/decisions/contract.ts"
import { ProgressSection } from "#modules/decisions/web/progress/ProgressSection.tsx"
import { useUndoing } from "#modules/decisions/web/undoing.tsx"
import { useAct } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Skeleton } from "#platform/web/kit/Skeleton.tsx"
import { may, useMe } from "#platform/web/me.tsx"
import { useWords } from "#platform/web/words.tsx"
import { lazy, Suspense, useEffect, useState } from "react"

const loadForm = () => import("#modules/decisions/web/progress/ReportForm.tsx")
const ReportForm = lazy(async () => ({ default: (await loadForm()).ReportForm }))

const contract = () => import("#modules/decisions/progress/contract.ts")

/** How it stands with a mandate, reported on by whoever may; what was reported can be taken back. */
export function LiveProgress({ record }: { readonly record: MandateRecord }) {
  const say = useWords()
  const me = useMe()
  const mayOpen = may(me, "progress.report")
  // Whoever may open the form has it at hand, so that the page does not wait for it half open.
  useEffect(() => {
    if (mayOpen) void loadForm()
  }, [mayOpen])
  const undo = useAct(async () => (await contract()).undoProgress)
  const [reporting, report] = useState(false)
  const { tell, takeBack, said } = useUndoing({
    undo: (id) => undo.act({ params: { id } }),
    undone: say("decisions.progress.was-undone"),
    refused: undo.refused,
  })

  return (
    <ProgressSection
      mandate={record}
      reports={record.progress}
      onUndo={may(me, "progress.undo") ? ({ id }) => void takeBack(id) : undefined}
    >
      {said}
      {reporting ? (
        <Suspense fallback={<Skeleton rows={4} />}>
          <ReportForm
            mandate={record.id}
            onDone={(id) => {
              report(false)
              tell(id === undefined ? undefined : { id, words: say("decisions.progress.was-kept") })
            }}
          />
        </Suspense>
      ) : (
        record.kind !== "position" &&
        mayOpen && (
          <p className="no-print">
            <Button look="link" onPress={() => report(true)}>
              {say("decisions.progress.report")}
            </Button>
          </p>
        )
      )}
    </ProgressSection>
  )
}
