import { AnswersPage, type Answers } from "#modules/submissions/web/answers/AnswersPage.tsx"
import { useAnswer } from "#platform/web/answers.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"

type Props = { readonly party: string; readonly answers: Answers }

/** What one State or organization answered, on its profile: laws, authorities, practices and all else, each with its day. */
export function AnsweredPart({ party, answers }: Props) {
  const say = useWords()
  if (answers.total === 0) return null
  return (
    <section>
      <h2>{say("submissions.answers")}</h2>
      <AnswersPage answers={{ ...answers, next: null }} />
      <p>
        <Link to="/answers" search={{ party }}>
          {say("answering.answers")}
        </Link>
      </p>
    </section>
  )
}

/** The same, asked for; nothing is shown until it is here. */
export function LiveAnswered({ party }: { readonly party: string }) {
  const { language } = useReader()
  const answers = useAnswer("answer.list", async () => (await import("#modules/submissions/contract.ts")).listAnswers, {
    query: { party, language, limit: 20 },
  })
  return answers.state === "here" ? <AnsweredPart party={party} answers={answers.value} /> : null
}
