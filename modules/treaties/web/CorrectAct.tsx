import { actKinds } from "#modules/treaties/act-kinds.ts"
import type { ActRecord } from "#modules/treaties/web/ActPage.tsx"
import { useAct } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Select, TextField } from "#platform/web/kit/Field.tsx"
import { RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState, type FormEvent } from "react"

const fields = ["dated", "effective", "article", "territory", "text", "source", "note"] as const
type Draft = Readonly<Record<(typeof fields)[number] | "kind" | "reason", string>>

/** The form that corrects one act. What is left as it was is not sent; an emptied field is taken out. */
export function CorrectAct({ act }: { readonly act: ActRecord }) {
  const say = useWords()
  const correct = useAct(async () => (await import("#modules/treaties/contract.ts")).correctAct)
  const [draft, write] = useState<Draft>(() => draftOf(act))
  const set = (field: keyof Draft) => (value: string) => write((before) => ({ ...before, [field]: value }))

  async function send(event: FormEvent) {
    event.preventDefault()
    const before = draftOf(act)
    const changed = fields.filter((field) => draft[field] !== before[field])
    const said = Object.fromEntries(
      changed.map((field) => [field, draft[field].trim() === "" ? null : draft[field].trim()]),
    )
    const kind = actKinds.find((each) => each === draft.kind)
    await correct.act({
      params: { id: act.id },
      // An empty day or source is refused by the contract, with the field's name.
      body: {
        ...said,
        ...(kind !== act.kind && { kind }),
        ...(draft.reason.trim() !== "" && { reason: draft.reason.trim() }),
      },
    })
  }
  return (
    <form className="form" onSubmit={(event) => void send(event)}>
      {correct.refused && <RefusalNotice refused={correct.refused} />}
      <div className="pair">
        <Select
          name="kind"
          label={say("treaties.field.kind")}
          value={draft.kind}
          choices={actKinds.map((value) => ({ value, name: say(`treaties.kind.${value}`) }))}
          onChange={set("kind")}
        />
        <TextField
          name="dated"
          type="date"
          label={say("treaties.field.dated")}
          value={draft.dated}
          required
          onChange={set("dated")}
        />
        <TextField
          name="effective"
          type="date"
          label={say("treaties.field.effective")}
          value={draft.effective}
          onChange={set("effective")}
        />
        <TextField
          name="article"
          label={say("treaties.field.article")}
          value={draft.article}
          max={100}
          onChange={set("article")}
        />
        <TextField
          name="territory"
          label={say("treaties.field.territory")}
          value={draft.territory}
          max={500}
          onChange={set("territory")}
        />
        <TextField
          name="source"
          label={say("treaties.field.source")}
          value={draft.source}
          max={500}
          required
          onChange={set("source")}
        />
      </div>
      <TextField name="text" label={say("treaties.field.text")} lines={4} value={draft.text} onChange={set("text")} />
      <TextField name="note" label={say("treaties.field.note")} value={draft.note} max={2000} onChange={set("note")} />
      <TextField
        name="reason"
        label={say("treaties.reason")}
        hint={say("treaties.reason-hint")}
        value={draft.reason}
        max={1000}
        onChange={set("reason")}
      />
      <Button type="submit" busy={correct.busy}>
        {say("treaties.correct-save")}
      </Button>
    </form>
  )
}

const draftOf = (act: ActRecord): Draft => ({
  kind: act.kind,
  reason: "",
  dated: act.dated,
  effective: act.effective ?? "",
  article: act.article ?? "",
  territory: act.territory ?? "",
  text: act.text ?? "",
  source: act.source,
  note: act.note ?? "",
})
