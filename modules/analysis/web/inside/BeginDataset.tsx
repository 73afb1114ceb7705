import { contract } from "#modules/analysis/web/inside/contract.ts"
import { DatasetFields } from "#modules/analysis/web/inside/DatasetFields.tsx"
import { useKeptFocus } from "#modules/analysis/web/inside/kept-focus.ts"
import { CodeField, toFault } from "#modules/analysis/web/inside/NamingFields.tsx"
import type { DatasetWording } from "#modules/analysis/dataset.ts"
import { useAddress } from "#platform/web/address.tsx"
import { useAct } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Select } from "#platform/web/kit/Field.tsx"
import { FormActs } from "#platform/web/kit/FormActs.tsx"
import { InPlace } from "#platform/web/kit/InPlace.tsx"
import { RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { useMe } from "#platform/web/me.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState, type FormEvent } from "react"

/** Begins a dataset of the reader's own party, or of the Secretariat: of whom they may, as they are appointed. */
export function BeginDataset() {
  const say = useWords()
  const [open, show] = useState(false)
  const place = useKeptFocus<HTMLDivElement>()
  return (
    <div ref={place} className="no-print">
      {open ? (
        <BeginForm onLeave={() => show(false)} />
      ) : (
        <p>
          <Button onPress={() => show(true)}>{say("analysis.dataset.begin")}</Button>
        </p>
      )}
    </div>
  )
}

/** The form in which a dataset begins. */
export function BeginForm({ onLeave }: { readonly onLeave: () => void }) {
  const say = useWords()
  const me = useMe()
  const { language } = useReader()
  const { go } = useAddress()
  // For each party one acts for, and for the Secretariat where one acts for none.
  const own = [...new Set(me.appointments.map(({ party }) => party ?? ""))]
  const [wording, word] = useState<DatasetWording>({
    ...{ title: {}, unit: "victim", provenance: "", language, licence: "" },
  })
  const [code, name] = useState("")
  const [kind, choose] = useState("records")
  const [party, act] = useState(own[0] ?? "")
  const add = useAct(async () => (await contract()).addDataset)
  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (add.busy || toFault(event.currentTarget)) return
    const answer = await add.act({
      body: { ...wording, code, kind: kind === "figures" ? "figures" : "records", party: party || null },
    })
    if (answer.ok) go(`/datasets/${answer.value.id}`)
  }
  return (
    <InPlace title={say("analysis.dataset.begin")} depth={2} framed onLeave={onLeave}>
      <form className="form" onSubmit={(event) => void send(event)}>
        <DatasetFields wording={wording} onChange={word} />
        <CodeField label={say("analysis.dataset.code")} value={code} onChange={name} />
        <Select
          name="kind"
          label={say("analysis.dataset.kind")}
          hint={say("analysis.dataset.kind-hint")}
          choices={(["records", "figures"] as const).map((value) => ({
            value,
            name: say(`analysis.dataset.kind.${value}`),
          }))}
          value={kind}
          onChange={choose}
        />
        {own.length > 1 && (
          <Select
            name="party"
            label={say("analysis.dataset.whose")}
            choices={own.map((value) => ({ value, name: value || say("analysis.dataset.of-secretariat") }))}
            value={party}
            onChange={act}
          />
        )}
        {add.refused && <RefusalNotice refused={add.refused} />}
        <FormActs act={say("analysis.dataset.begin")} busy={add.busy} onLeave={onLeave} />
      </form>
    </InPlace>
  )
}
