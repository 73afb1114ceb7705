import type { Draft } from "#modules/reports/web/drafting.ts"
import type { Language } from "#platform/kernel/language.ts"
import { Select, TextField } from "#platform/web/kit/Field.tsx"
import { useWords } from "#platform/web/words.tsx"

type Props = { readonly draft: Draft; readonly language: Language; readonly onChange: (draft: Draft) => void }

/** What stands at the head of a report: its name, its symbol, to whom it is owed, and who will read it. */
export function HeadForm({ draft, language, onChange }: Props) {
  const say = useWords()
  const or = (text: string) => (text.trim() === "" ? null : text)
  const titled = (text: string) => {
    const { [language]: _, ...others } = draft.title
    return text === "" ? others : { ...draft.title, [language]: text }
  }
  return (
    <>
      <TextField
        name="title"
        label={say("reports.name")}
        language={language}
        value={draft.title[language] ?? ""}
        onChange={(text) => onChange({ ...draft, title: titled(text) })}
        max={500}
      />
      <div className="fields">
        <TextField
          name="symbol"
          label={say("reports.symbol")}
          value={draft.symbol ?? ""}
          onChange={(text) => onChange({ ...draft, symbol: or(text) })}
          max={100}
        />
        <TextField
          name="body"
          label={say("reports.body")}
          hint={say("reports.body-hint")}
          value={draft.body ?? ""}
          onChange={(text) => onChange({ ...draft, body: or(text) })}
          max={100}
        />
        <TextField
          name="session"
          label={say("reports.session")}
          value={draft.session ?? ""}
          onChange={(text) => onChange({ ...draft, session: or(text) })}
          max={20}
        />
        <TextField
          name="item"
          label={say("reports.agenda-item")}
          value={draft.agendaItem ?? ""}
          onChange={(text) => onChange({ ...draft, agendaItem: or(text) })}
          max={50}
        />
        <TextField
          name="dated"
          type="date"
          label={say("reports.dated")}
          value={draft.dated ?? ""}
          onChange={(text) => onChange({ ...draft, dated: or(text) })}
        />
      </div>
      <Select
        name="audience"
        label={say("reports.audience")}
        hint={say("reports.audience-hint")}
        choices={(["public", "parties"] as const).map((value) => ({ value, name: say(`reports.audience.${value}`) }))}
        value={draft.audience}
        onChange={(value) => onChange({ ...draft, audience: value === "parties" ? "parties" : "public" })}
      />
    </>
  )
}
