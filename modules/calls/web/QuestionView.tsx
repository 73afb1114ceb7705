import type { AskedQuestion } from "#modules/calls/questionnaire.ts"
import type { Question } from "#modules/calls/question.ts"
import { answersTo, conditionWords, type Teller } from "#modules/calls/web/condition-words.ts"
import { Said } from "#modules/calls/web/Said.tsx"
import type { Language } from "#platform/kernel/language.ts"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useMemo } from "react"

/** What conditions over these questions are told with, in a language. */
export function useTeller(questions: readonly Question[], language?: Language): Teller {
  const say = useWords()
  const reader = useReader()
  return useMemo(
    () => ({
      say,
      locale: reader.locale,
      language: language ?? reader.language,
      questions: new Map(questions.map((each) => [each.code, each])),
    }),
    [say, reader, language, questions],
  )
}

type Props = {
  readonly asked: AskedQuestion
  readonly question: Question | undefined
  readonly teller: Teller
  readonly number: string
}

/** A question as whoever is asked will meet it, to be read: its words, when it is asked, and how it can be answered. */
export function QuestionView({ asked, question, teller, number }: Props) {
  const say = useWords()
  const { when, check, required } = asked
  if (!question)
    return (
      <div className="asked">
        <p className="fault">{say("calls.fault.question-unknown", { place: asked.question })}</p>
      </div>
    )
  return (
    <div className="asked">
      <p className="asked-label">
        <span className="number">{number}</span> <Said text={question.label} language={teller.language} />
      </p>
      {Object.keys(question.hint).length > 0 && (
        <Said text={question.hint} language={teller.language} as="p" className="hint" />
      )}
      {(required || when) && (
        <p className="hint">
          {required && say("calls.required")} {when && say("calls.asked-when", { when: conditionWords(teller, when) })}
        </p>
      )}
      <HowAnswered question={question} teller={teller} />
      {check && (
        <p className="hint">
          {say("calls.checked", { what: conditionWords(teller, check.holds) })}{" "}
          <Said text={check.message} language={teller.language} />
        </p>
      )}
    </div>
  )
}

/** How a question is answered: what there is to choose, how a table is broken down, what is to be told of each. */
function HowAnswered({ question, teller }: { readonly question: Question; readonly teller: Teller }) {
  const say = useWords()
  const { locale } = useReader()
  const { kind, many, dimensions, bounds } = question
  const number = new Intl.NumberFormat(locale)
  const answers = answersTo(teller, question)
  return (
    <>
      {answers.length > 0 && (
        <ul className={many ? "options many" : "options"}>
          {answers.map(({ value, name }) => (
            <li key={value}>
              <bdi>{name}</bdi>
            </li>
          ))}
        </ul>
      )}
      {kind === "table" && dimensions.length > 0 && (
        <table className="table dimensions">
          <caption className="unseen">{say("calls.dimensions")}</caption>
          <thead>
            <tr>
              {dimensions.map(({ code, label }) => (
                <th key={code} scope="col">
                  <Said text={label} language={teller.language} />
                </th>
              ))}
              <th scope="col" className="number">
                {say("calls.how-many")}
              </th>
            </tr>
          </thead>
          <tbody>
            <tr>
              {dimensions.map(({ code, list, options, label }) => (
                <td key={code} data-label={label[teller.language] ?? code}>
                  {list === "own" ? (
                    <ul>
                      {options.map((option) => (
                        <li key={option.code}>
                          <Said text={option.label} language={teller.language} />
                        </li>
                      ))}
                    </ul>
                  ) : (
                    <span className="hint">{say(`calls.list.${list}`)}</span>
                  )}
                </td>
              ))}
              <td className="number" data-label={say("calls.how-many")}>
                …
              </td>
            </tr>
          </tbody>
        </table>
      )}
      {bounds && (bounds.least !== null || bounds.most !== null || bounds.whole) && (
        <p className="hint">
          {bounds.least !== null && say("calls.at-least", { n: number.format(bounds.least) })}{" "}
          {bounds.most !== null && say("calls.at-most", { n: number.format(bounds.most) })}{" "}
          {bounds.whole && say("calls.whole")}
        </p>
      )}
      <p className="hint answered-with">{say(many ? "calls.answered.choices" : `calls.answered.${kind}`)}</p>
    </>
  )
}
