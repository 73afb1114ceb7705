import { contract } from "#modules/reports/web/contract.ts"
import { inLanguage } from "#platform/kernel/language.ts"
import { useAddress } from "#platform/web/address.tsx"
import { useAct, useAnswer } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Select, TextField } from "#platform/web/kit/Field.tsx"
import { FormActs } from "#platform/web/kit/FormActs.tsx"
import { RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState, type FormEvent } from "react"

/** Begins a report under a mandate, from a ready one or from nothing. */
export function BeginReport({ mandate }: { readonly mandate: string }) {
  const say = useWords()
  const { language } = useReader()
  const { go } = useAddress()
  const [open, show] = useState(false)
  const [template, choose] = useState("")
  const [title, name] = useState("")
  const ready = useAnswer(
    "report.list-templates",
    async () => (await contract()).listReportTemplates,
    {},
    { when: open },
  )
  const add = useAct(async () => (await contract()).addReport)
  if (!open)
    return (
      <p className="no-print">
        <Button onPress={() => show(true)}>{say("reports.begin")}</Button>
      </p>
    )
  const templates = ready.state === "here" ? ready.value.items : []
  const chosen = templates.find(({ code }) => code === template)
  async function send(event: FormEvent) {
    event.preventDefault()
    if (add.busy) return
    const answer = await add.act({
      // The address is text; the contract parses it at the other end.
      body: {
        mandate,
        template: template || null,
        ...(title.trim() && { title: { [language]: title.trim() } }),
      } as never,
    })
    if (answer.ok) go(`/reports/${answer.value.id}`)
  }
  return (
    <form className="form in-place" onSubmit={(event) => void send(event)}>
      <h2>{say("reports.begin")}</h2>
      <Select
        name="template"
        label={say("reports.template")}
        none={say("reports.from-nothing")}
        choices={templates.map(({ code, title: words }) => ({ value: code, name: inLanguage(words, language).text }))}
        value={template}
        onChange={choose}
      />
      {chosen && <p className="hint">{inLanguage(chosen.note, language).text}</p>}
      <TextField
        name="title"
        label={say("reports.name")}
        hint={say("reports.name-hint")}
        value={title}
        onChange={name}
        required={template === ""}
        max={500}
      />
      {add.refused && <RefusalNotice refused={add.refused} />}
      <FormActs act={say("reports.begin")} busy={add.busy} onLeave={() => show(false)} />
    </form>
  )
}
