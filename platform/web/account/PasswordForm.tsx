import type { Account } from "#platform/identity/account.ts"
import { Part } from "#platform/web/account/Part.tsx"
import { instantText } from "#platform/web/account/words.ts"
import { useAct } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { TextField } from "#platform/web/kit/Field.tsx"
import { Notice, RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState, type FormEvent } from "react"

/** My password: when it was set, and another in its place. */
export function PasswordForm({ account }: { readonly account: Account }) {
  const say = useWords()
  const { locale } = useReader()
  const [current, setCurrent] = useState("")
  const [password, setPassword] = useState("")
  const [set, setSet] = useState(false)
  const { act, busy, refused } = useAct(
    async () => (await import("#platform/identity/account-contract.ts")).setPassword,
  )
  async function save(event: FormEvent) {
    event.preventDefault()
    const answer = await act({ body: { password, ...(account.password !== null && { current }) } })
    setSet(answer.ok)
    if (!answer.ok) return
    setCurrent("")
    setPassword("")
  }
  return (
    <Part id="password" title={say("account.password")}>
      <p className="hint">
        {account.password === null
          ? say("account.password-none")
          : say("account.password-set", { date: instantText(locale, account.password) })}
      </p>
      <form className="form" onSubmit={(event) => void save(event)}>
        {set && <Notice>{say("account.password-done")}</Notice>}
        {refused && <RefusalNotice refused={refused} />}
        {account.password !== null && (
          <TextField
            {...{ name: "current", type: "password", label: say("account.current-password"), required: true }}
            {...{ max: 600, value: current, onChange: setCurrent, autoComplete: "current-password" }}
          />
        )}
        <TextField
          {...{ name: "new", type: "password", label: say("account.new-password"), hint: say("account.password-hint") }}
          {...{ required: true, max: 600, value: password, onChange: setPassword, autoComplete: "new-password" }}
        />
        <div className="acts">
          <Button type="submit" look="quiet" busy={busy}>
            {say("account.set-password")}
          </Button>
        </div>
      </form>
    </Part>
  )
}
