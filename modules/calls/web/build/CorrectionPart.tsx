import type { Questionnaire } from "#modules/calls/questionnaire.ts"
import { draftOf, sentOf } from "#modules/calls/web/build/draft.ts"
import type { CallRecord } from "#modules/calls/web/CallPage.tsx"
import { Texts, trimmed } from "#modules/calls/web/Texts.tsx"
import type { Language } from "#platform/kernel/language.ts"
import type { Text } from "#platform/kernel/text.ts"
import { useAct } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Notice, RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState } from "react"

type Props = {
  readonly call: CallRecord
  readonly questionnaire: Questionnaire
  readonly languages: readonly Language[]
  /** Keeps first what was written besides, and says upon which state of the call the correction then stands. */
  readonly before: () => Promise<number>
  readonly onMade: (touch: number) => void
}

/** Corrects the questionnaire of an open call as a new edition, with a reason everybody who is asked can read. */
export function CorrectionPart({ call, questionnaire, languages, before, onMade }: Props) {
  const say = useWords()
  const [reason, give] = useState<Text>({})
  const [checked, check] = useState(false)
  const correct = useAct(async () => (await import("#modules/calls/contract.ts")).correctCall)
  const draft = draftOf(call)
  const isChanged = JSON.stringify(draft.questionnaire) !== JSON.stringify(questionnaire)
  const said = trimmed(reason)
  const isReasoned = Object.keys(said).length > 0

  async function make() {
    check(true)
    if (!isReasoned) return
    const base = await before()
    const { questionnaire: sent } = sentOf({ ...draft, questionnaire })
    const answer = await correct.act({
      params: { id: call.id },
      body: { questionnaire: sent, reason: said, base },
    })
    if (!answer.ok) return
    onMade(answer.value.touch)
    give({})
    check(false)
  }
  return (
    <section>
      <h2>{say("calls.new-edition")}</h2>
      {!isChanged && <p className="hint">{say("calls.new-edition-none")}</p>}
      {isChanged && (
        <>
          <Notice kind="warning">{say("calls.new-edition-text")}</Notice>
          <Texts
            name="reason"
            label={say("calls.reason")}
            text={reason}
            languages={languages}
            lines={2}
            onChange={give}
            fault={checked && !isReasoned ? say("calls.lacks.reason") : undefined}
          />
          {correct.refused && <RefusalNotice refused={correct.refused} />}
          <Button busy={correct.busy} onPress={() => void make()}>
            {say("calls.new-edition-act")}
          </Button>
        </>
      )}
    </section>
  )
}
