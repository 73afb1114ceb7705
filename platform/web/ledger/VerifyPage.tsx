import type { SignedCheckpoint } from "#platform/audit/contract.ts"
import { useAnswer } from "#platform/web/answers.tsx"
import { urlOf } from "#platform/web/ask.ts"
import { Button } from "#platform/web/kit/Button.tsx"
import { Facts } from "#platform/web/kit/Facts.tsx"
import { TextField } from "#platform/web/kit/Field.tsx"
import { Files } from "#platform/web/kit/Files.tsx"
import { Notice } from "#platform/web/kit/Notice.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { actName, When } from "#platform/web/history/Acts.tsx"
import type { Outcome } from "#platform/web/ledger/examine.ts"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState, type FormEvent } from "react"

/** What a file proves, in words, with what the line in it says. */
export function OutcomeNotice({ outcome }: { readonly outcome: Outcome }) {
  const say = useWords()
  const { locale } = useReader()
  const number = new Intl.NumberFormat(locale)
  if (outcome.of === "nothing")
    return (
      <Notice kind="refusal">
        <p>{say(`ledger.proof.${outcome.why}`)}</p>
      </Notice>
    )
  if (outcome.of === "checkpoint")
    return (
      <Notice kind={outcome.why === "goes-on" ? "news" : "refusal"}>
        <p>{say(`ledger.checkpoint.${outcome.why}`, { n: outcome.size })}</p>
      </Notice>
    )
  const { verdict } = outcome
  if (!verdict.ok)
    return (
      <Notice kind="refusal">
        <p>{say(`ledger.proof.${verdict.why}`)}</p>
      </Notice>
    )
  const { line, checkpoint, by } = verdict
  return (
    <>
      <Notice>
        <p>{say("ledger.proof.good")}</p>
      </Notice>
      <Facts
        facts={[
          [say("ledger.line"), number.format(line.number)],
          [say("ledger.when"), <When key="at" at={line.at} />],
          [say("ledger.who"), <bdi key="who">{line.person}</bdi>],
          [say("ledger.what"), actName(say, line.act)],
          [say("ledger.on-what"), line.subjects.length > 0 && <bdi key="on">{line.subjects.join(" ")}</bdi>],
          [say("ledger.ledger"), <bdi key="of">{checkpoint.origin}</bdi>],
          [say("ledger.lines-then"), number.format(checkpoint.size)],
          [say("ledger.signed-by"), <bdi key="by">{`${by.name}+${by.id}`}</bdi>],
        ]}
      />
    </>
  )
}

/** Verifies receipts and kept checkpoints in the browser: the file stays here; of a checkpoint only its size is asked about. */
export function LiveVerify() {
  const say = useWords()
  const answer = useAnswer("checkpoint.read", async () => (await import("#platform/audit/contract.ts")).getCheckpoint)
  const now = answer.state === "here" ? answer.value : undefined
  const [keys, setKeys] = useState<string>()
  const [pasted, paste] = useState("")
  const [outcome, show] = useState<Outcome>()
  const trusted = keys ?? now?.verifiers.map(({ key }) => key).join("\n") ?? ""

  async function look(text: string) {
    show(undefined)
    const { examine } = await import("#platform/web/ledger/examine.ts")
    show(await examine(text, trusted))
  }
  function send(event: FormEvent) {
    event.preventDefault()
    void look(pasted)
  }
  return (
    <Page kind="work" title={say("ledger.verify-title")} help={say("ledger.verify-help")}>
      <p>{say("ledger.verify-text")}</p>
      <form className="form" onSubmit={send}>
        <Files
          label={say("ledger.proof-file")}
          hint={say("ledger.proof-hint")}
          onFiles={([file]) => void file?.text().then(look)}
        />
        <TextField
          name="proof"
          label={say("ledger.proof-pasted")}
          lines={6}
          max={200_000}
          value={pasted}
          onChange={paste}
        />
        <TextField
          name="keys"
          label={say("ledger.keys")}
          hint={say("ledger.keys-hint")}
          lines={3}
          max={10_000}
          value={trusted}
          onChange={setKeys}
        />
        <Button type="submit">{say("ledger.verify")}</Button>
      </form>
      <div aria-live="polite">{outcome && <OutcomeNotice outcome={outcome} />}</div>
      {now && <Keep now={now} />}
    </Page>
  )
}

/** How the ledger stands now, to be kept: whoever keeps it can prove later what the ledger held. */
function Keep({ now: { size, checkpoint } }: { readonly now: SignedCheckpoint }) {
  const say = useWords()
  return (
    <section>
      <h2>{say("ledger.keep")}</h2>
      <p>{say("ledger.keep-text", { n: size })}</p>
      <pre className="note" dir="ltr">
        {checkpoint}
      </pre>
      <p className="take-away no-print">
        <a href={urlOf("/ledger/checkpoint", {}, { size, format: "note" })} download={`ledger-${size}.checkpoint`}>
          {say("ledger.keep-file")}
        </a>
      </p>
    </section>
  )
}
