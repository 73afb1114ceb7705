import type { Question } from "#modules/calls/question.ts"
import type { AnswerValue } from "#modules/calls/value.ts"
import { useAround } from "#modules/submissions/web/form/Around.tsx"
import { Comments } from "#modules/submissions/web/form/Comments.tsx"
import { ConflictPart } from "#modules/submissions/web/form/ConflictPart.tsx"
import { LastTime } from "#modules/submissions/web/form/LastTime.tsx"
import { anchorOf, wrongWith, type Wrong } from "#modules/submissions/web/form/steps.ts"
import { MissingField } from "#modules/submissions/web/fields/MissingField.tsx"
import { QuestionField } from "#modules/submissions/web/fields/QuestionField.tsx"
import { AnswerText } from "#modules/submissions/web/read/AnswerText.tsx"
import { placeOf, type AskedPlace } from "#modules/submissions/readiness.ts"
import { inLanguage } from "#platform/kernel/language.ts"
import { Button } from "#platform/web/kit/Button.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Notice } from "#platform/web/kit/Notice.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"

type Props = { readonly place: AskedPlace; readonly question: Question; readonly number: string }

/** A question where it is asked: what was answered last time beside its field, what is wrong, what others wrote and said. */
export function QuestionBlock({ place, question, number }: Props) {
  const say = useWords()
  const { language: reads } = useReader()
  const { writing, given, codesOf, language, files, mayWrite } = useAround()
  const { submission, values, queue } = writing
  const word = placeOf(place)
  const answer = values.get(word)
  const value = answer?.value ?? undefined
  const written = answer?.language ?? language
  const waiting = queue.find((each) => placeOf(each) === word)
  const conflicts = submission.conflicts.filter((each) => placeOf(each) === word)
  const last = submission.last.find((each) => placeOf(each) === word)
  const unclear = submission.clarifications.filter((each) => each.question === place.question && each.closed === null)
  const isOpen = mayWrite(place.section) && conflicts.length === 0
  const label = inLanguage(question.label, reads)
  const hint = inLanguage(question.hint, reads)
  const wrong = value && codesOf ? wrongWith(place, question, value, given, codesOf) : []
  const write = (next: AnswerValue | null) => writing.write(place, next, value ? written : language)

  return (
    <section className="question" id={anchorOf(place)} aria-labelledby={`${anchorOf(place)}-label`} tabIndex={-1}>
      <header>
        <p className="number" aria-hidden="true">
          {number}
        </p>
        <div>
          <h3 id={`${anchorOf(place)}-label`}>
            <Foreign language={label.language}>{label.text}</Foreign>
            {place.asked.required && <span className="required"> {say("answering.required")}</span>}
          </h3>
          {hint.text !== "" && (
            <Foreign as="p" className="hint" language={hint.language}>
              {hint.text}
            </Foreign>
          )}
        </div>
      </header>
      {unclear.map((each) => (
        <Notice key={each.id} kind="warning">
          <p>{say("answering.asked-clear")}</p>
          <Foreign as="blockquote" language={each.language}>
            {each.text}
          </Foreign>
        </Notice>
      ))}
      {conflicts.map((conflict) => (
        <ConflictPart key={conflict.id} conflict={conflict} question={question} />
      ))}
      <div className="answering" data-last={last !== undefined || undefined}>
        <div className="now">
          {!isOpen && conflicts.length === 0 && <ReadOnly value={value} language={written} question={question} />}
          {isOpen && value?.kind === "missing" && (
            <MissingField
              name={word}
              value={value}
              language={written}
              disabled={false}
              onChange={write}
              onAnswer={() => write(null)}
            />
          )}
          {isOpen && value?.kind !== "missing" && (
            <>
              <QuestionField
                key={word}
                question={question}
                value={value}
                language={written}
                disabled={false}
                files={files}
                onChange={write}
              />
              <p className="field-foot no-print">
                <Button look="link" onPress={() => write({ kind: "missing", why: "not-available", note: "" })}>
                  {say("answering.cannot-answer")}
                </Button>
                {value && (
                  <Button look="link" onPress={() => write(null)}>
                    {say("answering.empty-it")}
                  </Button>
                )}
              </p>
            </>
          )}
          <Wrongs wrong={wrong} refused={waiting?.refused} />
        </div>
        {last && <LastTime last={last} place={place} question={question} value={value} isOpen={isOpen} write={write} />}
      </div>
      <Comments question={place.question} />
    </section>
  )
}

type ReadOnlyProps = {
  readonly value: AnswerValue | undefined
  readonly language: Parameters<typeof AnswerText>[0]["language"]
  readonly question: Question
}

function ReadOnly({ value, language, question }: ReadOnlyProps) {
  const say = useWords()
  const { files } = useAround()
  return value ? (
    <AnswerText value={value} language={language} asks={question} files={files} />
  ) : (
    <p className="hint">{say("answering.not-answered")}</p>
  )
}

type WrongsProps = { readonly wrong: readonly Wrong[]; readonly refused: string | undefined }

/** What is wrong with an answer, each in a sentence; said once however many cells it is wrong in. */
function Wrongs({ wrong, refused }: WrongsProps) {
  const say = useWords()
  const { language } = useReader()
  const said = new Set([
    ...wrong.map((each) =>
      "says" in each ? inLanguage(each.says, language).text : say(`answering.fault.${each.fault}`),
    ),
    ...(refused === undefined ? [] : [refusal(say, refused)]),
  ])
  if (said.size === 0) return null
  return (
    <ul className="wrongs" aria-live="polite">
      {[...said].map((sentence) => (
        <li key={sentence} className="fault">
          {sentence}
        </li>
      ))}
    </ul>
  )
}

function refusal(say: Words, code: string): string {
  try {
    return say(`problem.${code}`)
  } catch {
    // The server may be newer than this page.
    return say("problem.unknown", { code })
  }
}
