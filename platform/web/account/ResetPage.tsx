import { HowItGoes, useTry } from "#platform/web/account/trying.tsx"
import { useAddress } from "#platform/web/address.tsx"
import { useAct } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { TextField } from "#platform/web/kit/Field.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Notice, RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState, type FormEvent } from "react"

/** A new password: asked for by address, or set by the link of the mail, whose token stands behind the #. */
export function LiveReset() {
  const say = useWords()
  const { fragment } = useAddress()
  return (
    <Page kind="work" title={say("account.reset")}>
      {fragment ? <SetAnew key={fragment} token={fragment} /> : <AskForLink />}
    </Page>
  )
}

function AskForLink() {
  const say = useWords()
  const [email, setEmail] = useState("")
  const [asked, setAsked] = useState(false)
  const { done, attempt } = useTry()
  const { act, busy, refused } = useAct(
    async () => (await import("#platform/identity/sign-in-contract.ts")).askForReset,
  )
  async function send(event: FormEvent) {
    event.preventDefault()
    const answer = await attempt((proof) => act({ body: { email, ...(proof && { proof }) } }))
    setAsked(answer.ok)
  }
  if (asked)
    return (
      <Notice>
        <p>{say("account.reset-asked")}</p>
      </Notice>
    )
  return (
    <form className="form" onSubmit={(event) => void send(event)}>
      <p>{say("account.reset-how")}</p>
      <HowItGoes done={done} refused={refused} />
      <TextField
        {...{ name: "email", type: "email", label: say("account.address"), required: true, max: 254 }}
        {...{ value: email, onChange: setEmail, autoComplete: "username" }}
      />
      <div className="acts">
        <Button type="submit" busy={busy || done !== undefined}>
          {say("account.reset-ask")}
        </Button>
        <Link to="/sign-in">{say("account.to-sign-in")}</Link>
      </div>
    </form>
  )
}

function SetAnew({ token }: { readonly token: string }) {
  const say = useWords()
  const [password, setPassword] = useState("")
  const [set, setSet] = useState(false)
  const { act, busy, refused } = useAct(async () => (await import("#platform/identity/sign-in-contract.ts")).useReset)
  async function send(event: FormEvent) {
    event.preventDefault()
    const answer = await act({ body: { token, password } })
    setSet(answer.ok)
  }
  if (set)
    return (
      <>
        <Notice>
          <p>{say("account.reset-done")}</p>
        </Notice>
        <p>
          <Link to="/sign-in">{say("account.to-sign-in")}</Link>
        </p>
      </>
    )
  return (
    <form className="form" onSubmit={(event) => void send(event)}>
      {refused && <RefusalNotice refused={refused} />}
      <TextField
        {...{ name: "new-password", type: "password", label: say("account.new-password"), required: true, max: 600 }}
        {...{
          hint: say("account.password-hint"),
          value: password,
          onChange: setPassword,
          autoComplete: "new-password",
        }}
      />
      <div className="acts">
        <Button type="submit" busy={busy}>
          {say("account.set-password")}
        </Button>
        <Link to="/sign-in/reset">{say("account.begin-again")}</Link>
      </div>
    </form>
  )
}
