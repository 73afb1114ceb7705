import type { Refused } from "#platform/web/ask.ts"
import { TextField } from "#platform/web/kit/Field.tsx"
import { FormActs } from "#platform/web/kit/FormActs.tsx"
import { InPlace } from "#platform/web/kit/InPlace.tsx"
import { RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState } from "react"

type Props = {
  /** Giving a proposal back to who made it, or withdrawing what is out. */
  readonly way: "return" | "withdraw"
  readonly busy: boolean
  readonly refused: Refused | undefined
  readonly onSend: (reason: string) => void
  readonly onLeave: () => void
}

/** Why a release is given back or withdrawn: nobody does either without a reason. */
export function ReasonForm({ way, busy, refused, onSend, onLeave }: Props) {
  const say = useWords()
  const [reason, write] = useState("")
  return (
    <InPlace title={say(`analysis.release.${way}`)} framed onLeave={onLeave}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy && reason.trim() !== "") onSend(reason.trim())
        }}
      >
        <p>{say(`analysis.release.${way}-text`)}</p>
        <TextField
          name="reason"
          label={say("analysis.release.reason")}
          lines={3}
          value={reason}
          onChange={write}
          required
          max={2000}
        />
        {refused && <RefusalNotice refused={refused} />}
        <FormActs act={say(`analysis.release.${way}`)} busy={busy} onLeave={onLeave} />
      </form>
    </InPlace>
  )
}
