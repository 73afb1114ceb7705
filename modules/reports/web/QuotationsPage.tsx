import { contract, quotationTone, type Quotations } from "#modules/reports/web/contract.ts"
import { inLanguage } from "#platform/kernel/language.ts"
import { useAddress } from "#platform/web/address.tsx"
import { useAct, useAnswer } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { DueText } from "#platform/web/kit/DateText.tsx"
import { Empty } from "#platform/web/kit/Empty.tsx"
import { TextField } from "#platform/web/kit/Field.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { FormActs } from "#platform/web/kit/FormActs.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { Pager } from "#platform/web/kit/Pager.tsx"
import { Status } from "#platform/web/kit/Status.tsx"
import { may, useMe } from "#platform/web/me.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState, type FormEvent } from "react"

type Quotation = Quotations["items"][number]

/** How those one acts for are quoted in reports, to say that it is well or what is wrong. */
export function QuotationsPage({
  quotations: { items, total, next },
  mayAnswer,
}: {
  readonly quotations: Quotations
  readonly mayAnswer: boolean
}) {
  const say = useWords()
  if (total === 0)
    return (
      <Empty title={say("reports.not-quoted")}>
        <p>{say("reports.not-quoted-text")}</p>
      </Empty>
    )
  return (
    <>
      <ul className="quotations">
        {items.map((quotation) => (
          <li key={quotation.id}>
            <QuotationCard quotation={quotation} mayAnswer={mayAnswer} />
          </li>
        ))}
      </ul>
      <Pager total={total} shown={items.length} next={next} />
    </>
  )
}

/** One quotation: in which report, of which answer, in which words, by when it is to be seen. */
export function QuotationCard({
  quotation,
  mayAnswer,
}: {
  readonly quotation: Quotation
  readonly mayAnswer: boolean
}) {
  const say = useWords()
  const { language } = useReader()
  const { id, names, party, title, label, text, status, until, correction, wording, note, answer } = quotation
  const [report, question, who] = [
    inLanguage(title, language),
    inLanguage(label, language),
    inLanguage(names, language),
  ]
  const isOpen = mayAnswer && status !== "settled"
  return (
    <article className="quotation">
      <h2>
        <Foreign language={report.language}>{report.text}</Foreign>
      </h2>
      <p className="facts">
        <Status tone={quotationTone[status]}>{say(`reports.quotation.${status}`)}</Status>
        <Foreign language={who.language}>{who.text || party}</Foreign>
        {until !== null && status === "to-see" && <DueText date={until} />}
      </p>
      <p className="hint">
        <Link to={`/answers/${answer}`}>
          <Foreign language={question.language}>{question.text}</Foreign>
        </Link>
      </p>
      <blockquote>
        <Foreign as="p" language={quotation.language}>
          {text}
        </Foreign>
      </blockquote>
      {correction !== null && (
        <p>
          {say("reports.is-wrong")} <Foreign>{correction}</Foreign>
          {wording !== null && (
            <>
              <br />
              {say("reports.other-words")}: <Foreign>{wording}</Foreign>
            </>
          )}
        </p>
      )}
      {status === "settled" && note !== "" && (
        <p>
          {say("reports.note")}: <Foreign>{note}</Foreign>
        </p>
      )}
      {isOpen && <Answering id={id} isSeen={status === "seen"} />}
    </article>
  )
}

function Answering({ id, isSeen }: { readonly id: Quotation["id"]; readonly isSeen: boolean }) {
  const say = useWords()
  const see = useAct(async () => (await contract()).seeQuotation)
  const correct = useAct(async () => (await contract()).correctQuotation)
  const [open, show] = useState(false)
  const [correction, write] = useState("")
  const [wording, word] = useState("")
  const refused = see.refused ?? correct.refused
  async function send(event: FormEvent) {
    event.preventDefault()
    if (correct.busy || correction.trim() === "") return
    const answer = await correct.act({
      params: { id },
      body: { correction: correction.trim(), wording: wording.trim() || null },
    })
    if (answer.ok) show(false)
  }
  return (
    <>
      {refused && <RefusalNotice refused={refused} />}
      {open ? (
        <form className="form" onSubmit={(event) => void send(event)}>
          <TextField
            name="correction"
            label={say("reports.what-is-wrong")}
            value={correction}
            onChange={write}
            lines={3}
            max={5000}
            required
          />
          <TextField
            name="wording"
            label={say("reports.other-words")}
            hint={say("reports.other-words-hint")}
            value={wording}
            onChange={word}
            lines={3}
            max={20_000}
          />
          <FormActs act={say("reports.contest")} busy={correct.busy} onLeave={() => show(false)} />
        </form>
      ) : (
        <div className="acts no-print">
          {!isSeen && (
            <Button busy={see.busy} onPress={() => void see.act({ params: { id } })}>
              {say("reports.is-well")}
            </Button>
          )}
          <Button look="quiet" onPress={() => show(true)}>
            {say("reports.say-wrong")}
          </Button>
        </div>
      )}
    </>
  )
}

/** The quotations, asked for and shown. */
export function LiveQuotations() {
  const say = useWords()
  const me = useMe()
  const { search } = useAddress()
  const quotations = useAnswer("quotation.list", async () => (await contract()).listQuotations, {
    query: search["after"] ? { after: search["after"] } : {},
  })
  return (
    <Page kind="register" title={say("reports.quotations")} help={say("reports.quotations-help")}>
      <Here of={quotations} rows={6}>
        {(value) => <QuotationsPage quotations={value} mayAnswer={may(me, "quotation.correct")} />}
      </Here>
    </Page>
  )
}
