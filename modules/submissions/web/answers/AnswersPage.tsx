import type { AnswerInPlace, listAnswers } from "#modules/submissions/contract.ts"
import { shortOf } from "#modules/submissions/web/answers/short.ts"
import { inLanguage } from "#platform/kernel/language.ts"
import { useAddress } from "#platform/web/address.tsx"
import { useAnswer } from "#platform/web/answers.tsx"
import { urlOf } from "#platform/web/ask.ts"
import { DateText } from "#platform/web/kit/DateText.tsx"
import { Empty } from "#platform/web/kit/Empty.tsx"
import { Filters } from "#platform/web/kit/Filters.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { Pager } from "#platform/web/kit/Pager.tsx"
import { Table, type Column } from "#platform/web/kit/Table.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"
import type { Language } from "#platform/kernel/language.ts"
import type { z } from "zod"

/** What the register of answers answers. */
export type Answers = z.output<(typeof listAnswers)["output"]>

/** The answers the reader may see: whose, to what, of which period, and what they say in short. */
export function AnswersPage({ answers: { items, total, next } }: { readonly answers: Answers }) {
  const say = useWords()
  const { language, locale } = useReader()
  if (total === 0)
    return (
      <Empty title={say("submissions.no-answers")}>
        <p>{say("submissions.no-answers-text")}</p>
      </Empty>
    )
  return (
    <>
      <Table
        caption={say("submissions.answers")}
        rows={items}
        id={({ id }) => id}
        columns={columns(say, language, locale)}
      />
      <Pager total={total} shown={items.length} next={next} />
    </>
  )
}

function columns(say: Words, language: Language, locale: string): readonly Column<AnswerInPlace>[] {
  return [
    {
      name: say("submissions.party"),
      heads: true,
      cell: ({ id, names }) => {
        const said = inLanguage(names, language)
        return (
          <Link to={`/answers/${id}`}>
            <Foreign language={said.language}>{said.text}</Foreign>
          </Link>
        )
      },
    },
    {
      name: say("submissions.question"),
      cell: ({ label, question }) => {
        const said = inLanguage(label, language)
        return (
          <>
            <Foreign language={said.language}>{said.text}</Foreign>
            <span className="where">
              <Link to={`/questions/${question}`}>
                <bdi>{question}</bdi>
              </Link>
            </span>
          </>
        )
      },
    },
    {
      name: say("submissions.period"),
      cell: ({ period }) => (period === "standing" ? say("submissions.standing") : period),
    },
    {
      name: say("submissions.says"),
      cell: ({ value, language: written }) => <Foreign language={written}>{shortOf(value, say, locale)}</Foreign>,
    },
    { name: say("submissions.given"), cell: ({ given }) => <DateText date={given.slice(0, 10)} /> },
    { name: say("submissions.release"), cell: ({ release }) => say(`submissions.release.${release}`) },
  ]
}

const names = ["party", "question", "article", "period", "call", "mandate", "kind"] as const

/** The answers, asked for as the address says, and shown. */
export function LiveAnswers() {
  const say = useWords()
  const { language } = useReader()
  const { search } = useAddress()
  const asked = Object.fromEntries(names.flatMap((name) => (search[name] ? [[name, search[name]]] : [])))
  const answers = useAnswer("answer.list", async () => (await import("#modules/submissions/contract.ts")).listAnswers, {
    // The address is text; the contract parses it at the other end.
    query: { ...asked, language, ...(search["after"] && { after: search["after"] }) },
  })
  return (
    <Page kind="register" title={say("submissions.answers")} help={say("submissions.answers-help")}>
      <Filters
        filters={[
          { name: "party", label: say("submissions.party"), written: "words", hint: say("submissions.party-hint") },
          {
            name: "question",
            label: say("submissions.question"),
            written: "words",
            hint: say("submissions.question-hint"),
          },
          { name: "article", label: say("submissions.article"), written: "words" },
          { name: "period", label: say("submissions.period"), written: "words", hint: say("submissions.period-hint") },
        ]}
      />
      <p className="take-away no-print">
        {say("submissions.take-answers")}{" "}
        {["csv", "xlsx"].map((format) => (
          <a key={format} href={urlOf("/answers", {}, { ...asked, language, format })} download={`answers.${format}`}>
            {format.toUpperCase()}
          </a>
        ))}
      </p>
      <Here of={answers} rows={12}>
        {(value) => <AnswersPage answers={value} />}
      </Here>
    </Page>
  )
}
