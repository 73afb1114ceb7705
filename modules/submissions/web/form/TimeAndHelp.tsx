import { useAround } from "#modules/submissions/web/form/Around.tsx"
import { ExtensionStanding } from "#modules/submissions/web/ExtensionStanding.tsx"
import { useAct } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { TextField } from "#platform/web/kit/Field.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { Status } from "#platform/web/kit/Status.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState, type FormEvent } from "react"

/** Asks for time, with a reason, and for help; says what became of it. */
export function TimeAndHelp() {
  const say = useWords()
  const { writing, may } = useAround()
  const { submission, reached } = writing
  const [until, setUntil] = useState("")
  const [reason, write] = useState("")
  const extension = useAct(async () => (await import("#modules/submissions/contract.ts")).askExtension)
  const help = useAct(async () => (await import("#modules/submissions/contract.ts")).askHelp)
  const params = { id: submission.id }
  const isAsked = submission.extensions.some(({ decision }) => decision === null)
  async function send(event: FormEvent) {
    event.preventDefault()
    const answer = await extension.act({ params, body: { until, reason: reason.trim() } })
    if (answer.ok) {
      setUntil("")
      write("")
    }
  }
  return (
    <section className="time-and-help no-print" aria-labelledby="time-and-help">
      <h3 id="time-and-help">{say("answering.time-and-help")}</h3>
      {submission.extensions.length > 0 && (
        <ul>
          {submission.extensions.map((each) => (
            <li key={each.id}>
              <ExtensionStanding decision={each.decision} until={each.until} />
              <Foreign as="p" className="hint">
                {each.note === "" ? each.reason : each.note}
              </Foreign>
            </li>
          ))}
        </ul>
      )}
      {(extension.refused ?? help.refused) && (
        <RefusalNotice refused={extension.refused ?? help.refused ?? unreachable} />
      )}
      {may("extension.ask") && !isAsked && submission.status === "drafting" && (
        <details className="fold">
          <summary>{say("answering.ask-time")}</summary>
          <form className="form" onSubmit={(event) => void send(event)}>
            <TextField
              name="until"
              type="date"
              label={say("answering.ask-until")}
              value={until}
              required
              onChange={setUntil}
            />
            <TextField
              name="reason"
              label={say("answering.ask-reason")}
              lines={3}
              value={reason}
              max={2000}
              required
              onChange={write}
            />
            <Button type="submit" look="quiet" busy={extension.busy} disabled={!reached}>
              {say("answering.ask-time")}
            </Button>
          </form>
        </details>
      )}
      {may("submission.ask-help") && (
        <p>
          {submission.needsHelp && <Status tone="open">{say("answering.help-asked")}</Status>}{" "}
          <Button
            look="link"
            busy={help.busy}
            disabled={!reached}
            onPress={() => void help.act({ params, body: { needed: !submission.needsHelp } })}
          >
            {say(submission.needsHelp ? "answering.help-no-more" : "answering.ask-help")}
          </Button>
        </p>
      )}
    </section>
  )
}

const unreachable = { ok: false, refusal: "offline" } as const
