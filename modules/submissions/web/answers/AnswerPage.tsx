import type { getQuestion } from "#modules/calls/contract.ts"
import type { getAnswer } from "#modules/submissions/contract.ts"
import { ReleaseForm } from "#modules/submissions/web/answers/ReleaseForm.tsx"
import { AnswerText, type Asks } from "#modules/submissions/web/read/AnswerText.tsx"
import { StatesContext, useStatesOf } from "#modules/submissions/web/fields/states.ts"
import { inLanguage } from "#platform/kernel/language.ts"
import { useAddress } from "#platform/web/address.tsx"
import { useAnswer } from "#platform/web/answers.tsx"
import { urlOf } from "#platform/web/ask.ts"
import { History } from "#platform/web/history/History.tsx"
import { DateText } from "#platform/web/kit/DateText.tsx"
import { Facts } from "#platform/web/kit/Facts.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Notice } from "#platform/web/kit/Notice.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { ThreadBar } from "#platform/web/kit/ThreadBar.tsx"
import { may, useMe } from "#platform/web/me.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { WhoMay } from "#platform/web/rights/WhoMay.tsx"
import { useWords } from "#platform/web/words.tsx"
import type { ComponentProps, ReactNode } from "react"
import type { z } from "zod"

/** What is told of one answer. */
export type AnswerRecord = z.output<(typeof getAnswer)["output"]>
type Asked = z.output<(typeof getQuestion)["output"]>

type Props = {
  readonly answer: AnswerRecord
  readonly asks?: Asks | undefined
  readonly mayRelease: boolean
  /** What of the thread begins only after answers, and what is to be said of it. */
  readonly knots?: ComponentProps<typeof ThreadBar>["knots"]
  readonly children?: ReactNode
}

/** One answer of the store: what it says, whose it is, what it said before, and who can see it, and why. */
export function AnswerPage({ answer, asks, mayRelease, knots, children }: Props) {
  const say = useWords()
  const { language } = useReader()
  const label = inLanguage(answer.label, language)
  const names = inLanguage(answer.names, language)
  const call = inLanguage(answer.call.title, language)
  const address = (hash: string) =>
    urlOf("/submissions/{id}/files/{hash}", { id: answer.submission, hash }, { format: "file" })
  const files = { bring: async () => undefined, address }
  const earlier = answer.history.filter(({ id }) => id !== answer.id)
  return (
    <Page
      kind="record"
      title={<Foreign language={label.language}>{label.text}</Foreign>}
      tab={`${names.text}: ${label.text}`}
      kicker={
        <Link to={`/profiles/${answer.party}`}>
          <Foreign language={names.language}>{names.text}</Foreign>
        </Link>
      }
      facts={
        <>
          <span>{answer.period === "standing" ? say("submissions.standing") : answer.period}</span>
          <span>
            {say("submissions.given")}: <DateText date={answer.given.slice(0, 10)} />
          </span>
          <span>{say(`submissions.release.${answer.release}`)}</span>
        </>
      }
      thread={
        <ThreadBar
          at="answer"
          name={names.text}
          knots={{ call: { count: 1, to: `/calls/${answer.call.id}` }, ...knots }}
        />
      }
    >
      {answer.withdrawn !== null && (
        <Notice kind="warning">
          {say("submissions.withdrawn-on")} <DateText date={answer.withdrawn.slice(0, 10)} />
        </Notice>
      )}
      <AnswerText value={answer.value} language={answer.language} asks={asks} files={files} />
      <Facts
        facts={[
          [
            say("submissions.call"),
            <Link key="call" to={`/calls/${answer.call.id}`}>
              <Foreign language={call.language}>{call.text}</Foreign>
            </Link>,
          ],
          [
            say("submissions.question"),
            <Link key="question" to={`/questions/${answer.question}`}>
              <bdi>{answer.question}</bdi>
            </Link>,
          ],
          [
            say("submissions.source"),
            <Link key="source" to={`/submissions/${answer.submission}`}>
              {say("submissions.whole")}
            </Link>,
          ],
          [say("submissions.released-from"), answer.releasedFrom && <DateText key="from" date={answer.releasedFrom} />],
        ]}
      />
      {children}
      {mayRelease && <ReleaseForm answer={answer} />}
      {earlier.length > 0 && (
        <section>
          <h2>{say("submissions.said-before")}</h2>
          <ol className="said-before">
            {earlier.map((each) => (
              <li key={each.id}>
                <p className="hint">
                  <DateText date={each.given.slice(0, 10)} /> · {say("answering.round", { n: each.round })}
                  {each.withdrawn !== null && <> · {say("answering.status.withdrawn")}</>}
                </p>
                <AnswerText value={each.value} language={each.language} asks={asks} files={files} />
              </li>
            ))}
          </ol>
        </section>
      )}
      <History noun="answer" id={answer.id} />
      <WhoMay noun="answer" id={answer.id} />
    </Page>
  )
}

/** One answer, asked for with its question, and shown. */
export function LiveAnswer({ knots, children }: Pick<Props, "knots" | "children">) {
  const say = useWords()
  const { params } = useAddress()
  const me = useMe()
  const answer = useAnswer("answer.read", async () => (await import("#modules/submissions/contract.ts")).getAnswer, {
    params: { id: params["id"] ?? "" },
  })
  const code = answer.state === "here" ? answer.value.question : ""
  const question = useAnswer(
    "question.read",
    async () => (await import("#modules/calls/contract.ts")).getQuestion,
    { params: { code } },
    { when: code !== "" },
  )
  const asks: Asked | undefined = question.state === "here" ? question.value : undefined
  const states = useStatesOf(asks?.dimensions.some(({ list }) => list === "citizenship") ?? false)
  if (answer.state !== "here")
    return (
      <Page kind="record" title={say("submissions.answer")}>
        <Here of={answer} rows={8}>
          {() => null}
        </Here>
      </Page>
    )
  const isOwn = me.appointments.some(({ party }) => party === answer.value.party)
  return (
    <StatesContext value={states}>
      <AnswerPage
        answer={answer.value}
        asks={asks}
        mayRelease={isOwn && may(me, "answer.release")}
        {...(knots && { knots })}
      >
        {children}
      </AnswerPage>
    </StatesContext>
  )
}
