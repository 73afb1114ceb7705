import { useAct } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { TextField } from "#platform/web/kit/Field.tsx"
import { FormActs } from "#platform/web/kit/FormActs.tsx"
import { InPlace } from "#platform/web/kit/InPlace.tsx"
import { Notice, RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState, type FormEvent } from "react"

/** My address, and where it stands how another is asked for: by a link that goes there. */
export function AddressForm({ email, mayChange }: { readonly email: string | null; readonly mayChange: boolean }) {
  const say = useWords()
  const [open, setOpen] = useState(false)
  const [wished, setWished] = useState("")
  const [asked, setAsked] = useState(false)
  const { act, busy, refused } = useAct(async () => (await import("#platform/identity/account-contract.ts")).askAddress)
  async function send(event: FormEvent) {
    event.preventDefault()
    if (busy) return
    const answer = await act({ body: { email: wished.trim() } })
    setAsked(answer.ok)
    if (answer.ok) setOpen(false)
  }
  return (
    <>
      <p>
        {say("account.address")}: {email === null ? say("platform.none") : <bdi>{email}</bdi>}{" "}
        {mayChange && !open && (
          <Button look="link" onPress={() => setOpen(true)}>
            {say("account.change-address")}
          </Button>
        )}
      </p>
      {asked && !open && <Notice>{say("account.address-asked")}</Notice>}
      {open && (
        <InPlace title={say("account.change-address")} framed onLeave={() => setOpen(false)}>
          <p>{say("account.address-how")}</p>
          <form className="form" onSubmit={(event) => void send(event)}>
            {refused && <RefusalNotice refused={refused} />}
            <TextField
              {...{ name: "email", type: "email", label: say("account.new-address"), required: true, max: 254 }}
              {...{ value: wished, onChange: setWished, autoComplete: "email" }}
            />
            <FormActs act={say("account.address-ask")} busy={busy} onLeave={() => setOpen(false)} />
          </form>
        </InPlace>
      )}
    </>
  )
}
