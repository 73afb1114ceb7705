import { choicesOf, forceOf } from "#modules/decisions/web/choices.ts"
import type { Draft } from "#modules/decisions/web/wording-draft.ts"
import { Select, TextField } from "#platform/web/kit/Field.tsx"
import { useWords } from "#platform/web/words.tsx"

type Props = {
  readonly draft: Draft
  /** The language of the text, in which one writes its words. */
  readonly language: string
  readonly onChange: (draft: Draft) => void
  /** What is missing, said only after somebody has tried to send it. */
  readonly checked: boolean
}

/** The fields in which one says what a mandate asks: what matters first, the rest folded. */
export function WordingFields({ draft, language, onChange, checked }: Props) {
  const say = useWords()
  const set = (field: keyof Draft) => (value: string) => onChange({ ...draft, [field]: value })
  const write = (field: keyof Draft, label: string, more: { readonly hint?: string; readonly lines?: number } = {}) => (
    <TextField
      name={field}
      label={label}
      language={language}
      value={draft[field]}
      onChange={set(field)}
      fault={checked && faultOf(field, draft) ? say(`decisions.correct.${field}-needed`) : undefined}
      {...more}
    />
  )
  const day = (field: keyof Draft, label: string) => (
    <TextField name={field} label={label} type="date" value={draft[field]} onChange={set(field)} />
  )
  const choose = (field: keyof Draft, label: string, list: Parameters<typeof choicesOf>[1]) => (
    <Select name={field} label={label} choices={choicesOf(say, list)} value={draft[field]} onChange={set(field)} />
  )
  const further = [draft.printed, draft.deliverable, draft.recurrence, draft.reportTo, draft.resources]

  return (
    <div className="wording-fields">
      <div className="pair">
        {write("verb", say("decisions.mandates.verb"))}
        {write("addressee", say("decisions.mandates.addressee"))}
      </div>
      {write("action", say("decisions.mandates.action"), { lines: 3 })}
      <div className="pair">
        {choose("kind", say("decisions.mandates.kind"), "kind")}
        {choose("target", say("decisions.mandates.target"), "target")}
        <Select
          name="class"
          label={say("decisions.mandates.class")}
          choices={choicesOf(say, "class")}
          value={draft.class}
          // The force follows the verb; it can be set otherwise afterwards.
          onChange={(value) => onChange({ ...draft, class: value, level: String(forceOf(value) ?? draft.level) })}
        />
        <Select
          name="level"
          label={say("decisions.mandates.force")}
          choices={["0", "1", "2", "3", "4", "5", "6", "7"].map((value) => ({
            value,
            name: `${value} · ${say(`decisions.level.${value}`)}`,
          }))}
          value={draft.level}
          onChange={set("level")}
        />
      </div>
      <details className="fold" open={further.some((each) => each !== "")}>
        <summary>{say("decisions.correct.more")}</summary>
        <div className="pair">
          {write("printed", say("decisions.correct.printed"))}
          {choose("dateKind", say("decisions.mandates.date-kind"), "date-kind")}
          {day("from", say("decisions.correct.from"))}
          {day("to", say("decisions.correct.to"))}
          {write("recurrence", say("decisions.mandate.recurrence"))}
          {write("deliverable", say("decisions.mandate.deliverable"))}
          {write("reportTo", say("decisions.mandate.report-to"), { hint: say("decisions.correct.report-hint") })}
          {write("reportSession", say("decisions.correct.report-session"))}
          {write("resources", say("decisions.mandate.resources"))}
        </div>
      </details>
    </div>
  )
}

const needed: readonly (keyof Draft)[] = ["verb", "action"]
const faultOf = (field: keyof Draft, draft: Draft): boolean => needed.includes(field) && draft[field].trim() === ""

/** Whether everything is said that must be. */
export const isWhole = (draft: Draft): boolean => needed.every((field) => !faultOf(field, draft))
