import type { Step } from "#modules/submissions/web/form/steps.ts"
import { inLanguage } from "#platform/kernel/language.ts"
import { useAddress } from "#platform/web/address.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Progress } from "#platform/web/kit/Progress.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"

/** The name of the last step, which is no section: going over it, clearing and submitting. */
export const lastStep = "~"

type Props = { readonly steps: readonly Step[]; readonly here: string; readonly mine: ReadonlySet<string> | undefined }

/** The sections as steps, each with how much of it is answered; those that are one's own to write are marked. */
export function StepsList({ steps, here, mine }: Props) {
  const say = useWords()
  const { language } = useReader()
  const { path } = useAddress()
  const questions = steps.reduce((sum, each) => sum + each.questions, 0)
  const answered = steps.reduce((sum, each) => sum + each.answered, 0)
  return (
    <nav className="form-steps no-print" aria-label={say("answering.sections")}>
      <Progress
        label={say("answering.answered-of", { answered, questions })}
        value={questions === 0 ? 0 : answered / questions}
      />
      <ol>
        {steps.map(({ section, ...step }) => {
          const title = inLanguage(section.title, language)
          return (
            <li key={section.code} data-done={(step.questions > 0 && step.answered === step.questions) || undefined}>
              <Link to={path} search={{ section: section.code }} {...(here === section.code && { current: "page" })}>
                <Foreign language={title.language}>{title.text}</Foreign>
              </Link>
              <span className="hint">
                {say("answering.of", { answered: step.answered, questions: step.questions })}
                {mine?.has(section.code) && <> · {say("answering.yours")}</>}
              </span>
            </li>
          )
        })}
        <li>
          <Link to={path} search={{ section: lastStep }} {...(here === lastStep && { current: "page" })}>
            {say("answering.go-over")}
          </Link>
        </li>
      </ol>
    </nav>
  )
}
