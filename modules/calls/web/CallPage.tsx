import type { getCall } from "#modules/calls/contract.ts"
import { CalledMandates } from "#modules/calls/web/CalledMandates.tsx"
import { FormView } from "#modules/calls/web/FormView.tsx"
import { toneOf } from "#modules/calls/web/naming.ts"
import { Said } from "#modules/calls/web/Said.tsx"
import { TallyText } from "#modules/calls/web/TallyText.tsx"
import { inLanguage } from "#platform/kernel/language.ts"
import { DateText, DueText, longDate } from "#platform/web/kit/DateText.tsx"
import { Facts, type Fact } from "#platform/web/kit/Facts.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { Status } from "#platform/web/kit/Status.tsx"
import { ThreadBar, type Knot, type Stage } from "#platform/web/kit/ThreadBar.tsx"
import { History } from "#platform/web/history/History.tsx"
import { languageNames } from "#platform/web/people/language-names.ts"
import { useReader } from "#platform/web/reader.tsx"
import { WhoMay } from "#platform/web/rights/WhoMay.tsx"
import { useWords } from "#platform/web/words.tsx"
import type { ReactNode } from "react"
import type { z } from "zod"

/** One call with its form and its editions. */
export type CallRecord = z.output<(typeof getCall)["output"]>

/** What hangs on the thread at the stages of later modules. */
export type LaterKnots = Readonly<Partial<Record<Stage, Knot>>>

type Props = {
  readonly call: CallRecord
  readonly acts?: ReactNode
  readonly knots?: LaterKnots
  /** Whether the reader follows the answers, and may see who stands where. */
  readonly mayFollow?: boolean
  /** What stands open on the page, above what is told of the call. */
  readonly children?: ReactNode
  /** Who is asked, as far as the reader may know. */
  readonly addressees?: ReactNode
}

/** One call: under which mandates, who is asked what by when, who will see the answers, and how far they have come. */
export function CallPage({ call, acts, knots = {}, mayFollow = false, children, addressees }: Props) {
  const say = useWords()
  const { language } = useReader()
  const { id, title, status, under, due, tally, form } = call
  const name = inLanguage(title, language)
  const [first] = under
  const answers = tally ? tally.submitted + tally.clarifying : 0
  return (
    <Page
      kind="record"
      title={<Said text={title} />}
      tab={name.text}
      help={say("calls.help")}
      kicker={<Link to="/calls">{say("platform.nav.calls")}</Link>}
      facts={
        <>
          <Status tone={toneOf[status]}>{say(`calls.status.${status}`)}</Status>
          {status === "closed" ? null : <DueText date={due} />}
          {tally && <TallyText tally={tally} />}
        </>
      }
      acts={acts}
      thread={
        <ThreadBar
          at="call"
          name={name.text}
          knots={{
            ...(first && { paragraph: { count: under.length, to: `/documents/${first.slug}#${first.anchor}` } }),
            mandate: { count: under.length, ...(first && { to: `/mandates/${first.id}` }) },
            answer: { count: answers, ...(mayFollow && { to: `/calls/${id}/board` }) },
            ...knots,
          }}
        />
      }
    >
      {children}
      <CallFacts call={call} />
      {under.length > 0 && (
        <section>
          <h2>{say("calls.under", { n: under.length })}</h2>
          <CalledMandates mandates={under} words />
        </section>
      )}
      {addressees}
      <section className="questions-of-call">
        <h2>{say("calls.questions-of", { n: form.questions.length })}</h2>
        {form.questions.length === 0 ? <p className="hint">{say("calls.no-questions")}</p> : <FormView form={form} />}
      </section>
      {call.editions.length > 1 && <Editions call={call} />}
      <History noun="call" id={id} />
      <WhoMay noun="call" id={id} />
    </Page>
  )
}

/** Who is asked, in which languages, on which days, and who will see what is answered. */
function CallFacts({ call }: { readonly call: CallRecord }) {
  const say = useWords()
  const { locale } = useReader()
  const { groups, instrument, besides, except, languages, year, opens, opened, due, closed, reminders } = call
  const list = new Intl.ListFormat(locale, { type: "conjunction" })
  const days = new Intl.NumberFormat(locale)
  const asked = [
    ...groups.map((each) => say(`calls.group.${each}`)),
    ...(besides.length > 0 ? [say("calls.besides-n", { n: besides.length })] : []),
  ]
  const facts: Fact[] = [
    [say("calls.note"), Object.keys(call.note).length > 0 && <Said key="note" text={call.note} as="p" />],
    [
      say("calls.asked-who"),
      <span key="asked">
        {asked.length > 0 ? list.format(asked) : say("calls.nobody-yet")}
        {except.length > 0 && ` · ${say("calls.except-n", { n: except.length })}`}
      </span>,
    ],
    [
      say("calls.form-kinds"),
      instrument === null ? (
        say("calls.all-invited")
      ) : (
        <span key="forms">
          {say("calls.parties-bound")} <Link to={`/treaties/${instrument}`}>{say("calls.the-treaty")}</Link>
        </span>
      ),
    ],
    [say("calls.languages"), list.format(languages.map((each) => languageNames[each]))],
    [say("calls.year"), year !== null && String(year)],
    [say("calls.opens"), opened === null && opens !== null && <DateText key="opens" date={opens} />],
    [say("calls.opened"), opened !== null && <DateText key="opened" date={opened} />],
    [say("calls.due"), <DateText key="due" date={due} />],
    [
      say("calls.reminders"),
      reminders.length > 0 && say("calls.reminders-days", { days: list.format(reminders.map((n) => days.format(n))) }),
    ],
    [say("calls.closed-on"), closed !== null && <DateText key="closed" date={closed} />],
    [say("calls.audience"), <AudienceText key="audience" call={call} />],
  ]
  return (
    <section>
      <h2>{say("calls.about")}</h2>
      <Facts facts={facts} />
    </section>
  )
}

/** Who will see the answers, and from when, as a sentence. */
export function AudienceText({
  call: { audience, published },
}: {
  readonly call: Pick<CallRecord, "audience" | "published">
}) {
  const say = useWords()
  const { locale } = useReader()
  return (
    <span>
      {say(`calls.audience.${audience}`)}{" "}
      {audience === "public" &&
        (published === null
          ? say("calls.published-at-once")
          : say("calls.published-from", { day: longDate(published, locale) }))}{" "}
      <span className="hint">{say("calls.audience-note")}</span>
    </span>
  )
}

/** The editions of the questionnaire: what was changed in it while it was open, and why. */
function Editions({ call: { editions } }: { readonly call: CallRecord }) {
  const say = useWords()
  return (
    <section>
      <h2>{say("calls.editions")}</h2>
      <ol className="editions">
        {editions.map(({ number, reason, made, added, dropped, reworded }) => (
          <li key={number}>
            {say("calls.edition", { number })} · <DateText date={made.slice(0, 10)} />
            {reason && <Said text={reason} as="p" />}
            <p className="hint">
              {added.length > 0 && say("calls.edition-added", { n: added.length, list: added.join(", ") })}{" "}
              {dropped.length > 0 && say("calls.edition-dropped", { n: dropped.length, list: dropped.join(", ") })}{" "}
              {reworded.length > 0 && say("calls.edition-reworded", { n: reworded.length, list: reworded.join(", ") })}
            </p>
          </li>
        ))}
      </ol>
      <p className="hint">{say("calls.editions-note")}</p>
    </section>
  )
}
