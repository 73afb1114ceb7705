import type { DatasetWording } from "#modules/analysis/dataset.ts"
import { contract, type DatasetRecord } from "#modules/analysis/web/inside/contract.ts"
import { DatasetFields } from "#modules/analysis/web/inside/DatasetFields.tsx"
import { useAct } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Confirm } from "#platform/web/kit/Dialog.tsx"
import { FormActs } from "#platform/web/kit/FormActs.tsx"
import { InPlace } from "#platform/web/kit/InPlace.tsx"
import { RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState, type FormEvent } from "react"

/** Changes what is said of a dataset, closes it, and opens it again. */
export function ChangeDataset({ dataset }: { readonly dataset: DatasetRecord }) {
  const say = useWords()
  const { title, unit, provenance, language, licence, closed, touch } = dataset
  const [wording, word] = useState<{ readonly base: number; readonly said: DatasetWording }>()
  const [asks, ask] = useState(false)
  const change = useAct(async () => (await contract()).changeDataset)
  async function send(said: DatasetWording, base: number, close: boolean) {
    if (change.busy) return
    const answer = await change.act({ params: { id: dataset.id }, body: { ...said, closed: close, base } })
    if (answer.ok) word(undefined)
  }
  const present = { title, unit, provenance, language, licence }
  if (wording === undefined)
    return (
      <>
        {change.refused && <RefusalNotice refused={change.refused} />}
        <div className="acts no-print">
          <Button look="quiet" onPress={() => word({ base: touch, said: present })}>
            {say("analysis.dataset.change")}
          </Button>
          <Button
            look="quiet"
            busy={change.busy}
            onPress={() => (closed ? void send(present, touch, false) : ask(true))}
          >
            {say(closed ? "analysis.dataset.open-again" : "analysis.dataset.close")}
          </Button>
        </div>
        {asks && (
          <Confirm
            question={say("analysis.dataset.close-question")}
            act={say("analysis.dataset.close")}
            cancel={say("platform.cancel")}
            onConfirm={() => {
              ask(false)
              void send(present, touch, true)
            }}
            onCancel={() => ask(false)}
          >
            <p>{say("analysis.dataset.close-text")}</p>
          </Confirm>
        )}
      </>
    )
  return (
    <InPlace title={say("analysis.dataset.change")} framed onLeave={() => word(undefined)}>
      <form
        className="form"
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          void send(wording.said, wording.base, closed)
        }}
      >
        <DatasetFields wording={wording.said} onChange={(said) => word({ ...wording, said })} />
        {change.refused && <RefusalNotice refused={change.refused} />}
        {change.refused?.refusal === "dataset-was-changed" && (
          <p>
            <Button look="link" onPress={() => word({ base: touch, said: present })}>
              {say("analysis.take-theirs")}
            </Button>{" "}
            <Button look="link" onPress={() => word({ ...wording, base: touch })}>
              {say("analysis.keep-mine")}
            </Button>
          </p>
        )}
        <FormActs act={say("platform.save")} busy={change.busy} onLeave={() => word(undefined)} />
      </form>
    </InPlace>
  )
}
