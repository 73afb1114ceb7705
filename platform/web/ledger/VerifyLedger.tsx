import type { verifyLedger } from "#platform/audit/contract.ts"
import { useAct } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Files } from "#platform/web/kit/Files.tsx"
import { Notice, RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState } from "react"
import type { z } from "zod"

/** How the ledger was found. */
export type Found = z.output<(typeof verifyLedger)["output"]>

/** Says how the ledger was found: whole, or where it is not. */
export function FoundNotice({ found }: { readonly found: Found }) {
  const say = useWords()
  const { locale } = useReader()
  const { lines, broken } = found
  return (
    <Notice kind={broken ? "refusal" : "news"}>
      <p>
        {broken
          ? say(`ledger.broken.${broken.how}`, { line: new Intl.NumberFormat(locale).format(broken.line) })
          : say("ledger.whole", { n: lines })}
      </p>
    </Notice>
  )
}

/** The part of the audit that has every seal made anew, held against a checkpoint where somebody kept one. */
export function VerifyLedger() {
  const say = useWords()
  const [checkpoint, setCheckpoint] = useState<{ readonly name: string; readonly text: string }>()
  const [found, setFound] = useState<Found>()
  const { act, busy, refused } = useAct(async () => (await import("#platform/audit/contract.ts")).verifyLedger)

  async function verify() {
    setFound(undefined)
    const answer = await act({ body: checkpoint ? { checkpoint: checkpoint.text } : {} })
    if (answer.ok) setFound(answer.value)
  }
  return (
    <section className="no-print">
      <h2>{say("ledger.whole-question")}</h2>
      <p>{say("ledger.whole-text")}</p>
      <div className="form">
        <Files
          label={say("ledger.kept-checkpoint")}
          hint={checkpoint ? checkpoint.name : say("ledger.kept-hint")}
          busy={busy}
          onFiles={([file]) => void file?.text().then((text) => setCheckpoint({ name: file.name, text }))}
        />
        <Button busy={busy} onPress={() => void verify()}>
          {say("ledger.verify")}
        </Button>
      </div>
      {refused && <RefusalNotice refused={refused} />}
      {found && <FoundNotice found={found} />}
    </section>
  )
}
