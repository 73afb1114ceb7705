import { useAct } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { TextField } from "#platform/web/kit/Field.tsx"
import { InPlace } from "#platform/web/kit/InPlace.tsx"
import { RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState, type FormEvent } from "react"

type Props = { readonly pending: string; readonly onDone: () => void; readonly onLeave: () => void }

/** The second step: a one-time code, or a recovery code. */
export function CodeIn({ pending, onDone, onLeave }: Props) {
  const say = useWords()
  const [code, setCode] = useState("")
  const { act, busy, refused } = useAct(
    async () => (await import("#platform/identity/sign-in-contract.ts")).signInWithCode,
  )
  async function enter(event: FormEvent) {
    event.preventDefault()
    const answer = await act({ body: { pending, code } })
    if (answer.ok) onDone()
  }
  return (
    <InPlace title={say("account.second")} depth={2} onLeave={onLeave}>
      <form className="form" onSubmit={(event) => void enter(event)}>
        {refused && <RefusalNotice refused={refused} />}
        <TextField
          {...{ name: "code", label: say("account.code"), hint: say("account.code-hint"), required: true, max: 60 }}
          {...{ value: code, onChange: setCode, autoComplete: "one-time-code" }}
        />
        <div className="acts">
          <Button type="submit" busy={busy}>
            {say("account.go-on")}
          </Button>
          <Button look="quiet" onPress={onLeave}>
            {say("account.begin-again")}
          </Button>
        </div>
      </form>
    </InPlace>
  )
}
