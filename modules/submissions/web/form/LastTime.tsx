import type { LastAnswer } from "#modules/submissions/contract.ts"
import type { Question } from "#modules/calls/question.ts"
import type { AnswerValue } from "#modules/calls/value.ts"
import { useAround } from "#modules/submissions/web/form/Around.tsx"
import { anchorOf } from "#modules/submissions/web/form/steps.ts"
import { AnswerText } from "#modules/submissions/web/read/AnswerText.tsx"
import { sameValue } from "#modules/submissions/same.ts"
import type { AnswerPlace } from "#modules/submissions/draft.ts"
import { inLanguage } from "#platform/kernel/language.ts"
import { useAct } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { DateText } from "#platform/web/kit/DateText.tsx"
import { Confirm } from "#platform/web/kit/Dialog.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { Status } from "#platform/web/kit/Status.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState, type KeyboardEvent } from "react"
import type { z } from "zod"

type Props = {
  readonly last: z.infer<typeof LastAnswer>
  readonly place: AnswerPlace
  readonly question: Question
  readonly value: AnswerValue | undefined
  readonly isOpen: boolean
  readonly write: (value: AnswerValue | null) => void
}

/**
 * What was answered last time, beside the field: confirmed, changed or withdrawn
 * by one press, or one key while this part has the keyboard.
 */
export function LastTime({ last, place, question, value, isOpen, write }: Props) {
  const say = useWords()
  const { language } = useReader()
  const { files, may, writing } = useAround()
  const [asks, ask] = useState(false)
  const withdraw = useAct(async () => (await import("#modules/submissions/contract.ts")).withdrawAnswer)
  const isSame = value !== undefined && sameValue(value, last.value)
  const call = inLanguage(last.call.title, language)
  const mayWithdraw = may("answer.withdraw") && writing.reached

  function change() {
    if (!value) write(last.value)
    const field = document.querySelector<HTMLElement>(
      `#${CSS.escape(anchorOf(place))} .now :is(input, textarea, select):not([disabled])`,
    )
    field?.focus()
  }
  const keys: Readonly<Record<string, () => void>> = {
    c: () => write(last.value),
    e: change,
    ...(mayWithdraw && { w: () => ask(true) }),
  }
  function press(event: KeyboardEvent) {
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key.toLowerCase()]
    if (!act || !isOpen || asks) return
    event.preventDefault()
    act()
  }
  return (
    // The keys are a shorter way to the buttons.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <aside className="last-time" aria-label={say("answering.last-time")} onKeyDown={press}>
      <p className="hint">
        {say("answering.last-time")}: <DateText date={last.given.slice(0, 10)} />
        {last.period !== "standing" && <> · {last.period}</>} · <Foreign language={call.language}>{call.text}</Foreign>
      </p>
      <AnswerText value={last.value} language={last.language} asks={question} files={files} />
      {isSame && <Status tone="done">{say("answering.confirmed")}</Status>}
      {withdraw.refused && <RefusalNotice refused={withdraw.refused} />}
      {isOpen && (
        <p className="last-acts no-print">
          {!isSame && (
            <Button look="quiet" onPress={() => write(last.value)}>
              {say("answering.confirm")} <kbd>C</kbd>
            </Button>
          )}
          <Button look="quiet" onPress={change}>
            {say("answering.change")} <kbd>E</kbd>
          </Button>
          {mayWithdraw && (
            <Button look="quiet" onPress={() => ask(true)}>
              {say("answering.withdraw-last")} <kbd>W</kbd>
            </Button>
          )}
        </p>
      )}
      {asks && (
        <Confirm
          question={say("answering.withdraw-last-ask")}
          act={say("answering.withdraw-last")}
          cancel={say("platform.cancel")}
          onCancel={() => ask(false)}
          onConfirm={() => {
            ask(false)
            void withdraw.act({ params: { id: last.id } })
          }}
        >
          <p>{say("answering.withdraw-last-means")}</p>
        </Confirm>
      )}
    </aside>
  )
}
