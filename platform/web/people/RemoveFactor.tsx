import { useAct } from "#platform/web/answers.tsx"
import { TextField } from "#platform/web/kit/Field.tsx"
import { Dialog } from "#platform/web/kit/Dialog.tsx"
import { FormActs } from "#platform/web/kit/FormActs.tsx"
import { RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState, type FormEvent } from "react"

/** Takes the second factor off somebody who lost it: asks once more, and for the reason, which they will read. */
export function RemoveFactor({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const say = useWords()
  const [reason, setReason] = useState("")
  const remove = useAct(async () => (await import("#platform/identity/person/contract.ts")).removeFactorOf)
  async function send(event: FormEvent) {
    event.preventDefault()
    if (remove.busy) return
    const answer = await remove.act({ params: { id }, body: { reason } })
    if (answer.ok) onClose()
  }
  return (
    <Dialog title={say("people.remove-factor-question")} onClose={onClose} asks>
      <p>{say("people.remove-factor-text")}</p>
      <form className="form" onSubmit={(event) => void send(event)}>
        <TextField
          {...{ name: "reason", label: say("people.remove-factor-reason"), hint: say("people.remove-factor-hint") }}
          {...{ required: true, max: 500, lines: 3, value: reason, onChange: setReason }}
        />
        {remove.refused && <RefusalNotice refused={remove.refused} />}
        <FormActs act={say("people.remove-factor")} busy={remove.busy} onLeave={onClose} />
      </form>
    </Dialog>
  )
}
