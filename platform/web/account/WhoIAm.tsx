import type { Account } from "#platform/identity/account.ts"
import { languages } from "#platform/kernel/language.ts"
import { AddressForm } from "#platform/web/account/AddressForm.tsx"
import { Part } from "#platform/web/account/Part.tsx"
import { appointmentText } from "#platform/web/account/words.ts"
import { useAct } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { longDate } from "#platform/web/kit/DateText.tsx"
import { Select, TextField } from "#platform/web/kit/Field.tsx"
import { Notice, RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState, type FormEvent } from "react"

/** Who I am here: my name and language, which I change, my address, and what I am appointed to. */
export function WhoIAm({ account }: { readonly account: Account }) {
  const say = useWords()
  const { language: reading } = useReader()
  const [name, setName] = useState(account.name)
  const [language, setLanguage] = useState<string>(account.language)
  const [saved, setSaved] = useState(false)
  const { act, busy, refused } = useAct(
    async () => (await import("#platform/identity/account-contract.ts")).changeAccount,
  )
  const names = new Intl.DisplayNames(reading, { type: "language" })
  async function save(event: FormEvent) {
    event.preventDefault()
    const chosen = languages.find((each) => each === language)
    const answer = await act({ body: { name, ...(chosen && { language: chosen }) } })
    setSaved(answer.ok)
  }
  return (
    <Part id="who" title={say("account.who")}>
      {account.invented && <p className="hint">{say("account.invented-me")}</p>}
      <form className="form" onSubmit={(event) => void save(event)}>
        {refused && <RefusalNotice refused={refused} />}
        {saved && <Notice>{say("account.saved")}</Notice>}
        <TextField
          {...{ name: "name", label: say("account.name"), required: true, max: 200, autoComplete: "name" }}
          {...{ value: name, onChange: setName }}
        />
        <Select
          {...{ name: "language", label: say("account.language"), value: language, onChange: setLanguage }}
          choices={languages.map((each) => ({ value: each, name: names.of(each) ?? each }))}
        />
        <div className="acts">
          <Button type="submit" busy={busy}>
            {say("platform.save")}
          </Button>
        </div>
      </form>
      <AddressForm email={account.email} mayChange={!account.invented} />
      <h3>{say("account.appointments")}</h3>
      <Appointments account={account} />
    </Part>
  )
}

function Appointments({ account: { appointments } }: { readonly account: Account }) {
  const say = useWords()
  const { language, locale } = useReader()
  if (appointments.length === 0) return <p className="hint">{say("account.no-appointment")}</p>
  return (
    <ul>
      {appointments.map(({ id, since, until, ...held }) => (
        <li key={id}>
          {appointmentText(say, language, held)},{" "}
          {until === null
            ? say("account.since", { date: longDate(since, locale) })
            : say("account.until", { since: longDate(since, locale), until: longDate(until, locale) })}
        </li>
      ))}
    </ul>
  )
}
