import { contract } from "#modules/analysis/web/inside/contract.ts"
import type { Naming } from "#modules/analysis/web/inside/lists.ts"
import { mendingFile, mendingsIn } from "#modules/analysis/web/inside/mending-file.ts"
import { mendingsOf, openIn, sureOf, withSure, type Chosen } from "#modules/analysis/web/inside/mending.ts"
import { Repairs } from "#modules/analysis/web/inside/Repairs.tsx"
import type { Snapshot } from "#modules/analysis/snapshot.ts"
import { useAct } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Notice, RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { Undo } from "#platform/web/kit/Undo.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useId, useState } from "react"

type Props = { readonly snapshot: Snapshot; readonly naming: Naming; readonly isOpen: boolean }

/** The repair of a snapshot: what is chosen stays here until it is saved, and can be taken back; then it is the snapshot's. */
export function LiveMending({ snapshot: { id, filename, repairs, columns }, naming, isOpen }: Props) {
  const say = useWords()
  const [chosen, choose] = useState<Chosen>(new Map())
  const [before, remember] = useState<{ readonly chosen: Chosen; readonly words: string }>()
  const [told, tell] = useState<string>()
  const mend = useAct(async () => (await contract()).mendSnapshot)
  const sure = openIn(repairs, chosen).filter((each) => sureOf(each) !== undefined).length

  /** Takes many at once, and keeps what was before, to go back to. */
  function takeAll(next: Chosen, words: string) {
    remember({ chosen, words })
    choose(next)
  }
  async function save() {
    tell(undefined)
    remember(undefined)
    for (const mendings of mendingsOf(repairs, chosen)) {
      const answer = await mend.act({ params: { id }, body: { mendings } })
      if (!answer.ok) return
    }
    tell(say("analysis.snapshot.saved", { n: chosen.size }))
    choose(new Map())
  }
  async function bring(file: File | undefined) {
    if (file === undefined) return
    const read = mendingsIn(await file.text(), repairs)
    if (read === undefined) return tell(say("analysis.snapshot.not-mendings"))
    tell(undefined)
    const counts = { n: read.chosen.size, others: read.others }
    takeAll(new Map([...chosen, ...read.chosen]), say("analysis.snapshot.mendings-read", counts))
  }
  return (
    <Repairs
      {...{ repairs, columns, chosen, naming, isOpen }}
      onChoose={(key, meaning) =>
        choose((so) => {
          const next = new Map(so)
          if (meaning === undefined) next.delete(key)
          else next.set(key, meaning)
          return next
        })
      }
    >
      <div className="acts no-print">
        {isOpen && sure > 0 && (
          <Button
            look="quiet"
            onPress={() => takeAll(withSure(repairs, chosen), say("analysis.snapshot.sure-taken", { n: sure }))}
          >
            {say("analysis.snapshot.take-sure", { n: sure })}
          </Button>
        )}
        {isOpen && (
          <Button busy={mend.busy} disabled={chosen.size === 0} onPress={() => void save()}>
            {say("analysis.snapshot.save-n", { n: chosen.size })}
          </Button>
        )}
        <Button
          look="quiet"
          onPress={() => give(`${filename ?? "answers"}.mendings.csv`, mendingFile(repairs, chosen))}
        >
          {say("analysis.snapshot.take-mendings")}
        </Button>
        {isOpen && <BringMendings onFile={(file) => void bring(file)} />}
      </div>
      {isOpen && chosen.size > 0 && <p className="hint">{say("analysis.snapshot.unsaved", { n: chosen.size })}</p>}
      {mend.refused && <RefusalNotice refused={mend.refused} />}
      {told !== undefined && (
        <Notice>
          <p>{told}</p>
        </Notice>
      )}
      {before && (
        <Undo
          done={before.words}
          onUndo={() => {
            choose(before.chosen)
            remember(undefined)
          }}
          onClose={() => remember(undefined)}
        />
      )}
    </Repairs>
  )
}

/** Brings a file of mendings, as it was taken away from another snapshot. */
function BringMendings({ onFile }: { readonly onFile: (file: File | undefined) => void }) {
  const say = useWords()
  const id = useId()
  return (
    <span className="files-choose">
      <input
        id={id}
        className="unseen"
        type="file"
        accept=".csv"
        aria-label={say("analysis.snapshot.bring-mendings")}
        onChange={(event) => {
          const [file] = event.target.files ?? []
          event.target.value = ""
          onFile(file)
        }}
      />
      {/* A browser's own button speaks the browser's language. */}
      <label htmlFor={id} className="button quiet" aria-hidden="true">
        {say("analysis.snapshot.bring-mendings")}
      </label>
    </span>
  )
}

/** Hands the reader a file that was made here. */
function give(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv" }))
  const link = document.createElement("a")
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
