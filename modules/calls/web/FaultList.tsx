import type { Question } from "#modules/calls/question.ts"
import { inLanguage } from "#platform/kernel/language.ts"
import { Notice } from "#platform/web/kit/Notice.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"

/** Something that does not hold together, and where. */
export type Fault = { readonly place: string; readonly fault: string }

/** A fault in words; by its code where the server knows more kinds than this page. */
export function faultWords(say: Words, { fault, place }: Fault, name = place): string {
  try {
    return say(`calls.fault.${fault}`, { place: name })
  } catch {
    return `${name}: ${fault}`
  }
}

type Props = { readonly faults: readonly Fault[]; readonly questions: readonly Pick<Question, "code" | "label">[] }

/** What does not hold together in a questionnaire, each at its place, before it can be tested. */
export function FaultList({ faults, questions }: Props) {
  const say = useWords()
  const { language } = useReader()
  const labels = new Map(questions.map(({ code, label }) => [code, inLanguage(label, language).text]))
  if (faults.length === 0) return null
  return (
    <Notice kind="warning">
      <p>{say("calls.faults", { n: faults.length })}</p>
      <ul>
        {faults.map((each) => (
          <li key={`${each.place} ${each.fault}`}>
            <bdi>{faultWords(say, each, labels.get(each.place))}</bdi>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
