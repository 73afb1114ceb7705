import type { MandateRecord } from "#modules/decisions/contract.ts"
import { MandateDue } from "#modules/decisions/web/MandateDue.tsx"
import { sureWords } from "#modules/decisions/web/sureness.ts"
import { longDate } from "#platform/web/kit/DateText.tsx"
import { Facts, type Fact } from "#platform/web/kit/Facts.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Help } from "#platform/web/kit/Help.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"

type Record = MandateRecord

/** Who was recognized, by a name in the reader's language. */
export type Recognized = { readonly code: string; readonly name: string; readonly language: string }

/** A work a mandate rests on, with its place here if the record holds it. */
export type Ground = { readonly id: string; readonly slug: string | null }

type Props = {
  readonly record: Record
  readonly recognized?: Recognized | undefined
  readonly grounds: readonly Ground[]
}

/** What one mandate asks, fact by fact; what the text does not say is left out. */
export function MandateFacts({ record, recognized, grounds }: Props) {
  const say = useWords()
  const { addressee, inferred, target, action, deliverable, date, recurrence, report, resources, language } = record
  const printed = (words: string) => <Foreign language={language}>{words}</Foreign>
  const facts: Fact[] = [
    [say("decisions.mandates.verb"), <Verb key="verb" record={record} />],
    [
      say("decisions.mandates.addressee"),
      <span key="addressee">
        {addressee === null ? say("decisions.mandates.nobody") : printed(addressee)}{" "}
        {inferred && <span className="hint">{say("decisions.mandates.inferred")}</span>}
        {recognized && (
          <>
            {" · "}
            {say("decisions.mandate.known-as")}{" "}
            <Link to={`/directory/${recognized.code}`}>
              <Foreign language={recognized.language}>{recognized.name}</Foreign>
            </Link>
          </>
        )}
        {target !== "none" && (
          <span className="hint">
            {" · "}
            {say(`decisions.target.${target}`)}
          </span>
        )}
      </span>,
    ],
    [say("decisions.mandates.action"), action === "" ? null : printed(action)],
    [say("decisions.mandate.deliverable"), deliverable && printed(deliverable)],
    [say("decisions.mandates.by-when"), date && <When key="when" record={record} />],
    [say("decisions.mandate.recurrence"), recurrence && printed(recurrence)],
    [say("decisions.mandate.report-to"), report && printed(reportWords(say, report))],
    [say("decisions.mandate.resources"), resources && printed(resources)],
    [
      say("decisions.mandate.basis"),
      grounds.length > 0 && (
        <ul className="inline" key="basis">
          {grounds.map(({ id, slug }) => (
            <li key={id}>{slug === null ? <bdi>{id}</bdi> : <Link to={`/documents/${slug}`}>{id}</Link>}</li>
          ))}
        </ul>
      ),
    ],
    [
      say("decisions.mandate.confidence"),
      record.corrected ? say("decisions.mandate.corrected") : sureWords(say, record.confidence),
    ],
  ]
  return <Facts facts={facts} />
}

function Verb({ record: { verb, level, language, ...record } }: { readonly record: Record }) {
  const say = useWords()
  return (
    <span className="with-help">
      <span>
        <Foreign language={language}>
          <b>{verb}</b>
        </Foreign>
        {" · "}
        {say("decisions.mandate.force-text", {
          word: say(`decisions.level.${level}`),
          level,
          class: say(`decisions.class.${record.class}`),
        })}
      </span>
      <Help>{say("decisions.mandate.force-help")}</Help>
    </span>
  )
}

function When({ record }: { readonly record: Record }) {
  const say = useWords()
  const { locale } = useReader()
  const { date } = record
  if (!date) return null
  return (
    <>
      <MandateDue mandate={record} />
      <span className="hint">
        {say(`decisions.date-kind.${date.kind}`)}
        {" · "}
        {daysOf(say, date, locale)}
      </span>
    </>
  )
}

/** The days a printed date comes to, in words. */
export function daysOf(
  say: Words,
  { from, to }: { readonly from: string | null; readonly to: string | null },
  locale: string,
): string {
  if (to === null) return say("decisions.mandate.not-resolved")
  if (from === null || from === to) return say("decisions.mandate.by-day", { date: longDate(to, locale) })
  return say("decisions.mandate.between", { from: longDate(from, locale), to: longDate(to, locale) })
}

/** To whom a report goes, and at which session. */
function reportWords(say: Words, { to, session }: NonNullable<Record["report"]>): string {
  const whom = to.join("; ")
  return session === null ? whom : say("decisions.mandate.report-at", { to: whom, session })
}
