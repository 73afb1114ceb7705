import type { getQuestion } from "#modules/calls/contract.ts"
import { AnchorText } from "#modules/calls/web/bank/AnchorText.tsx"
import { toneOf } from "#modules/calls/web/naming.ts"
import { QuestionView, useTeller } from "#modules/calls/web/QuestionView.tsx"
import { Said } from "#modules/calls/web/Said.tsx"
import { inLanguage, languages } from "#platform/kernel/language.ts"
import { useAddress } from "#platform/web/address.tsx"
import { useAct, useAnswer } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Facts } from "#platform/web/kit/Facts.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Notice, RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { PageAwaited } from "#platform/web/kit/PageAwaited.tsx"
import { Skeleton } from "#platform/web/kit/Skeleton.tsx"
import { Status } from "#platform/web/kit/Status.tsx"
import { History } from "#platform/web/history/History.tsx"
import { may, useMe } from "#platform/web/me.tsx"
import { languageNames } from "#platform/web/people/language-names.ts"
import { useReader } from "#platform/web/reader.tsx"
import { WhoMay } from "#platform/web/rights/WhoMay.tsx"
import { useWords } from "#platform/web/words.tsx"
import { lazy, Suspense, useState, type ReactNode } from "react"
import type { z } from "zod"

const QuestionForm = lazy(async () => ({
  default: (await import("#modules/calls/web/bank/QuestionForm.tsx")).QuestionForm,
}))

/** A question with its editions and the calls that ask it. */
export type QuestionRecord = z.output<(typeof getQuestion)["output"]>

type Props = { readonly question: QuestionRecord; readonly acts?: ReactNode; readonly children?: ReactNode }

/** One question of the bank: how it reads, in each language, where it hangs, who asks it, and how its words changed. */
export function QuestionPage({ question, acts, children }: Props) {
  const say = useWords()
  const { language } = useReader()
  const teller = useTeller([question])
  const { code, label, kind, per, anchors, measure, calls, editions, retired, edition } = question
  const others = languages.filter((each) => label[each] !== undefined)
  return (
    <Page
      kind="record"
      title={<Said text={label} />}
      tab={inLanguage(label, language).text}
      kicker={
        <>
          <Link to="/questions">{say("platform.nav.questions")}</Link> · <code>{code}</code>
        </>
      }
      facts={
        <>
          <span>{say("calls.edition", { number: edition })}</span>
          {retired && <Status tone="quiet">{say("calls.retired")}</Status>}
        </>
      }
      acts={acts}
    >
      {children}
      <section>
        <h2>{say("calls.as-asked")}</h2>
        <QuestionView
          asked={{ question: code, required: false, when: null, check: null }}
          question={question}
          teller={teller}
          number=""
        />
      </section>
      <section>
        <h2>{say("calls.about-question")}</h2>
        <Facts
          facts={[
            [say("calls.kind"), say(`calls.kind.${kind}`)],
            [say("calls.per"), say(`calls.per.${per}`)],
            [say("calls.measure"), measure],
            [
              say("calls.anchors"),
              anchors.length > 0 && (
                <ul key="anchors">
                  {anchors.map((anchor) => (
                    <li key={JSON.stringify(anchor)}>
                      <AnchorText anchor={anchor} />
                    </li>
                  ))}
                </ul>
              ),
            ],
          ]}
        />
      </section>
      <section>
        <h2>{say("calls.in-languages")}</h2>
        <dl className="facts-list">
          {others.map((each) => (
            <div key={each}>
              <dt lang={each}>{languageNames[each]}</dt>
              <dd>
                <Said text={label} language={each} />
                {question.hint[each] !== undefined && (
                  <Said text={question.hint} language={each} as="p" className="hint" />
                )}
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <section>
        <h2>{say("calls.asked-by")}</h2>
        {calls.length === 0 && <p className="hint">{say("calls.asked-by-none")}</p>}
        <ul className="called">
          {calls.map(({ call, title, status }) => (
            <li key={call}>
              <Link to={`/calls/${call}`}>
                <Said text={title} />
              </Link>{" "}
              <Status tone={toneOf[status]}>{say(`calls.status.${status}`)}</Status>
            </li>
          ))}
        </ul>
      </section>
      {editions.length > 1 && (
        <section>
          <h2>{say("calls.editions")}</h2>
          <ol className="editions">
            {editions.map((each) => (
              <li key={each.edition}>
                {say("calls.edition", { number: each.edition })}: <Said text={each.label} />
              </li>
            ))}
          </ol>
        </section>
      )}
      <History noun="question" id={code} />
      <WhoMay noun="question" id={code} />
    </Page>
  )
}

const contract = () => import("#modules/calls/contract.ts")

/** One question, asked for and shown; whoever keeps the bank corrects its words and retires it. */
export function LiveQuestion() {
  const say = useWords()
  const { params } = useAddress()
  const me = useMe()
  const code = params["code"] ?? ""
  const [corrects, correct] = useState(false)
  const question = useAnswer("question.read", async () => (await contract()).getQuestion, { params: { code } })
  const retire = useAct(async () => (await contract()).retireQuestion)
  if (question.state !== "here")
    return <PageAwaited of={question} kind="record" title={say("calls.question")} rows={8} />
  const { retired } = question.value
  return (
    <QuestionPage
      question={question.value}
      acts={
        <>
          {may(me, "question.correct") && (
            <Button expanded={corrects} onPress={() => correct(!corrects)}>
              {say("calls.correct-question")}
            </Button>
          )}
          {may(me, "question.retire") && (
            <Button
              look="quiet"
              busy={retire.busy}
              onPress={() => void retire.act({ params: { code }, body: { retired: !retired } })}
            >
              {say(retired ? "calls.use-again" : "calls.retire")}
            </Button>
          )}
        </>
      }
    >
      {retire.refused && <RefusalNotice refused={retire.refused} />}
      {retired && <Notice>{say("calls.retired-text")}</Notice>}
      {corrects && (
        <Suspense fallback={<Skeleton rows={8} />}>
          <QuestionForm
            before={question.value}
            languages={languages}
            mandates={[]}
            onMade={() => correct(false)}
            onLeave={() => correct(false)}
          />
        </Suspense>
      )}
    </QuestionPage>
  )
}
