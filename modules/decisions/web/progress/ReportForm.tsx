import type { Mandate } from "#modules/decisions/mandate.ts"
import { progressStatuses } from "#modules/decisions/progress/progress.ts"
import { useAct } from "#platform/web/answers.tsx"
import { Select, TextField } from "#platform/web/kit/Field.tsx"
import { FormActs } from "#platform/web/kit/FormActs.tsx"
import { InPlace } from "#platform/web/kit/InPlace.tsx"
import { RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState, type FormEvent } from "react"

type Props = {
  readonly mandate: Mandate["id"]
  /** Closes the form; with the id of the report, if one was kept. */
  readonly onDone: (made?: string) => void
}

/** Reports how it stands with a mandate: what it is now, since when, and what shows it. */
export function ReportForm({ mandate, onDone }: Props) {
  const say = useWords()
  const { today } = useReader()
  const keep = useAct(async () => (await import("#modules/decisions/progress/contract.ts")).reportProgress)
  const [status, set] = useState<string>("in-hand")
  const [note, write] = useState("")
  const [link, point] = useState("")
  const [reached, date] = useState(today)
  const [checked, check] = useState(false)
  // The server refuses it too; here it is said before anything is sent.
  const bare = status !== "in-hand" && status !== "" && note.trim() === "" && link.trim() === ""

  async function send(event: FormEvent) {
    event.preventDefault()
    check(true)
    if (keep.busy || bare) return
    const answer = await keep.act({
      params: { id: mandate },
      body: {
        status: progressStatuses.find((each) => each === status) ?? null,
        note,
        link: link.trim() === "" ? null : link.trim(),
        reached,
      },
    })
    if (answer.ok) onDone(answer.value.id)
  }
  return (
    <InPlace title={say("decisions.progress.report")} framed onLeave={onDone}>
      <form className="form" onSubmit={(event) => void send(event)}>
        <div className="pair">
          <Select
            name="status"
            label={say("decisions.progress.status")}
            choices={[
              ...progressStatuses.map((value) => ({ value, name: say(`decisions.status.${value}`) })),
              { value: "", name: say("decisions.progress.unknown") },
            ]}
            value={status}
            onChange={set}
          />
          <TextField
            name="reached"
            type="date"
            label={say("decisions.progress.reached")}
            value={reached}
            onChange={date}
            required
          />
        </div>
        <TextField
          name="note"
          label={say("decisions.progress.note")}
          value={note}
          onChange={write}
          lines={3}
          max={2000}
          fault={checked && bare ? say("problem.progress-without-evidence") : undefined}
        />
        <TextField name="link" label={say("decisions.progress.link")} value={link} onChange={point} max={2000} />
        {keep.refused && <RefusalNotice refused={keep.refused} />}
        <FormActs act={say("decisions.progress.save")} busy={keep.busy} onLeave={() => onDone()} />
      </form>
    </InPlace>
  )
}
