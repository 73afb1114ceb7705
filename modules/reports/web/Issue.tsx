import { contract, type ReportRecord } from "#modules/reports/web/contract.ts"
import { useAct } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Confirm } from "#platform/web/kit/Dialog.tsx"
import { Select, TextField } from "#platform/web/kit/Field.tsx"
import { RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState, type FormEvent } from "react"

/** What is done with a report when it is written: shown to those it quotes, issued, or withdrawn. */
export function Issue({ report }: { readonly report: ReportRecord }) {
  const say = useWords()
  const { language } = useReader()
  const [until, date] = useState(report.until ?? "")
  const [stage, come] = useState("draft")
  const [asks, ask] = useState<"issue" | "withdraw">()
  const show = useAct(async () => (await contract()).previewReport)
  const issue = useAct(async () => (await contract()).issueReport)
  const withdraw = useAct(async () => (await contract()).withdrawReport)
  const { id, quotations } = report
  const refused = show.refused ?? issue.refused ?? withdraw.refused

  function send(event: FormEvent) {
    event.preventDefault()
    if (!show.busy && until !== "") void show.act({ params: { id }, body: { until } })
  }
  function confirm() {
    if (asks === "issue")
      void issue.act({ params: { id }, body: { stage: stage === "final" ? "final" : "draft", language } })
    else void withdraw.act({ params: { id } })
    ask(undefined)
  }
  return (
    <section className="no-print">
      <h2>{say("reports.issuing")}</h2>
      {refused && <RefusalNotice refused={refused} />}
      {quotations.length > 0 && (
        <form className="form in-line" onSubmit={send}>
          <TextField
            name="until"
            type="date"
            label={say("reports.until")}
            hint={say("reports.until-hint", { n: quotations.length })}
            value={until}
            onChange={date}
            required
          />
          <Button type="submit" look="quiet" busy={show.busy}>
            {say("reports.show")}
          </Button>
        </form>
      )}
      <Select
        name="stage"
        label={say("reports.stage")}
        choices={["draft", "final"].map((value) => ({ value, name: say(`reports.stage.${value}`) }))}
        value={stage}
        onChange={come}
      />
      <div className="acts">
        <Button busy={issue.busy} onPress={() => ask("issue")}>
          {say("reports.issue")}
        </Button>
        <Button look="quiet" busy={withdraw.busy} onPress={() => ask("withdraw")}>
          {say("reports.withdraw")}
        </Button>
      </div>
      {asks && (
        <Confirm
          question={say(asks === "issue" ? "reports.issue-question" : "reports.withdraw-question")}
          act={say(asks === "issue" ? "reports.issue" : "reports.withdraw")}
          cancel={say("platform.cancel")}
          onConfirm={confirm}
          onCancel={() => ask(undefined)}
        >
          <p>{say(asks === "issue" ? "reports.issue-text" : "reports.withdraw-text")}</p>
          {asks === "issue" && report.correctedFigures.length > 0 && (
            <p>
              {say("reports.corrected-figures", { n: report.correctedFigures.length })}{" "}
              {say("reports.corrected-figures-open")}
            </p>
          )}
        </Confirm>
      )}
    </section>
  )
}
