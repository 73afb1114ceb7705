import type { Clock, Source } from "#modules/decisions/bodies/body.ts"
import { documentName, placeOf } from "#modules/decisions/web/naming.ts"
import { inLanguage } from "#platform/kernel/language.ts"
import type { Text } from "#platform/kernel/text.ts"
import { DateText, DueText } from "#platform/web/kit/DateText.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Status, type Tone } from "#platform/web/kit/Status.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"

/** A clock, with the body it is of where the page is not that body's own. */
type Shown = Clock & { readonly body?: string; readonly names?: Text }

type Props = { readonly clocks: readonly Shown[] }

const tones: Readonly<Record<Clock["standing"], Tone>> = {
  ahead: "soon",
  met: "done",
  reported: "done",
  decided: "done",
  passed: "quiet",
}

/** The days on which something becomes of a body: which text says so, how it stands, and what became of it. */
export function ClockList({ clocks }: Props) {
  const say = useWords()
  const { language } = useReader()
  return (
    <ul className="clocks">
      {clocks.map((clock) => {
        const words = inLanguage(clock.words, language)
        const isOpen = clock.standing === "ahead" && clock.due !== null
        return (
          <li key={clock.id} className="clock">
            <p>
              <b>{say(`decisions.clock.${clock.kind}`)}</b>{" "}
              {clock.body !== undefined && clock.names !== undefined && (
                <>
                  <Link to={`/profiles/${clock.body}`}>{inLanguage(clock.names, language).text}</Link>{" "}
                </>
              )}
              {isOpen && clock.due !== null ? (
                <DueText date={clock.due} />
              ) : (
                <Status tone={tones[clock.standing]}>{say(`decisions.clock.is-${clock.standing}`)}</Status>
              )}
              {!isOpen && clock.due !== null && (
                <span className="hint">
                  {" "}
                  {say("decisions.mandates.by-when")}: <DateText date={clock.due} />
                </span>
              )}
            </p>
            <p>
              <Foreign language={words.language}>{words.text}</Foreign>
            </p>
            <p className="hint">
              <SourceLink source={clock.source} />
              {clock.session !== null && (
                <>
                  {" · "}
                  <Link to={`/sessions/${clock.session}`}>{say("decisions.clock.session")}</Link>
                </>
              )}
              {clock.outcome && (
                <>
                  {" · "}
                  {say("decisions.clock.outcome")}
                  {": "}
                  {clock.outcome.document && (
                    <Link to={`/documents/${clock.outcome.document.slug}`}>
                      <bdi>{documentName(clock.outcome.document)}</bdi>
                    </Link>
                  )}{" "}
                  {clock.outcome.on !== null && <DateText date={clock.outcome.on} />}
                </>
              )}
            </p>
          </li>
        )
      })}
    </ul>
  )
}

/** The place that says something, as people cite it; a link where the record holds it. */
export function SourceLink({ source }: { readonly source: Source }) {
  const { document, name, reference, anchor, mandate } = source
  const title = document ? documentName(document) : (name ?? "")
  const words = reference === null ? title : `${title} ${reference}`
  const to =
    mandate === null
      ? document && (anchor === null ? `/documents/${document.slug}` : placeOf(document.slug, anchor))
      : `/mandates/${mandate}`
  return to === null ? <bdi>{words}</bdi> : <Link to={to}>{<bdi>{words}</bdi>}</Link>
}
