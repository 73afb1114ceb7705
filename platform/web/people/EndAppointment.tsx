import { useAct } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { TextField } from "#platform/web/kit/Field.tsx"
import { FormActs } from "#platform/web/kit/FormActs.tsx"
import { InPlace } from "#platform/web/kit/InPlace.tsx"
import { RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState, type FormEvent } from "react"

/** Ends an appointment where it stands: with a day, or at once. */
export function EndAppointment({ id }: { readonly id: string }) {
  const say = useWords()
  const [open, set] = useState(false)
  const [lastDay, date] = useState("")
  const end = useAct(async () => (await import("#platform/identity/person/contract.ts")).endAppointment)
  async function send(event: FormEvent) {
    event.preventDefault()
    if (end.busy) return
    const answer = await end.act({ params: { id }, body: { lastDay: lastDay === "" ? null : lastDay } })
    if (answer.ok) set(false)
  }
  if (!open)
    return (
      <Button look="link" onPress={() => set(true)}>
        {say("people.end")}
      </Button>
    )
  return (
    <InPlace title={say("people.end")} framed onLeave={() => set(false)}>
      <p>{say("people.end-text")}</p>
      <form className="form" onSubmit={(event) => void send(event)}>
        <TextField name="last" type="date" label={say("people.last-day")} value={lastDay} onChange={date} />
        {end.refused && <RefusalNotice refused={end.refused} />}
        <FormActs act={say("people.end")} busy={end.busy} onLeave={() => set(false)} />
      </form>
    </InPlace>
  )
}
