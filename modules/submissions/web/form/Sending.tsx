import { useAround } from "#modules/submissions/web/form/Around.tsx"
import { useReceipt } from "#modules/submissions/web/keeping/receipt.ts"
import { useAct } from "#platform/web/answers.tsx"
import { urlOf } from "#platform/web/ask.ts"
import { Button } from "#platform/web/kit/Button.tsx"
import { Confirm } from "#platform/web/kit/Dialog.tsx"
import { TextField } from "#platform/web/kit/Field.tsx"
import { Notice, RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState } from "react"

type Asked = "clear" | "submit" | "withdraw" | "unclear" | "resume"

/** Clearing, its receipt, submitting; taking back, withdrawing, correcting: what may be done with the whole of it now. */
export function Sending() {
  const say = useWords()
  const { writing, may, me } = useAround()
  const { submission, reached, queue } = writing
  const [asked, ask] = useState<Asked>()
  const [reason, write] = useState("")
  const contract = async () => import("#modules/submissions/contract.ts")
  const clear = useAct(async () => (await contract()).clearSubmission)
  const unclear = useAct(async () => (await contract()).unclearSubmission)
  const submit = useAct(async () => (await contract()).submitSubmission)
  const withdraw = useAct(async () => (await contract()).withdrawSubmission)
  const resume = useAct(async () => (await contract()).resumeSubmission)
  const receipt = useReceipt(submission.id, me)
  const params = { id: submission.id }
  const refused = [clear, unclear, submit, withdraw, resume].find((each) => each.refused)?.refused
  const isOpen = submission.status === "drafting" || submission.status === "clarifying"
  const busy = [clear, unclear, submit, withdraw, resume].some((each) => each.busy)

  async function go(which: Asked) {
    ask(undefined)
    for (const each of [clear, unclear, submit, withdraw, resume]) each.forget()
    if (which === "clear" && !(await writing.sendNow())) return
    if (which === "clear") {
      const answer = await clear.act({ params })
      if (answer.ok && answer.line !== undefined) receipt.note(answer.line)
    }
    if (which === "unclear") await unclear.act({ params })
    if (which === "submit") await submit.act({ params })
    if (which === "resume") await resume.act({ params })
    if (which === "withdraw") await withdraw.act({ params, body: { reason: reason.trim() } })
  }
  const button = (which: Asked, look: "plain" | "quiet" = "plain") => (
    <Button look={look} busy={busy} disabled={!reached} onPress={() => ask(which)}>
      {say(`answering.${which}`)}
    </Button>
  )
  return (
    <section className="sending" aria-labelledby="sending">
      <h3 id="sending">{say(`answering.status.${submission.status}`)}</h3>
      <p>{say(`answering.status-means.${submission.status}`)}</p>
      {refused && <RefusalNotice refused={refused} />}
      {!reached && <Notice kind="warning">{say("answering.sending-online")}</Notice>}
      {receipt.line !== undefined && submission.status !== "drafting" && (
        <p>
          <a href={urlOf(`/ledger/lines/${receipt.line}/receipt`, {}, { format: "proof" })} download>
            {say("answering.receipt")}
          </a>{" "}
          <span className="hint">{say("answering.receipt-means")}</span>
        </p>
      )}
      <div className="sending-acts no-print">
        {isOpen && may("submission.clear") && button("clear")}
        {submission.status === "cleared" && may("submission.submit") && button("submit")}
        {submission.status === "cleared" && may("submission.unclear") && button("unclear", "quiet")}
        {(submission.status === "submitted" || submission.status === "withdrawn") &&
          may("submission.resume") &&
          button("resume", "quiet")}
        {(submission.status === "submitted" || submission.status === "clarifying") &&
          may("submission.withdraw") &&
          button("withdraw", "quiet")}
        {submission.status !== "drafting" && (
          <Link to="/answers" search={{ party: submission.party, call: submission.call.id }}>
            {say("answering.see-answers")}
          </Link>
        )}
      </div>
      {isOpen && !may("submission.clear") && <p className="hint">{say("answering.clears-another")}</p>}
      {asked && (
        <Confirm
          question={say(`answering.${asked}-ask`)}
          act={say(`answering.${asked}`)}
          cancel={say("platform.cancel")}
          onCancel={() => ask(undefined)}
          onConfirm={() => (asked === "withdraw" && reason.trim() === "" ? undefined : void go(asked))}
        >
          <p>{say(`answering.${asked}-means`)}</p>
          {asked === "clear" && queue.length > 0 && <p>{say("answering.save.saving", { n: queue.length })}</p>}
          {asked === "withdraw" && (
            <TextField
              name="reason"
              label={say("answering.withdraw-reason")}
              lines={3}
              value={reason}
              max={2000}
              required
              fault={reason.trim() === "" ? say("answering.withdraw-reason-wanted") : undefined}
              onChange={write}
            />
          )}
        </Confirm>
      )}
    </section>
  )
}
