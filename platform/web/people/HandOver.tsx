import { useAct } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { TextField } from "#platform/web/kit/Field.tsx"
import { RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState, type FormEvent } from "react"

/** Hands an appointment over on a day: the old one ends on its eve, the new one begins on it. */
export function HandOver({ id, since }: { readonly id: string; readonly since: string }) {
  const say = useWords()
  const { today } = useReader()
  // The platform's day is Greenwich's: west of it, in the evening, the reader's own is past already.
  const [day, set] = useState(() => latest(since, today, new Date().toISOString().slice(0, 10)))
  const over = useAct(async () => (await import("#platform/identity/person/contract.ts")).handOver)
  function send(event: FormEvent) {
    event.preventDefault()
    if (!over.busy) void over.act({ params: { id }, body: { day } })
  }
  return (
    <section className="hand-over no-print">
      <h2>{say("nominations.hand-over")}</h2>
      <p>{say("nominations.hand-over-text")}</p>
      <form className="form" onSubmit={send}>
        <TextField
          name="day"
          type="date"
          label={say("nominations.hand-over-day")}
          value={day}
          onChange={set}
          required
        />
        {over.refused && <RefusalNotice refused={over.refused} />}
        <Button type="submit" busy={over.busy}>
          {say("nominations.hand-over")}
        </Button>
      </form>
    </section>
  )
}

const latest = (...days: readonly [string, ...string[]]): string =>
  days.reduce((one, other) => (one < other ? other : one))
