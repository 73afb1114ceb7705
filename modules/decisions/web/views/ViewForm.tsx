import type { View } from "#modules/decisions/views/view.ts"
import { useAct } from "#platform/web/answers.tsx"
import { Checkbox, TextField } from "#platform/web/kit/Field.tsx"
import { FormActs } from "#platform/web/kit/FormActs.tsx"
import { InPlace } from "#platform/web/kit/InPlace.tsx"
import { RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState, type FormEvent } from "react"

type Props = {
  /** The view to change; without it, a new one is saved. */
  readonly view?: View | undefined
  /** What the register shows now. */
  readonly filter: View["filter"]
  readonly onDone: () => void
}

const contract = () => import("#modules/decisions/views/contract.ts")

/** Saves what the register shows under a name, or changes a view that was saved. */
export function ViewForm({ view, filter, onDone }: Props) {
  const say = useWords()
  const [name, type] = useState(view?.name ?? "")
  const [shared, share] = useState(view?.shared ?? false)
  const [replaced, replace] = useState(false)
  const keep = useAct(async () => (await contract()).keepView)
  const change = useAct(async () => (await contract()).changeView)
  const refused = keep.refused ?? change.refused

  async function send(event: FormEvent) {
    event.preventDefault()
    if (name.trim() === "" || keep.busy || change.busy) return
    const answer = view
      ? await change.act({ params: { id: view.id }, body: { name, shared, ...(replaced && { filter }) } })
      : await keep.act({ body: { name, shared, filter } })
    if (answer.ok) onDone()
  }
  return (
    <InPlace onLeave={onDone}>
      <form className="form view-form" onSubmit={(event) => void send(event)}>
        <TextField name="name" label={say("decisions.views.name")} value={name} onChange={type} max={100} required />
        <Checkbox name="shared" label={say("decisions.views.shared")} checked={shared} onChange={share} />
        {view && (
          <Checkbox name="replace" label={say("decisions.views.update")} checked={replaced} onChange={replace} />
        )}
        {refused && <RefusalNotice refused={refused} />}
        <FormActs
          act={say(view ? "decisions.views.rename" : "decisions.views.save")}
          busy={keep.busy || change.busy}
          onLeave={onDone}
        />
      </form>
    </InPlace>
  )
}
