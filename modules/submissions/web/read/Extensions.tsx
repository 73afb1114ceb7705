import type { SubmissionInPlace } from "#modules/submissions/contract.ts"
import { ExtensionStanding } from "#modules/submissions/web/ExtensionStanding.tsx"
import { useAct } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { TextField } from "#platform/web/kit/Field.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Notice, RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState } from "react"

type Props = {
  readonly submission: Pick<SubmissionInPlace, "id" | "extensions" | "needsHelp">
  readonly may: (act: string) => boolean
}

/** The time that was asked for, and for whoever decides the two buttons; and that help is needed. */
export function Extensions({ submission, may }: Props) {
  const say = useWords()
  const [note, write] = useState("")
  const decide = useAct(async () => (await import("#modules/submissions/contract.ts")).decideExtension)
  if (submission.extensions.length === 0 && !submission.needsHelp) return null
  const settle = (extension: string, decision: "granted" | "refused") =>
    void decide.act({ params: { id: submission.id, extension }, body: { decision, note: note.trim() } })
  return (
    <section className="extensions">
      <h2>{say("answering.time-and-help")}</h2>
      {submission.needsHelp && <Notice kind="warning">{say("answering.help-asked")}</Notice>}
      {decide.refused && <RefusalNotice refused={decide.refused} />}
      <ul>
        {submission.extensions.map((each) => (
          <li key={each.id}>
            <ExtensionStanding decision={each.decision} until={each.until} />
            <Foreign as="p">{each.reason}</Foreign>
            {each.note !== "" && (
              <Foreign as="p" className="hint">
                {each.note}
              </Foreign>
            )}
            {each.decision === null && may("extension.decide") && (
              <div className="form no-print">
                <TextField
                  name="note"
                  label={say("answering.decision-note")}
                  lines={2}
                  value={note}
                  max={2000}
                  onChange={write}
                />
                <div className="sending-acts">
                  <Button busy={decide.busy} onPress={() => settle(each.id, "granted")}>
                    {say("answering.grant")}
                  </Button>
                  <Button look="quiet" busy={decide.busy} onPress={() => settle(each.id, "refused")}>
                    {say("answering.refuse")}
                  </Button>
                </div>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
