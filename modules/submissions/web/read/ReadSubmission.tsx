import { AnswerText } from "#modules/submissions/web/read/AnswerText.tsx"
import { AskClarification } from "#modules/submissions/web/read/AskClarification.tsx"
import { Extensions } from "#modules/submissions/web/read/Extensions.tsx"
import { anchorOf, stepsOf } from "#modules/submissions/web/form/steps.ts"
import { StatesContext, useStatesOf } from "#modules/submissions/web/fields/states.ts"
import { ClarificationList } from "#modules/submissions/web/clarify/ClarificationList.tsx"
import type { Writing } from "#modules/submissions/web/keeping/form.ts"
import { placeOf, type AskedPlace } from "#modules/submissions/readiness.ts"
import { inLanguage } from "#platform/kernel/language.ts"
import { urlOf } from "#platform/web/ask.ts"
import { Button } from "#platform/web/kit/Button.tsx"
import { DateText, DueText } from "#platform/web/kit/DateText.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { ThreadBar } from "#platform/web/kit/ThreadBar.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"

type Props = { readonly writing: Pick<Writing, "submission" | "values" | "reached">; readonly isPrinted?: boolean }

/**
 * A submission to be read: by the Secretariat, which may ask to have an answer
 * made clear and decides on time; by anybody it was released to; by its own
 * party as it is printed.
 */
export function ReadSubmission({ writing, isPrinted = false }: Props) {
  const say = useWords()
  const { language } = useReader()
  const { submission, values } = writing
  const { call, form } = submission
  const may = (act: string) => writing.reached && submission.may.includes(act)
  const steps = stepsOf(form, [...values.values()])
  const states = useStatesOf(
    form.questions.some(({ dimensions }) => dimensions.some(({ list }) => list === "citizenship")),
  )
  const title = inLanguage(call.title, language)
  const names = inLanguage(submission.names, language)
  const address = (hash: string) =>
    urlOf("/submissions/{id}/files/{hash}", { id: submission.id, hash }, { format: "file" })
  const files = { bring: async () => undefined, address }

  function answer(place: AskedPlace) {
    const question = form.questions.find(({ code }) => code === place.question)
    if (!question) return null
    const given = values.get(placeOf(place))
    const label = inLanguage(question.label, language)
    const asked = submission.clarifications.filter((each) => each.question === place.question)
    return (
      <section
        key={placeOf(place)}
        className="question read"
        id={anchorOf(place)}
        aria-labelledby={`${anchorOf(place)}-label`}
      >
        <h3 id={`${anchorOf(place)}-label`}>
          <Foreign language={label.language}>{label.text}</Foreign>
        </h3>
        {given?.value ? (
          <AnswerText value={given.value} language={given.language} asks={question} files={files} />
        ) : (
          <p className="hint">{say("answering.not-answered")}</p>
        )}
        <ClarificationList all={asked} submission={submission.id} may={may} />
        {may("clarification.ask") && <AskClarification submission={submission.id} question={place.question} />}
      </section>
    )
  }
  return (
    <StatesContext value={states}>
      <Page
        kind="record"
        title={<Foreign language={names.language}>{names.text}</Foreign>}
        tab={`${names.text}: ${title.text}`}
        kicker={
          isPrinted ? (
            <Link to={`/submissions/${submission.id}`}>{say("answering.back-to-form")}</Link>
          ) : (
            <Link to={`/calls/${call.id}`}>
              <Foreign language={title.language}>{title.text}</Foreign>
            </Link>
          )
        }
        facts={
          <>
            {isPrinted && <Foreign language={title.language}>{title.text}</Foreign>}
            <span>{say(`answering.form.${submission.formKind}`)}</span>
            <span>{say(`answering.status.${submission.status}`)}</span>
            {submission.submitted ? (
              <span>
                {say("answering.submitted-on")} <DateText date={submission.submitted.slice(0, 10)} />
              </span>
            ) : (
              <DueText date={submission.due} />
            )}
            {submission.round > 1 && <span>{say("answering.round", { n: submission.round })}</span>}
          </>
        }
        acts={
          <Button look="quiet" onPress={() => print()}>
            {say("answering.print-now")}
          </Button>
        }
        thread={
          !isPrinted && (
            <ThreadBar
              at="answer"
              name={names.text}
              knots={{
                mandate: { count: call.mandates.length, to: `/mandates/${call.mandates[0] ?? ""}` },
                call: { count: 1, to: `/calls/${call.id}` },
              }}
            />
          )
        }
      >
        {!isPrinted && <Extensions submission={submission} may={may} />}
        {steps.map(({ section, parts }) => {
          const heading = inLanguage(section.title, language)
          return (
            <section key={section.code} className="read-section">
              <h2>
                <Foreign language={heading.language}>{heading.text}</Foreign>
              </h2>
              {parts.map((part) =>
                "place" in part
                  ? answer(part.place)
                  : part.each.map(({ nth, places }) => (
                      <section key={`${part.repeat.repeat} ${nth}`} className="repeat-each">
                        <h3>
                          {say("answering.repeat-n", { name: inLanguage(part.repeat.label, language).text, n: nth })}
                        </h3>
                        {places.map(answer)}
                      </section>
                    )),
              )}
            </section>
          )
        })}
      </Page>
    </StatesContext>
  )
}
