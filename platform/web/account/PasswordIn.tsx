import { HowItGoes, useTry } from "#platform/web/account/trying.tsx"
import { useAct } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { TextField } from "#platform/web/kit/Field.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState, type FormEvent } from "react"

type Props = { readonly onDone: () => void; readonly onPending: (pending: string) => void }

/** An address and a password, and the way to a new one. */
export function PasswordIn({ onDone, onPending }: Props) {
  const say = useWords()
  const [email, setEmail] = useState("")
  const [password, setPassword] = useState("")
  const { done, attempt } = useTry()
  const { act, busy, refused } = useAct(
    async () => (await import("#platform/identity/sign-in-contract.ts")).signInWithPassword,
  )
  async function enter(event: FormEvent) {
    event.preventDefault()
    const answer = await attempt((proof) => act({ body: { email, password, ...(proof && { proof }) } }))
    if (!answer.ok) return
    if (answer.value.state === "second-factor") onPending(answer.value.pending)
    else onDone()
  }
  return (
    <section aria-labelledby="with-password">
      <h2 id="with-password">{say("account.password-in")}</h2>
      <form className="form" onSubmit={(event) => void enter(event)}>
        <HowItGoes done={done} refused={refused} />
        <TextField
          {...{ name: "email", type: "email", label: say("account.address"), required: true, max: 254 }}
          {...{ value: email, onChange: setEmail, autoComplete: "username" }}
        />
        <TextField
          {...{ name: "password", type: "password", label: say("account.password"), required: true, max: 600 }}
          {...{ value: password, onChange: setPassword, autoComplete: "current-password" }}
        />
        <div className="acts">
          <Button type="submit" busy={busy || done !== undefined}>
            {say("account.enter")}
          </Button>
          <Link to="/sign-in/reset">{say("account.forgotten")}</Link>
        </div>
      </form>
    </section>
  )
}
