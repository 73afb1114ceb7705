import { useAct } from "#platform/web/answers.tsx"
import { Checkbox, Select, TextField } from "#platform/web/kit/Field.tsx"
import { FormActs } from "#platform/web/kit/FormActs.tsx"
import { InPlace } from "#platform/web/kit/InPlace.tsx"
import { RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState, type FormEvent } from "react"

const lengths = [7, 30, 90, 365]

type Props = { readonly onMade: (key: string) => void; readonly onLeave: () => void }

/** What a key is for, what it may, from where and for how long. */
export function KeyForm({ onMade, onLeave }: Props) {
  const say = useWords()
  const [name, setName] = useState("")
  const [days, setDays] = useState("90")
  const [acts, setActs] = useState("")
  const [ranges, setRanges] = useState("")
  const [readOnly, setReadOnly] = useState(true)
  const { act, busy, refused } = useAct(async () => (await import("#platform/identity/account-contract.ts")).makeKey)
  const parted = (text: string) => text.split(/[\s,]+/).filter(Boolean)
  async function make(event: FormEvent) {
    event.preventDefault()
    const named = parted(acts)
    const answer = await act({
      body: { name, acts: named.length > 0 ? named : null, readOnly, ranges: parted(ranges), days: Number(days) },
    })
    if (answer.ok) onMade(answer.value.key)
  }
  return (
    <InPlace title={say("account.make-key")} onLeave={onLeave} framed>
      <form className="form" onSubmit={(event) => void make(event)}>
        {refused && <RefusalNotice refused={refused} />}
        <TextField
          {...{ name: "key-name", label: say("account.key-name"), required: true, max: 100 }}
          {...{ value: name, onChange: setName }}
        />
        <Select
          {...{ name: "key-days", label: say("account.key-days"), value: days, onChange: setDays }}
          choices={lengths.map((n) => ({ value: String(n), name: say("account.days", { n }) }))}
        />
        <Checkbox name="key-reads" label={say("account.read-only")} checked={readOnly} onChange={setReadOnly} />
        <TextField
          {...{ name: "key-acts", label: say("account.key-acts"), hint: say("account.key-acts-hint") }}
          {...{ value: acts, onChange: setActs, max: 2000 }}
        />
        <TextField
          {...{ name: "key-ranges", label: say("account.key-ranges"), hint: say("account.key-ranges-hint") }}
          {...{ value: ranges, onChange: setRanges, max: 1000 }}
        />
        <FormActs act={say("account.make-key")} busy={busy} onLeave={onLeave} />
      </form>
    </InPlace>
  )
}
