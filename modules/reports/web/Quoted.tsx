import { contract, quotationTone, type ReportRecord } from "#modules/reports/web/contract.ts"
import { inLanguage } from "#platform/kernel/language.ts"
import { useAct } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { TextField } from "#platform/web/kit/Field.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { Status } from "#platform/web/kit/Status.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState } from "react"

type Quotation = ReportRecord["quotations"][number]

/** Whom a report quotes, what they say to it, and how what they contest is settled. */
export function Quoted({ report }: { readonly report: ReportRecord }) {
  const say = useWords()
  return (
    <section className="no-print">
      <h2>{say("reports.quotations-in", { n: report.quotations.length })}</h2>
      <ul className="quotations">
        {report.quotations.map((quotation) => (
          <li key={quotation.id}>
            <One quotation={quotation} mayBeSettled={report.status !== "issued" && quotation.status === "contested"} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function One({ quotation, mayBeSettled }: { readonly quotation: Quotation; readonly mayBeSettled: boolean }) {
  const say = useWords()
  const { language } = useReader()
  const settle = useAct(async () => (await contract()).settleQuotation)
  const [wording, write] = useState(quotation.wording ?? "")
  const [note, explain] = useState("")
  const { id, names, party, text, status, correction, answer } = quotation
  const name = inLanguage(names, language)
  const send = (outcome: "kept" | "reworded") =>
    void settle.act({
      params: { id },
      body: { outcome, wording: outcome === "reworded" ? wording.trim() || null : null, note },
    })
  return (
    <>
      <p>
        <b>
          <Foreign language={name.language}>{name.text || party}</Foreign>
        </b>{" "}
        <Status tone={quotationTone[status]}>{say(`reports.quotation.${status}`)}</Status>{" "}
        <Link to={`/answers/${answer}`}>{say("reports.answer")}</Link>
      </p>
      <blockquote>
        <Foreign as="p" language={quotation.language}>
          {text}
        </Foreign>
      </blockquote>
      {correction !== null && (
        <p>
          {say("reports.is-wrong")} <Foreign>{correction}</Foreign>
        </p>
      )}
      {mayBeSettled && (
        <>
          <TextField
            name="wording"
            label={say("reports.other-words")}
            value={wording}
            onChange={write}
            lines={3}
            max={20_000}
          />
          <TextField name="note" label={say("reports.note")} value={note} onChange={explain} max={5000} />
          {settle.refused && <RefusalNotice refused={settle.refused} />}
          <div className="acts">
            <Button busy={settle.busy} onPress={() => send("reworded")}>
              {say("reports.reword")}
            </Button>
            <Button look="quiet" busy={settle.busy} onPress={() => send("kept")}>
              {say("reports.keep-words")}
            </Button>
          </div>
        </>
      )}
    </>
  )
}
