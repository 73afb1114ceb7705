import type { Clarification } from "#modules/submissions/contract.ts"
import { useAct } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { DateText } from "#platform/web/kit/DateText.tsx"
import { TextField } from "#platform/web/kit/Field.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { Status } from "#platform/web/kit/Status.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState } from "react"
import type { z } from "zod"

type Asked = z.infer<typeof Clarification>
type Props = { readonly all: readonly Asked[]; readonly submission: string; readonly may: (act: string) => boolean }

/** What was asked to be made clear about one answer, what was said to it, and whether it is clear now. */
export function ClarificationList({ all, submission, may }: Props) {
  if (all.length === 0) return null
  return (
    <ul className="clarifications">
      {all.map((each) => (
        <ClarificationItem key={each.id} asked={each} submission={submission} may={may} />
      ))}
    </ul>
  )
}

type ItemProps = { readonly asked: Asked; readonly submission: string; readonly may: (act: string) => boolean }

function ClarificationItem({ asked, submission, may }: ItemProps) {
  const say = useWords()
  const [text, write] = useState("")
  const answer = useAct(async () => (await import("#modules/submissions/contract.ts")).answerClarification)
  const close = useAct(async () => (await import("#modules/submissions/contract.ts")).closeClarification)
  const params = { id: submission, clarification: asked.id }
  const state = asked.closed !== null ? "closed" : asked.answered !== null ? "answered" : "open"
  const refused = answer.refused ?? close.refused
  return (
    <li>
      <Status tone={state === "closed" ? "done" : state === "answered" ? "open" : "soon"}>
        {say(`answering.clarification.${state}`)}
      </Status>{" "}
      <span className="hint">
        <DateText date={asked.asked.slice(0, 10)} />
      </span>
      <Foreign as="p" language={asked.language}>
        {asked.text}
      </Foreign>
      {asked.answer !== null && (
        <Foreign as="blockquote" className="reply">
          {asked.answer}
        </Foreign>
      )}
      {refused && <RefusalNotice refused={refused} />}
      {asked.closed === null && may("clarification.answer") && (
        <div className="form no-print">
          <TextField
            name="answer"
            label={say("answering.make-clear")}
            lines={3}
            value={text}
            max={5000}
            onChange={write}
          />
          <Button
            look="quiet"
            busy={answer.busy}
            disabled={text.trim() === ""}
            onPress={() => void answer.act({ params, body: { answer: text.trim() } }).then(({ ok }) => ok && write(""))}
          >
            {say("answering.make-clear-do")}
          </Button>
        </div>
      )}
      {asked.closed === null && may("clarification.close") && (
        <Button look="quiet" busy={close.busy} onPress={() => void close.act({ params })}>
          {say("answering.close-clear")}
        </Button>
      )}
    </li>
  )
}
