import { useAct } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Confirm } from "#platform/web/kit/Dialog.tsx"
import { Notice, RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState } from "react"

type Props = {
  readonly call: string
  /** Who is reminded; all who have not submitted where nobody is named. */
  readonly parties?: readonly string[]
  /** Names by code, to say whom nothing reached. */
  readonly names?: ReadonlyMap<string, string>
  readonly disabled?: boolean
  readonly onDone?: () => void
}

/** Reminds those who have not submitted: asks first, and says afterwards whom it reached and whom not. */
export function Remind({ call, parties, names, disabled = false, onDone }: Props) {
  const say = useWords()
  const { locale } = useReader()
  const [asks, ask] = useState(false)
  const [told, tell] = useState<{ readonly reminded: number; readonly unreached: readonly string[] }>()
  const remind = useAct(async () => (await import("#modules/calls/contract.ts")).remind)
  const some = parties !== undefined
  const act = some ? say("calls.remind-some", { n: parties.length }) : say("calls.remind-all")

  async function confirmed() {
    ask(false)
    const answer = await remind.act({ params: { id: call }, body: parties ? { parties: [...parties] } : {} })
    if (!answer.ok) return
    tell(answer.value)
    onDone?.()
  }
  return (
    <>
      <Button look="quiet" busy={remind.busy} disabled={disabled} onPress={() => ask(true)}>
        {act}
      </Button>
      {remind.refused && <RefusalNotice refused={remind.refused} />}
      {told && (
        <Notice>
          <p>{say("calls.reminded", { n: told.reminded })}</p>
          {told.unreached.length > 0 && (
            <details className="fold">
              <summary>{say("calls.reminded-unreached", { n: told.unreached.length })}</summary>
              <p>
                {new Intl.ListFormat(locale, { type: "unit" }).format(
                  told.unreached.map((code) => names?.get(code) ?? code),
                )}
              </p>
            </details>
          )}
        </Notice>
      )}
      {asks && (
        <Confirm
          question={say("calls.remind-question")}
          act={act}
          cancel={say("platform.cancel")}
          onConfirm={() => void confirmed()}
          onCancel={() => ask(false)}
        >
          <p>{say("calls.remind-text")}</p>
        </Confirm>
      )}
    </>
  )
}
